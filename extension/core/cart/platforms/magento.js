// Magento 2 and Adobe Commerce, with the themes Luma and Hyvä. Written from the source of magento/magento2
// (Magento_Checkout CustomerData and Controller/Cart, Magento_Customer customer-data.js, Magento_ConfigurableProduct)
// and from Hyvä's documented events; not yet tried on a live shop.
import { productsIn } from "../datalayer.js";
import { asLines } from "../lines.js";
import { minorUnits } from "../money.js";
import { Refusal } from "../refusal.js";
import { request } from "../request.js";

/** @import { CartLine } from "../../types" */
/** @import { CartAdapter, Shelf } from "../index.js" */

const AJAX = { "X-Requested-With": "XMLHttpRequest" };
const page = /** @type {any} */ (globalThis);

/** @returns {CartAdapter | null} null where no shop begins */
export function openCart() {
  // Ends in the store's code where the shop has several.
  const base = String(page.BASE_URL ?? `${location.origin}/`);
  if (!URL.canParse(base) || new URL(base).origin !== location.origin) return null;
  /** @param {string} names @returns {Promise<any>} */
  const sections = async (names) => {
    const address = `${base}customer/section/load/?sections=${names}&force_new_section_timestamp=false`;
    return (await request(address, { headers: AJAX })).json;
  };
  const currency = currencyOf(document);

  async function items() {
    const cart = (await sections("cart"))?.cart;
    if (!cart) throw new Error("Magento did not tell its cart.");
    return Object.values(cart.items ?? {});
  }

  /**
   * @param {string} action
   * @param {Record<string, string | number>} form
   * @returns {Promise<string>} the shop's no; empty when it said none
   */
  async function write(action, form) {
    const form_key = formKey();
    if (!form_key) return "This page has no form key.";
    const { status, json } = await request(base + action, { form: { form_key, ...form }, headers: AJAX });
    // Done is an empty answer, or success; an address to go to is a no, or only where this shop goes after each add.
    const silent = json && !Object.keys(json).some((name) => name !== "success" && name !== "error_message");
    if (status === 200 && silent && json.success !== false) return "";
    // Asked for here, so that the shop does not show our no on its next page.
    const messages = /** @type {any[]} */ ((await sections("messages"))?.messages?.messages ?? []);
    const no = messages.find(({ type }) => type === "error" || type === "notice");
    return no
      ? plain(no.text)
      : json?.backUrl && messages.length
        ? ""
        : String(json?.error_message ?? status);
  }

  /** @param {CartLine} line @param {number} qty */
  const put = async (line, qty) => write("checkout/cart/add/", { ...(await keysOf(line)), qty });

  return {
    read: async () => asLines((await items()).map((item) => lineOf(item, currency))),

    async add(line) {
      const reason = await put(line, line.quantity);
      if (!reason) return;
      const shelf = await look(line).catch(() => null);
      if (shelf && shelf.state !== "sold") throw new Refusal(shelf.state, reason);
      // Nowhere does the shop say how many it has: halves are tried, so that 100 take seven questions.
      let added = 0;
      for (let part = shelf ? 2 ** Math.ceil(Math.log2(line.quantity)) / 2 : 0; part >= 1; part /= 2) {
        const qty = Math.min(part, line.quantity - added);
        if (qty > 0 && !(await put(line, qty))) added += qty;
      }
      if (added < line.quantity) throw new Refusal(added ? "fewer" : "failed", reason);
    },

    async remove(line) {
      const item = /** @type {any} */ ((await items()).find((each) => idOf(each) === line.id));
      if (!item) return;
      const reason = await write("checkout/sidebar/removeItem/", { item_id: item.item_id });
      if (reason) throw new Refusal("failed", reason);
    },

    look,

    onChange(changed) {
      const controller = new AbortController();
      const { signal } = controller;
      // Hyvä tells whenever it has fetched the sections anew.
      addEventListener("private-content-loaded", () => changed(), { signal });
      // Luma keeps them in observables.
      customerData((data) => {
        if (signal.aborted) return;
        const told = data.get("cart").subscribe(() => changed());
        signal.addEventListener("abort", () => told.dispose());
      });
      return () => controller.abort();
    },

    refresh() {
      customerData((data) => {
        data.invalidate(["cart"]);
        data.reload(["cart"], true);
      });
      // Hyvä fetches what its cookie does not vouch for.
      page.hyva?.setCookie?.("mage-cache-sessid", "", -1, true);
      dispatchEvent(new CustomEvent("reload-customer-section-data"));
    },
  };
}

/** @param {(data: any) => void} use called when the page's own module is there, if ever */
function customerData(use) {
  // A loader of the same name that is not RequireJS calls nothing.
  if (typeof page.require === "function" && page.requirejs)
    page.require(["Magento_Customer/js/customer-data"], use, () => {});
}

function formKey() {
  const cookie = document.cookie.match(/(?:^|;\s*)form_key=([^;]+)/)?.[1];
  const field = /** @type {HTMLInputElement | null} */ (document.querySelector("input[name=form_key]"));
  return cookie ? decodeURIComponent(cookie) : (field?.value ?? "");
}

