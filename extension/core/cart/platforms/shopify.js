// Shopify: its Ajax API, and the theme's own action where the theme has one. Written from shopify.dev/docs/api/ajax
// and shopify.dev/docs/api/storefront-events-and-actions; not yet tried on a live shop.
import { quantityIn } from "../compare.js";
import { asLines } from "../lines.js";
import { Refusal } from "../refusal.js";
import { onRequests } from "../requests.js";
import { ask } from "../throttle.js";

/** @import { CartLine } from "../../types" */
/** @import { CartAdapter, Shelf } from "../index.js" */

const PATIENCE = 15_000; // ms that a theme's action is given
const UNREAD = [409, 429]; // another request holds the cart; too many requests
const LISTED = 250; // variants that a product's JSON names at most

/** @returns {any} */
const shop = () => /** @type {any} */ (globalThis).Shopify;

/**
 * What the visitor chose or wrote. Names that begin with `_` are hidden from them and an app's own: they bind a line
 * to that app's state on one device, and may tell who somebody is. They stay here.
 * @param {unknown} properties
 * @returns {[string, string][]}
 */
const visible = (properties) =>
  Object.entries(properties ?? {})
    .filter(([name, value]) => !name.startsWith("_") && value !== null && value !== "")
    .map(([name, value]) => [name, String(value)]);

/**
 * FNV-1a. A line with properties is another line than the bare variant, so its id says which; and a text that was cut
 * short on the way does not fit it any more.
 * @param {[string, string][]} properties
 */
function mark(properties) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(JSON.stringify([...properties].sort())))
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(16);
}

/**
 * `VARIANT`, `VARIANT:PLAN`, `VARIANT#PROPERTIES`, `VARIANT:PLAN#PROPERTIES`.
 * @param {any} item of cart.js
 */
function idOf(item) {
  const plan = item.selling_plan_allocation?.selling_plan?.id;
  const properties = visible(item.properties);
  return `${item.variant_id ?? item.id}${plan ? `:${plan}` : ""}${properties.length ? `#${mark(properties)}` : ""}`;
}

