// What is carried, kept current while the page is alive: page, position and cart. Nothing leaves the device
// here; when the page is hidden, what is in memory is written to the browser's own storage, at once.
import { pageKey } from "./address.js";
import { clean } from "./cleaning.js";
import { deviceKind } from "./device.js";
import { remember } from "./memory.js";
import { capture } from "./position/capture.js";
import { watchReading } from "./position/reading.js";

/** @import { CartAdapter } from "./cart/index.js" */
/** @import { CartLine, Position, Snapshot } from "./types" */

/** For how long a shop may take to read its cart, in ms. */
const PATIENCE = 2000;

/**
 * @typedef {object} Reading
 * @property {() => string} address of the page as it may leave the device
 * @property {() => Promise<Snapshot>} snapshot of the moment it is called, with the cart read anew
 * @property {() => void} watchCart starts keeping the cart current, when the page has one
 */

/**
 * @param {object} options
 * @param {string[]} options.drop parameter names that the owner added
 * @param {() => Promise<CartAdapter | null>} options.findCart
 * @param {() => void} options.onEmpty called when the cart here was read and nothing is in it
 * @param {AbortSignal} options.signal
 * @returns {Reading}
 */
export function createReading({ drop, findCart, onEmpty, signal }) {
  /** @type {{ key: string, position: Position | null } | null} */
  let rest = null;
  /** @type {CartLine[]} */
  let cart = [];
  /** @type {CartAdapter | null} */
  let watched = null;

  const address = () => clean(location.href, drop);

  /** Where the visitor's scroll came to rest on the page that is open; undefined before it has. */
  const rested = () => (rest?.key === pageKey(address()) ? rest.position : undefined);

  const lines = () => (cart.length ? { lines: cart } : null);

  /**
   * @param {Position | null} position
   * @returns {Snapshot}
   */
  function taken(position) {
    return {
      page: {
        url: address(),
        title: (document.title || location.hostname).slice(0, 300),
        lang: document.documentElement.lang.slice(0, 35),
      },
      position,
      cart: lines(),
      device: { kind: deviceKind() },
      saved_at: new Date().toISOString(),
    };
  }

  /** A page that cannot be read is carried without a place. */
  async function here() {
    try {
      return await capture();
    } catch {
      return null;
    }
  }

  async function readCart() {
    try {
      /** @type {Promise<never>} */
      const late = new Promise((_, reject) => setTimeout(reject, PATIENCE));
      const adapter = await Promise.race([findCart(), late]);
      cart = (await Promise.race([adapter?.read(), late])) ?? [];
      // What can only be read is put together from what this tab has seen, and may be empty for want of that.
      if (adapter?.add && !cart.length) onEmpty();
    } catch {
      // A cart that cannot be read now is as it was.
    }
  }

  function write() {
    try {
      const position = rested();
      // Nobody has moved and nothing is in the cart: there is nothing to come back to.
      if (position !== undefined || cart.length) remember(pageKey(address()), taken(position ?? null));
    } catch {
      // Nothing is lost but the convenience.
    }
  }

  watchReading((found) => {
    rest = { key: pageKey(address()), position: found };
  }, signal);
  document.addEventListener("visibilitychange", () => document.hidden && write(), { signal });
  addEventListener("pagehide", write, { signal });

  return {
    address,
    async snapshot() {
      const position = rested();
      const snapshot = taken(position === undefined ? await here() : position);
      await readCart();
      return { ...snapshot, cart: lines() };
    },
    watchCart() {
      const idle = window.requestIdleCallback ?? ((/** @type {() => void} */ run) => setTimeout(run, 1000));
      idle(async () => {
        const adapter = await findCart();
        if (!adapter || adapter === watched) return;
        watched = adapter;
        const end = adapter.onChange?.(() => readCart());
        if (end) signal.addEventListener("abort", end);
        readCart();
      });
    },
  };
}
