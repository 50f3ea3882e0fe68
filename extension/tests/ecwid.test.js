import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { openCart } from "../core/cart/platforms/ecwid.js";

const page = /** @type {any} */ (globalThis);

/** @type {{ items: any[], stock: number, added: any[], changed: (() => void)[], currency: string }} */
let shop;

const PIZZA = {
  id: 439710255,
  sku: "000001",
  price: 5.5,
  name: "Pizza",
  url: "https://shop.example/#!/Pizza/p/439710255",
  mediaItem: { image400pxUrl: "https://cdn.example/pizza.jpg" },
};
const SAVED = {
  id: "439710255",
  title: "Pizza",
  quantity: 2,
  sku: "000001",
  unit_price: 550,
  currency: "EUR",
  options: { Size: "L" },
  url: "https://shop.example/#!/Pizza/p/439710255",
  image: "https://cdn.example/pizza.jpg",
};

beforeEach(() => {
  shop = { items: [], stock: 9, added: [], changed: [], currency: "EUR" };
  page.location = new URL("https://shop.example/");
  page.document = {
    querySelector: () => (shop.currency ? { getAttribute: () => shop.currency } : null),
    querySelectorAll: () => [],
  };
  page.Ecwid = {
    OnAPILoaded: { add: (/** @type {() => void} */ loaded) => setTimeout(loaded) },
    OnCartChanged: { add: (/** @type {() => void} */ told) => shop.changed.push(told) },
    Cart: {
      get: (/** @type {(cart: any) => void} */ got) => setTimeout(() => got({ items: shop.items })),
      addProduct(/** @type {any} */ { callback, ...wanted }) {
        shop.added.push(wanted);
        const had = shop.items.find(({ options }) => options.Size === wanted.options.Size);
        const quantity = Math.min(wanted.quantity, shop.stock - (had?.quantity ?? 0));
        if (had) had.quantity += quantity;
        else if (quantity > 0) shop.items.push({ product: PIZZA, quantity, options: wanted.options });
        const done = shop.stock >= 0;
        setTimeout(() =>
          callback(done, PIZZA, done ? { items: shop.items } : undefined, done ? "" : "Unknown product"),
        );
      },
      removeProduct(/** @type {number} */ at, /** @type {(done: boolean) => void} */ done) {
        shop.items.splice(at, 1);
        setTimeout(() => done(true));
      },
    },
  };
});

const opened = async () => (await openCart()) ?? assert.fail("not opened");

test("the cart in the page becomes lines, with prices where the page says in which currency", async () => {
  shop.items = [{ product: PIZZA, quantity: 2, options: { Size: "L" } }];
  const cart = await opened();
  assert.deepEqual(await cart.read(), [SAVED]);
  shop.currency = "";
  const [line] = await cart.read();
  assert.deepEqual([line.unit_price, line.currency], [null, ""]);
});

test("a line is added by number and options", async () => {
  const cart = await opened();
  await cart.add?.(SAVED);
  assert.deepEqual(shop.added, [{ id: 439710255, quantity: 2, options: { Size: "L" } }]);
});

test("a success that put in less, or nothing, is told for what it is", async () => {
  const cart = await opened();
  shop.stock = 3;
  await assert.rejects(Promise.resolve(cart.add?.({ ...SAVED, quantity: 5 })), { code: "fewer" });
  assert.equal(shop.items[0].quantity, 3);
  await assert.rejects(Promise.resolve(cart.add?.(SAVED)), { code: "sold-out" });
  shop.stock = -1;
  shop.items = [];
  await assert.rejects(Promise.resolve(cart.add?.(SAVED)), { code: "failed", message: "Unknown product" });
});

test("a subscription, or a price of one's own, is shown and not added", async () => {
  shop.items = [{ product: { ...PIZZA, recurringChargeSettings: {} }, quantity: 1, options: {} }];
  const cart = await opened();
  const [plan] = await cart.read();
  assert.equal(plan.id, "439710255*");
  await assert.rejects(Promise.resolve(cart.add?.(plan)), { code: "failed" });
  assert.deepEqual(shop.added, []);
});

test("the very line is taken out, not another choice of the same product", async () => {
  shop.items = [
    { product: PIZZA, quantity: 1, options: { Size: "S" } },
    { product: PIZZA, quantity: 2, options: { Size: "L" } },
  ];
  const cart = await opened();
  await cart.remove?.(SAVED);
  assert.deepEqual(
    shop.items.map(({ options }) => options.Size),
    ["S"],
  );
});

test("changes are told until the listener ends", async () => {
  const cart = await opened();
  let changes = 0;
  const end = cart.onChange?.(() => changes++);
  shop.changed[0]();
  end?.();
  shop.changed[0]();
  assert.equal(changes, 1);
});

test("an Ecwid that never calls back is not waited for without end, and none is none", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  page.Ecwid.OnAPILoaded.add = () => {};
  const opening = assert.rejects(openCart());
  t.mock.timers.tick(15_000);
  await opening;
  page.Ecwid = undefined;
  assert.equal(await openCart(), null);
});
