/** What tells an item from others with the same words: the link, the id or the picture of a card, a row, a comment. */
import { hash } from "./text.js";

/**
 * The fingerprint of the link, or else the id, or else the picture, that is nearest to an element; empty in running
 * text.
 * @param {Element | null} element
 */
export function itemOf(element) {
  for (; element && (element.textContent ?? "").length < 600; element = element.parentElement) {
    const own = element;
    const nearest = (/** @type {string} */ css) => own.closest(css) ?? own.querySelector(css);
    const mark =
      nearest("a[href]")?.getAttribute("href") || own.id || nearest("img[src]")?.getAttribute("src");
    if (mark) return hash(mark);
  }
  return "";
}
