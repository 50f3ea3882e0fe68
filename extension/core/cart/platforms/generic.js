// Shops that nothing else here knows: their cart as far as their analytics tell it, to be shown with links. It
// is read and never filled, so nothing is ever said to be restored; where the shop offers a permalink (ucp.js),
// that can fill it. Written from the GA4 and schema.org documentation; not yet tried on a live shop.
import { after, eventOf, onPush, productOf, productsIn } from "../datalayer.js";
import { asLines } from "../lines.js";
import { request } from "../request.js";
import { permalink } from "../ucp.js";

/** @import { Item } from "../datalayer.js" */
/** @import { CartAdapter } from "../index.js" */

/** Each page starts an empty dataLayer, so what earlier ones told is kept for as long as the tab lives. */
const KEPT = "sameplace:layer";

/**
 * @param {object} [options]
 * @param {boolean} [options.remembers] whether the tab is to know on its next pages what was told on this one; without
 *   it nothing is written, and opening it again counts nothing twice
 * @returns {CartAdapter | null} null on a page without a dataLayer
 */
export function openCart({ remembers = true } = {}) {
  const { dataLayer: layer } = /** @type {{ dataLayer?: unknown[] }} */ (globalThis);
  if (!Array.isArray(layer)) return null;
  /** Entries that were counted; by identity, since tag managers drop old ones from the front. @type {WeakSet<object>} */
  const counted = new WeakSet();
  let cart = remembers ? recall() : [];

  /** Counts what is new. Returns whether the cart is another. */
  function catchUp() {
    const before = cart;
    for (const entry of layer ?? []) {
      if (!entry || typeof entry !== "object" || counted.has(entry)) continue;
      counted.add(entry);
      const event = eventOf(entry);
      if (event) cart = linked(after(cart, event), before);
    }
    if (remembers && cart !== before) keep(cart);
    return cart !== before;
  }

  return {
    async read() {
      catchUp();
      return asLines(cart);
    },
    add: null,
    permalink,
    async look(line) {
      if (!line.url) return null;
      const { status, text } = await request(line.url, { headers: { Accept: "text/html" } });
      if (status === 404 || status === 410)
        return { state: "gone", most: null, unit_price: null, currency: "" };
      const found = productOf(productsIn(new DOMParser().parseFromString(text, "text/html")), line);
      if (!found?.state) return null;
      const { state, unit_price, currency } = found;
      return { state, most: null, unit_price, currency };
    },
    onChange: (changed) => onPush(layer, () => catchUp() && changed()),
  };
}

/**
 * Lines that are new take link and picture from the page that they were put in from, when that page is about them.
 * @param {Item[]} lines
 * @param {Item[]} known
 * @returns {Item[]}
 */
function linked(lines, known) {
  if (lines === known) return lines;
  const products = productsIn(document);
  return lines.map((line) => {
    const before = known.find(({ id }) => id === line.id);
    const product = productOf(products, line);
    return {
      ...line,
      url: line.url || before?.url || (product && (product.url || location.href.split("#")[0])) || "",
      image: line.image || before?.image || product?.image || "",
      // Analytics may leave the price out; a page about one thing has it.
      ...(line.unit_price === null && product && !line.options.Variant
        ? { unit_price: product.unit_price, currency: product.currency }
        : {}),
    };
  });
}

/** @returns {Item[]} */
function recall() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "[]");
    return Array.isArray(kept) ? kept.filter((line) => line?.id && line.quantity > 0 && line.options) : [];
  } catch {
    return [];
  }
}

/** @param {Item[]} cart */
function keep(cart) {
  try {
    if (cart.length) sessionStorage.setItem(KEPT, JSON.stringify(cart));
    else sessionStorage.removeItem(KEPT);
  } catch {
    // Then the next page knows only what it is told itself.
  }
}
