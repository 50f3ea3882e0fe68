// Amounts as shops write them, in the minor units that lines carry.

/**
 * How many digits a currency has after the point; 2 for one that nobody knows.
 * @param {string} currency ISO 4217
 */
export function digitsOf(currency) {
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
  const value = typeof amount === "string" && !amount.trim() ? Number.NaN : Number(amount ?? Number.NaN);
  // By way of the decimal text: 1.005 * 100 is 100.49999999999999.
  return Number.isFinite(value) ? Math.round(Number(`${value}e${digitsOf(currency)}`)) : null;
}

/**
 * @param {string} text a price as a page shows it: "£1,234.50", "1.234,50 €", "¥1200"
 * @param {string} currency
 * @returns {number | null} minor units; null when no number stands there
 */
export function priceIn(text, currency) {
  const found = text.match(/\d[\d.,'\s\u00a0\u202f]*/)?.[0].replace(/[.,'\s\u00a0\u202f]+$/, "");
  if (!found) return null;
  // The last separator is the decimal point when as many digits follow it as the currency has.
  const digits = digitsOf(currency);
  const [, whole, fraction] = found.match(new RegExp(`^(.*?)(?:[.,](\\d{${digits}}))?$`)) ?? [];
  const plain = (whole ?? "").replace(/\D/g, "");
  return digits && fraction ? Number(plain + fraction) : Number(plain) * 10 ** digits;
}
