// Brings cart lines back: reads, adds the difference one by one, reads again, and reports per line what the
// cart really holds. What the shop answers to an add is a hint; only the second reading counts.

/** @import { CartLine } from "../types" */
/** @import { CartAdapter } from "./index.js" */

/** @typedef {"added" | "already" | "fewer" | "sold-out" | "gone" | "failed"} Outcome */

/**
 * @typedef {object} LineReport
 * @property {CartLine} line as it was saved
 * @property {Outcome} outcome
 * @property {number} quantity of it in the cart now
 * @property {{ was: number, now: number, currency: string } | null} price when it is another now, in minor units
 */

const REASONS = new Set(["sold-out", "gone"]);

/**
 * What tells two lines apart: the shop's id, and the options where both sides name them.
 * @param {CartLine} a
 * @param {CartLine} b
 */
function same(a, b) {
  if (a.id !== b.id) return false;
  const [left, right] = [a.options ?? {}, b.options ?? {}];
  const names = Object.keys(left);
  if (!names.length || !Object.keys(right).length) return true;
  return names.length === Object.keys(right).length && names.every((name) => left[name] === right[name]);
}

/**
 * @param {CartLine[]} cart
 * @param {CartLine} line
 */
function quantityIn(cart, line) {
  return cart.reduce((sum, other) => sum + (same(other, line) ? other.quantity : 0), 0);
}

/**
 * Lines that the shop cannot tell apart become one, so that none is counted twice.
 * @param {CartLine[]} lines
 */
function merged(lines) {
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
 * @param {CartLine} line
 * @param {CartLine[]} cart
 */
function priceChange(line, cart) {
  const now = cart.find((other) => same(other, line));
  const known = typeof line.unit_price === "number" && typeof now?.unit_price === "number";
  if (!known || now.currency !== line.currency || now.unit_price === line.unit_price) return null;
  return {
    was: /** @type {number} */ (line.unit_price),
    now: /** @type {number} */ (now.unit_price),
    currency: line.currency ?? "",
  };
}

/**
 * Repeating it changes nothing: only what is missing is added.
 * @param {CartAdapter} adapter
 * @param {CartLine[]} lines as they were saved
 * @returns {Promise<LineReport[]>}
 */
export async function restoreCart(adapter, lines) {
  const wanted = merged(lines);
  /** @type {Map<CartLine, string>} */
  const refusals = new Map();
  /** @type {CartLine[]} */
  let before;
  try {
    // A copy: what a shop hands out may be its own state, and change under the adds.
    before = (await adapter.read()).map((line) => ({ ...line }));
  } catch {
    // A cart that cannot be read is not touched: adding blindly could double it.
    return wanted.map((line) => ({ line, outcome: "failed", quantity: 0, price: null }));
  }
  for (const line of wanted) {
    const missing = line.quantity - quantityIn(before, line);
    if (missing <= 0) continue;
    try {
      // One after the other: parallel adds lose lines on more than one platform.
      await adapter.add?.({ ...line, quantity: missing });
    } catch (error) {
      refusals.set(line, String(/** @type {{ code?: unknown }} */ (error)?.code ?? ""));
    }
  }
  /** @type {CartLine[] | null} */
  let after = null;
  try {
    after = await adapter.read();
  } catch {
    // What is in the cart is not known, and is not claimed.
  }
  return wanted.map((line) => {
    const had = quantityIn(before, line);
    const quantity = after ? quantityIn(after, line) : had;
    const refusal = refusals.get(line) ?? "";
    /** @type {Outcome} */
    let outcome = "failed";
    if (quantity >= line.quantity) outcome = had >= line.quantity ? "already" : "added";
    else if (after && quantity > 0) outcome = "fewer";
    else if (after && REASONS.has(refusal)) outcome = /** @type {Outcome} */ (refusal);
    return { line, outcome, quantity, price: after && priceChange(line, after) };
  });
}
