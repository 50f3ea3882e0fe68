// What bringing a cart back would do, found out before anything is done.
import { merged, others, priceChange, quantityIn, same } from "./compare.js";

/** @import { CartLine } from "../types" */
/** @import { PriceChange } from "./compare.js" */
/** @import { CartAdapter, Shelf } from "./index.js" */

/**
 * @typedef {object} PlannedLine
 * @property {CartLine} line as it was saved
 * @property {"add" | "already" | "fewer" | "sold-out" | "gone"} outcome
 * @property {number} quantity of it in the cart afterwards
 * @property {number} adds how many of these are added
 * @property {PriceChange | null} price
 *
 * @typedef {object} Plan
 * @property {PlannedLine[]} lines
 * @property {CartLine[]} others what else the cart here holds
 */

const AT_ONCE = 4; // questions: a shop is not to notice them

/**
 * @param {CartAdapter} adapter
 * @param {CartLine[]} lines as they were saved
 * @returns {Promise<Plan>} rejected when the cart here cannot be read
 */
export async function planCart(adapter, lines) {
  const wanted = merged(lines);
  const cart = await adapter.read();
  /** @type {PlannedLine[]} */
  const planned = [];
  for (let i = 0; i < wanted.length; i += AT_ONCE) {
    planned.push(
      ...(await Promise.all(wanted.slice(i, i + AT_ONCE).map((line) => planLine(adapter, cart, line)))),
    );
  }
  return { lines: planned, others: others(cart, wanted) };
}

/**
 * @param {CartAdapter} adapter
 * @param {CartLine[]} cart
 * @param {CartLine} line
 * @returns {Promise<PlannedLine>}
 */
async function planLine(adapter, cart, line) {
  const had = quantityIn(cart, line);
  const there = cart.find((other) => same(other, line));
  if (had >= line.quantity)
    return { line, outcome: "already", quantity: had, adds: 0, price: priceChange(line, there) };
  /** @type {Shelf | null | undefined} */
  let shelf = null;
  try {
    shelf = await adapter.look?.(line);
  } catch {
    // A shop that cannot be asked is not said to refuse.
  }
  const price = priceChange(line, shelf ?? there);
  if (shelf && shelf.state !== "sold")
    return { line, outcome: had ? "fewer" : shelf.state, quantity: had, adds: 0, price };
  const quantity = Math.max(had, Math.min(line.quantity, shelf?.most ?? line.quantity));
  if (!quantity) return { line, outcome: "sold-out", quantity, adds: 0, price };
  const outcome = quantity < line.quantity ? "fewer" : "add";
  return { line, outcome, quantity, adds: quantity - had, price };
}
