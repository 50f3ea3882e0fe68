// Bytes and the text that carries them: base64url without padding, one spelling for one thing.

const encoder = new TextEncoder();

/** @param {string} text */
export const utf8 = (text) => encoder.encode(text);

/** @param {number} length */
export const random = (length) => crypto.getRandomValues(new Uint8Array(length));

/** @param {...Uint8Array} parts */
export function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** @param {Uint8Array} bytes */
export function toBase64url(bytes) {
  let binary = "";
  // In slices: an argument for each byte of 64 KB is more than some browsers take.
  for (let at = 0; at < bytes.length; at += 8192)
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * @param {string} text
 * @param {number} [length] how many bytes it must be
 * @returns {Uint8Array<ArrayBuffer> | null} null when it is spelt otherwise than `toBase64url` spells it
 */
export function fromBase64url(text, length) {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return null;
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  if (length !== undefined && binary.length !== length) return null;
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  // The last character may hold bits that are no byte's: left alone, one thing would have several spellings.
  return toBase64url(bytes) === text ? bytes : null;
}
