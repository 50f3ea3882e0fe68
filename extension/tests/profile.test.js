import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { afterEach, before, test } from "node:test";
import { openProfile } from "../core/cart/profile.js";
import { check } from "../core/cart/wellformed.js";

/** @import { CartAdapter } from "../core/cart/index.js" */
/** @import { CartLine } from "../core/types" */

/** @typedef {{ method: string, path: string, headers: Headers, body: string }} Asked */

const real = globalThis.fetch;
const evershop = JSON.parse(
  await readFile(new URL("../core/cart/profiles/evershop.json", import.meta.url), "utf8"),
);
const oscar = JSON.parse(
  await readFile(new URL("../core/cart/profiles/django-oscar.json", import.meta.url), "utf8"),
);

before(() => {
  Object.assign(globalThis, { location: new URL("https://shop.example/somewhere") });
});
afterEach(() => {
  globalThis.fetch = real;
});

/** @param {string} id @param {number} [quantity] @returns {CartLine} */
const line = (id, quantity = 1) => ({
  id,
  sku: `SKU-${id}`,
  title: `Thing ${id}`,
  quantity,
  options: { Colour: "Sand" },
  url: `https://shop.example/thing-${id}`,
});

/**
 * A shop in place of the network.
 * @param {(asked: Asked) => [status: number, body: unknown]} answer
 */
function serve(answer) {
  /** @type {Asked[]} */
  const asked = [];
  globalThis.fetch = async (address, init = {}) => {
    const url = new URL(String(address));
    const one = {
      method: init.method ?? "GET",
      path: `${url.pathname}${url.search}`,
      headers: new Headers(init.headers),
      body: String(init.body ?? ""),
    };
    asked.push(one);
    const [status, body] = answer(one);
    return new Response(typeof body === "string" ? body : JSON.stringify(body), { status });
  };
  return asked;
}

/**
 * EverShop as it answered when it ran: 200 with the item, 400 for what it does not have, 500 for too little stock.
 * @param {Record<string, { stock: number, price?: number, status?: number }>} shelf by product id
 */
function everShop(shelf) {
  /** @type {Record<string, number>} */
  const cart = {};
  const asked = serve(({ method, path, body }) => {
    const given = body ? JSON.parse(body) : {};
    if (path === "/api/graphql" && given.query.includes("myCart")) {
      const items = Object.entries(cart).map(([id, qty]) => ({
        uuid: `uuid-${id}`,
        productId: id,
        productSku: `SKU-${id}`,
        productName: `Thing ${id}`,
        productUrl: `/thing-${id}`,
        thumbnail: "/assets/thing.png",
        qty,
        finalPrice: { value: shelf[id]?.price ?? 12.5, currency: "USD" },
        variantOptions: id === "1" ? [{ attributeName: "Colour", optionText: "Sand" }] : null,
      }));
      return [200, { data: { myCart: items.length ? { items } : null } }];
    }
    if (path === "/api/graphql") {
      const on = shelf[given.variables.id];
      const product = on && {
        status: on.status ?? 1,
        inventory: { isInStock: on.stock > 0 },
        price: { regular: { value: on.price ?? 12.5, currency: "USD" } },
      };
      return [200, { data: { product: product ?? null } }];
    }
    if (method === "DELETE") {
      delete cart[path.split("uuid-")[1] ?? ""];
      return [200, { data: {} }];
    }
    const error = (/** @type {number} */ status, /** @type {string} */ message) =>
      /** @type {[number, unknown]} */ ([status, { error: { status, message } }]);
    const id = String(given.sku).slice(4);
    const on = shelf[id];
    if (!on || on.status === 0) return error(400, "Product not found");
    if (on.stock < 1) return error(500, "This item is out of stock");
    if (on.stock < (cart[id] ?? 0) + given.qty) return error(500, "We do not have enough stock");
    cart[id] = (cart[id] ?? 0) + given.qty;
    return [200, { data: { item: {}, count: 1, cartId: "c" } }];
  });
  return { cart, asked };
}

/** @param {unknown} profile */
const open = (profile) => /** @type {CartAdapter} */ (openProfile(check(profile)));

/** @param {CartAdapter} adapter @param {CartLine} wanted @returns {Promise<string>} why not, or "" */
const refusal = async (adapter, wanted) => {
  try {
    await adapter.add?.(wanted);
    return "";
  } catch (error) {
    return String(/** @type {{ code?: string }} */ (error).code ?? error);
  }
};

