import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { openCart } from "../core/cart/platforms/magento.js";

const page = /** @type {any} */ (globalThis);

/** @type {{ items: any[], messages: any[], stock: number, goesToCart: boolean, asked: any[], product: any }} */
let shop;

const item = (more = {}) => ({
  item_id: "501",
  product_id: "67",
  product_name: "Chaz &amp; Co Hoodie",
  product_sku: "MH01-XS-Black",
  qty: 2,
  product_price_value: "52.0000",
  product_url: "https://shop.example/hoodie.html",
  product_has_url: true,
  product_image: { src: "https://shop.example/media/hoodie.jpg" },
  options: [
    { label: "Size", value: "XS", option_id: "144", option_value: "166" },
    { label: "Color", value: "Black", option_id: "93", option_value: "49" },
  ],
  ...more,
});

const SAVED = {
  id: "67:144=166,93=49",
  title: "Chaz & Co Hoodie",
  quantity: 2,
  sku: "MH01-XS-Black",
  unit_price: 5200,
  currency: "USD",
  options: { Size: "XS", Color: "Black" },
  url: "https://shop.example/hoodie.html",
  image: "https://shop.example/media/hoodie.jpg",
};

/** @param {Record<string, string>} form */
function added({ product, qty, form_key }) {
  assert.equal(form_key, "key-of-this-device");
  if (product === "404") return { backUrl: "https://shop.example/" };
  const had = shop.items[0]?.qty ?? 0;
  if (had + Number(qty) > shop.stock) {
    shop.messages.push({ type: "error", text: "The requested qty is not available &gt;" });
    return { backUrl: "https://shop.example/hoodie.html" };
  }
  shop.items = [item({ qty: had + Number(qty) })];
  shop.messages.push({ type: "success", text: "You added it." });
  return shop.goesToCart ? { backUrl: "https://shop.example/checkout/cart/" } : [];
}

beforeEach(() => {
  const events = new EventTarget();
  page.addEventListener = events.addEventListener.bind(events);
  page.dispatchEvent = events.dispatchEvent.bind(events);
  shop = { items: [], messages: [], stock: 99, goesToCart: false, asked: [], product: { sold: true } };
  page.location = new URL("https://shop.example/de/hoodie.html");
  page.BASE_URL = "https://shop.example/de/";
  page.checkoutConfig = { quoteData: { quote_currency_code: "USD" } };
  page.require = page.requirejs = page.hyva = undefined;
  page.document = {
    cookie: "mage-cache-sessid=true; form_key=key-of-this-device",
    querySelector: () => null,
    querySelectorAll: () => [],
  };
  page.DOMParser = class {
    parseFromString(/** @type {string} */ html) {
      const text = html
        .replace(/<[^>]*>/g, "")
        .replace(/&amp;/g, "&")
        .replace(/&gt;/g, ">");
      const { sold, out, price, init } = shop.product;
      return {
        body: { textContent: text },
        querySelector: (/** @type {string} */ selector) =>
          (selector.includes("addtocart") && sold) || (selector === ".stock.unavailable" && out)
            ? {}
            : selector.includes("price") && price
              ? {
                  getAttribute: (/** @type {string} */ name) => (name === "data-price-amount" ? price : null),
                }
              : null,
        querySelectorAll: (/** @type {string} */ selector) =>
          selector.includes("magento-init") && init ? [{ textContent: JSON.stringify(init) }] : [],
      };
    }
  };
  page.fetch = async (/** @type {URL} */ url, /** @type {any} */ { body }) => {
    const form = body && Object.fromEntries(body);
    shop.asked.push({ path: url.pathname, form, query: url.search });
    const reply = (/** @type {unknown} */ data) => new Response(JSON.stringify(data));
    if (url.pathname === "/de/checkout/cart/add/") return reply(added(form));
    if (url.pathname === "/de/checkout/sidebar/removeItem/") {
      shop.items = [];
      return reply({ success: true });
    }
    if (url.pathname === "/de/customer/section/load/") {
      const names = url.searchParams.get("sections");
      if (names === "cart") return reply({ cart: { items: shop.items } });
      return reply({ messages: { messages: shop.messages.splice(0) } });
    }
    return new Response("product", { status: shop.product.status ?? 200 });
  };
});

const opened = () => openCart() ?? assert.fail("not opened");

test("the cart's section becomes lines, with what names the variant in their ids", async () => {
  shop.items = [item(), item({ product_id: "5", options: [], product_has_url: false, qty: 1 })];
  const [hoodie, plain] = await opened().read();
  assert.deepEqual(hoodie, SAVED);
  assert.deepEqual([plain.id, plain.options, plain.url], ["5", {}, ""]);
  shop.items = [
    item({
      options: [
        { label: "Note", value: "<b>Ada</b>", option_id: "3", option_value: "1", option_type: "field" },
      ],
    }),
  ];
  const [custom] = await opened().read();
  assert.deepEqual([custom.id, custom.options], ["67*", { Note: "Ada" }]);
  shop.asked = [];
  await assert.rejects(Promise.resolve(opened().add?.(custom)), { code: "failed" });
  assert.deepEqual(shop.asked, [], "it would come without its note");
});

