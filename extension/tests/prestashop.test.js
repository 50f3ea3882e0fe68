import assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import { beforeEach, test } from "node:test";
import { openCart } from "../core/cart/platforms/prestashop.js";

const page = /** @type {any} */ (globalThis);

/** A shop that answers as CartController::displayAjaxUpdate does. */
let shop = fake();

function fake() {
  return {
    /** @type {Record<string, any>[]} */ products: [],
    /** @type {Record<string, number>} */ stock: { "1-7": 3, "2-0": 99 },
    /** @type {Record<string, string>[]} */ deeds: [],
    page: { status: 200, details: /** @type {any} */ ({}), disabled: false, oversold: "" },
    token: "page-token",
  };
}

/** @param {Record<string, any>} [more] */
const product = (more = {}) => ({
  id_product: "1",
  id_product_attribute: "7",
  id_customization: null,
  name: "Hummingbird T-shirt",
  cart_quantity: 2,
  quantity: 900,
  reference: "demo_1",
  price_amount: 22.944,
  attributes: { Size: "M", Color: "White" },
  url: "https://shop.example/men/1-7-shirt.html#/3-size-m",
  cover: { medium: { url: "https://shop.example/2-medium/shirt.jpg" } },
  ...more,
});

/** @param {URLSearchParams} form */
function answer(form) {
  const deed = Object.fromEntries(form);
  shop.deeds.push(deed);
  assert.equal(deed.token, shop.token);
  const id = `${deed.id_product}-${deed.id_product_attribute}`;
  const here = shop.products.find((each) => `${each.id_product}-${each.id_product_attribute}` === id);
  if (deed.add) {
    const total = (here?.cart_quantity ?? 0) + Number(deed.qty);
    if (!(id in shop.stock)) return { hasError: true, errors: ["This product is no longer available."] };
    if (total > shop.stock[id])
      return {
        hasError: true,
        errors: ["The product is no longer available in this quantity."],
        quantity: 0,
      };
    if (here) here.cart_quantity = total;
    else
      shop.products.push(
        product({
          id_product: deed.id_product,
          id_product_attribute: deed.id_product_attribute,
          cart_quantity: total,
        }),
      );
  }
  if (deed.delete) shop.products = shop.products.filter((each) => each !== here);
  return { success: true, cart: { products: shop.products }, errors: "" };
}

beforeEach(() => {
  shop = fake();
  page.location = new URL("https://shop.example/en/");
  page.prestashop = Object.assign(new EventEmitter(), {
    cart: { products: [] },
    static_token: shop.token,
    currency: { iso_code: "EUR" },
    urls: { pages: { cart: "https://shop.example/en/cart" } },
  });
  page.fetch = async (/** @type {URL} */ url, /** @type {any} */ { body }) =>
    url.pathname === "/en/cart"
      ? new Response(JSON.stringify(answer(body)))
      : new Response("page", { status: shop.page.status });
  page.DOMParser = class {
    parseFromString() {
      const { details, disabled, oversold } = shop.page;
      const element = (/** @type {Record<string, string>} */ attributes) => ({
        getAttribute: (/** @type {string} */ name) => attributes[name] ?? null,
        hasAttribute: (/** @type {string} */ name) => name in attributes,
      });
      return {
        querySelector: (/** @type {string} */ selector) =>
          ({
            "[data-product]": details && element({ "data-product": JSON.stringify(details) }),
            '[data-button-action="add-to-cart"]': element(disabled ? { disabled: "" } : {}),
            "[data-allow-oosp]": element({ "data-allow-oosp": oversold }),
          })[selector] ?? null,
      };
    }
  };
});

const opened = () => openCart() ?? assert.fail("not opened");
const line = { id: "1-7", title: "Shirt", quantity: 1, url: "https://shop.example/men/1-7-shirt.html" };

