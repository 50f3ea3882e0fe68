/** The launcher's label, in a table of its own because it is part of the first load. */

/** @type {Record<string, string>} */
export const LABELS = {
  en: "Continue on another device",
  de: "Auf einem anderen Gerät weitermachen",
  ar: "المتابعة على جهاز آخر",
};

/**
 * The best language that we have strings for, by truncation (RFC 4647, lookup); English when there is none, so
 * that the dates between our words are never in a third language.
 *
 * @param {string} tag BCP 47, possibly malformed: pages declare all kinds of things
 * @returns {{lang: string, locale: string, dir: "ltr" | "rtl"}} `locale` keeps the region, for numbers and dates
 */
export function localeFor(tag) {
  const lang = /^\w*/.exec(tag.toLowerCase())?.[0] ?? "";
  if (!Object.hasOwn(LABELS, lang)) return localeFor("en");
  let locale = lang;
  try {
    locale = new Intl.Locale(tag).baseName;
  } catch {
    // Such as "de_DE": the language is clear, the region is lost.
  }
  return { lang, locale, dir: lang === "ar" ? "rtl" : "ltr" };
}

/** @param {string} tag */
export function launcherLabel(tag) {
  return LABELS[localeFor(tag).lang] ?? "";
}
