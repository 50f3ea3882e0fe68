// By what a page shows that it belongs to a platform. In the first load, so only a look at the document; the
// adapter itself, a part of its own with the platform's name, asks more when it is opened.

const has = (/** @type {string} */ selector) => Boolean(document.querySelector(selector));
const page = /** @type {Record<string, any>} */ (/** @type {unknown} */ (globalThis));

/** In the order in which they are asked. @type {Record<string, () => unknown>} */
const PLATFORMS = {
  profile: () => has("[data-sameplace-cart]"),
  shopify: () => page.Shopify?.routes?.root,
  woocommerce: () =>
    has('[rel="https://api.w.org/"]') &&
    has('[class*="woocommerce"],[class*="wc-block"],[href*="/woocommerce/"]'),
  prestashop: () => page.prestashop?.urls,
  magento: () => has('script[type="text/x-magento-init"],script[type="text/x-magento-template"]'),
  bigcommerce: () => has('[src*=".bigcommerce.com/s-"],[href*=".bigcommerce.com/s-"]'),
  squarespace: () => page.Static?.SQUARESPACE_CONTEXT,
  snipcart: () => page.Snipcart ?? page.SnipcartSettings ?? has("#snipcart"),
  ecwid: () => page.Ecwid?.OnAPILoaded,
  evershop: () => page.eContext?.graphqlResponse,
  // Most sites have a dataLayer; that of a shop tells of a cart.
  generic: () =>
    page.dataLayer?.some?.((/** @type {any} */ entry) =>
      /cart|checkout|purchase/.test(entry?.[1] ?? entry?.event),
    ),
};

/** Name of the platform that the page seems to be of, or nothing. */
export function platformHere() {
  for (const name in PLATFORMS) if (PLATFORMS[name]()) return name;
  return "";
}
