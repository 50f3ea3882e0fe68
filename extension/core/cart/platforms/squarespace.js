// Squarespace, as best it can be done: it documents no way to a cart, and may change this one any day. Written from
// public code that uses it on sites of version 7.1 (square-design-lab/Cart among others); not yet tried on a live shop.
import { asLines } from "../lines.js";
import { minorUnits } from "../money.js";
import { Refusal } from "../refusal.js";
import { request } from "../request.js";
import { onRequests } from "../requests.js";

/** @import { CartLine } from "../../types" */
/** @import { CartAdapter, Shelf } from "../index.js" */

const CART = "/api/commerce/shopping-cart";
const ENTRIES = `${CART}/entries`;
/** @param {string} token of the cart; it stays on this device */
const contents = (token) => `/api/3/commerce/cart/${encodeURIComponent(token)}`;
/** What changes a cart. */
const CHANGES = /\/api\/commerce\/shopping-cart\/entries|\/api\/3\/commerce\/cart\/[^/]+\/items/;

/** @returns {CartAdapter | null} null on a page that is not Squarespace's */
export function openCart() {
  if (!(/** @type {any} */ (globalThis).Static?.SQUARESPACE_CONTEXT)) return null;
  return {
    async read() {
      const { token, entries } = await entriesNow();
      if (!token) return [];
      // One answer has what an add needs, the other what a visitor is shown.
      const { status, json } = await request(contents(token));
      if (status !== 200 || !Array.isArray(json?.items))
        throw new Error("Squarespace did not tell its cart.");
      return asLines(
        json.items.map((/** @type {any} */ item) =>
          lineOf(
            item,
            entries.find(({ id }) => id === item.id),
          ),
        ),
      );
    },

    async add(line) {
      const reason = await put(line, line.quantity);
      if (!reason) return;
      const shelf = await look(line).catch(() => null);
      if (shelf && shelf.state !== "sold") throw new Refusal(shelf.state, reason);
      const { entries } = await entriesNow();
      const had = entries.find((entry) => idOf(entry) === line.id)?.quantity ?? 0;
      const rest = (shelf?.most ?? 0) - had;
      if (rest > 0 && rest < line.quantity && !(await put(line, rest))) throw new Refusal("fewer", reason);
      throw new Refusal(had ? "fewer" : "failed", reason);
    },

    async remove(line) {
      const { token, entries } = await entriesNow();
      const entry = entries.find((each) => idOf(each) === line.id);
      if (!token || !entry) return;
      const address = `${contents(token)}/items/${encodeURIComponent(entry.id)}`;
      await request(address, { method: "DELETE", headers: { "X-CSRF-Token": crumb() } });
    },

    look,

    onChange: (changed) => onRequests(CHANGES, changed),

    async refresh() {
      const { entries } = await entriesNow();
      const quantity = entries.reduce((sum, entry) => sum + Number(entry.quantity ?? 0), 0);
      for (const count of document.querySelectorAll(".sqs-cart-quantity,.icon-cart-quantity"))
        count.textContent = String(quantity);
    },
  };
}

/** The cookie is read each time: the server gives a new one now and then. */
function crumb() {
  const found = document.cookie.match(/(?:^|;\s*)crumb=([^;]+)/)?.[1] ?? "";
  return decodeURIComponent(found);
}

/** @returns {Promise<{ token: string, entries: any[] }>} without a token when there is no cart yet */
async function entriesNow() {
  const { status, json } = await request(`${CART}?crumb=${encodeURIComponent(crumb())}`);
  if (status === 404) return { token: "", entries: [] };
  if (status !== 200 || !json || json.error) throw new Error("Squarespace did not tell its cart.");
  return { token: String(json.cartToken ?? ""), entries: Array.isArray(json.entries) ? json.entries : [] };
}

/**
 * `PRODUCT:SKU`; with a star for what a form asked of the customer, which is not told again.
 * @param {any} entry
 */
const idOf = ({ itemId, chosenVariant, sku, additionalFields }) =>
  `${itemId}:${chosenVariant?.sku ?? sku ?? ""}${filled(additionalFields) ? "*" : ""}`;

/** @param {unknown} fields JSON in a string in some answers, "null" for none */
const filled = (fields) =>
  Boolean(fields) &&
  !/^(null|\{\}|\[\]|"")$/.test(typeof fields === "string" ? fields : JSON.stringify(fields));

/** @param {any} item @param {any} [entry] */
function lineOf(item, entry) {
  const { value, decimalValue, currencyCode = "" } = item.unitPrice ?? {};
  const chosen = item.variantOptions ?? [];
  return {
    // A line that cannot be matched can be shown, and not be added.
    id: entry?.itemId ? idOf(entry) : item.id,
    title: item.productName ?? entry?.title,
    quantity: item.quantity,
    sku: entry?.chosenVariant?.sku,
    unit_price: Number.isInteger(value) ? value : minorUnits(decimalValue, currencyCode),
    currency: currencyCode,
    options: Object.fromEntries(
      chosen.map((/** @type {any} */ o) => [o.name ?? o.optionName ?? "", o.value ?? o.optionValue ?? ""]),
    ),
    url: item.productUrl,
    image: item.image?.url,
  };
}

/**
 * @param {CartLine} line
 * @param {number} quantity
 * @returns {Promise<string>} why not; empty when it is in
 */
async function put({ id }, quantity) {
  const [, itemId, sku, star] = id.match(/^([^:]+):([^*]*)(\*?)$/) ?? [];
  if (!itemId || star) return "What was chosen for it cannot be copied.";
  const json = { itemId, sku: sku || null, quantity, additionalFields: "null" };
  let token = crumb();
  // A crumb that is too old is refused before anything is done, along with the next one.
  for (let tries = 2; tries; tries -= 1) {
    const answer = await request(`${ENTRIES}?crumb=${encodeURIComponent(token)}`, {
      json,
      headers: { "X-CSRF-Token": token },
    });
    if (!answer.json?.crumbFail) {
      const no = answer.json?.error ?? answer.json?.message;
      return answer.status === 200 && !no ? "" : String(no || answer.status);
    }
    token = String(answer.json.crumb ?? crumb());
  }
  return "The shop gave no crumb.";
}

/** @param {CartLine} line @returns {Promise<Shelf | null>} */
async function look({ id, url }) {
  if (!url) return null;
  const address = new URL(url);
  address.searchParams.set("format", "json");
  const { status, json } = await request(address);
  if (status === 404 || status === 410) return { state: "gone", most: null, unit_price: null, currency: "" };
  const variants = json?.item?.structuredContent?.variants ?? json?.item?.variants;
  if (!Array.isArray(variants)) return null;
  const variant = variants.find(({ sku }) => sku === id.split(":")[1]);
  if (!variant) return { state: "gone", most: null, unit_price: null, currency: "" };
  const most = variant.unlimited || !Number.isInteger(variant.qtyInStock) ? null : variant.qtyInStock;
  const { value, currency = "" } = (variant.onSale ? variant.salePriceMoney : variant.priceMoney) ?? {};
  return { state: most === 0 ? "sold-out" : "sold", most, unit_price: minorUnits(value, currency), currency };
}
