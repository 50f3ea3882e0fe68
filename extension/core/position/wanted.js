/** A position as the search wants it: the words in their compared form, the selectors told apart. */
import { LEFT_OUT, plain } from "./text.js";

/** @typedef {import("./types.js").Position} Position */

/** @param {Position} position */
export function read(position) {
  /** @type {{exact?: string, prefix?: string, suffix?: string, start?: number, value?: string}} */
  const {
    exact = "",
    prefix = "",
    suffix = "",
    start = -1,
    value = "",
  } = Object.assign({}, ...position.selectors);
  const head = plain(prefix);
  const words = head + plain(exact + suffix);
  /** @returns {string[]} */
  const split = (/** @type {string | undefined} */ prints) => [...(prints?.match(/.{4}/g) ?? [])];
  return {
    /** The own block's compared text around the line, and where in it the line begins. */
    words,
    here: head.length,
    /** The longest piece that is sure to stand in the page's source as it is here. */
    word: (prefix + exact + suffix).split(LEFT_OUT).reduce((a, b) => (b.length > a.length ? b : a), ""),
    exact,
    start,
    path: value,
    item: position.item ?? "",
    before: split(position.before),
    after: split(position.after),
  };
}

/** @typedef {ReturnType<typeof read>} Wanted */
