// In which language the landing page speaks, and what it says.
import { common, prompt, sheet } from "../core/strings/en.js";
import { strings, translator } from "../core/strings/index.js";
import { localeFor } from "../core/strings/launcher.js";
import { WORDS } from "./strings.js";

/** @import { Translate } from "../core/strings/index.js" */
/** @import { Key } from "./strings.js" */

/**
 * @typedef {object} Words
 * @property {string} tag BCP 47, for numbers and dates
 * @property {string} language
 * @property {"ltr" | "rtl"} dir
 * @property {(key: Key, params?: Record<string, string | number>) => string} own
 * @property {Translate} t the widget's words
 */

/**
 * @param {string} wanted BCP 47
 * @returns {Promise<Words>}
 */
export async function wordsFor(wanted) {
  const { tag, language, dir } = localeFor(wanted);
  const own = /** @type {any} */ (translator(/** @type {any} */ (WORDS[language]), tag));
  return { tag, language, dir, own, t: await strings(tag, { ...common, ...prompt, ...sheet }) };
}

/**
 * Puts them where the page's markup waits for them.
 * @param {Words} words
 */
export function fill({ language, dir, own }) {
  document.documentElement.lang = language;
  document.documentElement.dir = dir;
  document.title = own("heading");
  for (const node of document.querySelectorAll("[data-words]"))
    node.textContent = own(/** @type {Key} */ (node.getAttribute("data-words")));
}
