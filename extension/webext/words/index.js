/**
 * The words of the extension's own pages: core's, where the sentence is the same, and those that only the extension
 * says, in one table. A key that core has too would hide core's; a test forbids it.
 *
 * @typedef {typeof import("./en.js").WORDS} English
 * @typedef {keyof English} OwnKey
 * @typedef {import("../../core/strings/index.js").Key | OwnKey} Key
 * @typedef {(key: Key, params?: Record<string, string | number>) => string} Translate
 */

/**
 * The extension's words in another language: each text of English, with the plural forms that the language has.
 *
 * @typedef {{[key in OwnKey]: English[key] extends string ? string : Partial<Record<Intl.LDMLPluralRule, string>>}} Table
 */

import * as coreAr from "../../core/strings/ar.js";
import * as coreDe from "../../core/strings/de.js";
import * as coreEn from "../../core/strings/en.js";
import { translator } from "../../core/strings/index.js";
import { localeFor } from "../../core/strings/launcher.js";
import { WORDS as ar } from "./ar.js";
import { WORDS as de } from "./de.js";
import { WORDS as en } from "./en.js";

/** @param {Pick<typeof coreDe, "common" | "prompt" | "sheet">} core */
const flat = ({ common, prompt, sheet }) => ({ ...common, ...prompt, ...sheet });

/** @type {Record<string, import("../../core/strings/index.js").Words>} */
const TABLES = {
  en: { ...flat(coreEn), ...en },
  de: { ...flat(coreDe), ...de },
  ar: { ...flat(coreAr), ...ar },
};

/**
 * @param {string} lang BCP 47 tag that the visitor reads
 * @returns {{t: Translate, locale: string, language: string, dir: "ltr" | "rtl"}} `locale` keeps the region, for
 *   numbers and dates; `language` is one that we have
 */
export function words(lang) {
  const { tag, language, dir } = localeFor(lang);
  const t = /** @type {Translate} */ (translator(TABLES[language] ?? TABLES.en, tag));
  return { t, locale: tag, language, dir };
}
