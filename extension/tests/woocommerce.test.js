import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { openCart } from "../core/cart/platforms/woocommerce.js";
import { restoreCart } from "../core/cart/restore.js";
import { Browser } from "./fakes/browser.js";
import { WooCommerce } from "./fakes/woocommerce.js";

/** @import { CartAdapter } from "../core/cart/index.js" */

const CUP = { id: 11, name: 'Cup & saucer, 4" wide', price: 1900 };
const SHIRT = { id: 21, name: "Shirt", price: 2500, variation: [["Size", "Medium & large"]] };
const SCARF = { id: 31, name: "Scarf", price: 3000, any: ["Colour"] };
const API = 'link[rel="https://api.w.org/"]';

/** @type {(() => void)[]} */
const pages = [];
afterEach(() => {
  for (const close of pages.splice(0).reverse()) close();
});

/**
 * Ada's phone on the shop's page.
 * @param {any[]} products
 * @param {{ plain?: boolean, globals?: Record<string, unknown>, href?: string }} [page]
 */
function visit(products, { plain = false, globals = {}, href } = {}) {
  const shop = new WooCommerce(structuredClone(products), { plain });
  const browser = new Browser(shop);
  pages.push(
    browser.open(globals, { [API]: { href: href ?? new URL(shop.root, "https://shop.example").href } }),
  );
  const cart = /** @type {CartAdapter} */ (openCart());
  return {
    shop,
    browser,
    cart,
    held: () => shop.sessions.carts.get(browser.cookies.get(shop.sessions.cookie) ?? ""),
  };
}

/** @param {{ shop: WooCommerce, browser: Browser }} visitor @param {any[]} items */
function holding({ shop, browser }, items) {
  const session = shop.sessions.begin();
  browser.cookies.set(shop.sessions.cookie, session);
  for (const item of items) shop.put(session, { variation: [], ...item });
}

/** @param {Partial<import("../core/types").CartLine>} [more] */
const line = (more = {}) => ({ id: "11", title: CUP.name, quantity: 1, options: {}, ...more });

/** @param {Promise<unknown>} refused @returns {Promise<string>} */
const reason = (refused) =>
  refused.then(
    () => "taken",
    (error) => error.code ?? error.name,
  );

test("a line is read whole: plain names, minor units, chosen options, page and picture", async () => {
  const ada = visit([SHIRT, CUP]);
  holding(ada, [{ id: 21, quantity: 2, variation: SHIRT.variation }]);
  assert.deepEqual(await ada.cart.read(), [
    {
      id: "21",
      title: "Shirt",
      quantity: 2,
      sku: "SKU-21",
      unit_price: 2500,
      currency: "EUR",
      options: { Size: "Medium & large" },
      url: "https://shop.example/product/21/",
      image: "https://shop.example/21-300.jpg",
    },
  ]);
});

test("names come without entities", async () => {
  const ada = visit([CUP]);
  holding(ada, [{ id: 11, quantity: 1 }]);
  assert.equal((await ada.cart.read())[0]?.title, 'Cup & saucer, 4" wide');
});

test("the shop's decimals need not be the currency's", async () => {
  for (const [decimals, price] of [
    [0, 1900],
    [2, 1900],
    [3, 1900],
  ]) {
    const ada = visit([CUP]);
    ada.shop.decimals = Number(decimals);
    holding(ada, [{ id: 11, quantity: 1 }]);
    assert.equal((await ada.cart.read())[0]?.unit_price, price, `${decimals} decimals`);
  }
});

