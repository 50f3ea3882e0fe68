import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { openCart } from "../core/cart/platforms/snipcart.js";

const page = /** @type {any} */ (globalThis);

/** @type {{ items: any[], most: number, added: any[], listeners: Record<string, () => void>, status: number, buttons: any[] }} */
let shop;

const PAINTING = {
  uniqueId: "u-1",
  id: "starry-night",
  name: "The Starry Night",
  price: 79.99,
  unitPrice: 89.99,
  quantity: 2,
  url: "/paintings/starry-night",
  image: "https://shop.example/starry.jpg",
  customFields: [
    { name: "Frame", value: "Gold" },
    { name: "Gift note", value: "" },
  ],
};
const SAVED = {
  id: "starry-night",
  title: "The Starry Night",
  quantity: 2,
  sku: "",
  unit_price: 8999,
  currency: "EUR",
  options: { Frame: "Gold" },
  url: "https://shop.example/paintings/starry-night",
  image: "https://shop.example/starry.jpg",
};
const BUTTON = {
  itemId: "starry-night",
  itemName: "The Starry Night",
  itemPrice: "79.99",
  itemWeight: "500",
  itemTaxable: "false",
  itemCustom1Name: "Frame",
  itemCustom1Options: "Black|Gold[+10.00]",
  itemCustom2Name: "Gift note",
};

beforeEach(() => {
  shop = { items: [], most: 9, added: [], listeners: {}, status: 200, buttons: [{ dataset: BUTTON }] };
  page.location = new URL("https://shop.example/");
  page.document = new EventTarget();
  page.DOMParser = class {
    parseFromString() {
      return { querySelectorAll: () => shop.buttons };
    }
  };
  page.fetch = async () => new Response("<html>", { status: shop.status });
  page.Snipcart = {
    ready: Promise.resolve(),
    store: { getState: () => ({ cart: { currency: "eur", items: { items: shop.items } } }) },
    events: {
      on(/** @type {string} */ name, /** @type {() => void} */ told) {
        shop.listeners[name] = told;
        const end = () => delete shop.listeners[name];
        return name === "item.updated" ? { unsubscribe: end } : end;
      },
    },
    api: {
      cart: {
        items: {
          async add(/** @type {any} */ item) {
            shop.added.push(item);
            const quantity = Math.min(item.quantity, shop.most);
            if (quantity) shop.items = [...shop.items, { ...item, quantity, uniqueId: "u-2" }];
          },
          async remove(/** @type {string} */ uniqueId) {
            shop.items = shop.items.filter((item) => item.uniqueId !== uniqueId);
          },
        },
      },
    },
  };
});

const opened = async () => (await openCart()) ?? assert.fail("not opened");

test("the cart in the page becomes lines", async () => {
  shop.items = [PAINTING];
  assert.deepEqual(await (await opened()).read(), [SAVED]);
});

test("a line is added as its own page defines it now, with what was chosen", async () => {
  await (await opened()).add?.(SAVED);
  assert.deepEqual(shop.added, [
    {
      id: "starry-night",
      name: "The Starry Night",
      price: 79.99,
      url: SAVED.url,
      image: SAVED.image,
      quantity: 2,
      taxable: false,
      dimensions: { weight: 500 },
      customFields: [
        { name: "Frame", options: "Black|Gold[+10.00]", value: "Gold" },
        { name: "Gift note", value: "" },
      ],
    },
  ]);
});

test("a price stands there for each currency, too", async () => {
  shop.buttons = [{ dataset: { ...BUTTON, itemPrice: '{"usd":90,"eur":80}' } }];
  const cart = await opened();
  await cart.add?.(SAVED);
  assert.equal(shop.added[0].price, 80);
  shop.buttons = [{ dataset: { ...BUTTON, itemPrice: '{"usd":90}' } }];
  await assert.rejects(Promise.resolve(cart.add?.(SAVED)), { code: "failed" });
});

test("without its definition a plain line goes by the saved price, one with options does not", async () => {
  shop.buttons = [];
  const cart = await opened();
  const plain = { ...SAVED, options: {}, unit_price: 7999 };
  await cart.add?.(plain);
  assert.equal(shop.added[0].price, 79.99);
  await assert.rejects(Promise.resolve(cart.add?.(SAVED)), { code: "failed" });
  await assert.rejects(Promise.resolve(cart.add?.({ ...plain, currency: "USD" })), { code: "failed" });
  await assert.rejects(Promise.resolve(cart.add?.({ ...plain, url: "" })), { code: "failed" });
  assert.equal(shop.added.length, 1);
});

test("a no is told for what it is", async () => {
  const cart = await opened();
  shop.most = 1;
  await assert.rejects(Promise.resolve(cart.add?.(SAVED)), { code: "fewer" });
  shop.most = 0;
  await assert.rejects(Promise.resolve(cart.add?.(SAVED)), { code: "failed" });
  shop.buttons = [{ dataset: { ...BUTTON, itemCustom1Name: "Size" } }];
  await assert.rejects(Promise.resolve(cart.add?.(SAVED)), { message: /options/ });
  shop.status = 404;
  await assert.rejects(Promise.resolve(cart.add?.(SAVED)), { code: "gone" });
});

test("the product's page tells price and limit, or that it is gone", async () => {
  const cart = await opened();
  shop.buttons = [{ dataset: { ...BUTTON, itemMaxQuantity: "3" } }];
  const plain = { ...SAVED, options: {} };
  assert.deepEqual(await cart.look?.(plain), { state: "sold", most: 3, unit_price: 7999, currency: "EUR" });
  assert.equal((await cart.look?.(SAVED))?.unit_price, null, "what the frame adds is Snipcart's to tell");
  shop.buttons = [];
  assert.equal(await cart.look?.(SAVED), null);
  shop.status = 410;
  assert.equal((await cart.look?.(SAVED))?.state, "gone");
});

test("the very line is taken out, not another choice of the same product", async () => {
  const black = { ...PAINTING, uniqueId: "u-0", customFields: [{ name: "Frame", value: "Black" }] };
  shop.items = [black, PAINTING];
  await (await opened()).remove?.(SAVED);
  assert.deepEqual(shop.items, [black]);
});

test("changes, a purchase among them, are told until the listener ends", async () => {
  let changes = 0;
  const end = (await opened()).onChange?.(() => changes++);
  for (const name of ["item.added", "item.removed", "item.updated", "cart.confirmed"]) shop.listeners[name]();
  assert.equal(changes, 4);
  end?.();
  assert.deepEqual(shop.listeners, {});
});

test("Snipcart may start late, and tells so at the document", { timeout: 2000 }, async () => {
  const late = page.Snipcart;
  page.Snipcart = undefined;
  const opening = openCart();
  await new Promise((done) => setTimeout(done, 10));
  page.Snipcart = late;
  page.document.dispatchEvent(new Event("snipcart.ready"));
  assert.ok(await opening);
});

test("a Snipcart that does not start is none", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  page.Snipcart = undefined;
  const opening = openCart();
  t.mock.timers.tick(5000);
  assert.equal(await opening, null);
});