test("the cart is read without a change to it, and without gifts", async () => {
  shop.products = [
    product(),
    product({ id_product: "9", is_gift: true }),
    product({ id_product: "2", id_product_attribute: "0", attributes: [] }),
  ];
  const [shirt, mug, ...more] = await opened().read();
  assert.deepEqual(shirt, {
    id: "1-7",
    title: "Hummingbird T-shirt",
    quantity: 2,
    sku: "demo_1",
    unit_price: 2294,
    currency: "EUR",
    options: { Size: "M", Color: "White" },
    url: "https://shop.example/men/1-7-shirt.html#/3-size-m",
    image: "https://shop.example/2-medium/shirt.jpg",
  });
  assert.deepEqual([mug.id, mug.options, more.length], ["2-0", {}, 0]);
  assert.deepEqual(shop.deeds, [{ ajax: "1", action: "update", token: shop.token }]);
});

test("a combination is added under its own number", async () => {
  await opened().add?.({ ...line, quantity: 2 });
  const [{ add, qty, id_product, id_product_attribute }] = shop.deeds;
  assert.deepEqual([add, qty, id_product, id_product_attribute], ["1", "2", "1", "7"]);
  assert.equal((await opened().read())[0].quantity, 2);
});

test("of what there is too little of, all there is comes, whichever way the page counts it", async () => {
  for (const [had, shown] of [
    [0, 3],
    [1, 2],
    [1, 3],
  ]) {
    shop.products = had ? [product({ cart_quantity: had })] : [];
    shop.page.details = { quantity: shown, price_amount: 22.94 };
    await assert.rejects(Promise.resolve(opened().add?.({ ...line, quantity: 5 })), { code: "fewer" });
    assert.equal(shop.products[0].cart_quantity, 3, `${had} in the cart, ${shown} on the page`);
  }
});

test("a no is told with its reason", async () => {
  shop.stock = {};
  shop.page = { status: 200, details: { quantity: 0 }, disabled: true, oversold: "" };
  await assert.rejects(Promise.resolve(opened().add?.(line)), {
    code: "sold-out",
    message: /no longer available/,
  });
  shop.page = { status: 404, details: null, disabled: true, oversold: "" };
  await assert.rejects(Promise.resolve(opened().add?.(line)), { code: "gone" });
  shop.page = { status: 200, details: null, disabled: false, oversold: "" };
  await assert.rejects(Promise.resolve(opened().add?.(line)), { code: "failed" });
});

test("what was made for one cart is not put into another", async () => {
  shop.products = [product({ id_customization: "12" })];
  const [custom] = await opened().read();
  assert.equal(custom.id, "1-7-12");
  shop.deeds = [];
  await assert.rejects(Promise.resolve(opened().add?.(custom)), { code: "failed" });
  assert.deepEqual(shop.deeds, []);
  await opened().remove?.(custom);
  assert.equal(shop.deeds[0].id_customization, "12");
});

test("the product's page tells price and stock, and any number where the shop oversells", async () => {
  shop.page.details = { quantity: 4, price_amount: 19.5 };
  assert.deepEqual(await opened().look?.(line), {
    state: "sold",
    most: 4,
    unit_price: 1950,
    currency: "EUR",
  });
  shop.page.oversold = "1";
  assert.equal((await opened().look?.(line))?.most, null);
  shop.page.details = null;
  assert.equal(await opened().look?.(line), null);
});

test("the page's own event tells of changes until the listener ends, and redraws the cart", async () => {
  let changes = 0;
  const end = opened().onChange?.(() => changes++);
  page.prestashop.emit("updateCart", {});
  assert.equal(changes, 1);
  end?.();
  shop.products = [product()];
  /** @type {any} */
  let told;
  page.prestashop.on("updateCart", (/** @type {any} */ event) => (told = event));
  await opened().refresh?.();
  assert.equal(changes, 1);
  assert.equal(told.resp.cart.products.length, 1);
  assert.equal(told.reason.cart, told.resp.cart);
  assert.equal(told.reason.linkAction, undefined, "no window opens");
});

test("a cart that is not told cannot be read, and a page without one has none", async () => {
  page.fetch = async () => new Response("<html>maintenance</html>", { status: 503 });
  await assert.rejects(opened().read());
  page.prestashop = undefined;
  assert.equal(openCart(), null);
});
