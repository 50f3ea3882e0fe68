// A WooCommerce shop: its Store API as version 10.0.2 answers, with what it does to those who trust the status.
import { shopPage } from "./page.js";
import { Sessions } from "./sessions.js";

/** @import { Random } from "./random.js" */

/**
 * @typedef {object} Product
 * @property {number} id of the product or the variation
 * @property {string} name as the owner typed it
 * @property {number} price minor units
 * @property {number | null} [stock] null: not counted
 * @property {"publish" | "draft"} [status]
 * @property {[string, string][]} [variation] fixed attributes
 * @property {string[]} [any] attributes of which any value will do, so that the visitor has to name one
 * @property {boolean} [individually] sold one at a time
 *
 * @typedef {object} Item
 * @property {string} key
 * @property {number} id
 * @property {number} quantity
 * @property {[string, string][]} variation
 * @property {Record<string, string>} [data] what an extension asked for
 */

const ROUTE = "wc/store/v1/";
const LIMIT = 9999;
const escaped = (/** @type {string} */ text) =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("’", "&#8217;");

export class WooCommerce {
  /** @type {Sessions<Item>} */
  sessions = new Sessions("wp_woocommerce_session_fake");
  currency = "EUR";
  decimals = 2;
  /** How often a site has moved on to the next nonce. */
  epoch = 1;
  origin = "https://shop.example";
  /** Sites that shut the catalogue's half of the API. */
  catalogue = true;

  /** @param {Product[]} products @param {{ plain?: boolean }} [options] `plain`: no pretty permalinks */
  constructor(products, { plain = false } = {}) {
    this.products = new Map(products.map((product) => [product.id, product]));
    this.root = plain ? "/index.php?rest_route=/" : "/wp-json/";
  }

  /** @param {Random} random */
  sell(random) {
    const product = random.pick([...this.products.values()]);
    if (product?.stock) product.stock -= 1 + random.upTo(product.stock - 1);
  }

  /** @param {Random} random */
  reprice(random) {
    const product = random.pick([...this.products.values()]);
    if (product) product.price += 100;
  }

  /** Puts something into a cart without asking. @param {string} session @param {Omit<Item, "key">} item */
  put(session, item) {
    this.sessions.carts.get(session)?.push({ ...item, key: keyOf(item) });
  }

  /** @param {Request} request @returns {Promise<Response>} */
  async handle(request) {
    const url = new URL(request.url);
    const route = url.searchParams.get("rest_route") ?? url.pathname.replace(/^\/wp-json/, "");
    if (!route.startsWith(`/${ROUTE}`)) return this.page();
    const path = route.slice(ROUTE.length + 1);
    const body = request.method === "POST" ? await request.json().catch(() => ({})) : {};
    if (path === "batch") return this.#batch(request, body);
    if (path.startsWith("products/")) return this.#product(Number(path.slice("products/".length)));
    return this.sessions.with(request, (items) => {
      const { status, answer } = this.#cartRoute(
        path,
        request.method,
        request.headers.get("Nonce"),
        body,
        items,
      );
      return Response.json(answer, { status, headers: this.#headers() });
    });
  }

  #headers() {
    // Whoever holds the token reads and changes that cart, addresses and all.
    return { Nonce: this.nonce, "Cart-Token": "eyJ0eXAi.fake.token", "Cache-Control": "no-store" };
  }

  get nonce() {
    return `nonce-${this.epoch}`;
  }

