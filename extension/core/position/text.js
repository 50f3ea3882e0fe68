/**
 * Text as it is compared: without what a later version or another browser is free to change.
 *
 * White space, invisible format characters and digits of every script are left out. Prices, counts and dates
 * change while the text around them stays, and leaving characters out keeps a text's pieces the pieces of the
 * text, which replacing runs would not.
 */
export const LEFT_OUT = /[\s\p{Nd}\p{Cf}]+/gu;

/** @param {string} text */
export const tidy = (text) => text.replace(/\s+/g, " ");

/** @param {string} raw */
export const plain = (raw) => raw.replace(LEFT_OUT, "");

/**
 * Index in `raw` of the character that stands at `index` in `plain(raw)`, or of its last.
 * @param {string} raw
 * @param {number} index
 */
export function rawIndex(raw, index) {
  let at = 0;
  for (let left = index; at < raw.length - 1; at++) {
    if (plain(raw[at]) && left-- === 0) break;
  }
  return at;
}

/**
 * Four characters that stand for a text (FNV-1a, 20 bits).
 * @param {string} text
 */
export function hash(text) {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return ((value >>> 0) + 2 ** 32).toString(36).slice(-4);
}

/**
 * What a neighbouring block is known by again: its first 24 letters, and nobody's text to carry about. Empty for a
 * block without words.
 * @param {{raw: string}} block
 */
export function printOf({ raw }) {
  const text = plain(raw.slice(0, 300)).slice(0, 24);
  return text.length > 1 ? hash(text) : "";
}
