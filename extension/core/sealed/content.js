// What is sealed, and the check of what was opened: anybody can send somebody a sealed link.

import { opened, SealError, seal } from "./seal.js";

/** @import { Content } from "../types" */

// The same rules as the service's schema.py; what it refuses cannot be opened.
const DEVICES = ["phone", "tablet", "desktop", "other"];
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/i;
/** Characters that a browser would drop or rewrite (addresses.py). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNSAFE = /[\x00-\x20\x7f-\xa0\\\u2028\u2029\ufeff]/;
const WEB = /^https?:\/\/([^/?#@]+)(?:[/?#]|$)/;
/** One text directive, as a browser's own fragment could hold it: no second directive, no fragment of its own. */
const DIRECTIVE = /^(text=(?:[\w.~!$'()*+,;=:@/?-]|%[0-9a-f]{2})+)?$/i;
/** Three hundred characters, each four bytes of three characters at most, and what holds them together. */
const LONGEST_DIRECTIVE = 4000;

/** Not what it should be. */
class Refused extends Error {}

/** @typedef {(value: unknown) => unknown} Check gives what may be used, and throws Refused */

/** @param {boolean} holds */
const need = (holds) => {
  if (!holds) throw new Refused();
};

/** @param {{ most: number, least?: number, pattern?: RegExp }} rule lengths in characters @returns {Check} */
const text =
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
const number = (least, most) => (value) => {
  need(typeof value === "number" && value >= least && value <= most);
  return value;
};

/** @param {number} least @param {number} most @returns {Check} */
const whole = (least, most) => (value) => {
  need(Number.isInteger(value));
  return number(least, most)(value);
};

/** @param {readonly unknown[]} allowed @returns {Check} */
const one = (allowed) => (value) => {
  need(allowed.includes(value));
  return value;
};

/** @param {Check} item @param {number} most @returns {Check} */
const list = (item, most) => (value) => {
  if (!Array.isArray(value) || value.length > most) throw new Refused();
  return value.map(item);
};

/** @param {unknown} value @returns {[string, unknown][]} */
const entries = (value) => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Refused();
  return Object.entries(value);
};

/** @param {Check} name @param {Check} item @returns {Check} */
const map = (name, item) => (value) =>
  Object.fromEntries(entries(value).map(([key, each]) => [name(key), item(each)]));

/**
 * The known fields of an object; others are left behind, as is what is null where the wire allows null.
 * @param {Record<string, Check>} needed
 * @param {Record<string, Check>} [optional]
 * @param {string[]} [nullable]
 * @returns {Check}
 */
const object =
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

/** @param {unknown} value */
export function isWebAddress(value) {
  if (typeof value !== "string" || value.length > 2048 || UNSAFE.test(value)) return false;
  const [, host = ""] = WEB.exec(value) ?? [];
  return host !== "" && URL.canParse(value);
}

/** @type {Check} */
const address = (value) => {
  text({ most: 2048, least: 1 })(value);
  need(isWebAddress(value));
  return value;
};

/** @type {Check} */
const addressOrNone = (value) => (value === "" ? value : address(value));

/** @type {Check} */
const time = (value) => {
  text({ most: 40, pattern: TIME })(value);
  const date = new Date(String(value));
  need(Number.isFinite(date.getTime()));
  return date.toISOString();
};

const offset = whole(0, 100_000_000);
const prints = text({ most: 64, pattern: /^([0-9a-z]{4})*$/ });

/** @type {Record<string, Check>} */
const SELECTORS = {
  TextQuoteSelector: object(
    { type: one(["TextQuoteSelector"]), exact: text({ least: 1, most: 300 }) },
    { prefix: text({ most: 100 }), suffix: text({ most: 100 }) },
  ),
  TextPositionSelector: object({ type: one(["TextPositionSelector"]), start: offset, end: offset }),
  CssSelector: object({ type: one(["CssSelector"]), value: text({ least: 1, most: 500 }) }),
};

/** @type {Check} */
const selector = (value) => {
  const type = /** @type {{ type?: unknown } | null} */ (value)?.type;
  if (typeof type !== "string" || !Object.hasOwn(SELECTORS, type)) throw new Refused();
  return SELECTORS[type](value);
};

const line = object(
  { id: text({ least: 1, most: 200 }), title: text({ most: 300 }), quantity: whole(1, 100_000) },
  {
    sku: text({ most: 200 }),
    unit_price: whole(0, 1e12),
    currency: text({ most: 3, pattern: /^([A-Z]{3})?$/ }),
    options: map(text({ most: 100 }), text({ most: 300 })),
    url: addressOrNone,
    image: addressOrNone,
  },
  ["unit_price"],
);

const snapshot = object(
  { page: object({ url: address, title: text({ most: 300 }) }, { lang: text({ most: 35 }) }) },
  {
    version: one([1]),
    position: object(
      { selectors: list(selector, 8) },
      {
        progression: number(0, 1),
        offset: number(-100_000, 100_000),
        item: text({ most: 4, pattern: /^([0-9a-z]{4})?$/ }),
        before: prints,
        after: prints,
      },
    ),
    cart: object({ lines: list(line, 100) }),
    device: object({}, { kind: one(DEVICES) }),
    saved_at: time,
  },
  ["position", "cart", "device", "saved_at"],
);

const content = object({
  version: one([1]),
  snapshot,
  directive: text({ most: LONGEST_DIRECTIVE, pattern: DIRECTIVE }),
});

/**
 * @param {unknown} value whatever came out of a ciphertext
 * @returns {Content | null} the known fields alone; null when any of them is not what it should be
 */
export function checkContent(value) {
  try {
    return /** @type {Content} */ (content(value));
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

/**
 * Seals what was captured. A snapshot too big loses the pictures of its lines first.
 * @param {Content} given
 * @param {{ secret?: string, key?: string }} [options] as for `seal`
 * @throws {SealError} too-large; damaged, when it is such that no device would open it
 */
export async function sealContent(given, options) {
  const sound = checkContent(withCart(given, (each) => ({ ...each, ...soundAddresses(each) })));
  if (!sound) throw new SealError("damaged");
  try {
    return await seal(sound, options);
  } catch (error) {
    if (!(error instanceof SealError) || !sound.snapshot.cart) throw error;
    return seal(
      withCart(sound, (each) => ({ ...each, image: "" })),
      options,
    );
  }
}

/**
 * @param {string} ciphertext
 * @param {{ key: string } | { secret: string }} options
 * @returns {Promise<{ content: Content, key: string }>}
 * @throws {SealError} damaged, also when what it holds may not be used
 */
export async function openContent(ciphertext, options) {
  const { value, key } = await opened(ciphertext, options);
  const checked = checkContent(value);
  if (!checked) throw new SealError("damaged");
  return { content: checked, key };
}

/** @typedef {import("../types").CartLine} CartLine */

/** One line's odd address must not cost the hop. @param {CartLine} line */
const soundAddresses = ({ url = "", image = "" }) => ({
  url: isWebAddress(url) ? url : "",
  image: isWebAddress(image) ? image : "",
});

/**
 * @param {Content} given
 * @param {(line: CartLine) => CartLine} change
 * @returns {Content}
 */
function withCart(given, change) {
  const { snapshot } = given;
  if (!snapshot.cart) return given;
  return { ...given, snapshot: { ...snapshot, cart: { lines: snapshot.cart.lines.map(change) } } };
}