test("a variant is added by its attributes, with the key that this device has", async () => {
  await opened().add?.(SAVED);
  assert.deepEqual(shop.asked[0].form, {
    form_key: "key-of-this-device",
    product: "67",
    qty: "2",
    "super_attribute[144]": "166",
    "super_attribute[93]": "49",
  });
  assert.equal(shop.asked.length, 1);
});

test("options that have only names are looked up on the product's page", async () => {
  shop.product.init = {
    "[data-role=swatch-options]": {
      "Magento_Swatches/js/swatch-renderer": {
        jsonConfig: {
          attributes: {
            93: {
              id: "93",
              label: "Color",
              options: [
                { id: "50", label: "Blue" },
                { id: "49", label: "Black" },
              ],
            },
            144: { id: "144", label: "Size", options: [{ id: "166", label: "XS" }] },
          },
        },
      },
    },
  };
  await opened().add?.({ ...SAVED, id: "67" });
  const { form } = shop.asked.at(-1);
  assert.deepEqual([form["super_attribute[93]"], form["super_attribute[144]"]], ["49", "166"]);
  const gone = { ...SAVED, id: "67", options: { Size: "XS", Color: "Green" } };
  await assert.rejects(Promise.resolve(opened().add?.(gone)), { code: "failed" });
});

test("of what there is too little of, all there is comes", async () => {
  for (const [stock, quantity, had] of [
    [1, 2, 0],
    [3, 5, 0],
    [6, 7, 0],
    [7, 8, 0],
    [9, 9, 2],
  ]) {
    shop.stock = stock;
    shop.items = had ? [item({ qty: had })] : [];
    await assert.rejects(Promise.resolve(opened().add?.({ ...SAVED, quantity })), { code: "fewer" });
    assert.equal(shop.items[0].qty, stock, `${quantity} wanted of ${stock}`);
  }
});

test("a shop that goes to its cart after each add has not refused", async () => {
  shop.goesToCart = true;
  await opened().add?.({ ...SAVED, quantity: 3 });
  assert.equal(shop.items[0].qty, 3);
});

test("a no is told with its reason, which the shop's next page does not repeat", async () => {
  shop.stock = 0;
  const one = { ...SAVED, quantity: 1 };
  await assert.rejects(Promise.resolve(opened().add?.(one)), {
    code: "failed",
    message: "The requested qty is not available >",
  });
  assert.deepEqual(shop.messages, []);
  shop.product = { out: true };
  await assert.rejects(Promise.resolve(opened().add?.(one)), { code: "sold-out" });
  shop.product = { status: 404 };
  await assert.rejects(Promise.resolve(opened().add?.({ ...one, id: "404" })), { code: "gone" });
  page.document.cookie = "";
  await assert.rejects(Promise.resolve(opened().add?.(one)), { message: /form key/ });
});

test("the product's page tells state and price; a page that is none tells nothing", async () => {
  shop.product = { sold: true, price: "48.5" };
  const simple = { ...SAVED, options: {} };
  assert.deepEqual(await opened().look?.(simple), {
    state: "sold",
    most: null,
    unit_price: 4850,
    currency: "USD",
  });
  assert.equal(
    (await opened().look?.(SAVED))?.unit_price,
    null,
    "the lowest price of all is not the variant's",
  );
  shop.product = {};
  assert.equal(await opened().look?.(SAVED), null);
});

test("a line is taken out by the number it has in this cart", async () => {
  shop.items = [item()];
  await opened().remove?.(SAVED);
  assert.equal(shop.asked.at(-1).form.item_id, "501");
});

test("Luma and Hyvä tell of changes until the listener ends, and redraw the cart", async () => {
  /** @type {Set<() => void>} */
  const subscribers = new Set();
  /** @type {any[]} */
  const calls = [];
  const data = {
    get: () => ({
      subscribe(/** @type {() => void} */ told) {
        subscribers.add(told);
        return { dispose: () => subscribers.delete(told) };
      },
    }),
    invalidate: (/** @type {any} */ names) => calls.push(["invalidate", ...names]),
    reload: (/** @type {any} */ names) => calls.push(["reload", ...names]),
  };
  page.requirejs = page.require = (/** @type {any} */ _names, /** @type {(data: any) => void} */ use) =>
    use(data);
  let changes = 0;
  const end = opened().onChange?.(() => changes++);
  for (const told of subscribers) told();
  page.dispatchEvent(new Event("private-content-loaded"));
  assert.equal(changes, 2);
  end?.();
  assert.equal(subscribers.size, 0);
  page.dispatchEvent(new Event("private-content-loaded"));
  assert.equal(changes, 2);
  page.addEventListener("reload-customer-section-data", () => calls.push(["hyva"]));
  opened().refresh?.();
  assert.deepEqual(calls, [["invalidate", "cart"], ["reload", "cart"], ["hyva"]]);
});

test("a cart that is not told cannot be read, and another site's shop is none of ours", async () => {
  page.fetch = async () => new Response("<html>", { status: 503 });
  await assert.rejects(opened().read());
  page.BASE_URL = "https://mallory.example/";
  assert.equal(openCart(), null);
});
