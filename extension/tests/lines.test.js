import assert from "node:assert/strict";
import { before, test } from "node:test";
import { asLines } from "../core/cart/lines.js";

before(() => {
  Object.assign(globalThis, { location: new URL("https://shop.example/cart") });
});

test("a whole line stays as it is, with its addresses made absolute", () => {
  const whole = {
    id: "42",
    sku: "MUG-42",
    title: "Morning mug",
    quantity: 2,
    unit_price: 2400,
    currency: "EUR",
    options: { Colour: "Chalk" },
    url: "/products/mug?variant=42",
    image: "https://cdn.example/mug.jpg",
  };
  assert.deepEqual(asLines([whole]), [{ ...whole, url: "https://shop.example/products/mug?variant=42" }]);
});

test("a line of few words is enough", () => {
  assert.deepEqual(asLines([{ id: 42, title: " Mug ", quantity: "3", colour: "red" }]), [
    {
      id: "42",
      title: "Mug",
      quantity: 3,
      sku: "",
      unit_price: null,
      currency: "",
      options: {},
      url: "",
      image: "",
    },
  ]);
});

test("what is no line is left out, and the others stay", () => {
  const fine = { id: "a", title: "A", quantity: 1 };
  for (const odd of [
    null,
    5,
    {},
    { id: "b", quantity: 1 },
    { ...fine, quantity: 0 },
    { ...fine, quantity: "x" },
  ]) {
    assert.equal(asLines([odd, fine]).length, 1);
  }
  for (const odd of [undefined, null, "x", { lines: [] }]) assert.deepEqual(asLines(odd), []);
});

test("fields that are not what they should be are left out", () => {
  const [line] = asLines([
    {
      id: "a",
      title: "A",
      quantity: 1,
      unit_price: 19.5,
      currency: "euro",
      options: "red",
      url: "https://elsewhere.example/a",
      image: "javascript:alert(1)",
    },
  ]);
  assert.equal(line?.unit_price, null);
  assert.equal(line?.currency, "");
  assert.equal(line?.url, "");
  assert.equal(line?.image, "");
});
