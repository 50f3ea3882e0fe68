import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { eventOf, productsIn } from "../core/cart/datalayer.js";
import { openCart } from "../core/cart/platforms/generic.js";

const page = /** @type {any} */ (globalThis);

/** A document with nothing but JSON-LD. @param {...unknown} scripts */
const about = (...scripts) => ({
  querySelectorAll: () =>
    scripts.map((data) => ({ textContent: typeof data === "string" ? data : JSON.stringify(data) })),
});

const SHIRT = {
  "@context": "https://schema.org",
  "@type": "Product",
  sku: "SH-1",
  name: "Shirt",
  image: ["https://cdn.example/shirt.jpg"],
  offers: {
    "@type": "Offer",
    price: "19.90",
    priceCurrency: "EUR",
    availability: "https://schema.org/InStock",
    url: "/shirt",
  },
};
const shirt = { item_id: "SH-1", item_name: "Shirt", item_variant: "Blue / M", price: 19.9, quantity: 1 };
const sock = { item_id: "SO-1", item_name: "Sock", price: 4, quantity: 2 };

/** @param {string} event @param {unknown[]} items */
const told = (event, items) => ({ event, ecommerce: { currency: "EUR", items } });
const settled = () => new Promise((done) => setTimeout(done));

beforeEach(() => {
  const kept = new Map();
  page.location = new URL("https://shop.example/shirt?utm=1#top");
  page.document = about(SHIRT);
  page.dataLayer = [];
  page.sessionStorage = {
    getItem: (/** @type {string} */ name) => kept.get(name) ?? null,
    setItem: (/** @type {string} */ name, /** @type {string} */ value) => kept.set(name, value),
    removeItem: (/** @type {string} */ name) => kept.delete(name),
  };
});

const opened = () => openCart() ?? assert.fail("not opened");

test("what analytics is told becomes lines with links, which nothing says it can put back", async () => {
  page.dataLayer.push({ "gtm.start": 1 }, told("add_to_cart", [shirt]), told("add_to_cart", [sock]));
  const cart = opened();
  assert.equal(cart.add, null);
  assert.deepEqual(await cart.read(), [
    {
      id: "SH-1",
      title: "Shirt",
      quantity: 1,
      sku: "",
      unit_price: 1990,
      currency: "EUR",
      options: { Variant: "Blue / M" },
      url: "https://shop.example/shirt",
      image: "https://cdn.example/shirt.jpg",
    },
    {
      id: "SO-1",
      title: "Sock",
      quantity: 2,
      sku: "",
      unit_price: 400,
      currency: "EUR",
      options: {},
      url: "",
      image: "",
    },
  ]);
});

test("adding and removing add up, a seen cart replaces what was known, a purchase empties it", async () => {
  const quantities = async () => (await cart.read()).map(({ id, quantity }) => [id, quantity]);
  const cart = opened();
  page.dataLayer.push(told("add_to_cart", [shirt]), told("add_to_cart", [{ ...shirt, quantity: 2 }]));
  assert.deepEqual(await quantities(), [["SH-1", 3]]);
  page.dataLayer.push(told("add_to_cart", [{ ...shirt, item_variant: "Red / M" }]));
  assert.deepEqual(await quantities(), [
    ["SH-1", 3],
    ["SH-1", 1],
  ]);
  page.dataLayer.push(told("remove_from_cart", [{ ...shirt, quantity: 2 }]), told("view_item", [sock]));
  assert.deepEqual(await quantities(), [
    ["SH-1", 1],
    ["SH-1", 1],
  ]);
  page.dataLayer.push(told("remove_from_cart", [{ ...shirt, quantity: 9 }]));
  assert.deepEqual(await quantities(), [["SH-1", 1]]);
  page.dataLayer.push(told("view_cart", [sock]));
  assert.deepEqual(await quantities(), [["SO-1", 2]]);
  page.dataLayer.push(told("begin_checkout", []));
  assert.deepEqual(await quantities(), [["SO-1", 2]], "a checkout that names nothing tells nothing");
  page.dataLayer.push(told("begin_checkout", [shirt, sock]));
  assert.deepEqual(await quantities(), [
    ["SH-1", 1],
    ["SO-1", 2],
  ]);
  page.dataLayer.push(told("purchase", [shirt, sock]));
  assert.deepEqual(await quantities(), []);
});

test("the next page still knows, with the links of the page before", async () => {
  page.dataLayer.push(told("add_to_cart", [shirt]));
  await opened().read();
  page.document = about();
  page.dataLayer = [told("add_to_cart", [{ ...shirt, quantity: 1 }])];
  const [line] = await opened().read();
  assert.equal(line.quantity, 2);
  assert.equal(line.url, "https://shop.example/shirt");
  page.dataLayer = [told("purchase", [])];
  assert.deepEqual(await opened().read(), []);
  page.dataLayer = [];
  assert.deepEqual(await opened().read(), []);
});

