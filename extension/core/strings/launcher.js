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
 * @returns {{tag: string, language: string, dir: "ltr" | "rtl"}} `tag` keeps the region, for numbers and dates
 */
export function localeFor(tag) {
  const language = /^[a-z]*/.exec(tag.toLowerCase())?.[0] ?? "";
  if (!Object.hasOwn(LABELS, language)) return localeFor("en");
  const dir = language === "ar" ? "rtl" : "ltr";
  try {
    return { tag: new Intl.Locale(tag).baseName, language, dir };
  } catch {
    // Such as "de_DE": the language is clear, the rest is lost.
    return { tag: language, language, dir };
  }
}

/** @param {string} tag */
export function launcherLabel(tag) {
  return LABELS[localeFor(tag).language] ?? "";
}
