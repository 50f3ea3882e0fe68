// The interface of every cart adapter, and the table they are found in.
import { asLines } from "./lines.js";

/** @import { CartLine } from "../types" */

/**
 * How one platform's cart is read and filled. Everything runs in the shop's own page, with the visitor's
 * own session there; lines are copied, sessions and tokens never.
 * @typedef {object} CartAdapter
 * @property {() => Promise<CartLine[]>} read the cart as it is now
 * @property {(line: CartLine) => Promise<unknown>} add adds `line.quantity` of one line; rejects when the shop
 *   refuses, with `code` "sold-out", "fewer" or "gone" on the error where the shop says why
 * @property {(changed: () => void) => (() => void) | void} [onChange] calls `changed` after each change of the
 *   cart; returns what ends it
 * @property {() => unknown} [refresh] makes the shop redraw its own display of the cart
 */

/**
 * What one platform offers: whether this page is one of its shops, and its adapter.
 * @typedef {object} CartPlatform
 * @property {string} name
 * @property {() => CartAdapter | null} detect
 */

/** The adapter the owner registered with `Sameplace.cart({...})`. @type {CartAdapter | null} */
let registered = null;

/** @type {CartPlatform} */
const owner = { name: "owner", detect: () => registered };

/** In the order in which they are asked. @type {CartPlatform[]} */
const platforms = [owner];

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
  registered = {
    read: async () => asLines(await own.read()),
    add: async (line) => own.add(line),
    onChange: (changed) => own.onChange?.(changed),
    refresh: async () => own.refresh?.(),
  };
}

/** @returns {CartAdapter | null} */
export function findCart() {
  for (const platform of platforms) {
    const adapter = platform.detect();
    if (adapter) return adapter;
  }
  return null;
}
