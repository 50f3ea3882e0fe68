// PrestaShop 1.7 and later. Written from the source of PrestaShop/PrestaShop (CartController, CartPresenter,
// ProductFilter, themes/_core/js/cart.js, the classic theme) and of ps_shoppingcart; not yet tried on a live shop.
import { asLines } from "../lines.js";
import { minorUnits } from "../money.js";
import { Refusal } from "../refusal.js";
import { request } from "../request.js";

/** @import { CartLine } from "../../types" */
/** @import { CartAdapter, Shelf } from "../index.js" */

/** @returns {CartAdapter | null} null on a page that does not say where its cart is */
export function openCart() {
  const shop = /** @type {any} */ (globalThis).prestashop;
  const address = shop?.urls?.pages?.cart;
  if (!address) return null;
  const currency = String(shop.currency?.iso_code ?? "");

  /**
   * The cart controller with what it is to do; with nothing, it only tells what is in the cart.
   * @param {Record<string, string | number>} [deed]
   */
  async function ask(deed = {}) {
    // The token is this page's own, and asked for from customers who are logged in.
    const form = { ajax: 1, action: "update", token: String(shop.static_token ?? ""), ...deed };
    const { json } = await request(address, { form, headers: { "X-Requested-With": "XMLHttpRequest" } });
    return json;
  }

  async function products() {
    const found = (await ask())?.cart?.products;
    if (!Array.isArray(found)) throw new Error("PrestaShop did not tell its cart.");
    // A gift comes and goes with the rule that gave it.
    return found.filter(({ is_gift }) => !is_gift);
  }

  /** @param {CartLine} line @param {number} qty @returns {Promise<string>} why not; empty when it is in */
  async function put({ id, sku }, qty) {
    const answer = await ask({ ...keysOf(id), add: 1, qty });
    if (answer?.success) return "";
    return [answer?.errors].flat().filter(Boolean).join(" ") || `No answer about ${sku || id}`;
  }

  return {
    read: async () => asLines((await products()).map((product) => lineOf(product, currency))),

    async add(line) {
      // What a customer wrote or uploaded belongs to the cart it was made for.
      if (keysOf(line.id).id_customization) throw new Refusal("failed", "A customization cannot be copied.");
      const reason = await put(line, line.quantity);
      if (!reason) return;
      const page = await lookAt(line, currency).catch(() => null);
      if (page && page.shelf.state !== "sold") throw new Refusal(page.shelf.state, reason);
      // Whether the page's stock counts what this cart holds already differs between versions.
      const had = await products().then((all) => all.find((each) => idOf(each) === line.id));
      const stock = page?.stock ?? 0;
      for (const rest of new Set([stock, stock - quantityOf(had)])) {
        if (rest > 0 && rest < line.quantity && !(await put(line, rest))) throw new Refusal("fewer", reason);
      }
      throw new Refusal(had ? "fewer" : "failed", reason);
    },

    remove: ({ id }) => ask({ ...keysOf(id), delete: 1 }),
    look: async (line) => (await lookAt(line, currency))?.shelf ?? null,

    onChange(changed) {
      const told = () => changed();
      shop.on?.("updateCart", told);
      return () => shop.removeListener?.("updateCart", told);
    },

    async refresh() {
      const fresh = await ask();
      // As after an add; without `linkAction`, so that no "added to your cart" window opens.
      if (fresh?.cart) shop.emit?.("updateCart", { reason: { cart: fresh.cart }, resp: fresh });
    },
  };
}

const idOf = (/** @type {any} */ product) =>
  [product.id_product, product.id_product_attribute || 0, product.id_customization || ""]
    .filter(String)
    .join("-");

/** The presenter's `quantity` has meant the stock as well. */
const quantityOf = (/** @type {any} */ product) =>
  Number(product?.cart_quantity ?? product?.quantity_wanted ?? product?.quantity ?? 0);

/** @param {string} id @returns {Record<string, string>} */
function keysOf(id) {
  const [id_product = "", id_product_attribute = "0", id_customization] = id.split("-");
  return { id_product, id_product_attribute, ...(id_customization ? { id_customization } : {}) };
}

/** @param {any} product @param {string} currency */
function lineOf(product, currency) {
  const { cover, default_image, attributes } = product;
  return {
    id: idOf(product),
    title: product.name,
    quantity: quantityOf(product),
    sku: product.reference_to_display ?? product.reference,
    unit_price: minorUnits(product.price_amount ?? product.price_with_reduction, currency),
    currency,
    options: attributes && typeof attributes === "object" ? attributes : {},
    url: product.url,
    image: (default_image ?? cover)?.medium?.url ?? (default_image ?? cover)?.small?.url,
  };
}

/**
 * @param {CartLine} line
 * @param {string} currency
 * @returns {Promise<{ shelf: Shelf, stock: number } | null>} null when the theme's page does not tell
 */
async function lookAt({ url }, currency) {
  if (!url) return null;
  const { status, text } = await request(url, { headers: { Accept: "text/html" } });
  if (status === 404 || status === 410)
    return { shelf: { state: "gone", most: null, unit_price: null, currency: "" }, stock: 0 };
  const page = new DOMParser().parseFromString(text, "text/html");
  const details = page.querySelector("[data-product]")?.getAttribute("data-product");
  if (!details) return null;
  const product = JSON.parse(details);
  const button = page.querySelector('[data-button-action="add-to-cart"]');
  const stock = Number(product.quantity ?? 0);
  // A shop that sells what it has not got takes any number.
  const oversold =
    product.allow_oosp ?? page.querySelector("[data-allow-oosp]")?.getAttribute("data-allow-oosp");
  return {
    shelf: {
      state: button && !button.hasAttribute("disabled") ? "sold" : "sold-out",
      most: oversold != null && !Number(oversold) ? stock : null,
      unit_price: minorUnits(product.price_amount, currency),
      currency,
    },
    stock,
  };
}
