import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import vm from "node:vm";
import { manifest } from "../webext/manifest.js";
import { FakeBrowser } from "./fakes/extension.js";

const FROM = new URL("../webext/", import.meta.url);
const TARGETS = /** @type {const} */ (["chromium", "firefox"]);

test("a build for tests differs in the hosts that it need not ask for, and in nothing else", () => {
  for (const target of TARGETS) {
    const shipped = manifest(target, { version: "1" });
    const { host_permissions, ...rest } = manifest(target, { version: "1", hosts: ["http://127.0.0.1/*"] });
    assert.deepEqual(rest, shipped);
    assert.deepEqual(host_permissions, ["http://127.0.0.1/*"]);
    assert.ok(!("host_permissions" in shipped));
  }
});

test("the two families of browsers get the same but for what only one of them knows", () => {
  const [chromium, firefox] = TARGETS.map((target) => manifest(target, { version: "1" }));
  const { background: worker, minimum_chrome_version: oldest, ...one } = /** @type {any} */ (chromium);
  const { background: page, browser_specific_settings: own, ...other } = /** @type {any} */ (firefox);
  assert.deepEqual(one, other);
  assert.deepEqual([worker, page], [{ service_worker: "background.js" }, { scripts: ["background.js"] }]);
  assert.equal(oldest, "127");
  assert.deepEqual(own.gecko.data_collection_permissions.required, ["none"]);
});

test("the browser's interface is named in one module", async () => {
  const files = (await readdir(FROM, { recursive: true })).filter((file) => file.endsWith(".js"));
  assert.ok(files.length > 20);
  for (const file of files) {
    const text = await readFile(new URL(file, FROM), "utf8");
    // In types it may be.
    const code = text.replace(/\/\*\*[\s\S]*?\*\//g, "");
    if (file !== "api.js") assert.doesNotMatch(code, /\b(chrome|browser)\.[a-z]/, file);
    assert.doesNotMatch(code, /innerHTML|outerHTML|insertAdjacentHTML|\beval\b|new Function|console\./, file);
  }
});

test("what is run in a page's own world needs nothing but the page", async () => {
  const { whole } = await new FakeBrowser().wake();
  /** @type {string[]} */
  const asked = [];
  const page = vm.createContext({
    location: { origin: "https://shop.example", href: "https://shop.example/" },
    Shopify: { routes: { root: "/" } },
    document: { querySelector: () => null },
    URL,
    TextEncoder,
    AbortSignal,
    fetch: async (/** @type {URL} */ url) => {
      asked.push(url.pathname);
      const items = [{ variant_id: 7, title: "Cup", quantity: 2, original_price: 900 }];
      return new Response(JSON.stringify({ currency: "EUR", item_count: 2, items }));
    },
  });
  // As a browser hands it over: by its text.
  const run = vm.runInContext(`(${whole})`, page);
  assert.equal((await run("https://shop.example", "", "platform", [])).value, '"shopify"');
  const methods = JSON.parse((await run("https://shop.example", "shopify", "methods", [])).value);
  assert.ok(methods.includes("read") && methods.includes("add"));
  const [line] = JSON.parse((await run("https://shop.example", "shopify", "read", [])).value);
  assert.deepEqual([line.id, line.title, line.quantity, line.unit_price], ["7", "Cup", 2, 900]);
  assert.deepEqual(asked, ["/cart.js"]);
  assert.equal((await run("https://other.example", "shopify", "read", [])).error, "failed");
  assert.equal((await run("https://shop.example", "nobody", "read", [])).error, "failed");
  assert.equal(Object.keys(page).length, 7, "and leaves nothing there");
});

test("a shop known by its analytics alone is not counted twice, and nothing is written to its storage", async () => {
  const { whole } = await new FakeBrowser().wake();
  const items = [{ item_id: "7", item_name: "Cup", price: 9, quantity: 1 }];
  const page = vm.createContext({
    location: { origin: "https://shop.example", href: "https://shop.example/" },
    document: { querySelector: () => null, querySelectorAll: () => [] },
    dataLayer: [{ event: "add_to_cart", ecommerce: { currency: "EUR", items } }],
    URL,
    TextEncoder,
  });
  const run = vm.runInContext(`(${whole})`, page);
  assert.equal((await run("https://shop.example", "", "platform", [])).value, '"generic"');
  for (let i = 0; i < 2; i++) {
    const [line] = JSON.parse((await run("https://shop.example", "generic", "read", [])).value);
    assert.equal(line.quantity, 1);
  }
});
