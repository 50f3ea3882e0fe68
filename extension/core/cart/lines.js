// Cart lines as the wire takes them, out of what a site's own code hands over.

/** @import { CartLine } from "../types" */

const text = (/** @type {unknown} */ value, /** @type {number} */ most) =>
  (typeof value === "string" || typeof value === "number" ? String(value) : "").slice(0, most);

/**
 * An absolute web address, or nothing.
 * @param {unknown} value
 * @param {(url: URL) => boolean} allowed
 */
function address(value, allowed) {
  try {
    const url = value ? new URL(String(value), location.href) : null;
    return url && allowed(url) && url.href.length <= 2048 ? url.href : "";
  } catch {
    return "";
  }
}

/**
 * A line without id, title or quantity is none; a field that is not what it should be is left out, so that one
 * odd line does not cost the visitor the hop.
 * @param {unknown} raw
 * @returns {CartLine[]}
 */
export function asLines(raw) {
  if (!Array.isArray(raw)) return [];
  return raw.slice(0, 100).flatMap((given) => {
    const id = text(given?.id, 200);
    const title = text(given?.title, 300).trim();
    const quantity = Math.floor(Number(given?.quantity));
    if (!id || !title || !(quantity >= 1 && quantity <= 100_000)) return [];
    const price = given.unit_price;
    const currency = /^[A-Z]{3}$/.test(given.currency) ? given.currency : "";
    const options = Object.entries(given.options ?? {}).slice(0, 20);
    return [
      {
        id,
        title,
        quantity,
        sku: text(given.sku, 200),
        unit_price: currency && Number.isInteger(price) && price >= 0 && price <= 1e12 ? price : null,
        currency,
        options: Object.fromEntries(options.map(([name, value]) => [text(name, 100), text(value, 300)])),
        url: address(given.url, ({ origin }) => origin === location.origin),
        image: address(
          given.image,
          ({ origin, protocol }) => origin === location.origin || protocol === "https:",
        ),
      },
    ];
  });
}
