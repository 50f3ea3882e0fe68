// The shop's cart from within the page's own world, for platforms whose cart is a matter of the page's globals. The
// build makes one function of all this. Whatever it gives is the page's word, and is checked by who asked.
import { platformHere } from "../../core/cart/detect.js";
import { openCart as bigcommerce } from "../../core/cart/platforms/bigcommerce.js";
import { openCart as ecwid } from "../../core/cart/platforms/ecwid.js";
import { openCart as generic } from "../../core/cart/platforms/generic.js";
import { openCart as magento } from "../../core/cart/platforms/magento.js";
import { openCart as prestashop } from "../../core/cart/platforms/prestashop.js";
import { openCart as shopify } from "../../core/cart/platforms/shopify.js";
import { openCart as snipcart } from "../../core/cart/platforms/snipcart.js";
import { openCart as squarespace } from "../../core/cart/platforms/squarespace.js";
import { openCart as woocommerce } from "../../core/cart/platforms/woocommerce.js";

/** @import { CartAdapter } from "../../core/cart/index.js" */

/** @type {Record<string, () => CartAdapter | null | Promise<CartAdapter | null>>} */
const PLATFORMS = {
  bigcommerce,
  ecwid,
  // Nothing is kept in the site's storage: this runs when somebody asks, and counts what the page itself has told.
  generic: () => generic({ remembers: false }),
  magento,
  prestashop,
  shopify,
  snipcart,
  squarespace,
  woocommerce,
};

/**
 * @param {string} origin the page's; another page may have come in between
 * @param {string} platform
 * @param {string} method of the adapter; `platform` and `methods` ask what there is
 * @param {unknown[]} args
 * @returns {Promise<{ value: string } | { error: string }>} JSON; or the reason that the shop gave
 */
export default async function cart(origin, platform, method, args) {
  try {
    if (location.origin !== origin) throw new Error("Another page.");
    if (method === "platform") return { value: JSON.stringify(platformHere()) };
    const adapter = /** @type {any} */ (await PLATFORMS[platform]?.());
    const methods = Object.keys(adapter ?? {}).filter((name) => adapter[name]);
    if (method === "methods") return { value: JSON.stringify(methods) };
    return { value: JSON.stringify((await adapter[method](...args)) ?? null) };
  } catch (error) {
    return { error: String(/** @type {any} */ (error)?.code ?? "failed") };
  }
}
