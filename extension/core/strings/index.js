/**
 * The words of prompt and sheet. Each brings its English along, so that a language that cannot be loaded still
 * leaves something to read; the others load when somebody reads them.
 *
 * @typedef {typeof import("./en.js")} English
 * @typedef {"common" | "prompt" | "sheet"} Part
 * @typedef {string | Partial<Record<Intl.LDMLPluralRule, string>>} Entry a text, or one for each plural category
 *   of the language, chosen by the parameter `count`
 * @typedef {{[part in Part]: keyof English[part]}[Part]} Key
 * @typedef {Partial<Record<Key, Entry>>} Words
 * @typedef {(key: Key, params?: Record<string, string | number>) => string} Translate
 */

/**
 * All words of one part in a language other than English.
 *
 * @template {Part} P
 * @typedef {Record<keyof English[P], Entry>} Table
 */

import { localeFor } from "./launcher.js";

/** @type {Record<string, () => Promise<Record<Part, Words>>>} */
const OTHERS = {
  de: () => import("./de.js"),
  ar: () => import("./ar.js"),
};

/**
 * @param {string} lang BCP 47 tag
 * @param {Words} english
 * @returns {Promise<Translate>} never rejected
 */
export async function strings(lang, english) {
  const { tag, language } = localeFor(lang);
  try {
    const other = await OTHERS[language]?.();
    if (other) return translator({ ...other.common, ...other.prompt, ...other.sheet }, tag);
  } catch {
    // The language is out of reach.
  }
  return translator(english, language === "en" ? tag : "en");
}

/**
 * @param {Words} words
 * @param {string} locale
 * @returns {Translate}
 */
export function translator(words, locale) {
  const { dir } = localeFor(locale);
  const plural = new Intl.PluralRules(locale);
  const number = new Intl.NumberFormat(locale);
  return (key, params = {}) => {
    const entry = words[key] ?? "";
    const text =
      typeof entry === "string" ? entry : (entry[plural.select(Number(params.count))] ?? entry.other ?? "");
    return text.replace(/\{(\w+)\}/g, (_, name) => {
      const value = params[name] ?? "";
      return typeof value === "number" ? number.format(value) : isolated(value, dir === "rtl");
    });
  };
}

/**
 * Keeps a title or an address that runs the other way from turning the sentence around it (UAX #9, isolates);
 * characters made to turn it are left out.
 *
 * @param {string} given
 * @param {boolean} rtl the sentence's direction
 */
function isolated(given, rtl) {
  const text = given.replace(/[\u202a-\u202e\u2066-\u2069]/g, "");
  return (rtl ? /[A-Za-z]/ : /[\u0590-\u08ff\ufb1d-\ufefc]/).test(text) ? `\u2068${text}\u2069` : text;
}
