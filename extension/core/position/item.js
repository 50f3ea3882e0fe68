/** What tells an item from others with the same words: the link or the picture of a card, a row, a comment. */
import { hash } from "./text.js";

/**
 * The fingerprint of the link, or else of the picture, that is nearest to an element; empty in running text.
 * @param {Element | null} element
 */
export function itemOf(element) {
  for (; element && (element.textContent ?? "").length < 600; element = element.parentElement) {
    const mark = element.closest("a[href],img[src]") ?? element.querySelector("a[href],img[src]");
    if (mark) return hash(mark.getAttribute("href") ?? mark.getAttribute("src") ?? "");
  }
  return "";
}