/** @param {CartLine} line @throws {Refusal} when the id is not ours, or does not fit the options */
function orderOf({ id, quantity, options }) {
  const [, variant, plan, marked] = id.match(/^(\d+)(?::(\d+))?(?:#([0-9a-f]+))?$/) ?? [];
  const properties = Object.entries(options ?? {});
  if (!variant || (marked && marked !== mark(properties)))
    throw new Refusal("failed", "It has to be chosen on its own page again.");
  return {
    id: Number(variant),
    quantity,
    ...(plan ? { selling_plan: Number(plan) } : {}),
    ...(marked ? { properties: Object.fromEntries(properties) } : {}),
  };
}

/**
 * Without variant options: the id says them, the title shows them, and in another language they have other names.
 * @param {any} item
 * @param {string} currency
 */
const lineOf = (item, currency) => ({
  id: idOf(item),
  title: item.title ?? item.product_title,
  quantity: item.quantity,
  sku: item.sku,
  // Before discounts: codes do not travel, so only this can be compared.
  unit_price: item.original_price ?? item.price,
  currency,
  options: Object.fromEntries(visible(item.properties)),
  url: item.url,
  image: item.image,
});

/** @returns {CartAdapter | null} */
export function openCart() {
  const root = shop()?.routes?.root;
  if (typeof root !== "string") return null;

  /** As last read. @type {{ currency: string, count: number, lines: CartLine[] }} */
  let last = { currency: "", count: 0, lines: [] };

  /** @param {string} path below the root of this language and country @param {unknown} [json] */
  const call = (path, json) =>
    ask(new URL(`${root}${path}`, location.href), json === undefined ? {} : { json }, UNREAD);

  async function items() {
    const { json } = await call("cart.js");
    // A password page or a check for robots answers 200 as well.
    if (!Array.isArray(json?.items)) throw new Refusal("failed", "The shop gave no cart.");
    const currency = String(json.currency ?? "");
    const lines = asLines(json.items.map((/** @type {any} */ item) => lineOf(item, currency)));
    last = { currency, count: Number(json.item_count) || 0, lines };
    return /** @type {any[]} */ (json.items);
  }

  async function read() {
    await items();
    return last.lines;
  }

  /** @param {CartLine} line @returns {Promise<Shelf | null>} */
  async function look({ id, url }) {
    const handle = url?.match(/\/products\/([^/?#]+)/)?.[1];
    if (!handle) return null;
    const [variantId, plan] = id.split("#")[0]?.split(":") ?? [];
    const { status, json } = await call(`products/${handle}.js`);
    const gone = /** @type {Shelf} */ ({ state: "gone", most: 0, unit_price: null, currency: "" });
    if (status === 404) return gone;
    if (status !== 200 || !Array.isArray(json?.variants)) return null;
    const variant = json.variants.find((/** @type {any} */ one) => String(one.id) === variantId);
    if (!variant) return json.variants.length < LISTED ? gone : null;
    const allocation = variant.selling_plan_allocations?.find(
      (/** @type {any} */ one) => String(one.selling_plan_id) === plan,
    );
    if (plan && !allocation) return gone;
    if (!last.currency) await items();
    return {
      state: variant.available ? "sold" : "sold-out",
      most: variant.available ? (variant.quantity_rule?.max ?? null) : 0,
      unit_price: (allocation ?? variant).price ?? null,
      currency: last.currency,
    };
  }

  /**
   * The shop said no, in its own language. It may have added what there was all the same, so the cart is asked.
   * @param {CartLine} line
   * @param {number} before quantity of it in the cart
   * @param {string} said
   */
  async function settle(line, before, said) {
    const now = quantityIn(await read(), line);
    if (now >= before + line.quantity) return;
    // The one number in it, besides any in the names, is how many there are.
    const names = [line.title, line.title.split(" - ")[0] ?? ""].filter(Boolean);
    const most = Number(names.reduce((text, name) => text.replaceAll(name, ""), said).match(/\d+/)?.[0] ?? 0);
    const rest = Math.min(most - before, line.quantity - 1);
    if (now === before && rest > 0) {
      const { status } = await call("cart/add.js", { items: [orderOf({ ...line, quantity: rest })] });
      if (status < 300) throw new Refusal("fewer", said);
    }
    if (now > 0) throw new Refusal("fewer", said);
    const state = (await look(line))?.state;
    throw new Refusal(state === "sold-out" || state === "gone" ? state : "failed", said);
  }

  /**
   * The theme's own way of adding, which redraws its cart in place. Shopify's default instead reloads a page whose
   * theme it does not know, in the middle of a restore; so it is used only where the theme put its own in that
   * place. Properties and plans are left to the Ajax API, which is certain to keep them.
   * @param {CartLine} line
   */
  const hasAction = ({ id }) => /^\d+$/.test(id) && shop().actions?.updateCart?.isDefault?.() === false;

  /** @param {CartLine[]} lines @returns {Promise<string>} what was said against it, if anything */
  async function act(lines) {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(reject, PATIENCE, new Refusal("failed", "No answer."));
    });
    const payload = {
      lines: lines.map(({ id, quantity }) => ({
        merchandiseId: `gid://shopify/ProductVariant/${id}`,
        quantity,
      })),
    };
    const told = await Promise.race([shop().actions.updateCart(payload), late]).finally(() =>
      clearTimeout(timer),
    );
    const complaints = [...(told?.userErrors ?? []), ...(told?.warnings ?? [])];
    return complaints.map(({ message, code }) => message || code || "no").join(" ");
  }

  return {
    read,

    async add(line) {
      const before = quantityIn(last.lines, line);
      const order = orderOf(line);
      if (hasAction(line)) {
        const said = await act([line]);
        return said ? settle(line, before, said) : undefined;
      }
      const { status, json } = await call("cart/add.js", { items: [order] });
      if (status < 300) return undefined;
      const said = String(json?.description ?? json?.message ?? "");
      if (status === 404) throw new Refusal("gone", said);
      if (status === 422) return settle(line, before, said);
      throw new Refusal("failed", said);
    },

    async addAll(lines) {
      const acted = lines.filter(hasAction);
      if (acted.length) await act(acted);
      const orders = lines
        .filter((line) => !acted.includes(line))
        .flatMap((line) => {
          try {
            return [orderOf(line)];
          } catch {
            return [];
          }
        });
      if (!orders.length) return;
      const { status } = await call("cart/add.js", { items: orders });
      // Whether those before the refused one stay is nowhere promised: the cart is read again after this.
      if (status >= 300) throw new Refusal("failed");
    },

    async remove(line) {
      // Keys change with every discount and property, so they are taken at the time of use.
      const keys = (await items()).filter((item) => idOf(item) === line.id).map(({ key }) => [key, 0]);
      if (!keys.length) return;
      const { status } = await call("cart/update.js", { updates: Object.fromEntries(keys) });
      if (status >= 300) throw new Refusal("failed");
    },

    look,

    onChange(changed) {
      const ended = new AbortController();
      // Fired as the change begins; what it promises is its end.
      const begun = (/** @type {Event} */ event) =>
        Promise.resolve(/** @type {any} */ (event).promise).then(changed, changed);
      document.addEventListener("shopify:cart:lines-update", begun, { signal: ended.signal });
      // Most themes fire nothing: their own requests to the cart are seen in the page's resource timings.
      const end = onRequests(/\/cart\/(add|change|update|clear)(\.js)?(\?|$)/, changed);
      return () => {
        ended.abort();
        end();
      };
    },

    // There is no one event for this: Horizon's, Dawn's and the one of several other theme makers.
    refresh() {
      const { publish, subscribe } = /** @type {any} */ (globalThis);
      const detail = { sourceId: "sameplace", data: { source: "sameplace", itemCount: last.count } };
      document.dispatchEvent(new CustomEvent("cart:update", { bubbles: true, detail }));
      if (typeof subscribe === "function") publish?.("cart-update", { source: "sameplace" });
      document.documentElement.dispatchEvent(new CustomEvent("cart:refresh", { bubbles: true }));
    },
  };
}
