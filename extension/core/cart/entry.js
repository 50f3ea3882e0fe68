// A line out of an entry of a shop's cart, by the findings of a profile.
import { each, find } from "./finding.js";
import { minorUnits, priceIn } from "./money.js";

/** @import { CartLine } from "../types" */
/** @import { Source } from "./finding.js" */
/** @import { Options, Price, Profile } from "./wellformed.js" */

/**
 * @param {Profile["read"]["line"]} fields
 * @param {Source} entry
 * @param {{ as: "json" | "page", currency: unknown, address: string }} around
 * @returns {CartLine}
 * @throws {Error} when it has no id or no title: a cart of which a line cannot be read is not to be added to
 */
export function lineOf(fields, entry, { as, currency, address }) {
  const absolute = (/** @type {unknown} */ value) => {
    try {
      return value === undefined ? "" : new URL(String(value), new URL(address, location.href)).href;
    } catch {
      return "";
    }
  };
  const [id, title] = [find(entry, fields.id), find(entry, fields.title)];
  if (id === undefined || title === undefined) throw new Error("A line of the shop's cart cannot be read.");
  return {
    id: String(id),
    title: String(title),
    quantity: Math.floor(Number(find(entry, fields.quantity) ?? 1)),
    sku: String(find(entry, fields.sku) ?? ""),
    ...priceOf(fields.unit_price, entry, { as, currency: find(entry, fields.currency) ?? currency }),
    options: optionsOf(fields.options, entry),
    url: absolute(find(entry, fields.url)),
    image: absolute(find(entry, fields.image)),
  };
}

/**
 * @param {Price | undefined} price
 * @param {Source} source
 * @param {{ as: "json" | "page", currency: unknown }} around
 */
export function priceOf(price, source, { as, currency }) {
  const amount = find(source, price);
  if (amount === undefined) return { unit_price: null, currency: "" };
  const given = typeof price === "object" && "unit" in price ? price.unit : undefined;
  const unit = given ?? (as === "page" ? "text" : "major");
  const own = typeof document === "undefined" ? "" : document.documentElement.lang;
  const code = currency ? String(currency).toUpperCase() : currencyIn(String(amount), own);
  if (!/^[A-Z]{3}$/.test(code)) return { unit_price: null, currency: "" };
  if (unit === "text") return { unit_price: priceIn(String(amount), code), currency: code };
  return { unit_price: unit === "major" ? minorUnits(amount, code) : Number(amount), currency: code };
}

/**
 * @param {Options | undefined} options
 * @param {Source} entry
 * @returns {Record<string, string>}
 */
function optionsOf(options, entry) {
  if (!options) return {};
  /** @type {[unknown, unknown][]} */
  const found = options.pairs
    ? [...String(find(entry, options.at) ?? "").matchAll(new RegExp(options.pairs, "gu"))].map((pair) => [
        pair[1]?.trim(),
        pair[2]?.trim(),
      ])
    : each(entry, options.each ?? "").map((one) => [find(one, options.name), find(one, options.value)]);
  return Object.fromEntries(
    found.flatMap(([name, value]) => (name && value !== undefined ? [[String(name), String(value)]] : [])),
  );
}

/** By language and symbol: asking for every currency is slow. @type {Map<string, string>} */
const symbols = new Map();

/**
 * The currency of a price as a page shows it: "$" is another one in Sydney than in Boston.
 * @param {string} text
 * @param {string} lang of the page, BCP 47
 * @returns {string} ISO 4217; empty when the text does not say
 */
function currencyIn(text, lang) {
  const [, before, after] = text.match(/(\S*?)\s*\d[\d.,'\s\u00a0\u202f]*\s*(\S*)/) ?? [];
  for (const symbol of [before, after]) {
    if (!symbol) continue;
    const key = `${lang} ${symbol}`;
    if (!symbols.has(key)) symbols.set(key, currencyOf(symbol, lang));
    const found = symbols.get(key);
    if (found) return found;
  }
  return "";
}

/**
 * @param {string} symbol
 * @param {string} lang
 */
function currencyOf(symbol, lang) {
  const locale = Intl.NumberFormat.supportedLocalesOf(lang || "en")[0] ?? "en";
  return (
    Intl.supportedValuesOf("currency").find((currency) => {
      if (currency === symbol) return true;
      const parts = new Intl.NumberFormat(locale, { style: "currency", currency }).formatToParts(1);
      return parts.some(({ type, value }) => type === "currency" && value === symbol);
    }) ?? ""
  );
}
