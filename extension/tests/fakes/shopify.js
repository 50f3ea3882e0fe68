// A Shopify shop: the Ajax API as shopify.dev tells it, and what is known of it beside that.
import { shopPage } from "./page.js";
import { Sessions } from "./sessions.js";

/** @import { Browser } from "./browser.js" */
/** @import { Random } from "./random.js" */

/**
 * @typedef {object} Variant
 * @property {number} id
 * @property {string} handle of its product
 * @property {string} product its title
 * @property {string} [title] of the variant; none when it is the only one
 * @property {number} price minor units of the presentment currency
 * @property {number | null} [stock] null: not counted
 * @property {number[]} [plans] selling plans
 * @property {boolean} [gone] no longer offered
 *
 * @typedef {object} Item
 * @property {number} id of the variant
 * @property {number} quantity
 * @property {Record<string, string>} properties
 * @property {number | null} plan
 */

const sorted = (/** @type {object} */ value) => JSON.stringify(Object.entries(value).sort());
const twin = (/** @type {Item} */ a) => (/** @type {Item} */ b) =>
  a.id === b.id && a.plan === b.plan && sorted(a.properties) === sorted(b.properties);

export class Shopify {
  /** @type {Sessions<Item>} */
  sessions = new Sessions("cart");
  currency = "EUR";
  /** Of too many, the shop adds what there is and says 422; some have been seen to add none. */
  addsWhatThereIs = true;
  /** Whether the lines before a refused one stay: nowhere promised. */
  keepsEarlier = true;
  /** Changes with every write, as the keys of lines do with properties and discounts. */
  #salt = 0;

  /** @param {Variant[]} variants @param {{ root?: string }} [options] */
  constructor(variants, { root = "/" } = {}) {
    this.variants = new Map(variants.map((variant) => [variant.id, variant]));
    this.root = root;
  }

  /** @param {Random} random */
  sell(random) {
    const variant = random.pick([...this.variants.values()]);
    if (variant?.stock) variant.stock -= 1 + random.upTo(variant.stock - 1);
  }

  /** @param {Random} random */
  reprice(random) {
    const variant = random.pick([...this.variants.values()]);
    if (variant) variant.price += 100;
  }

  /** @param {string} session @param {Item} item */
  put(session, item) {
    this.sessions.carts.get(session)?.push(item);
  }

