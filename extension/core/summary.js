/** What was saved, in the visitor's words: the cart, the place, the time. Pure: the time is passed in. */

/** @import { Key, Translate } from "./strings/index.js" */
/** @import { CartLine, DeviceKind } from "./types" */

/**
 * @param {Translate} t
 * @param {CartLine[]} cart
 * @returns {string | null} "Ceramic cup, and 2 more in your cart"; null when it is empty
 */
export function cartWords(t, [first, ...rest]) {
  if (!first) return null;
  const { title: name, quantity } = first;
  const title = quantity > 1 ? t("several", { title: name, count: quantity }) : name;
  const count = rest.reduce((sum, line) => sum + line.quantity, 0);
  return count ? t("inCartMore", { title, count }) : t("inCart", { title });
}

/** @type {Array<[upTo: number, key: Key]>} */
const PLACES = [
  [0.06, "placeTop"],
  [0.29, "placeQuarter"],
  [0.42, "placeThird"],
  [0.58, "placeHalf"],
  [0.71, "placeTwoThirds"],
  [0.9, "placeThreeQuarters"],
];

/**
 * @param {Translate} t
 * @param {number | null} progression fraction of the page; null when no place was saved
 */
export function placeWords(t, progression) {
  if (progression === null) return null;
  return t(PLACES.find(([upTo]) => progression < upTo)?.[1] ?? "placeEnd");
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * @param {Translate} t
 * @param {Date} date
 * @param {Date} now
 * @param {string} locale
 * @returns {string} "5 minutes ago", "yesterday"; the date itself when it is a week old
 */
export function whenWords(t, date, now, locale) {
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const past = now.getTime() - date.getTime();
  const days = Math.round((midnight(now) - midnight(date)) / DAY);
  if (past < MINUTE) return t("justNow");
  if (past < HOUR) return relative.format(-Math.floor(past / MINUTE), "minute");
  // Late last night is "3 hours ago" after midnight, and "yesterday" in the morning.
  if (days < 1 || past < 6 * HOUR) return relative.format(-Math.floor(past / HOUR), "hour");
  if (days < 7) return relative.format(-days, "day");
  return calendarDay(date, now, locale);
}

/**
 * @param {Translate} t
 * @param {{savedAt: Date, deviceKind: DeviceKind, sameDevice: boolean}} saved
 * @param {Date} now
 * @param {string} locale
 * @returns {string} "Yesterday, on your computer"
 */
export function seenWords(t, { savedAt, deviceKind, sameDevice }, now, locale) {
  /** @type {Record<DeviceKind, Key>} */
  const devices = { phone: "onPhone", tablet: "onTablet", desktop: "onDesktop", other: "onOther" };
  const device = t(sameDevice ? "onThis" : (devices[deviceKind] ?? "onOther"));
  const words = t("seen", { when: whenWords(t, savedAt, now, locale), device });
  return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
}

/**
 * @param {Translate} t
 * @param {Date} date
 * @param {Date} now
 * @param {string} locale
 * @returns {string} "on 5 December", or "at 14:32" when that is less than a day ahead
 */
export function untilWords(t, date, now, locale) {
  if (date.getTime() - now.getTime() < DAY) return t("atTime", { time: clock(date, locale) });
  return t("onDay", { day: calendarDay(date, now, locale) });
}

/**
 * @param {Date} date
 * @param {string} locale
 */
export function clock(date, locale) {
  return new Intl.DateTimeFormat(locale, { timeStyle: "short" }).format(date);
}

/**
 * @param {number} amount minor units
 * @param {string} currency ISO 4217
 * @param {string} locale
 */
export function money(amount, currency, locale) {
  const format = new Intl.NumberFormat(locale, { style: "currency", currency });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/**
 * @param {Date} date
 * @param {Date} now
 * @param {string} locale
 */
function calendarDay(date, now, locale) {
  /** @type {Intl.DateTimeFormatOptions} */
  const options = { day: "numeric", month: "long" };
  if (date.getFullYear() !== now.getFullYear()) options.year = "numeric";
  return new Intl.DateTimeFormat(locale, options).format(date);
}

/** @param {Date} date */
function midnight(date) {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
