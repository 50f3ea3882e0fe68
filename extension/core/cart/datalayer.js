// What a site tells its analytics and search engines about its shop: the cart events of Google's dataLayer
// (developers.google.com/analytics/devguides/collection/ga4/ecommerce, pushed as objects or by gtag()), and the
// products of schema.org's JSON-LD.
import { minorUnits } from "./money.js";

/** @import { Shelf } from "./index.js" */

/**
 * A thing as analytics or JSON-LD name it, ready for `asLines`.
 * @typedef {object} Item
 * @property {string} id
 * @property {string} title
 * @property {number} quantity
 * @property {number | null} unit_price
 * @property {string} currency
 * @property {Record<string, string>} options
 * @property {string} url
 * @property {string} image
 *
 * @typedef {object} Product
 * @property {string[]} ids
 * @property {string} title
 * @property {string} url
 * @property {string} image
 * @property {number | null} unit_price
 * @property {string} currency
 * @property {Shelf["state"] | ""} state empty when it is not said
 */

const text = (/** @type {unknown} */ value) =>
  typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
const list = (/** @type {any} */ value) => (Array.isArray(value) ? value : value == null ? [] : [value]);

/**
 * @param {any} entry of the dataLayer: an object, or the arguments of a gtag() call
 * @returns {{ name: string, items: Item[] } | null}
 */
export function eventOf(entry) {
  const called = entry?.[0] === "event";
  const name = text(called ? entry[1] : entry?.event);
  const data = called ? entry[2] : entry?.ecommerce;
  if (!name || !data || typeof data !== "object") return null;
  const items = list(data.items).flatMap((item) => {
    const title = text(item?.item_name) || text(item?.item_id);
    if (!title) return [];
    const currency = text(item.currency) || text(data.currency);
    const variant = text(item.item_variant);
    return [
      {
        id: text(item.item_id) || title,
        title,
        quantity: Number(item.quantity ?? 1),
        unit_price: minorUnits(item.price, currency),
        currency,
        options: /** @type {Record<string, string>} */ (variant ? { Variant: variant } : {}),
        url: "",
        image: "",
      },
    ];
  });
  return { name, items };
}

const key = (/** @type {Item} */ { id, options }) => `${id}\n${options?.Variant ?? ""}`;

/**
 * @param {Item[]} cart
 * @param {{ name: string, items: Item[] }} event
 * @returns {Item[]} the cart after the event; `cart` itself when it is not about a cart
 */
export function after(cart, { name, items }) {
  // The whole cart stands in these two; what is added and removed comes alone.
  if (name === "view_cart") return items;
  if (name === "begin_checkout") return items.length ? items : cart;
  if (name === "purchase") return [];
  const sign = { add_to_cart: 1, remove_from_cart: -1 }[name];
  if (!sign) return cart;
  const lines = [...cart];
  for (const item of items) {
    const at = lines.findIndex((line) => key(line) === key(item));
    const quantity = (lines[at]?.quantity ?? 0) + sign * item.quantity;
    if (quantity > 0) lines.splice(at < 0 ? lines.length : at, 1, { ...item, quantity });
    else if (at >= 0) lines.splice(at, 1);
  }
  return lines;
}

/**
 * The dataLayer is an array that pages push to: no event tells of a new entry, so `push` itself is wrapped, as tag
 * managers and consent tools do. The site's own push comes first and its result is what the caller gets.
 * @param {unknown[]} layer
 * @param {() => void} pushed called after each push
 * @returns {() => void} ends it
 */
export function onPush(layer, pushed) {
  let ended = false;
  const own = layer.push;
  const wrapped = /** @this {unknown[]} */ function (/** @type {unknown[]} */ ...entries) {
    const result = own.apply(this, entries);
    if (!ended)
      Promise.resolve()
        .then(pushed)
        .catch(() => {});
    return result;
  };
  layer.push = wrapped;
  return () => {
    ended = true;
    // Whoever wrapped it after us keeps calling ours, which then only passes on.
    if (layer.push === wrapped) layer.push = own;
  };
}

/**
 * The products that a page is about, by its JSON-LD; variants of a group are products of their own.
 * @param {Pick<Document, "querySelectorAll">} page
 * @returns {Product[]}
 */
export function productsIn(page) {
  return [...page.querySelectorAll('script[type="application/ld+json"]')].flatMap((script) => {
    try {
      return productsOf(JSON.parse(script.textContent ?? ""), {});
    } catch {
      return [];
    }
  });
}

/**
 * @param {any} node
 * @param {any} group what a variant has from its group
 * @returns {Product[]}
 */
function productsOf(node, group) {
  if (Array.isArray(node)) return node.flatMap((each) => productsOf(each, group));
  if (!node || typeof node !== "object") return [];
  const inner = [
    ...productsOf(node["@graph"] ?? null, {}),
    ...productsOf(node.mainEntity ?? null, {}),
    ...productsOf(node.hasVariant ?? null, node),
  ];
  if (!list(node["@type"]).some((type) => /^(Product|ProductGroup|IndividualProduct)$/.test(type)))
    return inner;
  const offers = list(node.offers);
  const offer = offers[0] ?? {};
  const price =
    offer.price ?? list(offer.priceSpecification)[0]?.price ?? (offers.length === 1 ? offer.lowPrice : null);
  const currency = text(offer.priceCurrency ?? list(offer.priceSpecification)[0]?.priceCurrency);
  const picture = list(node.image ?? group.image)[0];
  const stock = offers.map(({ availability }) => /OutOfStock|SoldOut/.test(availability ?? ""));
  const gone = offers.some(({ availability }) => /Discontinued/.test(availability ?? ""));
  return [
    ...inner,
    {
      ids: [node.sku, node.productID, node.productGroupID, node["@id"], offer.sku].map(text).filter(Boolean),
      title: text(node.name ?? group.name),
      url: text(node.url ?? offer.url ?? group.url),
      image: text(picture?.url ?? picture?.contentUrl ?? picture),
      // Several offers are several prices, and which is the line's is not said.
      unit_price: offers.length === 1 ? minorUnits(price, currency) : null,
      currency,
      state: gone ? "gone" : stock.length ? (stock.every(Boolean) ? "sold-out" : "sold") : "",
    },
  ];
}

/**
 * @param {Product[]} products
 * @param {{ id: string, title: string, sku?: string }} line
 * @returns {Product | undefined} by one of its ids, else by its exact name
 */
export const productOf = (products, { id, sku, title }) =>
  products.find(({ ids }) => ids.includes(id) || (sku && ids.includes(sku))) ??
  products.find((product) => product.title === title);