  /** @param {Request} request @returns {Promise<Response>} */
  async handle(request) {
    const { pathname } = new URL(request.url);
    if (!pathname.startsWith(this.root)) return new Response("Not found", { status: 404 });
    const path = pathname.slice(this.root.length);
    const body = request.method === "POST" ? await request.json().catch(() => ({})) : {};
    if (path === "cart.js") return this.sessions.with(request, (items) => Response.json(this.#cart(items)));
    const handle = path.match(/^products\/(.+)\.js$/)?.[1];
    if (handle) return this.#product(handle);
    const write = {
      "cart/add.js": this.#add,
      "cart/update.js": this.#update,
      "cart/change.js": this.#change,
    }[path];
    const work = path === "api/graphql.json" ? this.#action : path === "cart/clear.js" ? this.#clear : write;
    if (!work) return this.page();
    const session = this.sessions.known(request);
    if (session && this.sessions.busy.has(session))
      return Response.json(
        { status: 409, message: "Conflict", description: "The cart is being changed." },
        { status: 409 },
      );
    const response = await this.sessions.with(request, (items) => work.call(this, items, body));
    this.#salt += 1;
    return response;
  }

  /**
   * @param {Item[]} items
   * @param {any} body
   */
  #add(items, body) {
    const before = structuredClone(items);
    /** @type {Item[]} */
    const added = [];
    for (const { id, quantity = 1, properties = {}, selling_plan = null } of body.items ?? [body]) {
      const wanted = { id: Number(id), quantity, properties, plan: selling_plan };
      const told = this.#addOne(items, wanted, added);
      if (!told) continue;
      if (!this.keepsEarlier && (body.items?.length ?? 1) > 1) items.splice(0, items.length, ...before);
      return Response.json(told, { status: told.status });
    }
    return Response.json({ items: added.map((item) => this.#item(item)) });
  }

  /** @param {Item[]} items @param {Item} wanted @param {Item[]} added */
  #addOne(items, wanted, added) {
    const variant = this.variants.get(wanted.id);
    if (!variant || variant.gone)
      return { status: 404, message: "Cart Error", description: "Cannot find variant" };
    if (wanted.plan && !variant.plans?.includes(wanted.plan))
      return {
        status: 422,
        message: "Cart Error",
        description: "The selling plan is not available for this product.",
      };
    const title = this.#title(variant);
    const inCart = items.reduce((sum, item) => sum + (item.id === wanted.id ? item.quantity : 0), 0);
    if (variant.stock === 0)
      return {
        status: 422,
        message: "Cart Error",
        description: `The product '${title}' is already sold out.`,
      };
    const room = (variant.stock ?? Number.POSITIVE_INFINITY) - inCart;
    const quantity = Math.max(0, Math.min(wanted.quantity, room));
    if (quantity < wanted.quantity && !this.addsWhatThereIs)
      return {
        status: 422,
        message: "Cart Error",
        description:
          this.root === "/"
            ? `You can only add ${variant.stock} ${title} to the cart.`
            : `De « ${title} », il n’en reste que ${variant.stock}.`,
        errors: "…",
      };
    const there = items.find(twin(wanted));
    if (there) there.quantity += quantity;
    else if (quantity) items.push({ ...wanted, quantity });
    if (quantity) added.push(there ?? { ...wanted, quantity });
    if (quantity === wanted.quantity) return null;
    const description = inCart
      ? `You can't add more ${title} to the cart.`
      : `Only ${quantity} items were added to your cart.`;
    return { status: 422, message: "Cart Error", description };
  }

  /** Puts any quantity of what is in the cart already, whether there are as many or not. @param {Item[]} items @param {any} body */
  #update(items, { updates = {} }) {
    const found = Object.entries(updates).map(([name, quantity]) => ({
      name,
      quantity: Number(quantity),
      item: items.find((item) => this.#key(item) === name || String(item.id) === name),
    }));
    if (found.some(({ name, item }) => !item && !this.variants.has(Number(name))))
      return Response.json(
        { status: 404, message: "Cart Error", description: "Cannot find variant" },
        { status: 404 },
      );
    for (const { name, quantity, item } of found) {
      if (!item) items.push({ id: Number(name), quantity, properties: {}, plan: null });
      else if (quantity) item.quantity = quantity;
      else items.splice(items.indexOf(item), 1);
    }
    return Response.json(this.#cart(items));
  }

  /** @param {Item[]} items @param {any} body */
  #change(items, { id, line, quantity }) {
    const item = line
      ? items[line - 1]
      : items.find((one) => this.#key(one) === id || String(one.id) === String(id));
    if (!item)
      return Response.json(
        { status: "bad_request", message: "no valid id or line parameter" },
        { status: 400 },
      );
    if (quantity) item.quantity = quantity;
    else items.splice(items.indexOf(item), 1);
    return Response.json(this.#cart(items));
  }

  /** @param {Item[]} items */
  #clear(items) {
    items.splice(0);
    return Response.json(this.#cart(items));
  }

  /** What a theme's `updateCart` does: a refusal resolves, and says so. @param {Item[]} items @param {any} body */
  #action(items, { lines = [] }) {
    const userErrors = [];
    const warnings = [];
    for (const { merchandiseId, quantity } of lines) {
      const id = Number(String(merchandiseId).split("/").pop());
      const before = items.find((item) => item.id === id)?.quantity ?? 0;
      const told = this.#addOne(items, { id, quantity, properties: {}, plan: null }, []);
      const now = items.find((item) => item.id === id)?.quantity ?? 0;
      if (told) (now > before ? warnings : userErrors).push({ code: "INVALID", message: told.description });
    }
    return Response.json({ cart: { totalQuantity: items.length }, userErrors, warnings });
  }

  /** @param {Item[]} items */
  #cart(items) {
    return {
      token: "hidden-cart-token",
      note: "Ring twice at 12 Secret Street",
      attributes: {},
      item_count: items.reduce((sum, { quantity }) => sum + quantity, 0),
      items: items.map((item) => this.#item(item)),
      currency: this.currency,
    };
  }

  /** @param {Item} item */
  #key = (item) =>
    `${item.id}:${Buffer.from(`${sorted(item.properties)}${item.plan}${this.#salt}`).toString("hex")}`;

  /** @param {Variant} variant */
  #title = ({ product, title }) => (title ? `${product} - ${title}` : product);

  /** @param {Item} item */
  #item(item) {
    const variant = this.variants.get(item.id);
    const price = variant?.price ?? 0;
    return {
      id: item.id,
      variant_id: item.id,
      key: this.#key(item),
      quantity: item.quantity,
      title: variant && this.#title(variant),
      product_title: variant?.product,
      variant_title: variant?.title ?? null,
      options_with_values: [
        { name: this.root === "/" ? "Size" : "Taille", value: variant?.title ?? "Default Title" },
      ],
      price,
      original_price: price,
      discounted_price: price,
      final_price: price,
      sku: `SKU-${item.id}`,
      properties: item.properties,
      url: `${this.root}products/${variant?.handle}?variant=${item.id}`,
      image: `https://cdn.example/${item.id}.jpg`,
      ...(item.plan
        ? { selling_plan_allocation: { price, selling_plan: { id: item.plan, name: "Monthly" } } }
        : {}),
    };
  }

  /** @param {string} handle */
  #product(handle) {
    const variants = [...this.variants.values()].filter((one) => one.handle === handle && !one.gone);
    if (!variants.length) return new Response("Not found", { status: 404 });
    return Response.json({
      handle,
      title: variants[0]?.product,
      variants: variants.map(({ id, price, stock, plans = [] }) => ({
        id,
        price,
        available: stock !== 0,
        selling_plan_allocations: plans.map((plan) => ({ selling_plan_id: plan, price })),
      })),
    });
  }

  /**
   * What the page's scripts put there.
   * @param {Browser} browser
   * @param {{ actions?: "theme" | "default" }} [options] whose `updateCart` it is, where there is one
   */
  globals(browser, { actions } = {}) {
    const updateCart = async (/** @type {unknown} */ payload) => {
      const body = JSON.stringify(payload);
      const answer = await browser.fetch(`${this.root}api/graphql.json`, { method: "POST", body });
      if (!answer.ok) throw new TypeError("The action could not run.");
      return answer.json();
    };
    updateCart.isDefault = () => actions === "default";
    return { Shopify: { routes: { root: this.root }, ...(actions ? { actions: { updateCart } } : {}) } };
  }

  /** A product page with what the platform puts on every page; its buttons add as a theme's do. */
  page() {
    return shopPage({
      title: "A Shopify shop",
      head: `<script>window.Shopify = { shop: "fake.example", routes: { root: "${this.root}" } };</script>`,
      things: [...this.variants.values()].map((variant) => ({
        name: this.#title(variant),
        order: { id: variant.id, quantity: 1 },
      })),
      script: `const add = (order) =>
  fetch(Shopify.routes.root + "cart/add.js", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ items: [order] }),
  });
const count = async () => (await (await fetch(Shopify.routes.root + "cart.js")).json()).item_count;
document.addEventListener("cart:update", draw);`,
    });
  }
}
