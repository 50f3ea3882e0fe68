import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { openCart } from "../core/cart/platforms/squarespace.js";
import { timings } from "./fakes/timings.js";

const page = /** @type {any} */ (globalThis);

/** @type {{ entries: any[], stock: number, crumb: string, asked: any[], product: any }} */
let shop;

const MONEY = { value: 2600, decimalValue: "26.00", currencyCode: "CAD", fractionalDigits: 2 };
const SAVED = {
  id: "p1:SQ-1",
  title: "Print",
  quantity: 2,
  sku: "SQ-1",
  unit_price: 2600,
  currency: "CAD",
  options: { Size: "Small" },
  url: "https://shop.example/store/print",
  image: "https://images.squarespace-cdn.com/print.jpg",
};
const entry = (more = {}) => ({
  id: "e1",
  itemId: "p1",
  chosenVariant: { sku: "SQ-1" },
  quantity: 2,
  ...more,
});

beforeEach(() => {
  shop = {
    entries: [],
    stock: 3,
    crumb: "c/1",
    asked: [],
    product: {
      item: {
        structuredContent: {
          variants: [
            {
              sku: "SQ-1",
              qtyInStock: 3,
              unlimited: false,
              onSale: true,
              priceMoney: { value: "30.00", currency: "CAD" },
              salePriceMoney: { value: "26.00", currency: "CAD" },
            },
          ],
        },
      },
    },
  };
  page.location = new URL("https://shop.example/");
  page.Static = { SQUARESPACE_CONTEXT: {} };
  page.document = { cookie: "hasCart=true; crumb=c%2F1", querySelectorAll: () => [] };
  page.fetch = async (/** @type {URL} */ url, /** @type {any} */ { method, body, headers }) => {
    const json = body && JSON.parse(body);
    shop.asked.push({ method, path: url.pathname, query: url.searchParams, json, headers });
    const reply = (/** @type {unknown} */ data, status = 200) =>
      new Response(JSON.stringify(data), { status });
    if (url.pathname === "/api/commerce/shopping-cart")
      return shop.entries.length ? reply({ cartToken: "tok en", entries: shop.entries }) : reply({}, 404);
    if (method === "DELETE") return reply({});
    if (url.pathname === "/api/3/commerce/cart/tok%20en")
      return reply({
        items: shop.entries.map(({ id, quantity }) => ({
          id,
          quantity,
          productName: "Print",
          productUrl: "/store/print",
          unitPrice: MONEY,
          variantOptions: [{ name: "Size", value: "Small" }],
          image: { url: SAVED.image },
        })),
      });
    if (url.pathname === "/api/commerce/shopping-cart/entries") {
      if (headers["X-CSRF-Token"] !== shop.crumb)
        return reply({ error: "Bad crumb", crumbFail: true, crumb: shop.crumb });
      const had = shop.entries[0]?.quantity ?? 0;
      if (had + json.quantity > shop.stock) return reply({ error: "Not enough stock" });
      shop.entries = [entry({ quantity: had + json.quantity })];
      return reply({ newlyAdded: {}, shoppingCart: { cartToken: "tok en", entries: shop.entries } });
    }
    return shop.product ? reply(shop.product) : reply({}, 404);
  };
});

const opened = () => openCart() ?? assert.fail("not opened");

test("two answers together become lines; no cart yet is an empty one", async () => {
  assert.deepEqual(await opened().read(), []);
  shop.entries = [entry()];
  assert.deepEqual(await opened().read(), [SAVED]);
});

test("a line is added by product and sku, and once more with the crumb that the shop gives", async () => {
  shop.crumb = "c/2";
  await opened().add?.(SAVED);
  assert.deepEqual(
    shop.asked.map(({ headers, query }) => [headers["X-CSRF-Token"], query.get("crumb")]),
    [
      ["c/1", "c/1"],
      ["c/2", "c/2"],
    ],
  );
  assert.deepEqual(shop.asked[1].json, { itemId: "p1", sku: "SQ-1", quantity: 2, additionalFields: "null" });
  assert.equal(shop.entries[0].quantity, 2);
});

