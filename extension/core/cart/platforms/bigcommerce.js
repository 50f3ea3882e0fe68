// BigCommerce. Written from the Storefront Cart API (types in bigcommerce/checkout-sdk-js), from the cart preview and
// the product options of the theme bigcommerce/cornerstone; not yet tried on a live shop.
import { asLines } from "../lines.js";
import { minorUnits } from "../money.js";
import { Refusal } from "../refusal.js";
import { request } from "../request.js";
import { onRequests } from "../requests.js";

/** @import { CartLine } from "../../types" */
/** @import { CartAdapter, Shelf } from "../index.js" */

const CARTS = "/api/storefront/carts";
const OPTIONS = "?include=lineItems.physicalItems.options,lineItems.digitalItems.options";
/** What changes a cart: the theme's own calls, and those to the API; a bare GET for the carts may be among them. */
const CHANGES = /\/remote\/v1\/cart\/|\/api\/storefront\/carts(\/[^?]*)?$/;

/** @returns {CartAdapter} */
export function openCart() {
  return {
    read: async () => asLines(linesOf(await openedCart())),

    async add(line) {
      const reason = await put(line, line.quantity);
      if (!reason) return;
      const shelf = await look(line).catch(() => null);
      if (shelf && shelf.state !== "sold") throw new Refusal(shelf.state, reason);
      const had = itemsOf(await openedCart()).find((item) => idOf(item) === line.id)?.quantity ?? 0;
      const rest = (shelf?.most ?? 0) - had;
      if (rest > 0 && rest < line.quantity && !(await put(line, rest))) throw new Refusal("fewer", reason);
      throw new Refusal(had ? "fewer" : "failed", reason);
    },

    async remove(line) {
      const cart = await openedCart();
      const item = itemsOf(cart).find((each) => idOf(each) === line.id);
      if (item) await write(`${CARTS}/${cart.id}/items/${item.id}`, { method: "DELETE" });
    },

    look,

    onChange: (changed) => onRequests(CHANGES, changed),

    async refresh() {
      const items = itemsOf(await openedCart());
      const quantity = items.reduce((sum, item) => sum + item.quantity, 0);
      // The theme's own handler of this event, where its jQuery can be reached, and else what that does.
      const { jQuery } = /** @type {any} */ (globalThis);
      jQuery?.("body").trigger("cart-quantity-update", quantity);
      for (const pill of document.querySelectorAll(".cart-quantity")) {
        pill.textContent = String(quantity);
        pill.classList.toggle("countPill--positive", quantity > 0);
      }
      try {
        localStorage.setItem("cart-quantity", String(quantity));
      } catch {
        // The next page asks the shop all the same.
      }
    },
  };
}

/**
 * A visitor has one open cart, or none.
 * @returns {Promise<any>}
 */
async function openedCart() {
  const { status, json } = await request(CARTS + OPTIONS);
  if (Array.isArray(json)) return json[0] ?? null;
  if (status === 404 || status === 204) return null;
  throw new Error("BigCommerce did not tell its cart.");
}

/** What was bought, without the parts of a bundle and what a promotion put in. @returns {any[]} */
const itemsOf = (/** @type {any} */ cart) =>
  [...(cart?.lineItems?.physicalItems ?? []), ...(cart?.lineItems?.digitalItems ?? [])].filter(
    ({ parentId, addedByPromotion }) => !parentId && !addedByPromotion,
  );

/**
 * `PRODUCT:VARIANT:OPTION=VALUE,OPTION`: the last is an option whose value is text, which the line itself has.
 * @param {any} item
 */
const idOf = ({ productId, variantId, options = [] }) =>
  [
    productId,
    variantId ?? "",
    options.map((/** @type {any} */ { nameId, valueId }) => (valueId ? `${nameId}=${valueId}` : nameId)),
  ].join(":");

/** @param {any} cart */
const linesOf = (cart) =>
  itemsOf(cart).map((item) => ({
    id: idOf(item),
    title: item.name,
    quantity: item.quantity,
    sku: item.sku,
    unit_price: minorUnits(item.salePrice ?? item.listPrice, cart.currency?.code ?? ""),
    currency: cart.currency?.code,
    options: Object.fromEntries(
      (item.options ?? []).map((/** @type {any} */ { name, value }) => [name, String(value)]),
    ),
    url: item.url,
    image: item.imageUrl,
  }));

/** @param {CartLine} line */
function keysOf({ id, options }) {
  const [productId, variantId, chosen = ""] = id.split(":");
  const texts = Object.values(options ?? {});
  const optionSelections = chosen
    .split(",")
    .filter(Boolean)
    .map((pair, i) => {
      const [optionId, valueId] = pair.split("=");
      return { optionId: Number(optionId), optionValue: valueId ? Number(valueId) : (texts[i] ?? "") };
    });
  return { productId: Number(productId), variantId: Number(variantId), optionSelections };
}

/**
 * @param {CartLine} line
 * @param {number} quantity
 * @returns {Promise<string>} why not; empty when it is in
 */
async function put(line, quantity) {
  const { productId, variantId, optionSelections } = keysOf(line);
  // The options name the variant, and more than it does; the documentation has one or the other.
  const chosen = optionSelections.length ? { optionSelections } : variantId ? { variantId } : {};
  const cart = await openedCart();
  const address = cart?.id ? `${CARTS}/${cart.id}/items` : CARTS;
  const { status, json } = await write(address, {
    json: { lineItems: [{ productId, quantity, ...chosen }] },
  });
  return status === 200 ? "" : String(json?.detail ?? json?.title ?? status);
}

/**
 * @param {string} address
 * @param {{ method?: string, json?: unknown }} options
 */
function write(address, options) {
  /** @type {Record<string, string>} */
  const headers = {};
  // A token that is empty is refused, none at all is not.
  for (const name of ["SF-CSRF-TOKEN", "XSRF-TOKEN"]) {
    const token = document.cookie.match(new RegExp(`(?:^|;\\s*)${name}=([^;]+)`))?.[1];
    if (token) headers[`X-${name}`] = decodeURIComponent(token);
  }
  return request(address, { ...options, headers });
}

/**
 * What the theme asks when an option is chosen on a product's page.
 * @param {CartLine} line
 * @returns {Promise<Shelf | null>}
 */
async function look(line) {
  const { productId, optionSelections } = keysOf(line);
  const attributes = optionSelections.map(({ optionId, optionValue }) => [
    `attribute[${optionId}]`,
    optionValue,
  ]);
  const { json } = await request(`/remote/v1/product-attributes/${productId}`, {
    form: { action: "add", product_id: productId, "qty[]": 1, ...Object.fromEntries(attributes) },
    headers: { "X-Requested-With": "stencil-utils" },
  });
  const { instock, purchasable, stock, available_to_sell, price } = json?.data ?? {};
  if (typeof purchasable !== "boolean") return null;
  const { value, currency = "" } = price?.with_tax ?? price?.without_tax ?? {};
  const most = [stock, available_to_sell].find(Number.isInteger) ?? null;
  return {
    state: purchasable && instock !== false ? "sold" : "sold-out",
    most,
    unit_price: currency ? minorUnits(value, currency) : null,
    currency,
  };
}
