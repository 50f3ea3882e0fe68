// The check of what a page's script hands over. Pages are hostile, and a browser may be fooled.
import { pageKey } from "../core/address.js";
import { clean } from "../core/cleaning.js";
import { checkContent } from "../core/sealed/content.js";

/** @import { Captured } from "./types" */

/** Drawn by us, and nothing that a browser would ask anybody for. */
export const PICTURE = /^data:image\/png;base64,[A-Za-z0-9+/]+=*$/;
const LARGEST = 4096; // characters of a picture

/**
 * @param {unknown} value
 * @returns {Captured | null} made anew from what may be used; null when there is nothing
 */
export function checkCaptured(value) {
  const { content: given, icon } = /** @type {Partial<Captured>} */ (value ?? {});
  const content = checkContent(given);
  if (!content) return null;
  const { page, cart, position } = content.snapshot;
  return {
    content,
    icon: typeof icon === "string" && icon.length <= LARGEST && PICTURE.test(icon) ? icon : "",
    title: page.title,
    url: page.url,
    items: (cart?.lines ?? []).reduce((sum, { quantity }) => sum + quantity, 0),
    progression: position ? (position.progression ?? 0) : null,
  };
}

/** Whether two addresses are the same page. @param {string} a @param {string} b */
export const samePage = (a, b) => pageKey(clean(a)) === pageKey(clean(b));
