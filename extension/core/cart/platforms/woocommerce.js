// WooCommerce: its Store API, in the visitor's own session. Written from the answers of WooCommerce 10.0.2 and from
// developer.woocommerce.com/docs/apis/store-api; not yet tried on a live shop.
import { same } from "../compare.js";
import { asLines } from "../lines.js";
import { minorUnits } from "../money.js";
import { Refusal } from "../refusal.js";
import { ask } from "../throttle.js";

/** @import { CartLine } from "../../types" */
/** @import { CartAdapter, Shelf } from "../index.js" */
/** @import { Answer } from "../request.js" */

const API = "wc/store/v1/";
const BATCH = 25; // requests that WordPress takes in one
const NONCES = new Set(["woocommerce_rest_missing_nonce", "woocommerce_rest_invalid_nonce"]);
const PARTIAL = "woocommerce_rest_product_partially_out_of_stock";
/** @type {Record<string, "sold-out" | "gone">} */
const REASONS = {
  woocommerce_rest_product_out_of_stock: "sold-out",
  woocommerce_rest_product_not_purchasable: "gone",
  woocommerce_rest_cart_product_not_purchasable: "gone",
  woocommerce_rest_cart_invalid_product: "gone",
  woocommerce_rest_product_invalid_id: "gone",
  woocommerce_rest_cart_item_error: "gone",
};

/** Names come with entities and may hold markup; parsed apart from the page, nothing in them runs or loads. */
const plain = (/** @type {unknown} */ html) => {
  const text = String(html ?? "");
  if (!/[&<]/.test(text)) return text;
  return new DOMParser().parseFromString(text, "text/html").body.textContent ?? "";
};

/**
 * @param {URL} root of the site's REST API; with plain permalinks it is a parameter, not a path
 * @param {string} path
 */
function endpoint(root, path) {
  const url = new URL(root);
  const route = url.searchParams.get("rest_route");
  const below = (/** @type {string} */ base) => `${base.replace(/\/$/, "")}/${API}${path}`;
  if (route === null) url.pathname = below(url.pathname);
  else url.searchParams.set("rest_route", below(route));
  return url;
}

/** @param {any} prices whose minor unit is the shop's number of decimals, which need not be the currency's own */
function priceOf(prices) {
  const currency = String(prices?.currency_code ?? "");
  const amount = /^\d+$/.test(prices?.price)
    ? Number(`${prices.price}e-${Number(prices.currency_minor_unit) || 0}`)
    : "";
  return { unit_price: minorUnits(amount, currency), currency };
}

/**
 * What an extension asked for on the product's page (an engraving, a deposit) is in no variation and cannot be
 * given to `add-item`. Such a line has an id of its own, so that it is never taken for the plain product.
 * @param {any} item
 */
const isMadeToOrder = (item) => item.has_cart_item_data ?? item.item_data?.length > 0;

/** @param {any} item @returns {[string, string][]} */
const variationOf = (item) =>
  (item.variation ?? []).map((/** @type {any} */ { attribute, value }) => [plain(attribute), plain(value)]);

/** @param {any} item */
function lineOf(item) {
  const asked = isMadeToOrder(item)
    ? (item.item_data ?? []).filter((/** @type {any} */ data) => !data.hidden)
    : [];
  const image = item.images?.[0];
  return {
    id: `${item.id}${isMadeToOrder(item) ? "+" : ""}`,
    title: plain(item.name),
    quantity: item.quantity,
    sku: plain(item.sku),
    ...priceOf(item.prices),
    options: Object.fromEntries([
      ...variationOf(item),
      ...asked.map((/** @type {any} */ data) => [
        plain(data.key ?? data.name),
        plain(data.display || data.value),
      ]),
    ]),
    url: item.permalink,
    image: image?.thumbnail || image?.src,
  };
}

/** @param {CartLine} line @param {number} [quantity] @throws {Refusal} for a line made to order */
function orderOf({ id, quantity: wanted, options }, quantity = wanted) {
  if (!/^\d+$/.test(id)) throw new Refusal("failed", "It has to be chosen on its own page again.");
  const variation = Object.entries(options ?? {}).map(([attribute, value]) => ({ attribute, value }));
  return { id: Number(id), quantity, variation };
}

