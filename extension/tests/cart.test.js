import assert from "node:assert/strict";
import { test } from "node:test";
import { restoreCart } from "../core/cart/restore.js";

/** @import { CartLine } from "../core/types" */

/** @param {string} id @param {Partial<CartLine>} [more] @returns {CartLine} */
const line = (id, more = {}) => ({
  id,
  title: `Thing ${id}`,
  quantity: 1,
  unit_price: 1900,
  currency: "EUR",
  ...more,
});

/**
 * A shop as small as they come: so much of each thing, at such a price.
 * @param {Record<string, { stock?: number, price?: number }>} shelf
 * @param {CartLine[]} [cart]
 */
function shop(shelf, cart = []) {
  const calls = { adds: 0, atOnce: 0, most: 0 };
  return {
    cart,
    calls,
    read: async () => cart.map((item) => ({ ...item, unit_price: shelf[item.id]?.price ?? item.unit_price })),
    add: async (/** @type {CartLine} */ wanted) => {
      calls.adds += 1;
      calls.atOnce += 1;
      calls.most = Math.max(calls.most, calls.atOnce);
      await new Promise((done) => setTimeout(done, 1));
      calls.atOnce -= 1;
      const on = shelf[wanted.id];
      if (!on) throw Object.assign(new Error("unknown"), { code: "gone" });
      const had = cart.find((item) => item.id === wanted.id);
      const room = (on.stock ?? 99) - (had?.quantity ?? 0);
      const quantity = Math.min(wanted.quantity, room);
      if (quantity > 0 && had) had.quantity += quantity;
      else if (quantity > 0) cart.push({ ...wanted, quantity });
      if (!room) throw Object.assign(new Error("none left"), { code: "sold-out" });
      if (quantity < wanted.quantity) throw Object.assign(new Error("some left"), { code: "fewer" });
    },
  };
}

/** @param {Awaited<ReturnType<typeof restoreCart>>} reports */
const outcomes = (reports) => reports.map(({ outcome, quantity }) => [outcome, quantity]);

test("every line arrives, one after the other", async () => {
  const there = shop({ a: {}, b: {} });
  assert.deepEqual(outcomes(await restoreCart(there, [line("a", { quantity: 2 }), line("b")])), [
    ["added", 2],
    ["added", 1],
  ]);
  assert.equal(there.calls.most, 1, "parallel adds lose lines on real shops");
});

test("what is in the cart already is not added again, whatever is pressed twice", async () => {
  const there = shop({ a: {} }, [line("a", { quantity: 1 })]);
  const wanted = [line("a", { quantity: 3 })];
  assert.deepEqual(outcomes(await restoreCart(there, wanted)), [["added", 3]]);
  assert.deepEqual(outcomes(await restoreCart(there, wanted)), [["already", 3]]);
  assert.equal(there.calls.adds, 1);
});

test("sold out, gone and fewer are said of each line, and the others arrive", async () => {
  const there = shop({ a: { stock: 0 }, c: { stock: 2 }, d: {} });
  const wanted = [line("a"), line("b"), line("c", { quantity: 5 }), line("d")];
  assert.deepEqual(outcomes(await restoreCart(there, wanted)), [
    ["sold-out", 0],
    ["gone", 0],
    ["fewer", 2],
    ["added", 1],
  ]);
});

test("another price is said, old and new", async () => {
  const [report] = await restoreCart(shop({ a: { price: 2100 } }), [line("a")]);
  assert.deepEqual(report?.price, {
    was: { amount: 1900, currency: "EUR" },
    now: { amount: 2100, currency: "EUR" },
  });
});

test("another currency is said, whatever the amount; one that is not known is not", async () => {
  const there = shop({ a: {} }, [line("a")]);
  const [report] = await restoreCart(there, [line("a", { currency: "USD" })]);
  assert.deepEqual(report?.price, {
    was: { amount: 1900, currency: "USD" },
    now: { amount: 1900, currency: "EUR" },
  });
  const [unknown] = await restoreCart(there, [line("a", { currency: "" })]);
  assert.equal(unknown?.price, null);
});

test("a shop that says yes and does nothing is not believed", async () => {
  const there = { read: async () => [], add: async () => {} };
  assert.deepEqual(outcomes(await restoreCart(there, [line("a")])), [["failed", 0]]);
});

test("a shop that says no and adds all the same is not believed either", async () => {
  const there = shop({ a: {} });
  const moody = {
    read: there.read,
    add: async (/** @type {CartLine} */ wanted) => {
      await there.add(wanted);
      throw new Error("500");
    },
  };
  assert.deepEqual(outcomes(await restoreCart(moody, [line("a")])), [["added", 1]]);
});

test("a cart that cannot be read is not touched", async () => {
  const there = shop({ a: {} });
  const broken = { read: () => Promise.reject(new Error("503")), add: there.add };
  assert.deepEqual(outcomes(await restoreCart(broken, [line("a")])), [["unknown", 0]]);
  assert.equal(there.calls.adds, 0);
});

test("nothing is claimed when the cart cannot be read afterwards", async () => {
  const there = shop({ a: {} });
  let reads = 0;
  const flaky = { read: () => (reads++ ? Promise.reject(new Error("503")) : there.read()), add: there.add };
  assert.deepEqual(outcomes(await restoreCart(flaky, [line("a")])), [["unknown", 0]]);
  assert.equal(reads, 4, "reading is tried again");
});

test("lines that the shop cannot tell apart are counted together", async () => {
  const there = shop({ a: {} });
  assert.deepEqual(outcomes(await restoreCart(there, [line("a"), line("a", { quantity: 2 })])), [
    ["added", 3],
  ]);
});

test("one thing in two options is two lines", async () => {
  const red = line("a", { options: { Colour: "Red" } });
  const blue = line("a", { options: { Colour: "Blue" } });
  const there = {
    cart: [{ ...red }],
    read: async () => there.cart,
    add: async (/** @type {CartLine} */ l) => there.cart.push(l),
  };
  assert.deepEqual(outcomes(await restoreCart(there, [red, blue])), [
    ["already", 1],
    ["added", 1],
  ]);
});

test("one engraved and one plain are two lines", async () => {
  const plain = line("a");
  const engraved = line("a", { options: { Text: "Ada" }, quantity: 2 });
  const there = {
    cart: /** @type {CartLine[]} */ ([]),
    read: async () => there.cart,
    add: async (/** @type {CartLine} */ wanted) => there.cart.push(wanted),
  };
  assert.deepEqual(outcomes(await restoreCart(there, [engraved, plain])), [
    ["added", 2],
    ["added", 1],
  ]);
  assert.deepEqual(there.cart, [engraved, plain]);
});
