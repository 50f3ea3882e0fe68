import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { permalink, travels } from "../core/cart/ucp.js";

const CAPABILITY = "dev.ucp.shopping.permalink";

/** @type {{ status: number, profile: unknown, asked: string[] }} */
let shop;

/** @param {unknown} endpoint */
const offering = (endpoint) => ({ ucp: { capabilities: { [CAPABILITY]: [{ config: { endpoint } }] } } });

beforeEach(() => {
  shop = { status: 200, profile: offering("https://shop.example/buy"), asked: [] };
  globalThis.location = /** @type {any} */ (new URL("https://shop.example/shirts/blue?size=m#top"));
  globalThis.fetch = async (url) => {
    shop.asked.push(String(url));
    return new Response(JSON.stringify(shop.profile), { status: shop.status });
  };
});

test("lines become the shop's own link, which comes back to the page", async () => {
  const address = await permalink(
    [
      { id: "sku_123", title: "Shirt", quantity: 2 },
      { id: "4567", title: "Sock", quantity: 1 },
      { id: "4567", title: "Sock", quantity: 3 },
    ],
    "/shirts/blue?size=m#top",
  );
  assert.equal(address, "https://shop.example/buy/sku_123:2,4567:4?continue_to=%2Fshirts%2Fblue%3Fsize%3Dm");
  assert.deepEqual(shop.asked, ["https://shop.example/.well-known/ucp"]);
});

test("an id that a path would break travels as the specification writes it", async () => {
  const id = "gid://shopify/ProductVariant/70881412";
  const address = await permalink([{ id, title: "Kit", quantity: 1 }], "/");
  // The specification's own example.
  assert.match(String(address), /\/buy\/~Z2lkOi8vc2hvcGlmeS9Qcm9kdWN0VmFyaWFudC83MDg4MTQxMg:1\?/);
  for (const odd of ["a,b", "a:b", "a/b", "a b", "50%", "~x", "Größe-ß"]) {
    const path = new URL(String(await permalink([{ id: odd, title: "t", quantity: 1 }], "/"))).pathname;
    const [, token] = path.match(/^\/buy\/~([\w-]+):1$/) ?? [];
    assert.equal(Buffer.from(token ?? "", "base64url").toString(), odd);
  }
});

test("what a permalink cannot say is not sent", async () => {
  assert.equal(travels({ id: "1", title: "t", quantity: 1 }), true);
  assert.equal(travels({ id: "1", title: "t", quantity: 1, options: { Engraving: "For Ada" } }), false);
  assert.equal(travels({ id: "1", title: "t", quantity: 1.5 }), false);
  assert.equal(travels({ id: "1\n2", title: "t", quantity: 1 }), false);
  assert.equal(travels({ id: "", title: "t", quantity: 1 }), false);
  const lines = [
    { id: "1", title: "Plain", quantity: 1 },
    { id: "2", title: "Engraved", quantity: 1, options: { Engraving: "For Ada" } },
  ];
  assert.match(String(await permalink(lines, "/")), /\/buy\/1:1\?/);
  assert.equal(await permalink(lines.slice(1), "/"), null);
  assert.equal(await permalink([], "/"), null);
});

test("a link goes to the shop and comes back to it, nowhere else", async () => {
  const line = { id: "1", title: "t", quantity: 1 };
  assert.equal(await permalink([line], "https://mallory.example/"), null);
  assert.equal(await permalink([line], "https://shop.example//mallory.example"), null);
  assert.equal(await permalink([line], "https://"), null);
  for (const endpoint of [
    "https://mallory.example/buy",
    "https://shop.example@mallory.example/buy",
    "https://ada@shop.example/buy",
    "https://shop.example/buy/",
    "https://shop.example/buy?x=1",
    "https://shop.example/buy#x",
    "/buy",
    "javascript:alert(1)",
    7,
    undefined,
  ]) {
    shop.profile = offering(endpoint);
    assert.equal(await permalink([line], "/"), null, String(endpoint));
  }
});

test("profiles of every version are understood, and none is the same as no permalink", async () => {
  const line = { id: "1", title: "t", quantity: 1 };
  const entry = { name: CAPABILITY, config: { endpoint: "https://shop.example/buy" } };
  shop.profile = { ucp: { capabilities: [{ name: "dev.ucp.shopping.checkout" }, entry] } };
  assert.match(String(await permalink([line], "/")), /buy\/1:1/);
  shop.profile = { ucp: { capabilities: { [CAPABILITY]: [{ version: "2026-04-08" }, entry] } } };
  assert.match(String(await permalink([line], "/")), /buy\/1:1/);
  for (const profile of [null, {}, { ucp: {} }, { ucp: { capabilities: [null] } }, "no"]) {
    shop.profile = profile;
    assert.equal(await permalink([line], "/"), null);
  }
  shop = { status: 404, profile: offering("https://shop.example/buy"), asked: [] };
  assert.equal(await permalink([line], "/"), null);
  globalThis.fetch = async () => Promise.reject(new TypeError("offline"));
  assert.equal(await permalink([line], "/"), null);
});

test("a link longer than shops must take is none", async () => {
  const lines = Array.from({ length: 100 }, (_, i) => ({
    id: `${i}`.padStart(30, "0"),
    title: "t",
    quantity: 1,
  }));
  assert.equal(await permalink(lines, "/"), null);
  assert.ok(await permalink(lines.slice(0, 50), "/"));
});