  /**
   * @param {string} path
   * @param {string} method
   * @param {string | null | undefined} nonce
   * @param {any} body
   * @param {Item[]} items
   * @returns {{ status: number, answer: unknown }}
   */
  #cartRoute(path, method, nonce, body, items) {
    const errors = this.#normalise(items);
    if (method === "GET" && path === "cart") return { status: 200, answer: this.#cart(items, errors) };
    if (!nonce)
      return refusal(
        401,
        "woocommerce_rest_missing_nonce",
        "Missing the Nonce header. This endpoint requires a valid nonce.",
      );
    if (nonce !== this.nonce) return refusal(403, "woocommerce_rest_invalid_nonce", "Nonce is invalid.");
    if (path === "cart/add-item") return this.#add(body, items);
    if (path === "cart/remove-item") {
      const at = items.findIndex(({ key }) => key === body.key);
      if (at < 0)
        return refusal(409, "woocommerce_rest_cart_invalid_key", "Cart item no longer exists or is invalid.");
      items.splice(at, 1);
      return { status: 200, answer: this.#cart(items, []) };
    }
    return refusal(404, "rest_no_route", "No route was found matching the URL and request method.");
  }

  /** One after the other, each with its own status, all in one answer that says 207. @param {Request} request @param {any} body */
  #batch(request, { requests }) {
    if (!Array.isArray(requests) || requests.length > 25)
      return Response.json(refusal(400, "rest_invalid_param", "Invalid parameter(s): requests").answer, {
        status: 400,
      });
    return this.sessions.with(request, (items) => {
      const responses = requests.map(({ path, method, headers, body }) => {
        const told = this.#cartRoute(path.slice(ROUTE.length + 1), method, headers?.Nonce, body, items);
        return { status: told.status, body: told.answer, headers: this.#headers() };
      });
      return Response.json({ responses }, { status: 207, headers: { Nonce: this.nonce } });
    });
  }

  /** What every look at a cart does to it. @param {Item[]} items */
  #normalise(items) {
    const errors = [];
    for (const item of [...items]) {
      const product = this.products.get(item.id);
      if (product?.status !== "draft" && product) {
        if (product.stock === 0)
          errors.push({
            code: "woocommerce_rest_product_out_of_stock",
            message: `${escaped(product.name)} is out of stock and cannot be purchased. Please remove it from your cart.`,
          });
        else if (item.quantity > (product.stock ?? LIMIT)) item.quantity = product.stock ?? LIMIT;
        continue;
      }
      items.splice(items.indexOf(item), 1);
      errors.push({
        code: "woocommerce_rest_cart_item_error",
        message: `&quot;${escaped(product?.name ?? "")}&quot; was removed from your cart because it can no longer be purchased.`,
      });
    }
    return errors;
  }

  /** @param {any} body @param {Item[]} items */
  #add({ id, quantity = 1, variation = [] }, items) {
    const product = this.products.get(id);
    if (!product)
      return refusal(
        400,
        "woocommerce_rest_cart_invalid_product",
        "This product cannot be added to the cart.",
      );
    const name = escaped(product.name);
    if (product.status === "draft")
      return refusal(
        400,
        "woocommerce_rest_product_not_purchasable",
        `&quot;${name}&quot; is not available for purchase.`,
      );
    const given = new Map(variation.map((/** @type {any} */ one) => [one.attribute, one.value]));
    const missing = (product.any ?? []).filter((attribute) => !given.get(attribute));
    if (missing.length)
      return refusal(
        400,
        "woocommerce_rest_missing_variation_data",
        `Missing attributes for variable product: ${missing}`,
      );
    if (product.stock === 0)
      return refusal(
        400,
        "woocommerce_rest_product_out_of_stock",
        `You cannot add &quot;${name}&quot; to the cart because the product is out of stock.`,
      );
    const inCart = items.reduce((sum, item) => sum + (item.id === id ? item.quantity : 0), 0);
    if (inCart + quantity > (product.stock ?? LIMIT))
      return refusal(
        400,
        "woocommerce_rest_product_partially_out_of_stock",
        `You cannot add that amount of &quot;${name}&quot; to the cart because there is not enough stock (${product.stock} remaining).`,
      );
    const chosen = [
      ...(product.variation ?? []),
      ...(product.any ?? []).map((attribute) => [attribute, given.get(attribute)]),
    ];
    const item = { id, quantity, variation: /** @type {[string, string][]} */ (chosen) };
    const there = items.find(({ key }) => key === keyOf(item));
    if (there && product.individually)
      return refusal(400, "invalid_quantity", "The maximum quantity of this product is 1.");
    if (there) there.quantity += quantity;
    // 201 all the same: one is in the cart, whatever was asked for.
    else items.push({ ...item, key: keyOf(item), quantity: product.individually ? 1 : quantity });
    return { status: 201, answer: this.#cart(items, []) };
  }