/** The sections give prices without a currency. @param {Document} here */
function currencyOf(here) {
  const quoted = page.checkoutConfig?.quoteData?.quote_currency_code;
  const meta = here.querySelector('meta[itemprop="priceCurrency"],meta[property="product:price:currency"]');
  return String(quoted ?? meta?.getAttribute("content") ?? productsIn(here)[0]?.currency ?? "");
}

/** Sections hold escaped text, and options may hold markup. @param {unknown} html */
const plain = (html) =>
  new DOMParser().parseFromString(String(html ?? ""), "text/html").body.textContent?.trim() ?? "";

/**
 * `PRODUCT`, or `PRODUCT:ATTRIBUTE=VALUE,…` where the section names the chosen attributes; with a star for what a
 * customer wrote or uploaded, of which the section keeps only the text.
 * @param {any} item
 */
function idOf({ product_id, options = [] }) {
  const typed = options.some((/** @type {any} */ o) => o.option_type);
  const chosen = options.filter((/** @type {any} */ o) => o.option_id && o.option_value && !o.option_type);
  const pairs = chosen.map((/** @type {any} */ o) => `${o.option_id}=${o.option_value}`);
  return `${product_id}${pairs.length ? `:${pairs.sort().join(",")}` : ""}${typed ? "*" : ""}`;
}

/** @param {any} item @param {string} currency */
const lineOf = (item, currency) => ({
  id: idOf(item),
  title: plain(item.product_name),
  quantity: item.qty,
  sku: item.product_sku,
  unit_price: minorUnits(item.product_price_value, currency),
  currency,
  options: Object.fromEntries(
    (item.options ?? []).map((/** @type {any} */ { label, value }) => [
      plain(label),
      [value].flat().map(plain).join(", "),
    ]),
  ),
  url: item.product_has_url === false ? "" : item.product_url,
  image: item.product_image?.src,
});

/**
 * @param {CartLine} line
 * @returns {Promise<Record<string, string>>}
 * @throws {Refusal} when it is not clear what was chosen: the product without it would be another
 */
async function keysOf({ id, options, url }) {
  const [product = "", chosen] = id.split(":");
  const names = Object.keys(options ?? {});
  /** @type {[string, string][]} */
  let pairs = [];
  if (chosen) pairs = chosen.split(",").map((pair) => /** @type {[string, string]} */ (pair.split("=")));
  else if (names.length && url && !id.endsWith("*")) pairs = await chosenOn(url, options ?? {});
  if (id.endsWith("*") || (!chosen && pairs.length < names.length))
    throw new Refusal("failed", "What was chosen for it cannot be copied.");
  return {
    product,
    ...Object.fromEntries(pairs.map(([name, value]) => [`super_attribute[${name}]`, value])),
  };
}

/**
 * The ids of options that only have names, by what the product's page offers.
 * @param {string} url
 * @param {Record<string, string>} options
 * @returns {Promise<[string, string][]>}
 */
async function chosenOn(url, options) {
  const { status, text } = await request(url, { headers: { Accept: "text/html" } });
  if (status === 404 || status === 410) throw new Refusal("gone");
  const product = new DOMParser().parseFromString(text, "text/html");
  for (const script of product.querySelectorAll('script[type="text/x-magento-init"]')) {
    const attributes = Object.values(attributesIn(JSON.parse(script.textContent || "{}")) ?? {});
    const pairs = attributes.flatMap(({ id, label, options: offered }) => {
      const value = offered.find((/** @type {any} */ each) => each.label === options[label]);
      return value ? [/** @type {[string, string]} */ ([String(id), String(value.id)])] : [];
    });
    if (pairs.length) return pairs;
  }
  return [];
}

/** The configuration of a configurable product, wherever in its page's data it stands. @returns {any} */
function attributesIn(/** @type {any} */ node) {
  if (!node || typeof node !== "object") return null;
  const found = node.attributes && Object.values(node.attributes);
  if (found?.length && found.every((/** @type {any} */ each) => each?.id && Array.isArray(each.options)))
    return node.attributes;
  for (const inner of Object.values(node)) {
    const deeper = attributesIn(inner);
    if (deeper) return deeper;
  }
  return null;
}

/** @param {CartLine} line @returns {Promise<Shelf | null>} */
async function look({ url, options }) {
  if (!url) return null;
  const { status, text } = await request(url, { headers: { Accept: "text/html" } });
  if (status === 404 || status === 410) return { state: "gone", most: null, unit_price: null, currency: "" };
  const product = new DOMParser().parseFromString(text, "text/html");
  const sold = product.querySelector("#product_addtocart_form [type=submit],#product-addtocart-button");
  const out = product.querySelector(".stock.unavailable");
  // Neither is there on a page that is not the product's: a category that the shop sends to, or a maintenance page.
  if (!sold && !out) return null;
  const currency = currencyOf(product);
  const price = product.querySelector(
    '.product-info-price [data-price-type="finalPrice"],[itemprop="price"]',
  );
  const amount = price?.getAttribute("data-price-amount") ?? price?.getAttribute("content");
  return {
    state: sold && !out ? "sold" : "sold-out",
    most: null,
    // Of a product with options the page shows the lowest price.
    unit_price: currency && !Object.keys(options ?? {}).length ? minorUnits(amount ?? "", currency) : null,
    currency,
  };
}