test("EverShop's cart is read, with variants and prices", async () => {
  const { cart } = everShop({ 1: { stock: 5 }, 2: { stock: 5, price: 1.005 } });
  Object.assign(cart, { 1: 2, 2: 1 });
  const [first, second] = await open(evershop).read();
  assert.deepEqual(first, {
    ...line("1", 2),
    unit_price: 1250,
    currency: "USD",
    image: "https://shop.example/assets/thing.png",
  });
  assert.deepEqual(second?.options, {});
  assert.equal(second?.unit_price, 101);
});

test("a visitor without a cart has an empty one", async () => {
  everShop({});
  assert.deepEqual(await open(evershop).read(), []);
});

test("a cart that cannot be read is not taken for an empty one", async () => {
  for (const [status, body] of /** @type {[number, unknown][]} */ ([
    [200, { errors: [{ message: "database" }], data: null }],
    [500, "oops"],
    [200, "<html>Log in</html>"],
    [200, { data: { myCart: { items: [{ uuid: "x", qty: 1 }] } } }],
  ])) {
    serve(() => [status, body]);
    await assert.rejects(open(evershop).read(), JSON.stringify(body));
  }
});

test("a line is added by the shop's own request", async () => {
  const { cart, asked } = everShop({ 1: { stock: 5 } });
  assert.equal(await refusal(open(evershop), line("1", 2)), "");
  assert.deepEqual(cart, { 1: 2 });
  assert.equal(asked[0]?.path, "/api/cart/mine/items");
  assert.deepEqual(JSON.parse(asked[0]?.body ?? ""), { sku: "SKU-1", qty: 2 });
});

test("EverShop's 400 is gone and its 500 sold out, and neither is asked twice", async () => {
  const { asked } = everShop({ 1: { stock: 0 }, 2: { stock: 5, status: 0 } });
  assert.equal(await refusal(open(evershop), line("1", 3)), "sold-out");
  assert.equal(await refusal(open(evershop), line("2")), "gone");
  assert.equal(await refusal(open(evershop), line("3")), "gone");
  assert.equal(asked.length, 3);
});

test("of too many, what there is goes in, whatever is there and whatever is wanted", async () => {
  for (let stock = 1; stock < 12; stock += 1) {
    for (let wanted = 1; wanted < 20; wanted += 1) {
      for (const had of [0, 1]) {
        const { cart, asked } = everShop({ 1: { stock } });
        if (had) cart[1] = had;
        const said = await refusal(open(evershop), line("1", wanted));
        const took = Math.min(wanted, stock - had);
        assert.equal(cart[1] ?? 0, had + took, `${wanted} of ${stock}, ${had} there`);
        assert.equal(said, took === wanted ? "" : took ? "fewer" : "sold-out");
        assert.ok(asked.length <= 2 + Math.log2(wanted), "in few requests");
      }
    }
  }
});

test("a fault of the server is no refusal, and nothing is tried again", async () => {
  const asked = serve(() => [500, { error: { status: 500, message: "deadlock detected" } }]);
  assert.equal(await refusal(open(evershop), line("1", 8)), "failed");
  assert.equal(asked.length, 1);
  globalThis.fetch = async () => {
    asked.push(/** @type {any} */ ({}));
    throw new TypeError("Failed to fetch");
  };
  assert.match(await refusal(open(evershop), line("1", 8)), /Failed to fetch/);
  assert.equal(asked.length, 2);
});

test("the network that drops while what there is goes in ends it", async () => {
  const { cart } = everShop({ 1: { stock: 5 } });
  const shop = globalThis.fetch;
  let left = 2;
  globalThis.fetch = (...given) =>
    left-- ? shop(...given) : Promise.reject(new TypeError("Failed to fetch"));
  assert.match(await refusal(open(evershop), line("1", 8)), /Failed to fetch/);
  assert.deepEqual(cart, { 1: 4 });
});

test("what EverShop has now is seen without touching the cart", async () => {
  const { cart } = everShop({ 1: { stock: 3, price: 14 }, 2: { stock: 0 }, 3: { stock: 3, status: 0 } });
  const { look } = open(evershop);
  assert.deepEqual(await look?.(line("1")), {
    state: "sold",
    most: null,
    unit_price: 1400,
    currency: "USD",
  });
  assert.equal((await look?.(line("2")))?.state, "sold-out");
  assert.equal((await look?.(line("3")))?.state, "gone");
  assert.equal((await look?.(line("4")))?.state, "gone");
  assert.deepEqual(cart, {});
  serve(() => [502, "Bad gateway"]);
  assert.equal(await look?.(line("1")), null, "a shop that cannot answer says nothing");
});

