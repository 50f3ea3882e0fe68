// What is sealed, and the check of what was opened: anybody can send somebody a sealed link.

import { toJson } from "../json.js";
import { opened, SealError, seal } from "./seal.js";
import {
  address,
  isWebAddress,
  list,
  map,
  number,
  object,
  one,
  Refused,
  text,
  time,
  whole,
} from "./shape.js";

/** @import { CartLine, Content } from "../types" */
/** @import { Check } from "./shape.js" */

// The same rules as the service's schema.py; what it refuses cannot be opened.
const DEVICES = ["phone", "tablet", "desktop", "other"];
/** One text directive, as a browser's own fragment could hold it: no second directive, no fragment of its own. */
const DIRECTIVE = /^(text=(?:[\w.~!$'()*+,;=:@/?-]|%[0-9a-f]{2})+)?$/i;
/** Three hundred characters, each four bytes of three characters at most, and what holds them together. */
const LONGEST_DIRECTIVE = 4000;

/** @type {Check} */
const addressOrNone = (value) => (value === "" ? value : address(value));

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
  const carried = withCart(given, (each) => ({ ...each, ...soundAddresses(each) }));
  const sound = checkContent(JSON.parse(toJson(carried)));
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
