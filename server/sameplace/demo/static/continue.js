// Lets Sameplace carry this shop's cart to another device: what any shop would write, and all of it.
import { add, change, offer, Refusal, read, redraw } from "./cart.js";

/**
 * @typedef {object} CartLine
 * @property {string} id
 * @property {string} sku
 * @property {string} title
 * @property {number} quantity
 * @property {number} unit_price
 * @property {string} currency
 * @property {Record<string, string>} options
 * @property {string} url
 * @property {string} image
 *
 * @typedef {object} Shelf
 * @property {"sold" | "sold-out" | "gone"} state
 * @property {number | null} most
 * @property {number | null} unit_price
 * @property {string} currency
 *
 * @typedef {object} CartHook
 * @property {() => Promise<CartLine[]>} read
 * @property {(line: CartLine) => Promise<void>} add
 * @property {(line: CartLine) => Promise<void>} remove
 * @property {(line: CartLine) => Promise<Shelf>} look
 * @property {(changed: () => void) => () => void} onChange
 * @property {() => Promise<void>} refresh
 */

/** @type {CartHook} */
const hook = {
  async read() {
    const cart = await read();
    return cart.lines.map((line) => ({
      id: line.variant,
      sku: line.sku,
      title: line.title,
      quantity: line.quantity,
      unit_price: line.unit_price,
      currency: cart.currency,
      options: line.options,
      url: new URL(line.url, location.origin).href,
      image: new URL(line.image, location.origin).href,
    }));
  },
  async add(line) {
    try {
      await add(line.id, line.quantity);
    } catch (reason) {
      // Some is better than none; the error still says that it is fewer.
      if (reason instanceof Refusal && reason.code === "fewer" && reason.available > 0)
        await add(line.id, Math.min(reason.available, line.quantity));
      throw reason;
    }
  },
  remove: ({ id }) => change(id, 0),
  async look({ id }) {
    const found = await offer(id);
    if (!found) return { state: "gone", most: null, unit_price: null, currency: "" };
    const { available: most, unit_price, currency } = found;
    return { state: most ? "sold" : "sold-out", most, unit_price, currency };
  },
  onChange(changed) {
    const listener = () => changed();
    document.addEventListener("shop:cart", listener);
    return () => document.removeEventListener("shop:cart", listener);
  },
  refresh: () => redraw(),
};

const page =
  /** @type {{ sameplaceQueue?: { push(callback: (api: { cart(hook: CartHook): void }) => void): unknown } }} */ (
    /** @type {unknown} */ (window)
  );
page.sameplaceQueue ??= [];
page.sameplaceQueue.push((Sameplace) => Sameplace.cart(hook));