test("no session, nonce, token or address is in what is read", async () => {
  const ada = visit([CUP]);
  holding(ada, [{ id: 11, quantity: 1 }]);
  assert.doesNotMatch(JSON.stringify(await ada.cart.read()), /nonce|eyJ|Secret|Ada|s1"/);
});

test("with plain permalinks the API is a parameter", async () => {
  const ada = visit([CUP], { plain: true });
  await ada.cart.add?.(line());
  assert.deepEqual(await ada.cart.read().then((lines) => lines.map(({ id }) => id)), ["11"]);
  assert.ok(
    ada.browser.log.every((asked) => asked.includes("/index.php?rest_route=%2Fwc%2Fstore%2Fv1%2Fcart")),
  );
});

test("a page of another platform, and an API of another origin, is none of ours", () => {
  pages.push(new Browser({ handle: async () => new Response() }).open());
  assert.equal(openCart(), null);
  for (const href of ["https://other.example/wp-json/", "http://shop.example/wp-json/", ""]) {
    const shop = new Browser({ handle: async () => new Response() });
    pages.push(shop.open({}, { [API]: { href } }));
    assert.equal(openCart(), null, href);
  }
});

test("a cart that cannot be read is no empty cart", async () => {
  const ada = visit([CUP]);
  ada.browser.shop = { handle: async () => new Response("<h1>Are you a robot?</h1>") };
  await assert.rejects(ada.cart.read());
});

test("simple, fixed and chosen variations are added as they were read", async () => {
  const laptop = visit([CUP, SHIRT, SCARF]);
  const items = [
    { id: 11, quantity: 1, variation: [] },
    { id: 21, quantity: 2, variation: [["Size", "Medium & large"]] },
    { id: 31, quantity: 3, variation: [["Colour", "Sand"]] },
    { id: 31, quantity: 1, variation: [["Colour", "Sea"]] },
  ];
  holding(laptop, items);
  const lines = await laptop.cart.read();
  const phone = visit([CUP, SHIRT, SCARF]);
  for (const one of lines) await phone.cart.add?.(one);
  assert.deepEqual(
    phone.held()?.map(({ key, ...item }) => item),
    items,
  );
});

test("the first write asks for a nonce, and one too old is renewed once", async () => {
  const ada = visit([CUP]);
  await ada.cart.add?.(line());
  ada.shop.epoch += 1;
  await ada.cart.add?.(line());
  ada.shop.epoch += 1;
  await ada.cart.addAll?.([line()]);
  assert.equal(ada.held()?.[0]?.quantity, 3);
  assert.equal(ada.browser.log.filter((asked) => asked.startsWith("GET")).length, 3);
});

test("without a nonce the shop takes nothing", async () => {
  const { browser } = visit([CUP]);
  const answer = await browser.fetch("/wp-json/wc/store/v1/cart/add-item", {
    method: "POST",
    body: '{"id":11}',
  });
  assert.equal(answer.status, 401);
});

test("the shop's reason for a no is understood", async () => {
  const ada = visit([{ ...CUP, stock: 0 }, { ...SHIRT, status: "draft" }, SCARF]);
  assert.equal(await reason(/** @type {any} */ (ada.cart.add?.(line()))), "sold-out");
  assert.equal(await reason(/** @type {any} */ (ada.cart.add?.(line({ id: "21" })))), "gone");
  assert.equal(await reason(/** @type {any} */ (ada.cart.add?.(line({ id: "99" })))), "gone");
  assert.equal(await reason(/** @type {any} */ (ada.cart.add?.(line({ id: "31" })))), "failed", "no colour");
  assert.equal(ada.held(), undefined);
});

test("where there are fewer, those are taken", async () => {
  const ada = visit([{ ...CUP, stock: 3 }]);
  assert.equal(await reason(/** @type {any} */ (ada.cart.add?.(line({ quantity: 5 })))), "fewer");
  assert.equal(ada.held()?.[0]?.quantity, 3);
  assert.equal(await reason(/** @type {any} */ (ada.cart.add?.(line({ quantity: 1 })))), "fewer");
  assert.equal(ada.held()?.[0]?.quantity, 3);
});

test("what was sold one at a time says 201 and holds one: the reading tells", async () => {
  const ada = visit([{ ...CUP, individually: true }]);
  const [report] = await restoreCart(ada.cart, [line({ quantity: 2 })]);
  assert.deepEqual([report?.outcome, report?.quantity], ["fewer", 1]);
});

test("many lines travel in batches of what WordPress takes, in one session", async () => {
  const products = Array.from({ length: 30 }, (_, i) => ({ id: 100 + i, name: `Thing ${i}`, price: 100 }));
  const ada = visit(products);
  const lines = products.map(({ id, name }) => line({ id: String(id), title: name }));
  assert.ok((await restoreCart(ada.cart, lines)).every(({ outcome }) => outcome === "added"));
  const asked = ada.browser.log.map((one) => one.split("/").at(-1));
  assert.deepEqual(asked, ["cart", "batch", "batch", "cart"]);
});

test("one refused line of a batch leaves the others be", async () => {
  const ada = visit([CUP, { ...SHIRT, stock: 0 }, SCARF]);
  const lines = [
    line(),
    line({ id: "21", title: "Shirt" }),
    line({ id: "31", title: "Scarf", options: { Colour: "Sea" } }),
  ];
  const reports = await restoreCart(ada.cart, lines);
  assert.deepEqual(
    reports.map(({ outcome }) => outcome),
    ["added", "sold-out", "added"],
  );
});

test("parallel adds in a fresh session lose lines: the trap is there", async () => {
  const ada = visit([CUP, SCARF, SHIRT]);
  await ada.cart.read();
  await Promise.all([ada.cart.add?.(line()), ada.cart.add?.(line({ id: "21" }))]);
  assert.equal(ada.held()?.length, 1);
});

test("a line made to order is another line than the plain product, and is not guessed", async () => {
  const ada = visit([CUP]);
  holding(ada, [
    { id: 11, quantity: 1, data: { Engraving: "Für Ada" } },
    { id: 11, quantity: 2 },
  ]);
  const lines = await ada.cart.read();
  assert.deepEqual(
    lines.map(({ id, options }) => [id, options]),
    [
      ["11+", { Engraving: "Für Ada" }],
      ["11", {}],
    ],
  );
  const phone = visit([CUP]);
  const reports = await restoreCart(phone.cart, lines);
  assert.deepEqual(
    reports.map(({ outcome, quantity }) => [outcome, quantity]),
    [
      ["failed", 0],
      ["added", 2],
    ],
  );
  assert.equal(phone.held()?.[0]?.quantity, 2);
});

test("a cart that shrank, a line without stock and a line taken out are read as they are", async () => {
  const ada = visit([{ ...CUP, stock: 5 }, { ...SHIRT, stock: 5 }, SCARF]);
  holding(ada, [
    { id: 11, quantity: 4 },
    { id: 21, quantity: 1 },
    { id: 31, quantity: 1 },
  ]);
  Object.assign(/** @type {any} */ (ada.shop.products.get(11)), { stock: 2 });
  Object.assign(/** @type {any} */ (ada.shop.products.get(21)), { stock: 0 });
  Object.assign(/** @type {any} */ (ada.shop.products.get(31)), { status: "draft" });
  assert.deepEqual(
    (await ada.cart.read()).map(({ id, quantity }) => [id, quantity]),
    [
      ["11", 2],
      ["21", 1],
    ],
  );
});

test("a look says what there is, at which price, and leaves the cart alone", async () => {
  const ada = visit([
    { ...CUP, stock: 2 },
    { ...SHIRT, stock: 0 },
    { ...SCARF, status: "draft" },
  ]);
  const look = (/** @type {any} */ more) => ada.cart.look?.(line(more));
  assert.deepEqual(await look({}), { state: "sold", most: 2, unit_price: 1900, currency: "EUR" });
  assert.deepEqual(await look({ id: "21" }), {
    state: "sold-out",
    most: 0,
    unit_price: 2500,
    currency: "EUR",
  });
  assert.equal((await look({ id: "31" }))?.state, "gone");
  assert.equal((await look({ id: "99" }))?.state, "gone");
  assert.ok(ada.browser.log.every((asked) => asked.startsWith("GET")));
});

test("where the catalogue is shut, the cart's own complaints tell", async () => {
  const ada = visit([{ ...CUP, stock: 1 }, SCARF]);
  ada.shop.catalogue = false;
  holding(ada, [{ id: 11, quantity: 1 }]);
  Object.assign(/** @type {any} */ (ada.shop.products.get(11)), { stock: 0 });
  assert.equal(await ada.cart.look?.(line()), null, "nothing was read yet");
  await ada.cart.read();
  assert.equal((await ada.cart.look?.(line()))?.state, "sold-out");
  assert.equal(await ada.cart.look?.(line({ id: "31", title: "Scarf" })), null);
});

test("too many requests: once more, and no further", async () => {
  const ada = visit([CUP]);
  await ada.cart.read();
  let limited = 2;
  const { shop } = ada;
  ada.browser.shop = {
    handle: async (request) =>
      limited-- > 0
        ? new Response("", { status: 429, headers: { "Retry-After": "0" } })
        : shop.handle(request),
  };
  assert.equal(await reason(/** @type {any} */ (ada.cart.add?.(line()))), "failed");
  limited = 1;
  await ada.cart.add?.(line());
  assert.equal(ada.held()?.[0]?.quantity, 1);
});

test("a write whose answer was lost is not repeated", async () => {
  const ada = visit([CUP]);
  holding(ada, []);
  await ada.cart.read();
  ada.browser.faults = { answerLost: 1 };
  await assert.rejects(/** @type {any} */ (ada.cart.add?.(line())), TypeError);
  assert.equal(ada.held()?.[0]?.quantity, 1);
});

test("a line is taken out by the key it has now, and no other with it", async () => {
  const ada = visit([CUP, SCARF]);
  holding(ada, [
    { id: 31, quantity: 1, variation: [["Colour", "Sand"]] },
    { id: 31, quantity: 2, variation: [["Colour", "Sea"]] },
  ]);
  const [sand] = await ada.cart.read();
  await ada.cart.remove?.(/** @type {any} */ (sand));
  assert.deepEqual(
    ada.held()?.map(({ variation }) => variation),
    [[["Colour", "Sea"]]],
  );
});

test("blocks, classic themes and quantity steppers are heard, until nobody listens", () => {
  /** @type {Record<string, () => void>} */
  const classic = {};
  const jQuery = () => ({
    on: (/** @type {string} */ names, /** @type {() => void} */ run) =>
      Object.assign(classic, { [names]: run }),
    off: (/** @type {string} */ names) => delete classic[names],
  });
  const window = new EventTarget();
  const globals = {
    jQuery,
    addEventListener: window.addEventListener.bind(window),
    dispatchEvent: window.dispatchEvent.bind(window),
  };
  const ada = visit([CUP], { globals });
  let changes = 0;
  const end = ada.cart.onChange?.(() => {
    changes += 1;
  });
  document.body.dispatchEvent(new Event("wc-blocks_added_to_cart"));
  document.body.dispatchEvent(new Event("wc-blocks_removed_from_cart"));
  dispatchEvent(new Event("wc-blocks_store_sync_required"));
  const [names, run] = Object.entries(classic)[0] ?? ["", () => {}];
  assert.match(names, /added_to_cart removed_from_cart updated_wc_div/);
  run();
  assert.equal(changes, 4);
  end?.();
  document.body.dispatchEvent(new Event("wc-blocks_added_to_cart"));
  dispatchEvent(new Event("wc-blocks_store_sync_required"));
  assert.equal(changes, 4);
  assert.deepEqual(classic, {});
});

test("the shop's own cart is redrawn, blocks and fragments, and no drawer opens", () => {
  /** @type {string[]} */
  const told = [];
  const window = new EventTarget();
  window.addEventListener("wc-blocks_store_sync_required", (event) =>
    told.push(/** @type {CustomEvent} */ (event).detail.type),
  );
  const globals = {
    dispatchEvent: window.dispatchEvent.bind(window),
    wp: {
      data: {
        dispatch: (/** @type {string} */ store) => ({
          invalidateResolutionForStoreSelector: (/** @type {string} */ name) => told.push(`${store} ${name}`),
        }),
      },
    },
    jQuery: () => ({ trigger: (/** @type {string} */ name) => told.push(name) }),
  };
  const ada = visit([CUP], { globals });
  document.body.addEventListener("wc-blocks_added_to_cart", () => told.push("drawer"));
  ada.cart.refresh?.();
  assert.deepEqual(told, [
    "wc/store/cart getCartData",
    "from_@wordpress/data",
    "wc_fragment_refresh",
    "wc_update_cart",
  ]);
  visit([CUP], { globals: { dispatchEvent: () => true } }).cart.refresh?.();
});