test("gtag() calls count as well, hostile entries do not", () => {
  const call = (/** @type {unknown[]} */ ...args) =>
    (function () {
      // biome-ignore lint/complexity/noArguments: what gtag() pushes are its arguments
      return arguments;
    })(...args);
  const event = eventOf(call("event", "add_to_cart", { currency: "USD", items: [{ item_name: "Cap" }] }));
  assert.deepEqual(event?.items[0], {
    id: "Cap",
    title: "Cap",
    quantity: 1,
    unit_price: null,
    currency: "USD",
    options: {},
    url: "",
    image: "",
  });
  for (const odd of [
    null,
    1,
    "x",
    [],
    {},
    { event: 5 },
    call("config", "G-1"),
    { event: "x", ecommerce: null },
  ])
    assert.equal(eventOf(odd), null);
  assert.deepEqual(
    eventOf({ event: "add_to_cart", ecommerce: { items: [null, 3, {}, { item_id: {} }] } })?.items,
    [],
  );
});

test("a change is told after the site's own push, whose result stays its own, until the listener ends", async () => {
  const cart = opened();
  const own = page.dataLayer.push;
  let changes = 0;
  const end = cart.onChange?.(() => changes++);
  assert.equal(page.dataLayer.push(told("add_to_cart", [shirt])), 1);
  assert.equal(page.dataLayer.push({ event: "scroll" }, told("add_to_cart", [sock])), 3);
  await settled();
  assert.equal(changes, 1, "two pushes in one go are one change of the cart");
  page.dataLayer.push({ event: "scroll" });
  await settled();
  assert.equal(changes, 1, "what is not about the cart is no change");
  end?.();
  assert.equal(page.dataLayer.push, own);
  page.dataLayer.push(told("purchase", []));
  await settled();
  assert.equal(changes, 1);
});

test("ending leaves alone whoever wrapped push later, and an error of the site's push stays its own", async () => {
  const cart = opened();
  let changes = 0;
  const end = cart.onChange?.(() => changes++);
  const ours = page.dataLayer.push;
  const theirs = (/** @type {unknown[]} */ ...entries) => ours.apply(page.dataLayer, entries);
  page.dataLayer.push = theirs;
  end?.();
  assert.equal(page.dataLayer.push, theirs);
  page.dataLayer.push(told("add_to_cart", [shirt]));
  await settled();
  assert.equal(changes, 0);
  page.dataLayer = [];
  page.dataLayer.push = () => {
    throw new RangeError("the site's own");
  };
  opened().onChange?.(() => changes++);
  assert.throws(() => page.dataLayer.push({}), RangeError);
});

test("products of every shape of JSON-LD are read, and broken ones are passed over", () => {
  const products = productsIn(
    /** @type {any} */ (
      about(
        "{ broken",
        null,
        { "@graph": [{ "@type": "WebPage", mainEntity: SHIRT }] },
        {
          "@type": "ProductGroup",
          productGroupID: "G1",
          name: "Hat",
          image: { url: "/hat.jpg" },
          hasVariant: [
            {
              "@type": "Product",
              sku: "H-S",
              name: "Hat S",
              offers: [{ price: 9, priceCurrency: "JPY", availability: "https://schema.org/OutOfStock" }],
            },
            {
              "@type": "Product",
              sku: "H-M",
              offers: { "@type": "AggregateOffer", lowPrice: 7, priceCurrency: "EUR" },
            },
          ],
        },
        { "@type": ["Product", "Vehicle"], name: "Bike", offers: [{ price: 1 }, { price: 2 }] },
      )
    ),
  );
  assert.deepEqual(
    products.map(({ ids, title, unit_price, currency, state, image }) => [
      ids,
      title,
      unit_price,
      currency,
      state,
      image,
    ]),
    [
      [["SH-1"], "Shirt", 1990, "EUR", "sold", "https://cdn.example/shirt.jpg"],
      [["H-S"], "Hat S", 9, "JPY", "sold-out", "/hat.jpg"],
      [["H-M"], "Hat", 700, "EUR", "sold", "/hat.jpg"],
      [["G1"], "Hat", null, "", "", "/hat.jpg"],
      [[], "Bike", null, "", "sold", ""],
    ],
  );
});

test("a line's own page tells whether it is still sold, and at what price", async () => {
  const line = { id: "SH-1", title: "Shirt", quantity: 1, url: "https://shop.example/shirt" };
  let answer = { status: 200, page: /** @type {unknown} */ (SHIRT) };
  page.fetch = async () => new Response(JSON.stringify(answer.page), { status: answer.status });
  page.DOMParser = class {
    parseFromString(/** @type {string} */ text) {
      return about(text);
    }
  };
  const cart = opened();
  assert.deepEqual(await cart.look?.(line), { state: "sold", most: null, unit_price: 1990, currency: "EUR" });
  const sale = { ...SHIRT, offers: { price: 15, priceCurrency: "EUR", availability: "SoldOut" } };
  answer = { status: 200, page: sale };
  assert.deepEqual(await cart.look?.(line), {
    state: "sold-out",
    most: null,
    unit_price: 1500,
    currency: "EUR",
  });
  answer = { status: 404, page: null };
  assert.equal((await cart.look?.(line))?.state, "gone");
  answer = { status: 500, page: null };
  assert.equal(await cart.look?.(line), null);
  assert.equal(await cart.look?.({ ...line, url: "" }), null);
});

test("no dataLayer, no cart", () => {
  page.dataLayer = undefined;
  assert.equal(openCart(), null);
});