test("a crumb that is refused again ends it", async () => {
  page.fetch = async () => {
    shop.asked.push({});
    return new Response(JSON.stringify({ crumbFail: true, crumb: "no", error: true }));
  };
  await assert.rejects(Promise.resolve(opened().add?.({ ...SAVED, url: "" })));
  assert.equal(shop.asked.filter(({ json }) => !json).length, 3, "two tries and a reading");
});

test("of what there is too little of, all there is comes", async () => {
  shop.entries = [entry({ quantity: 1 })];
  await assert.rejects(Promise.resolve(opened().add?.({ ...SAVED, quantity: 5 })), { code: "fewer" });
  assert.equal(shop.entries[0].quantity, 3);
});

test("a no is told with its reason", async () => {
  shop.stock = 0;
  const [variant] = shop.product.item.structuredContent.variants;
  variant.qtyInStock = 0;
  await assert.rejects(Promise.resolve(opened().add?.(SAVED)), {
    code: "sold-out",
    message: "Not enough stock",
  });
  variant.sku = "another";
  await assert.rejects(Promise.resolve(opened().add?.(SAVED)), { code: "gone" });
  shop.product = null;
  await assert.rejects(Promise.resolve(opened().add?.(SAVED)), { code: "gone" });
});

test("what a form asked of a customer, and what cannot be matched, is shown and not added", async () => {
  shop.entries = [entry({ additionalFields: '{"Name":"Ada"}' })];
  const [custom] = await opened().read();
  assert.equal(custom.id, "p1:SQ-1*");
  shop.asked = [];
  await assert.rejects(Promise.resolve(opened().add?.({ ...custom, url: "" })));
  await assert.rejects(Promise.resolve(opened().add?.({ id: "e9", title: "?", quantity: 1 })));
  assert.equal(
    shop.asked.some(({ method }) => method === "POST"),
    false,
  );
});

test("the product's own data tells price and stock", async () => {
  assert.deepEqual(await opened().look?.(SAVED), {
    state: "sold",
    most: 3,
    unit_price: 2600,
    currency: "CAD",
  });
  assert.equal(shop.asked[0].query.get("format"), "json");
  shop.product.item.structuredContent.variants[0].unlimited = true;
  assert.equal((await opened().look?.(SAVED))?.most, null);
  shop.product = { website: {} };
  assert.equal(await opened().look?.(SAVED), null);
});

test("a line is taken out by the number it has in this cart", async () => {
  shop.entries = [entry()];
  await opened().remove?.(SAVED);
  const { method, path, headers } = shop.asked.at(-1);
  assert.deepEqual(
    [method, path, headers["X-CSRF-Token"]],
    ["DELETE", "/api/3/commerce/cart/tok%20en/items/e1", "c/1"],
  );
});

test("the page's own requests tell of changes, our reading does not; the counter is redrawn", async () => {
  const { PerformanceObserver, tell, watched } = timings();
  page.PerformanceObserver = PerformanceObserver;
  let changes = 0;
  const end = opened().onChange?.(() => changes++);
  tell("https://shop.example/api/commerce/shopping-cart/entries?crumb=c");
  tell("https://shop.example/api/3/commerce/cart/tok/items/e1");
  tell("https://shop.example/api/commerce/shopping-cart?crumb=c");
  tell("https://shop.example/api/3/commerce/cart/tok");
  assert.equal(changes, 2);
  end?.();
  assert.ok(!watched());
  const count = { textContent: "" };
  page.document.querySelectorAll = () => [count];
  shop.entries = [entry()];
  await opened().refresh?.();
  assert.equal(count.textContent, "2");
});

test("a cart that is not told cannot be read, and other sites have none", async () => {
  page.fetch = async () => new Response("<html>", { status: 500 });
  await assert.rejects(opened().read());
  page.Static = undefined;
  assert.equal(openCart(), null);
});