test("a line is taken out by what this device's cart calls it", async () => {
  const { cart } = everShop({ 1: { stock: 5 }, 2: { stock: 5 } });
  Object.assign(cart, { 1: 2, 2: 1 });
  await open(evershop).remove?.(line("1", 2));
  assert.deepEqual(cart, { 2: 1 });
  await open(evershop).remove?.(line("9"));
  assert.deepEqual(cart, { 2: 1 });
});

test("a form body, options, a token from a cookie", async () => {
  Object.assign(globalThis, {
    document: { cookie: "theme=dark; csrf=a%20b", documentElement: { lang: "en" } },
  });
  const asked = serve(() => [200, { items: [] }]);
  const { add } = open({
    token: { cookie: "csrf" },
    read: { request: "/cart", as: "json", lines: "items", line: { id: "id", title: "t", quantity: "q" } },
    add: {
      request: {
        address: "/cart/{id}/add?colour={options.Colour}",
        method: "PUT",
        form: { n: "{quantity}", _csrf: "{token}" },
        headers: { "X-CSRF": "{token}" },
      },
    },
  });
  await add?.({ ...line("a/b", 3), options: { Colour: "Sea & sky" } });
  const [sent] = asked;
  assert.equal(sent?.method, "PUT");
  assert.equal(sent?.path, "/cart/a%2Fb/add?colour=Sea%20%26%20sky");
  assert.equal(sent?.body, "n=3&_csrf=a+b");
  assert.equal(sent?.headers.get("X-CSRF"), "a b");
  Reflect.deleteProperty(globalThis, "document");
});

test("numbers stay numbers, and braces that are no placeholder stay braces", async () => {
  const asked = serve(() => [200, {}]);
  const { add } = open({
    read: { request: "/cart", as: "json", lines: "items", line: { id: "id", title: "t", quantity: "q" } },
    add: {
      request: { address: "/add", json: [{ id: "{id:number}", q: "{quantity}", query: "{ add { id } }" }] },
    },
  });
  await add?.(line("42", 2));
  assert.deepEqual(JSON.parse(asked[0]?.body ?? ""), [{ id: 42, q: 2, query: "{ add { id } }" }]);
});

test("a line from Mallory leads nowhere else", async () => {
  const asked = serve(() => [200, {}]);
  const read = {
    request: "/cart",
    as: "json",
    lines: "items",
    line: { id: "id", title: "t", quantity: "q" },
  };
  const byId = open({ read, add: { request: { address: "/cart/{id}/add", json: {} } } });
  assert.equal(await refusal(byId, line("..")), "failed");
  const byPage = open({ read, add: { form: "form" } });
  assert.equal(await refusal(byPage, { ...line("1"), url: "" }), "failed");
  assert.match(await refusal(byPage, { ...line("1"), url: "https://evil.example/" }), /own shop only/);
  assert.equal(asked.length, 0);
});

test("the shipped profiles are well-formed", () => {
  for (const profile of [evershop, oscar]) assert.equal(check(profile), profile);
});

test("a bad profile is told by the field", () => {
  const line = { id: "id", title: "t", quantity: "q" };
  const read = { request: "/cart", lines: "items", line };
  const add = { request: "/add" };
  for (const [profile, said] of /** @type {[unknown, RegExp][]} */ ([
    [{}, /profile: read is missing/],
    [{ read: { ...read, line: { id: "id", title: "t" } } }, /read\.line\.quantity is missing/],
    [{ read, adds: {} }, /adds is not known here; known: .*add/],
    [{ read: { ...read, line: { ...line, price: "p" } } }, /read\.line\.price is not known/],
    [{ read: { ...read, as: "html" } }, /read\.as must be one of json, page/],
    [{ read, add: {} }, /add needs request or form/],
    [{ read, add: { ...add, form: "form" } }, /add needs request or form, and not both/],
    [{ read, add: { ...add, refused: [{ status: "400", as: "gone" }] } }, /add\.refused\[0\]\.status/],
    [{ read, add: { ...add, refused: [{ status: 400 }] } }, /add\.refused\[0\]\.as is missing/],
    [{ read: { ...read, line: { ...line, id: { at: "a", pattern: "(" } } } }, /id\.pattern is no regular/],
    [{ read, currency: "€" }, /currency must be an ISO 4217 code/],
    [{ read, token: { page: "/" } }, /token needs cookie, or page and at/],
    [[], /must be an object/],
  ])) {
    assert.throws(() => check(profile), { name: "TypeError", message: said }, JSON.stringify(profile));
  }
});
