/** The launcher's label, in a table of its own because it is part of the first load. */

/** @type {Record<string, string>} */
export const LABELS = {
  en: "Continue on another device",
  de: "Auf einem anderen Gerät weitermachen",
  ar: "المتابعة على جهاز آخر",
};

/**
 * The best tag that we have strings for, by truncation (RFC 4647, lookup); English when there is none, so
 * that the dates between our words are never in a third language.
 *
 * @param {string} lang BCP 47 tag, possibly malformed: pages declare all kinds of things
 * @returns {{tag: string, language: string}}
 */
export function localeFor(lang) {
  try {
    const { baseName: tag, language } = new Intl.Locale(lang.replace(/_/g, "-"));
    if (Object.hasOwn(LABELS, language)) return { tag, language };
  } catch {
    // Not a language tag.
  }
  return { tag: "en", language: "en" };
}

/** @param {string} lang */
export function launcherLabel(lang) {
  return LABELS[localeFor(lang).language] ?? "";
}
