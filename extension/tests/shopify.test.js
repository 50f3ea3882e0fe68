import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { openCart } from "../core/cart/platforms/shopify.js";
import { restoreCart } from "../core/cart/restore.js";
import { Browser } from "./fakes/browser.js";
import { Shopify } from "./fakes/shopify.js";
import { timings } from "./fakes/timings.js";

/** @import { CartAdapter } from "../core/cart/index.js" */

const SMALL = { id: 41, handle: "coat", product: "Coat 2000", title: "Small", price: 9000 };
const LARGE = { id: 42, handle: "coat", product: "Coat 2000", title: "Large", price: 9500 };
const TEA = { id: 51, handle: "tea", product: "Tea", price: 700, plans: [77] };

/** @type {(() => void)[]} */
const pages = [];
afterEach(() => {
  for (const close of pages.splice(0).reverse()) close();
});

/**
 * Ada's phone on the shop's page.
 * @param {any[]} variants
 * @param {{ root?: string, actions?: "theme" | "default", globals?: Record<string, unknown> }} [page]
 */
function visit(variants, { root = "/", actions, globals = {} } = {}) {
  const shop = new Shopify(structuredClone(variants), { root });
  const browser = new Browser(shop);
  pages.push(browser.open({ ...shop.globals(browser, { actions }), ...globals }));
  const cart = /** @type {CartAdapter} */ (openCart());
  return {
    shop,
    browser,
    cart,
    held: () => shop.sessions.carts.get(browser.cookies.get("cart") ?? "") ?? [],
  };
}

/** @param {{ shop: Shopify, browser: Browser }} visitor @param {any[]} items */
function holding({ shop, browser }, items) {
  const session = shop.sessions.begin();
  browser.cookies.set("cart", session);
  for (const item of items) shop.put(session, { properties: {}, plan: null, ...item });
}

/** @param {Partial<import("../core/types").CartLine>} [more] */
const line = (more = {}) => ({
  id: "41",
  title: "Coat 2000 - Small",
  quantity: 1,
  options: {},
  url: "https://shop.example/products/coat?variant=41",
  ...more,
});

/** @param {unknown} refused @returns {Promise<string>} */
const reason = (refused) =>
  Promise.resolve(refused).then(
    () => "taken",
    (error) => error.code ?? error.name,
  );

test("a line is read whole", async () => {
  const ada = visit([SMALL]);
  holding(ada, [{ id: 41, quantity: 2 }]);
  assert.deepEqual(await ada.cart.read(), [
    {
      id: "41",
      title: "Coat 2000 - Small",
      quantity: 2,
      sku: "SKU-41",
      unit_price: 9000,
      currency: "EUR",
      options: {},
      url: "https://shop.example/products/coat?variant=41",
      image: "https://cdn.example/41.jpg",
    },
  ]);
});

test("no cart token, key, note or hidden property is in what is read", async () => {
  const ada = visit([SMALL]);
  holding(ada, [{ id: 41, quantity: 1, properties: { _customer: "ada@example.org", Engraving: "A" } }]);
  const read = JSON.stringify(await ada.cart.read());
  assert.doesNotMatch(read, /token|Secret|_customer|ada@|41:/);
  assert.match(read, /"Engraving":"A"/);
});

test("the root of a language is kept in every request", async () => {
  const ada = visit([SMALL], { root: "/fr/" });
  await ada.cart.add?.(line());
  await ada.cart.look?.(line({ url: "https://shop.example/fr/products/coat?variant=41" }));
  assert.equal((await ada.cart.read())[0]?.id, "41");
  assert.ok(
    ada.browser.log.every((asked) => asked.includes(" /fr/")),
    ada.browser.log.join(),
  );
});

test("a line read in one language is the same line in another", async () => {
  const laptop = visit([SMALL]);
  holding(laptop, [{ id: 41, quantity: 1, properties: { Engraving: "A" } }]);
  const lines = await laptop.cart.read();
  const phone = visit([SMALL], { root: "/fr/" });
  holding(phone, [{ id: 41, quantity: 1, properties: { Engraving: "A" } }]);
  assert.deepEqual(
    (await restoreCart(phone.cart, lines)).map(({ outcome }) => outcome),
    ["already"],
  );
});

test("a page of another platform is none of ours", () => {
  pages.push(new Browser({ handle: async () => new Response() }).open());
  assert.equal(openCart(), null);
});

test("a password page is no empty cart", async () => {
  const ada = visit([SMALL]);
  ada.browser.shop = { handle: async () => new Response("<h1>Opening soon</h1>") };
  await assert.rejects(ada.cart.read());
});

