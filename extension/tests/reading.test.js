import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "./bundled.js";

/** @import { CartAdapter } from "../core/cart/index.js" */

const events = new EventTarget();
const page = { documentElement: { lang: "en" }, title: "Mugs", createRange: () => null };
Object.assign(globalThis, {
  addEventListener: events.addEventListener.bind(events),
  document: Object.assign(new EventTarget(), page),
  location: new URL("https://shop.example/mugs"),
  matchMedia: () => ({ matches: false }),
});
const { createReading } = await bundled("core/reading.js");

/** @param {() => Promise<CartAdapter | null>} findCart */
function reader(findCart) {
  const seen = { empty: 0 };
  const onEmpty = () => {
    seen.empty += 1;
  };
  return {
    seen,
    reading: createReading({ drop: [], findCart, onEmpty, signal: new AbortController().signal }),
  };
}

test("an adapter that does not arrive keeps nobody waiting", async () => {
  const { reading } = reader(() => new Promise(() => {}));
  const began = performance.now();
  const { cart } = await reading.snapshot();
  assert.equal(cart, null);
  assert.ok(performance.now() - began < 3000);
});

test("a cart that was read and is empty is told", async () => {
  const { reading, seen } = reader(async () => ({ read: async () => [], add: async () => {} }));
  await reading.snapshot();
  assert.equal(seen.empty, 1);
});

test("a cart that is only put together from what this tab has seen is never told to be empty", async () => {
  const { reading, seen } = reader(async () => ({ read: async () => [], add: null }));
  await reading.snapshot();
  assert.equal(seen.empty, 0);
});

test("a cart that cannot be read is not told to be empty", async () => {
  const read = () => Promise.reject(new Error("503"));
  const { reading, seen } = reader(async () => ({ read, add: async () => {} }));
  await reading.snapshot();
  assert.equal(seen.empty, 0);
});