  /** @param {Item[]} items @param {unknown[]} errors */
  #cart(items, errors) {
    return {
      coupons: [],
      shipping_address: { first_name: "Ada", address_1: "12 Secret Street" },
      items: items.flatMap((item) => {
        const product = this.products.get(item.id);
        return product ? [this.#item(item, product)] : [];
      }),
      errors,
    };
  }

  /** @param {Item} item @param {Product} product */
  #item({ key, id, quantity, variation, data }, product) {
    return {
      key,
      id,
      type: variation.length ? "variation" : "simple",
      quantity,
      quantity_limits: { minimum: 1, maximum: this.#most(product), multiple_of: 1, editable: true },
      name: escaped(product.name),
      sku: `SKU-${id}`,
      permalink: `${this.origin}/product/${id}/`,
      images: [{ id: 1, src: `${this.origin}/${id}.jpg`, thumbnail: `${this.origin}/${id}-300.jpg` }],
      variation: variation.map(([attribute, value]) => ({
        attribute: escaped(attribute),
        value: escaped(value),
      })),
      item_data: Object.entries(data ?? {}).map(([name, value]) => ({ name, value, display: "" })),
      prices: this.#prices(product),
    };
  }

  /** @param {Product} product */
  #prices({ price }) {
    const amount = String(Math.round((price / 100) * 10 ** this.decimals));
    return { price: amount, currency_code: this.currency, currency_minor_unit: this.decimals };
  }

  /** @param {Product} product */
  #most = (product) => (product.individually ? 1 : (product.stock ?? LIMIT));

  /** @param {number} id */
  #product(id) {
    const product = this.products.get(id);
    if (!this.catalogue)
      return Response.json(refusal(401, "rest_forbidden", "Sorry.").answer, { status: 401 });
    if (!product)
      return Response.json(
        refusal(404, "woocommerce_rest_product_invalid_id", "Invalid product ID.").answer,
        { status: 404 },
      );
    return Response.json({
      id,
      name: escaped(product.name),
      prices: this.#prices(product),
      is_purchasable: product.status !== "draft",
      is_in_stock: product.stock !== 0,
      add_to_cart: { minimum: 1, maximum: this.#most(product) },
    });
  }

  /** A product page with what the platform leaves on every page; its buttons add as a block's do. */
  page() {
    return shopPage({
      title: "A WooCommerce shop",
      head: `<link rel="https://api.w.org/" href="${this.root}">`,
      className: "theme woocommerce woocommerce-page",
      things: [...this.products.values()].map(({ id, name, any = [] }) => ({
        name,
        order: { id, quantity: 1, variation: any.map((attribute) => ({ attribute, value: "Sand" })) },
      })),
      script: `const api = (path) => {
  const url = new URL(document.querySelector("link[rel='https://api.w.org/']").href);
  const route = url.searchParams.get("rest_route");
  if (route) url.searchParams.set("rest_route", route + "${ROUTE}" + path);
  else url.pathname += "${ROUTE}" + path;
  return url;
};
const add = async (order) => {
  const nonce = (await fetch(api("cart"))).headers.get("Nonce");
  const headers = { Nonce: nonce, "Content-Type": "application/json" };
  await fetch(api("cart/add-item"), { method: "POST", headers, body: JSON.stringify(order) });
  document.body.dispatchEvent(new CustomEvent("wc-blocks_added_to_cart", { bubbles: true }));
};
const count = async () => (await (await fetch(api("cart"))).json()).items.reduce((n, i) => n + i.quantity, 0);
addEventListener("wc-blocks_store_sync_required", draw);`,
    });
  }
}

/** @param {Omit<Item, "key">} item */
const keyOf = ({ id, variation, data }) => JSON.stringify([id, variation, data ?? {}]);

/** @param {number} status @param {string} code @param {string} message */
const refusal = (status, code, message) => ({ status, answer: { code, message, data: { status } } });
