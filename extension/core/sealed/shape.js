// The shape of what was opened, field by field: a check gives what may be used, or throws.

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/i;
/** Characters that a browser would drop or rewrite (addresses.py). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNSAFE = /[\x00-\x20\x7f-\xa0\\\u2028\u2029\ufeff]/;
const WEB = /^https?:\/\/[^/?#@]+(?:[/?#]|$)/;

/** Not what it should be. */
export class Refused extends Error {}

/** @typedef {(value: unknown) => unknown} Check gives what may be used, and throws Refused */

/** @param {boolean} holds */
const need = (holds) => {
  if (!holds) throw new Refused();
};

/** @param {{ most: number, least?: number, pattern?: RegExp }} rule lengths in characters @returns {Check} */
export const text =
  ({ most, least = 0, pattern }) =>
  (value) => {
    // Half a character is none: JSON on the wire could not carry it.
    if (typeof value !== "string" || /\p{Surrogate}/u.test(value)) throw new Refused();
    // Counted as the service counts, by code points.
    const length = value.length <= most ? value.length : [...value.slice(0, 2 * most + 2)].length;
    need(length >= least && length <= most && (!pattern || pattern.test(value)));
    return value;
  };

/** @param {number} least @param {number} most @returns {Check} */
export const number = (least, most) => (value) => {
  need(typeof value === "number" && value >= least && value <= most);
  return value;
};

/** @param {number} least @param {number} most @returns {Check} */
export const whole = (least, most) => (value) => {
  need(Number.isInteger(value));
  return number(least, most)(value);
};

/** @param {readonly unknown[]} allowed @returns {Check} */
export const one = (allowed) => (value) => {
  need(allowed.includes(value));
  return value;
};

/** @param {Check} item @param {number} most @returns {Check} */
export const list = (item, most) => (value) => {
  if (!Array.isArray(value) || value.length > most) throw new Refused();
  return value.map(item);
};

/** @param {unknown} value @returns {[string, unknown][]} */
const entries = (value) => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Refused();
  return Object.entries(value);
};

/** @param {Check} name @param {Check} item @returns {Check} */
export const map = (name, item) => (value) =>
  Object.fromEntries(entries(value).map(([key, each]) => [name(key), item(each)]));

/**
 * The known fields of an object; others are left behind, as is what is null where the wire allows null.
 * @param {Record<string, Check>} needed
 * @param {Record<string, Check>} [optional]
 * @param {string[]} [nullable]
 * @returns {Check}
 */
export const object =
  (needed, optional = {}, nullable = []) =>
  (value) => {
    const given = new Map(entries(value));
    const fields = { ...needed, ...optional };
    for (const name of Object.keys(needed)) need(given.has(name));
    return Object.fromEntries(
      Object.entries(fields).flatMap(([name, check]) => {
        if (!given.has(name)) return [];
        const each = given.get(name);
        return each === null && nullable.includes(name) ? [] : [[name, check(each)]];
      }),
    );
  };

/**
 * @param {unknown} value
 * @returns {boolean} http or https, without userinfo, spelt so that no two readers could differ
 */
export function isWebAddress(value) {
  if (typeof value !== "string" || value.length > 2048 || UNSAFE.test(value)) return false;
  if (!WEB.test(value)) return false;
  try {
    return Boolean(new URL(value));
  } catch {
    return false;
  }
}

/** @type {Check} */
export const address = (value) => {
  text({ most: 2048, least: 1 })(value);
  need(isWebAddress(value));
  return value;
};

/** @type {Check} */
export const time = (value) => {
  text({ most: 40, pattern: TIME })(value);
  const date = new Date(String(value));
  need(Number.isFinite(date.getTime()));
  return date.toISOString();
};
