// Two readings of a cart compared: which lines are the same, how much of one is there, and at what price.

/** @import { CartLine } from "../types" */

/**
 * An amount with its currency.
 * @typedef {object} Money
 * @property {number} amount minor units
 * @property {string} currency ISO 4217
 */

/** @typedef {{ was: Money, now: Money }} PriceChange */

/**
 * What tells two lines apart: the shop's id and the options. One engraved and one plain are two things.
 * @param {CartLine} a
 * @param {CartLine} b
 */
export function same(a, b) {
  const [left, right] = [a.options ?? {}, b.options ?? {}];
  const names = Object.keys(left);
  return (
    a.id === b.id &&
    names.length === Object.keys(right).length &&
    names.every((name) => left[name] === right[name])
  );
}

/**
 * @param {CartLine[]} cart
 * @param {CartLine} line
 */
export function quantityIn(cart, line) {
  return cart.reduce((sum, other) => sum + (same(other, line) ? other.quantity : 0), 0);
}

/**
 * Lines that the shop cannot tell apart become one, so that none is counted twice.
 * @param {CartLine[]} lines
 */
export function merged(lines) {
  /** @type {CartLine[]} */
  const result = [];
  for (const line of lines) {
    const twin = result.find((other) => same(other, line));
    if (twin) twin.quantity += line.quantity;
    else result.push({ ...line });
  }
  return result;
}

/**
 * What is in a cart beside the wanted lines.
 * @param {CartLine[]} cart
 * @param {CartLine[]} wanted
 */
export const others = (cart, wanted) => cart.filter((line) => !wanted.some((one) => same(one, line)));

/**
 * @param {CartLine} line as it was saved
 * @param {{ unit_price?: number | null, currency?: string } | null | undefined} now
 * @returns {PriceChange | null} also where only the currency is another; null when one of the two is not known
 */
export function priceChange(line, now) {
  const was = moneyOf(line);
  const is = now && moneyOf(now);
  if (!was || !is || (was.amount === is.amount && was.currency === is.currency)) return null;
  return { was, now: is };
}

/**
 * @param {{ unit_price?: number | null, currency?: string }} line
 * @returns {Money | null}
 */
function moneyOf({ unit_price: amount, currency }) {
  return typeof amount === "number" && currency ? { amount, currency } : null;
}
