// Crockford base32: what somebody typed, in its one spelling.

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CANONICAL = /^[0-9A-HJKMNP-TV-Z]*$/;

/**
 * @param {string} typed in any case, with spaces or hyphens, with O and I or L for 0 and 1
 * @param {number} length how many characters a code of this sort has
 * @returns {string | null} the canonical code; null when it cannot be one
 */
export function readCrockford(typed, length) {
  const code = typed
    .normalize("NFKC")
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .toUpperCase()
    .replace(/[\s\p{Pd}_.\u200e\u200f]/gu, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  return code.length === length && CANONICAL.test(code) ? code : null;
}

/** @param {number} length */
export function newCrockford(length) {
  // 256 is a multiple of 32: every character is as likely as any other.
  return Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => ALPHABET[byte & 31]).join("");
}

/** @param {string} code @returns {string} in groups of four, as it is shown and read out */
export function groupCrockford(code) {
  return code.replace(/.{4}(?=.)/g, "$&-");
}
