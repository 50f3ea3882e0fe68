import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { openCart } from "../core/cart/platforms/bigcommerce.js";
import { timings } from "./fakes/timings.js";

const page = /** @type {any} */ (globalThis);

/** @type {{ cart: any, stock: number, asked: any[], attributes: any }} */
let shop;

const MUG = {
  id: "item-1",
  productId: 77,
  variantId: 109,
  name: "Mug",
  sku: "MUG-S",
  quantity: 2,
  listPrice: 12,
  salePrice: 9.5,
  url: "https://shop.example/mug/",
  imageUrl: "https://cdn11.bigcommerce.com/mug.jpg",
  options: [
    { name: "Size", nameId: 118, value: "Small", valueId: 95 },
    { name: "Engraving", nameId: 119, value: "For Ada", valueId: null },
  ],
};
const SAVED = {
  id: "77:109:118=95,119",
  title: "Mug",
  quantity: 2,
  sku: "MUG-S",
  unit_price: 950,
  currency: "USD",
  options: { Size: "Small", Engraving: "For Ada" },
  url: "https://shop.example/mug/",
  image: "https://cdn11.bigcommerce.com/mug.jpg",
};

/** @param {...any} items */
const cartOf = (...items) => ({
  id: "cart-1",
  currency: { code: "USD" },
  lineItems: { physicalItems: items, digitalItems: [] },
});

beforeEach(() => {
  shop = {
    cart: null,
    stock: 3,
    asked: [],
    attributes: {
      instock: true,
      purchasable: true,
      stock: 3,
      price: { with_tax: { value: 10, currency: "USD" } },
    },
  };
  page.location = new URL("https://shop.example/");
  page.document = { cookie: "SF-CSRF-TOKEN=a%2Bb; fornax=1", querySelectorAll: () => [] };
  page.fetch = async (/** @type {URL} */ url, /** @type {any} */ { method, body, headers }) => {
    const path = url.pathname;
    const json = typeof body === "string" ? JSON.parse(body) : body;
    shop.asked.push({ method, path, json, headers });
    const reply = (/** @type {unknown} */ data, status = 200) =>
      new Response(JSON.stringify(data), { status });
    if (path.startsWith("/remote/v1/product-attributes/")) return reply({ data: shop.attributes });
    if (method === "GET") return reply(shop.cart ? [shop.cart] : []);
    if (method === "DELETE") {
      shop.cart = null;
      return new Response(null, { status: 204 });
    }
    const [wanted] = json.lineItems;
    const had = shop.cart?.lineItems.physicalItems[0]?.quantity ?? 0;
    if (had + wanted.quantity > shop.stock) return reply({ title: "Insufficient stock", status: 422 }, 422);
    shop.cart = cartOf({ ...MUG, quantity: had + wanted.quantity });
    return reply(shop.cart);
  };
});

test("the open cart is read, without what a bundle or a promotion put in", async () => {
  shop.cart = cartOf(MUG, { ...MUG, parentId: "item-1" }, { ...MUG, addedByPromotion: true });
  assert.deepEqual(await openCart().read(), [SAVED]);
  shop.cart = null;
  assert.deepEqual(await openCart().read(), []);
});

test("the first line opens a cart, the next goes into it, with the options by their ids", async () => {
  await openCart().add?.({ ...SAVED, quantity: 1 });
  await openCart().add?.({ ...SAVED, quantity: 1 });
  const writes = shop.asked.filter(({ method }) => method === "POST");
  assert.deepEqual(
    writes.map(({ path }) => path),
    ["/api/storefront/carts", "/api/storefront/carts/cart-1/items"],
  );
  assert.deepEqual(writes[0].json.lineItems, [
    {
      productId: 77,
      quantity: 1,
      optionSelections: [
        { optionId: 118, optionValue: 95 },
        { optionId: 119, optionValue: "For Ada" },
      ],
    },
  ]);
  assert.equal(writes[0].headers["X-SF-CSRF-TOKEN"], "a+b");
  assert.equal("X-XSRF-TOKEN" in writes[0].headers, false, "an empty token would be refused");
  await openCart().add?.({ id: "5:6:", title: "Cap", quantity: 1 });
  assert.deepEqual(shop.asked.at(-1).json.lineItems, [{ productId: 5, quantity: 1, variantId: 6 }]);
});

test("of what there is too little of, all there is comes", async () => {
  shop.cart = cartOf({ ...MUG, quantity: 1 });
  await assert.rejects(Promise.resolve(openCart().add?.({ ...SAVED, quantity: 5 })), { code: "fewer" });
  assert.equal(shop.cart.lineItems.physicalItems[0].quantity, 3);
});

test("a no is told with its reason", async () => {
  shop.stock = 0;
  shop.attributes = { instock: false, purchasable: false };
  await assert.rejects(Promise.resolve(openCart().add?.(SAVED)), {
    code: "sold-out",
    message: "Insufficient stock",
  });
  shop.attributes = {};
  await assert.rejects(Promise.resolve(openCart().add?.(SAVED)), { code: "failed" });
});

test("the theme's own question tells price and stock", async () => {
  assert.deepEqual(await openCart().look?.(SAVED), {
    state: "sold",
    most: 3,
    unit_price: 1000,
    currency: "USD",
  });
  const form = Object.fromEntries(shop.asked[0].json);
  assert.equal(form["attribute[118]"], "95");
  assert.equal(form["attribute[119]"], "For Ada");
  shop.attributes = { ...shop.attributes, stock: null, available_to_sell: 64 };
  assert.equal((await openCart().look?.(SAVED))?.most, 64);
  shop.attributes = null;
  assert.equal(await openCart().look?.(SAVED), null);
});

test("a line is taken out by the number it has in this cart", async () => {
  shop.cart = cartOf(MUG);
  await openCart().remove?.(SAVED);
  assert.equal(shop.asked.at(-1).path, "/api/storefront/carts/cart-1/items/item-1");
  assert.equal(shop.asked.at(-1).method, "DELETE");
});

test("the page's own requests tell of changes, our reading does not, until the listener ends", () => {
  const { PerformanceObserver, tell, watched } = timings();
  page.PerformanceObserver = PerformanceObserver;
  let changes = 0;
  const end = openCart().onChange?.(() => changes++);
  tell("https://shop.example/remote/v1/cart/add", "https://shop.example/logo.svg");
  tell("https://shop.example/api/storefront/carts/cart-1/items/item-1");
  assert.equal(changes, 2);
  tell("https://shop.example/api/storefront/carts?include=lineItems.physicalItems.options");
  tell("https://shop.example/api/storefront/checkouts/1");
  assert.equal(changes, 2);
  end?.();
  assert.ok(!watched());
});

test("the theme's counter shows the cart as it is now", async () => {
  shop.cart = cartOf(MUG, { ...MUG, id: "item-2", productId: 78 });
  const pill = {
    textContent: "0",
    classList: { toggle: (/** @type {any[]} */ ...call) => calls.push(call) },
  };
  /** @type {any[]} */
  const calls = [];
  page.document.querySelectorAll = () => [pill];
  page.localStorage = { setItem: (/** @type {any[]} */ ...call) => calls.push(call) };
  await openCart().refresh?.();
  assert.equal(pill.textContent, "4");
  assert.deepEqual(calls, [
    ["countPill--positive", true],
    ["cart-quantity", "4"],
  ]);
});

test("a cart that is not told cannot be read", async () => {
  page.fetch = async () => new Response("<html>", { status: 500 });
  await assert.rejects(openCart().read());
  page.fetch = async () => new Response("", { status: 404 });
  assert.deepEqual(await openCart().read(), []);
});
