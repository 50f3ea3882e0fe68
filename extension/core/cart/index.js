// The interface of every cart adapter, and how this page's is found.

import { platformHere } from "./detect.js";
import { asLines } from "./lines.js";

/** @import { CartLine } from "../types" */

/**
 * How one platform's cart is read and filled. Everything runs in the shop's own page, with the visitor's
 * own session there; lines are copied, sessions and tokens never.
 * @typedef {object} CartAdapter
 * @property {() => Promise<CartLine[]>} read the cart as it is now; rejects when it cannot be read
 * @property {((line: CartLine) => Promise<unknown>) | null} add adds `line.quantity` of one line to what is there;
 *   rejects when the shop refuses, with `code` "sold-out", "fewer" or "gone" on the error where the shop says why.
 *   Null where a cart can only be read
 * @property {(lines: CartLine[]) => Promise<unknown>} [addAll] the same for several lines in one request that the
 *   shop works off in order; what of it was done is told by reading again
 * @property {(line: CartLine) => Promise<unknown>} [remove] takes a line, as `read` gave it, out of the cart
 * @property {(line: CartLine) => Promise<Shelf | null>} [look] what the shop has of a line, leaving the cart as it is;
 *   null when it does not say
 * @property {(lines: CartLine[], page: string) => Promise<string | null>} [permalink] where `add` is null: an address
 *   of the shop's own that puts the lines into its cart and leads back to `page`; null when it has none for them
 * @property {(changed: () => void) => (() => void) | void} [onChange] calls `changed` after each change of the
 *   cart; returns what ends it
 * @property {() => unknown} [refresh] makes the shop redraw its own display of the cart, without a reload
 */

/**
 * What a shop has of a line now.
 * @typedef {object} Shelf
 * @property {"sold" | "sold-out" | "gone"} state `gone`: no longer offered at all
 * @property {number | null} most how many can be in a cart; null when the shop does not say
 * @property {number | null} unit_price minor units of `currency`
 * @property {string} currency ISO 4217
 */

/** The adapter the owner registered with `Sameplace.cart({...})`. @type {CartAdapter | null} */
let registered = null;

/** The platform's, once it was asked for. @type {Promise<CartAdapter | null> | null} */
let loaded = null;

/**
 * @param {unknown} adapter
 * @throws {TypeError} when a method is missing; says which
 */
export function register(adapter) {
  const given = /** @type {Partial<CartAdapter> | null} */ (adapter);
  for (const method of /** @type {const} */ (["read", "add"])) {
    if (typeof given?.[method] !== "function")
      throw new TypeError(`Sameplace.cart: ${method} must be a function`);
  }
  const own = /** @type {CartAdapter} */ (given);
  registered = { ...own, read: async () => asLines(await own.read()), add: async (line) => own.add?.(line) };
}

/**
 * This page's cart: the one the owner registered, else its platform's, fetched when it is first asked for.
 * @param {(platform: string) => Promise<{ openCart(): CartAdapter | null | Promise<CartAdapter | null> }>} load
 * @param {string} [named] platform that the owner names; "none" for no cart at all
 * @returns {Promise<CartAdapter | null>} never rejected
 */
export async function findCart(load, named = "") {
  if (registered) return registered;
  const platform = named || platformHere();
  if (!platform || platform === "none") return null;
  loaded ??= load(platform)
    .then((part) => part.openCart())
    .catch(() => {
      // Not fetched, or not the platform it looked like: the next one who asks may have more luck.
      loaded = null;
      return null;
    });
  return loaded;
}
