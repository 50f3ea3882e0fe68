/** What went wrong, and what to do about it, in plain words. */

/** @import { Kind } from "./client.js" */
/** @import { Key } from "./strings/index.js" */

/**
 * @template {string} [Own=never] keys that only the caller's table has
 * @param {(key: Key | Own, params?: Record<string, string>) => string} t
 * @param {string} locale
 * @param {unknown} error with `kind`, and `retryAfter` in seconds when it is limited
 * @param {Partial<Record<string, Key | Own>>} own words for what depends on the thing tried
 */
export function troubleWords(t, locale, error, own) {
  const { kind, retryAfter } = /** @type {{kind?: Kind, retryAfter?: number}} */ (error ?? {});
  if (kind === "offline") return t("offline");
  if (kind === "limited") return t("limited", { when: retryAfter ? ahead(retryAfter, locale) : t("soon") });
  return t((kind && own[kind]) ?? "broken");
}

/**
 * @param {unknown} error
 * @returns {boolean} the thing is no longer there, whatever was to be done with it
 */
export function isGone(error) {
  return /** @type {{kind?: Kind} | null} */ (error)?.kind === "gone";
}

/**
 * @param {number} seconds
 * @param {string} locale
 */
function ahead(seconds, locale) {
  const relative = new Intl.RelativeTimeFormat(locale);
  if (seconds < 60) return relative.format(Math.ceil(seconds), "second");
  if (seconds < 3600) return relative.format(Math.ceil(seconds / 60), "minute");
  return relative.format(Math.ceil(seconds / 3600), "hour");
}
