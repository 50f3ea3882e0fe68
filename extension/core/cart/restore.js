// Brings cart lines back: reads, adds the difference one by one, reads again, and reports per line what the
// cart really holds. What the shop answers to an add is a hint; only the last reading counts.
import { merged, others, priceChange, quantityIn, same } from "./compare.js";

/** @import { CartLine } from "../types" */
/** @import { PriceChange } from "./compare.js" */
/** @import { CartAdapter } from "./index.js" */

/** @typedef {"added" | "already" | "fewer" | "sold-out" | "gone" | "failed" | "unknown"} Outcome */

/**
 * @typedef {object} LineReport
 * @property {CartLine} line as it was saved
 * @property {Outcome} outcome `unknown`: the cart could not be read, before or after
 * @property {number} quantity of it in the cart when that was last read
 * @property {PriceChange | null} price when it is another now
 */

const REASONS = new Set(["sold-out", "gone"]);
const LOCK = "sameplace:cart";
const PAUSES = [300, 1500]; // ms between tries to read the cart again

/**
 * Repeating it changes nothing: only what is missing is added.
 * @param {CartAdapter} adapter one that can add
 * @param {CartLine[]} lines as they were saved
 * @param {{ replace?: boolean }} [options] `replace`: what else is in the cart is taken out, once these are in
 * @returns {Promise<LineReport[]>} never rejected
 */
export async function restoreCart(adapter, lines, { replace = false } = {}) {
  const wanted = merged(lines);
  // Two tabs that restore at once would both find the lines missing.
  const locks = globalThis.navigator?.locks;
  try {
    return await (locks
      ? locks.request(LOCK, () => bring(adapter, wanted, replace))
      : bring(adapter, wanted, replace));
  } catch {
    // A cart that cannot be read is not touched: adding blindly could double it.
    return wanted.map((line) => ({ line, outcome: "unknown", quantity: 0, price: null }));
  }
}

/**
 * @param {CartAdapter} adapter
 * @param {CartLine[]} wanted
 * @param {boolean} replace
 * @returns {Promise<LineReport[]>}
 */
async function bring(adapter, wanted, replace) {
  // A copy: what a shop hands out may be its own state, and change under the adds.
  const read = async () => (await adapter.read()).map((line) => ({ ...line }));
  const before = await readAgain(read);
  if (!before) throw new Error("The cart cannot be read.");
  /** @type {Map<CartLine, string>} */
  const refusals = new Map();
  /** @type {CartLine[] | null} */
  let after = before;
  if (adapter.addAll && missingIn(before, wanted).length > 1) {
    // Told line by line below: what is still missing after the batch is asked for again, alone.
    await adapter.addAll(missingIn(before, wanted)).catch(() => {});
    after = await readAgain(read);
  }
  const missing = after ? missingIn(after, wanted) : [];
  for (const line of missing) {
    try {
      // One after the other: parallel adds lose lines on more than one platform.
      await adapter.add?.(line);
    } catch (error) {
      const own = wanted.find((one) => same(one, line));
      if (own) refusals.set(own, String(/** @type {{ code?: unknown }} */ (error)?.code ?? ""));
    }
  }
  if (missing.length) after = await readAgain(read);
  // Nothing is taken out for a cart that did not arrive.
  const rest =
    replace && after && wanted.some((line) => quantityIn(after ?? [], line)) ? others(after, wanted) : [];
  for (const line of rest) await adapter.remove?.(line).catch(() => {});
  if (rest.length) after = await readAgain(read);
  return wanted.map((line) => reportOf(line, before, after, refusals.get(line) ?? ""));
}

/**
 * Reading is safe to repeat, and worth it: what it tells is all that can be reported.
 * @param {() => Promise<CartLine[]>} read
 * @returns {Promise<CartLine[] | null>} null when the cart cannot be read
 */
async function readAgain(read) {
  for (const pause of PAUSES) {
    try {
      return await read();
    } catch {
      await new Promise((done) => setTimeout(done, pause));
    }
  }
  return read().catch(() => null);
}

/**
 * @param {CartLine[]} cart
 * @param {CartLine[]} wanted
 * @returns {CartLine[]} with the quantities that are missing
 */
const missingIn = (cart, wanted) =>
  wanted.flatMap((line) => {
    const quantity = line.quantity - quantityIn(cart, line);
    return quantity > 0 ? [{ ...line, quantity }] : [];
  });

/**
 * @param {CartLine} line
 * @param {CartLine[]} before
 * @param {CartLine[] | null} after null when the cart could not be read again
 * @param {string} refusal
 * @returns {LineReport}
 */
function reportOf(line, before, after, refusal) {
  const had = quantityIn(before, line);
  if (!after) return { line, outcome: "unknown", quantity: had, price: null };
  const quantity = quantityIn(after, line);
  /** @type {Outcome} */
  let outcome = "failed";
  if (quantity >= line.quantity) outcome = had >= line.quantity ? "already" : "added";
  else if (quantity > 0) outcome = "fewer";
  else if (REASONS.has(refusal)) outcome = /** @type {Outcome} */ (refusal);
  const now = after.find((other) => same(other, line));
  return { line, outcome, quantity, price: now ? priceChange(line, now) : null };
}
