// Amounts as shops write them, in the minor units that lines carry.

/**
 * How many digits a currency has after the point; 2 for one that nobody knows.
 * @param {string} currency ISO 4217
 */
function digitsOf(currency) {
  const known = digits.get(currency);
  if (known !== undefined) return known;
  const found = ask(currency);
  digits.set(currency, found);
  return found;
}

/** Making a formatter takes longer than all else that is done with a price. @type {Map<string, number>} */
const digits = new Map();

/** @param {string} currency */
function ask(currency) {
  try {
    const format = new Intl.NumberFormat("en", { style: "currency", currency });
    return format.resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

/**
 * @param {unknown} amount in major units: 12.5, "12.50"
 * @param {string} currency
 * @returns {number | null} minor units; null when it is no amount
 */
export function minorUnits(amount, currency) {
  const text = typeof amount === "number" || typeof amount === "string" ? String(amount).trim() : "";
  // By way of the decimal text: 1.005 * 100 is 100.49999999999999.
  return /^-?\d+(\.\d*)?$|^-?\.\d+$/.test(text) ? Math.round(Number(`${text}e${digitsOf(currency)}`)) : null;
}

/**
 * The other way round, for a shop that takes its prices so.
 * @param {number} amount minor units
 * @param {string} currency
 */
export const majorUnits = (amount, currency) => Number(`${amount}e-${digitsOf(currency)}`);

/** Digits, in groups of three that spaces or apostrophes part, then what points and commas part. */
const NUMBER = /\d+(?:[\s'’]\d{3}(?!\d))*(?:[.,]\d+)*/;

/**
 * @param {string} text a price as a page shows it: "£1,234.50", "1.234,50 €", "¥1200"
 * @param {string} currency
 * @returns {number | null} minor units; null when no number stands there
 */
export function priceIn(text, currency) {
  const latin = text
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/٫/g, ".")
    .replace(/٬/g, ",");
  const found = latin.match(NUMBER)?.[0].replace(/[\s'’]/g, "");
  if (!found) return null;
  // A last group of three may be thousands; it is a fraction where the currency has three digits, or where the
  // other mark has parted the thousands before it. A mark that stands twice parts thousands.
  const [, head = "", mark = "", tail = ""] = found.match(/^(.*)([.,])(\d+)$/) ?? [];
  const fraction =
    mark && !head.includes(mark) && (tail.length !== 3 || digitsOf(currency) === 3 || /[.,]/.test(head));
  return minorUnits(
    (fraction ? `${head.replace(/\D/g, "")}.${tail}` : found.replace(/\D/g, "")) || "",
    currency,
  );
}