test("properties and selling plans are kept, and each makes a line of its own", async () => {
  const items = [
    { id: 51, quantity: 1, properties: {}, plan: null },
    { id: 51, quantity: 2, properties: {}, plan: 77 },
    { id: 51, quantity: 3, properties: { "Gift note": "Für Bob; 1–2 €" }, plan: 77 },
    { id: 51, quantity: 4, properties: { "Gift note": "Other" }, plan: null },
  ];
  const laptop = visit([TEA]);
  holding(laptop, items);
  const lines = await laptop.cart.read();
  assert.equal(new Set(lines.map(({ id }) => id)).size, 4);
  assert.deepEqual(
    lines.map(({ id }) => id.replace(/#.*/, "#")),
    ["51", "51:77", "51:77#", "51#"],
  );
  const phone = visit([TEA]);
  holding(phone, [{ id: 51, quantity: 9, properties: {}, plan: 77 }]);
  const reports = await restoreCart(phone.cart, lines);
  assert.deepEqual(
    reports.map(({ outcome }) => outcome),
    ["added", "already", "added", "added"],
  );
  for (const one of reports.keys()) {
    const there = phone
      .held()
      .filter(
        ({ properties, plan }) =>
          JSON.stringify([properties, plan]) === JSON.stringify([items[one]?.properties, items[one]?.plan]),
      );
    assert.deepEqual(
      there.map(({ quantity }) => quantity),
      [one === 1 ? 9 : items[one]?.quantity],
    );
  }
});

test("a property that was cut short on the way is not written on anything", async () => {
  const laptop = visit([SMALL]);
  holding(laptop, [{ id: 41, quantity: 1, properties: { Engraving: "long ".repeat(100) } }]);
  const lines = await laptop.cart.read();
  const phone = visit([SMALL]);
  assert.deepEqual(
    (await restoreCart(phone.cart, lines)).map(({ outcome }) => outcome),
    ["failed"],
  );
  assert.deepEqual(phone.held(), []);
});

test("hidden properties stay on the device, and their line counts for what the visitor sees of it", async () => {
  const ada = visit([SMALL]);
  holding(ada, [
    { id: 41, quantity: 1, properties: { _app: "x" } },
    { id: 41, quantity: 2, properties: { _app: "y" } },
  ]);
  assert.deepEqual(
    (await restoreCart(ada.cart, [line({ quantity: 3 })])).map(({ outcome }) => outcome),
    ["already"],
  );
});

test("422: the most there are were added all the same, and are not added again", async () => {
  const ada = visit([{ ...SMALL, stock: 3 }]);
  await ada.cart.read();
  assert.equal(await reason(ada.cart.add?.(line({ quantity: 5 }))), "fewer");
  assert.equal(ada.held()[0]?.quantity, 3);
  assert.equal(ada.browser.log.filter((asked) => asked.startsWith("POST")).length, 1);
  await ada.cart.read();
  assert.equal(await reason(ada.cart.add?.(line({ quantity: 2 }))), "fewer");
  assert.equal(ada.held()[0]?.quantity, 3);
});

for (const root of ["/", "/fr/"]) {
  test(`422 that added none: as many are asked for as the shop named in the language of ${root}`, async () => {
    const ada = visit([{ ...SMALL, stock: 3 }], { root });
    ada.shop.addsWhatThereIs = false;
    holding(ada, [{ id: 41, quantity: 1 }]);
    await ada.cart.read();
    assert.equal(await reason(ada.cart.add?.(line({ quantity: 4 }))), "fewer");
    assert.equal(ada.held()[0]?.quantity, 3);
  });
}

test("properties are the same in whatever order they come", async () => {
  const ids = [];
  for (const properties of [
    { Front: "A", Back: "B" },
    { Back: "B", Front: "A" },
  ]) {
    const ada = visit([SMALL]);
    holding(ada, [{ id: 41, quantity: 1, properties }]);
    ids.push((await ada.cart.read())[0]?.id);
  }
  assert.equal(ids[0], ids[1]);
});

test("the shop's reason for a no is understood without its language", async () => {
  const ada = visit([{ ...SMALL, stock: 0 }, { ...LARGE, gone: true }, TEA]);
  assert.equal(await reason(ada.cart.add?.(line())), "sold-out");
  assert.equal(await reason(ada.cart.add?.(line({ id: "42" }))), "gone");
  assert.equal(await reason(ada.cart.add?.(line({ id: "999" }))), "gone");
  const plan = line({ id: "51:88", title: "Tea", url: "https://shop.example/products/tea" });
  assert.equal(await reason(ada.cart.add?.(plan)), "gone", "a plan that is no longer offered");
  assert.equal(await reason(ada.cart.add?.(line({ id: "nonsense" }))), "failed");
  assert.deepEqual(ada.held(), []);
});

for (const keepsEarlier of [true, false]) {
  test(`several lines in one request; a refused one ${keepsEarlier ? "leaves" : "takes back"} the earlier`, async () => {
    const ada = visit([SMALL, { ...LARGE, stock: 0 }, TEA]);
    ada.shop.keepsEarlier = keepsEarlier;
    const lines = [line(), line({ id: "42", quantity: 2 }), line({ id: "51", title: "Tea", quantity: 2 })];
    const reports = await restoreCart(ada.cart, lines);
    assert.deepEqual(
      reports.map(({ outcome, quantity }) => [outcome, quantity]),
      [
        ["added", 1],
        ["sold-out", 0],
        ["added", 2],
      ],
    );
    assert.deepEqual(
      ada.held().map(({ quantity }) => quantity),
      [1, 2],
    );
  });
}

test("all well: one request reads, one adds, one reads again", async () => {
  const ada = visit([SMALL, LARGE]);
  await restoreCart(ada.cart, [line(), line({ id: "42" })]);
  assert.deepEqual(ada.browser.log, ["GET /cart.js", "POST /cart/add.js", "GET /cart.js"]);
});

test("update.js, which checks no stock, never adds", async () => {
  const ada = visit([{ ...SMALL, stock: 2 }]);
  holding(ada, [{ id: 41, quantity: 1 }]);
  const [report] = await restoreCart(ada.cart, [line({ quantity: 9 })]);
  assert.deepEqual([report?.outcome, report?.quantity], ["fewer", 2]);
  assert.ok(!ada.browser.log.some((asked) => asked.includes("update.js")));
});

test("a silent new price is told, old and new", async () => {
  const laptop = visit([SMALL]);
  holding(laptop, [{ id: 41, quantity: 1 }]);
  const lines = await laptop.cart.read();
  const [report] = await restoreCart(visit([{ ...SMALL, price: 9900 }]).cart, lines);
  assert.deepEqual([report?.price?.was.amount, report?.price?.now.amount], [9000, 9900]);
});

test("a cart that another request holds, and too many requests: once more, and no further", async () => {
  for (const status of [409, 429]) {
    const ada = visit([SMALL]);
    const { shop } = ada;
    let busy = 2;
    ada.browser.shop = {
      handle: async (request) =>
        busy-- > 0 ? new Response("", { status, headers: { "Retry-After": "0" } }) : shop.handle(request),
    };
    assert.equal(await reason(ada.cart.add?.(line())), "failed");
    busy = 1;
    await ada.cart.add?.(line());
    assert.equal(ada.held()[0]?.quantity, 1);
  }
});

test("a write whose answer was lost, or that failed after the deed, is not repeated", async () => {
  for (const fault of ["answerLost", "failedAfter", "late"]) {
    const ada = visit([SMALL]);
    holding(ada, []);
    ada.browser.faults = { [fault]: 1 };
    assert.notEqual(await reason(ada.cart.add?.(line())), "taken");
    assert.equal(ada.held()[0]?.quantity, 1, fault);
  }
});

test("a look says what is sold, at which price in which currency, and leaves the cart alone", async () => {
  const ada = visit([SMALL, { ...LARGE, stock: 0 }, TEA]);
  const look = (/** @type {any} */ more) => ada.cart.look?.(line(more));
  assert.deepEqual(await look({}), { state: "sold", most: null, unit_price: 9000, currency: "EUR" });
  assert.equal((await look({ id: "42#abc" }))?.state, "sold-out");
  assert.equal((await look({ id: "43" }))?.state, "gone");
  assert.equal((await look({ id: "51:77", url: "https://shop.example/products/tea" }))?.unit_price, 700);
  assert.equal((await look({ id: "51:78", url: "https://shop.example/products/tea" }))?.state, "gone");
  assert.equal((await look({ url: "https://shop.example/products/vanished" }))?.state, "gone");
  assert.equal(await look({ url: "" }), null);
  assert.ok(ada.browser.log.every((asked) => asked.startsWith("GET")));
});

test("of a product with more variants than its JSON names, a missing one is not called gone", async () => {
  const ada = visit(Array.from({ length: 250 }, (_, i) => ({ ...SMALL, id: 1000 + i })));
  assert.equal(await ada.cart.look?.(line({ id: "5000" })), null);
});

test("lines are taken out by the keys they have now, and no others with them", async () => {
  const ada = visit([SMALL, LARGE]);
  holding(ada, [
    { id: 41, quantity: 1, properties: { _app: "x" } },
    { id: 41, quantity: 1, properties: { _app: "y" } },
    { id: 41, quantity: 2, properties: { Engraving: "A" } },
  ]);
  const [plain] = await ada.cart.read();
  await ada.cart.add?.(line({ id: "42" }));
  await ada.cart.remove?.(/** @type {any} */ (plain));
  assert.deepEqual(
    ada.held().map(({ id, quantity }) => [id, quantity]),
    [
      [41, 2],
      [42, 1],
    ],
  );
});

test("a theme's own action adds; Shopify's default, which may reload the page, does not", async () => {
  const theme = visit([SMALL, LARGE, TEA], { actions: "theme" });
  const lines = [line(), line({ id: "42", quantity: 2 }), line({ id: "51:77", title: "Tea" })];
  const reports = await restoreCart(theme.cart, lines);
  assert.deepEqual(
    reports.map(({ outcome }) => outcome),
    ["added", "added", "added"],
  );
  assert.deepEqual(theme.browser.log, [
    "GET /cart.js",
    "POST /api/graphql.json",
    "POST /cart/add.js",
    "GET /cart.js",
  ]);
  const plain = visit([SMALL], { actions: "default" });
  await restoreCart(plain.cart, [line()]);
  assert.deepEqual(plain.browser.log, ["GET /cart.js", "POST /cart/add.js", "GET /cart.js"]);
});

test("a theme's action that refuses, takes fewer, or takes them all with a warning", async () => {
  const ada = visit(
    [
      { ...SMALL, stock: 2 },
      { ...LARGE, stock: 0 },
    ],
    { actions: "theme" },
  );
  await ada.cart.read();
  assert.equal(await reason(ada.cart.add?.(line({ id: "42" }))), "sold-out");
  assert.equal(await reason(ada.cart.add?.(line({ quantity: 3 }))), "fewer");
  assert.equal(ada.held()[0]?.quantity, 2);
  const warned = visit([SMALL], {
    globals: {
      Shopify: {
        routes: { root: "/" },
        actions: {
          updateCart: Object.assign(
            async () => {
              await warned.browser.fetch("/cart/add.js", { method: "POST", body: '{"id":41,"quantity":1}' });
              return { warnings: [{ message: "A discount ended." }] };
            },
            { isDefault: () => false },
          ),
        },
      },
    },
  });
  assert.equal(await reason(warned.cart.add?.(line())), "taken");
});

test("a change is told when it is done, until nobody listens", async () => {
  const ada = visit([SMALL]);
  let changes = 0;
  const end = ada.cart.onChange?.(() => {
    changes += 1;
  });
  /** @type {(value?: unknown) => void} */
  let done = () => {};
  const begun = () =>
    Object.assign(new Event("shopify:cart:lines-update"), { promise: new Promise((go) => (done = go)) });
  document.dispatchEvent(begun());
  await new Promise((go) => setImmediate(go));
  assert.equal(changes, 0, "it has only begun");
  done();
  await new Promise((go) => setImmediate(go));
  assert.equal(changes, 1);
  document.dispatchEvent(
    Object.assign(new Event("shopify:cart:lines-update"), { promise: Promise.reject(new Error()) }),
  );
  await new Promise((go) => setImmediate(go));
  assert.equal(changes, 2, "a change that failed may have changed something");
  end?.();
  document.dispatchEvent(begun());
  done();
  await new Promise((go) => setImmediate(go));
  assert.equal(changes, 2);
});

test("themes that fire nothing are heard by their requests, our reading is not", () => {
  const { PerformanceObserver, tell, watched } = timings();
  const ada = visit([SMALL], { globals: { PerformanceObserver } });
  let changes = 0;
  const end = ada.cart.onChange?.(() => {
    changes += 1;
  });
  const hear = (/** @type {string} */ path) => tell(`https://shop.example${path}`);
  for (const path of ["/cart.js", "/cart", "/products/cart/add.jpg", "/cart/added"]) hear(path);
  assert.equal(changes, 0);
  for (const path of ["/cart/add.js", "/fr/cart/change.js?x", "/cart/add", "/cart/update.js"]) hear(path);
  assert.equal(changes, 4);
  assert.ok(watched());
  end?.();
  assert.ok(!watched());
});

test("themes that can be told to redraw their cart are told", async () => {
  /** @type {unknown[]} */
  const told = [];
  const globals = { publish: (/** @type {string} */ name) => told.push(name), subscribe: () => {} };
  const ada = visit([SMALL], { globals });
  document.addEventListener("cart:update", (event) =>
    told.push(/** @type {CustomEvent} */ (event).detail.data.itemCount),
  );
  document.documentElement.addEventListener("cart:refresh", () => told.push("cart:refresh"));
  holding(ada, [{ id: 41, quantity: 3 }]);
  await ada.cart.read();
  ada.cart.refresh?.();
  assert.deepEqual(told, [3, "cart-update", "cart:refresh"]);
});