/** @returns {CartAdapter | null} null where the page names no REST API of its own origin */
export function openCart() {
  const link = /** @type {HTMLLinkElement | null} */ (
    document.querySelector('link[rel="https://api.w.org/"]')
  );
  if (!link || !URL.canParse(link.href)) return null;
  const root = new URL(link.href);
  if (root.origin !== location.origin) return null;

  // In memory only, and newer with each answer: the one in a page may come from a cache of yesterday.
  let nonce = "";
  /** What the last reading complained of. @type {{ code: string, message: string }[]} */
  let complaints = [];

  /** @param {string} path @param {unknown} [json] */
  async function call(path, json) {
    const sent = json === undefined ? {} : { json, headers: { Nonce: nonce } };
    const answer = await ask(endpoint(root, path), sent);
    nonce = answer.headers.get("Nonce") ?? nonce;
    return answer;
  }

  async function items() {
    const { json } = await call("cart");
    if (!Array.isArray(json?.items)) throw new Refusal("failed", "The shop gave no cart.");
    complaints = (json.errors ?? []).map((/** @type {any} */ error) => ({
      code: String(error?.code),
      message: plain(error?.message),
    }));
    return /** @type {any[]} */ (json.items);
  }

  /**
   * @param {string} path
   * @param {() => unknown} body made anew for a second try, because a batch carries the nonce in it
   */
  async function write(path, body) {
    if (!nonce) await items();
    const answer = await call(path, body());
    const told = answer.json?.responses?.map((/** @type {any} */ one) => one?.body) ?? [answer.json];
    if (!told.length || !told.every((/** @type {any} */ one) => NONCES.has(one?.code))) return answer;
    // Too old a nonce is seen before the request is: it did nothing.
    await items();
    return call(path, body());
  }

  /** @param {Answer} answer @throws {Refusal} */
  function check({ status, json }) {
    if (status >= 300) throw new Refusal(REASONS[json?.code] ?? "failed", plain(json?.message));
  }

  /** @param {CartLine} line @returns {Promise<Shelf | null>} */
  async function look(line) {
    const { status, json } = await call(`products/${Number.parseInt(line.id, 10)}`);
    if (REASONS[json?.code] === "gone") return { state: "gone", most: 0, unit_price: null, currency: "" };
    if (status === 200 && json?.prices) {
      const state = !json.is_purchasable ? "gone" : json.is_in_stock ? "sold" : "sold-out";
      return {
        state,
        most: state === "sold" ? (json.add_to_cart?.maximum ?? null) : 0,
        ...priceOf(json.prices),
      };
    }
    // Some sites close the catalogue's part of the API; the cart's own complaints name what is in it.
    const complaint = complaints.find(({ code, message }) => REASONS[code] && message.includes(line.title));
    return complaint
      ? { state: REASONS[complaint.code] ?? "gone", most: 0, unit_price: null, currency: "" }
      : null;
  }

  /**
   * There is less than was asked for: as much as there is.
   * @param {CartLine} line
   */
  async function addRest(line) {
    const there = (await items()).filter((item) => item.id === Number(line.id));
    const had = there.reduce((sum, item) => sum + item.quantity, 0);
    const most = there[0]?.quantity_limits?.maximum ?? (await look(line))?.most ?? had;
    const room = Math.min(most - had, line.quantity);
    if (room > 0) check(await write("cart/add-item", () => orderOf(line, room)));
    throw new Refusal("fewer");
  }

  return {
    read: async () => asLines((await items()).map(lineOf)),

    async add(line) {
      const order = orderOf(line);
      const answer = await write("cart/add-item", () => order);
      if (answer.json?.code === PARTIAL) await addRest(line);
      check(answer);
    },

    async addAll(lines) {
      const orders = lines.filter(({ id }) => /^\d+$/.test(id)).map((line) => orderOf(line));
      for (let i = 0; i < orders.length; i += BATCH) {
        const body = () => ({
          requests: orders.slice(i, i + BATCH).map((order) => ({
            path: `/${API}cart/add-item`,
            method: "POST",
            headers: { Nonce: nonce },
            body: order,
          })),
        });
        check(await write("batch", body));
      }
    },

    async remove(line) {
      for (const item of await items()) {
        const here = asLines([lineOf(item)])[0];
        if (here && same(here, line)) check(await write("cart/remove-item", () => ({ key: item.key })));
      }
    },

    look,

    onChange(changed) {
      const ended = new AbortController();
      const heard = { signal: ended.signal };
      for (const name of ["wc-blocks_added_to_cart", "wc-blocks_removed_from_cart"])
        document.body.addEventListener(name, changed, heard);
      // Blocks announce a changed quantity by this one alone.
      addEventListener("wc-blocks_store_sync_required", changed, heard);
      const body = /** @type {any} */ (globalThis).jQuery?.(document.body);
      const classic = "added_to_cart removed_from_cart updated_wc_div updated_cart_totals";
      body?.on(classic, changed);
      return () => {
        ended.abort();
        body?.off(classic, changed);
      };
    },

    // Not by `wc-blocks_added_to_cart`: that also opens the cart's drawer, over what the visitor came to see.
    refresh() {
      const { wp, jQuery } = /** @type {any} */ (globalThis);
      wp?.data?.dispatch?.("wc/store/cart")?.invalidateResolutionForStoreSelector?.("getCartData");
      dispatchEvent(
        new CustomEvent("wc-blocks_store_sync_required", { detail: { type: "from_@wordpress/data" } }),
      );
      for (const name of ["wc_fragment_refresh", "wc_update_cart"]) jQuery?.(document.body).trigger(name);
    },
  };
}
