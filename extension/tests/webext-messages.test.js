import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { captured, FakeBrowser, fromPhone, SERVICE } from "./fakes/extension.js";

const TOKEN = `${"t".repeat(22)}.${"u".repeat(43)}`;
const KEY = "k".repeat(43);
const CART = { type: "cart", platform: "shopify", method: "read", args: [] };

/** @type {FakeBrowser} */
let browser;
/** @type {any} */
let nouns;
/** @type {any} */
let tab;

beforeEach(async () => {
  browser = new FakeBrowser();
  browser.local.held.service = SERVICE;
  nouns = await browser.wake();
  tab = browser.tab("https://shop.example/cups");
  browser.page = (_, func, args) => {
    const text = String(func);
    if (text.includes("location.origin") && !args.length) return "https://shop.example";
    if (text.includes("capture()")) return captured({ url: "https://shop.example/cups" });
    if (text.includes("bringBack")) return "done";
    // The page's own world.
    return args.length === 4 ? { value: "[]" } : null;
  };
});

/** Sites that the visitor has allowed. @param {string} origin @param {boolean} [keep] */
async function allow(origin, keep = false) {
  await nouns.sites.request(origin);
  await nouns.sites.setKeep(origin, keep);
}

/** In which a question is on show, or something is being captured. */
const ranInPage = () => browser.ran.filter(({ world }) => world === "MAIN").length;

test("the cart of a tab is asked for while we are at work in it", async () => {
  await nouns.tab.capture(tab.id);
  assert.deepEqual(await browser.tell(tab, CART), { value: "[]" });
  const { args } = browser.ran.at(-1);
  assert.deepEqual(args, ["https://shop.example", "shopify", "read", []]);
});

test("and by nobody else: not in another tab, not from a frame, not from another page, not from elsewhere", async () => {
  await nouns.tab.capture(tab.id);
  const other = browser.tab("https://shop.example/cups");
  const refused = [
    [other, {}],
    [tab, { frameId: 1 }],
    [tab, { frameId: undefined }],
    [tab, { url: "https://evil.example/" }],
    [tab, { url: "data:text/html,x" }],
    [tab, { id: "another-extension" }],
    [tab, { documentLifecycle: "prerender" }],
    [undefined, {}],
    [{ ...tab, id: undefined }, {}],
  ];
  for (const [from, sender] of refused)
    assert.ok(!(/** @type {any} */ (await browser.tell(from, CART, sender))), JSON.stringify(sender));
  assert.equal(ranInPage(), 0);
});

test("a message that is not one of ours is not answered", async () => {
  await nouns.tab.capture(tab.id);
  const odd = [
    null,
    undefined,
    "cart",
    7,
    [],
    {},
    { type: "constructor" },
    { type: "__proto__" },
    { type: ["cart"] },
    { type: "places" },
    { ...CART, method: "constructor" },
    { ...CART, method: "toString" },
    { ...CART, platform: "Shop/../ify" },
    { ...CART, platform: 7 },
    { ...CART, args: "all" },
    { ...CART, args: [1, 2, 3] },
    { ...CART, args: ["x".repeat(300_000)] },
    { type: "landed", token: `${TOKEN}x`, key: KEY },
    { type: "landed", token: TOKEN, key: 7 },
    { type: "landed", token: { toString: () => TOKEN }, key: KEY },
    { type: "open", place: { id: 1 } },
    { type: "open" },
    { type: "hidden", captured: { content: {} } },
  ];
  for (const message of odd) {
    const sent = message === undefined ? undefined : structuredClone(JSON.parse(JSON.stringify(message)));
    assert.ok(!(/** @type {any} */ (await browser.tell(tab, sent))), JSON.stringify(message));
  }
  assert.equal(ranInPage(), 0);
  assert.deepEqual(await nouns.places.all(), []);
});

test("a link that was opened on the service's page goes on in ours, without token and key in the address", async () => {
  tab.url = `${SERVICE}r`;
  assert.deepEqual(await browser.tell(tab, { type: "landed", token: TOKEN, key: KEY }), { taken: true });
  assert.match(tab.url, /^chrome-extension:\/\/[a-p]{32}\/pages\/arrive\.html\?[\w-]{22}$/);
});

test("the link of a device that waits to be paired leads to the settings", async () => {
  tab.url = `${SERVICE}r`;
  assert.equal(await browser.tell(tab, { type: "met", pair: "javascript:alert(1)//" }), null);
  assert.deepEqual(await browser.tell(tab, { type: "met", pair: "7K3MXW4PQ2H9RT6VZ1CA" }), { taken: true });
  assert.match(tab.url, /\/pages\/options\.html#pair=7K3MXW4PQ2H9RT6VZ1CA$/);
});

test("in a private window the service's page goes on by itself", async () => {
  const hidden = browser.tab(`${SERVICE}r`, { incognito: true });
  assert.equal(await browser.tell(hidden, { type: "landed", token: TOKEN, key: KEY }), null);
  assert.equal(await browser.tell(hidden, { type: "met", pair: "7K3MXW4PQ2H9RT6VZ1CA" }), null);
  assert.equal(hidden.url, `${SERVICE}r`);
  assert.equal(browser.session.held.arrivals, undefined);
});

test("a link on any other page is not taken", async () => {
  for (const url of [
    "https://evil.example/r",
    `${SERVICE}robots`,
    `${SERVICE}r/more`,
    "https://service.example.evil.example/r",
  ]) {
    tab.url = url;
    assert.equal(await browser.tell(tab, { type: "landed", token: TOKEN, key: KEY }), null, url);
    assert.equal(tab.url, url);
  }
});

/** Another device's place on the page of the tab. @param {object} [fields] */
const placed = (fields) => fromPhone(browser, nouns, { url: "https://shop.example/cups", ...fields });
const offered = () =>
  browser.ran.filter(({ func }) => String(func).includes("offer(")).map(({ args }) => args[0].id);

test("on an allowed site the visitor is asked where another device left off", async () => {
  const id = await placed();
  await browser.tell(tab, { type: "here" });
  assert.deepEqual(offered(), [], "not before the site is allowed");
  await allow("https://shop.example");
  await browser.tell(tab, { type: "here" });
  assert.deepEqual(offered(), [id]);
  const [{ args }] = browser.ran.filter(({ func }) => String(func).includes("offer("));
  assert.ok(!JSON.stringify(args).includes('"key"') && !JSON.stringify(args).includes('"token"'));
});

test("in a private window nobody is asked, and nothing is kept", async () => {
  await placed();
  await allow("https://shop.example", true);
  const hidden = browser.tab("https://shop.example/cups", { incognito: true });
  await browser.tell(hidden, { type: "here" });
  await browser.tell(hidden, { type: "hidden", captured: captured({ url: "https://shop.example/cups" }) });
  assert.deepEqual(offered(), []);
  assert.equal((await nouns.places.all()).length, 1);
});

test("a yes opens the place that was asked about, and no other", async () => {
  const id = await placed();
  const secret = await placed({ url: "https://shop.example/secret" });
  await allow("https://shop.example");
  await browser.tell(tab, { type: "here" });
  assert.equal(await browser.tell(tab, { type: "open", place: secret }), null);
  const { content } = /** @type {any} */ (await browser.tell(tab, { type: "open", place: id }));
  assert.equal(content.snapshot.page.url, "https://shop.example/cups");
  const other = browser.tab("https://shop.example/cups");
  assert.equal(await browser.tell(other, { type: "open", place: id }), null);
});

test("before the yes the service is not asked for the place", async () => {
  await placed();
  await allow("https://shop.example");
  browser.service.log.length = 0;
  await browser.tell(tab, { type: "here" });
  assert.deepEqual(
    browser.service.log.filter((line) => line.includes("open")),
    [],
  );
});

test("a no is never asked about again, and only of what was asked", async () => {
  const id = await placed();
  await allow("https://shop.example");
  await browser.tell(tab, { type: "no", place: id });
  assert.ok(await nouns.places.matching(tab.url), "nobody had asked");
  await browser.tell(tab, { type: "here" });
  await browser.tell(tab, { type: "no", place: id });
  nouns = await browser.wake();
  await browser.tell(tab, { type: "here" });
  assert.deepEqual(offered(), [id]);
});

test("after a yes nobody is asked again, nor after it was opened from the list", async () => {
  const cups = await placed();
  await allow("https://shop.example");
  await browser.tell(tab, { type: "here" });
  assert.ok(await browser.tell(tab, { type: "open", place: cups }));
  const bowls = await placed({ url: "https://shop.example/bowls" });
  await nouns.places.open(bowls);
  nouns = await browser.wake();
  await browser.tell(tab, { type: "here" });
  tab.url = "https://shop.example/bowls";
  await browser.tell(tab, { type: "here" });
  assert.deepEqual(offered(), [cups]);
});

test("what was brought back is not kept for longer than the page may ask about it", async () => {
  const id = await placed();
  await allow("https://shop.example");
  await browser.tell(tab, { type: "here" });
  await browser.tell(tab, { type: "open", place: id });
  const kept = () => JSON.stringify(browser.session.held.work);
  await nouns.tab.prune();
  assert.ok(kept().includes("The clock mender"));
  const { now } = Date;
  Date.now = () => now() + 3600_000;
  try {
    await nouns.tab.prune();
    assert.ok(!kept().includes("The clock mender"));
  } finally {
    Date.now = now;
  }
});

test("an answer counts however late it comes, and when another page of the site was asked about meanwhile", async () => {
  const cups = await placed();
  const bowls = await placed({ url: "https://shop.example/bowls" });
  await allow("https://shop.example");
  await browser.tell(tab, { type: "here" });
  tab.url = "https://shop.example/bowls";
  await browser.tell(tab, { type: "here" });
  assert.deepEqual(offered(), [cups, bowls]);
  await browser.tell(tab, { type: "no", place: cups });
  assert.equal(await nouns.places.matching("https://shop.example/cups"), null);

  const { now } = Date;
  Date.now = () => now() + 3600_000;
  try {
    assert.ok(await browser.tell(tab, { type: "open", place: bowls }));
    assert.deepEqual(await browser.tell(tab, CART), { value: "[]" }, "what was opened is being brought back");
    assert.equal(await nouns.places.matching("https://shop.example/bowls"), null);
  } finally {
    Date.now = now;
  }
});

test("what a page hands over as it is left is kept where the visitor wished so, and of its own site alone", async () => {
  const message = { type: "hidden", captured: captured({ url: "https://shop.example/cups" }) };
  await browser.tell(tab, message);
  await allow("https://shop.example");
  await browser.tell(tab, message);
  assert.deepEqual(await nouns.places.all(), []);
  await nouns.sites.setKeep("https://shop.example", true);
  await browser.tell(tab, { ...message, captured: captured({ url: "https://bank.example/" }) });
  assert.deepEqual(await nouns.places.all(), []);
  await browser.tell(tab, message);
  assert.equal((await nouns.places.all())[0].kept, true);
});

test("a shop that takes the cart by an address of its own leads back to what waits for the tab", async () => {
  const content = captured({ url: "https://shop.example/cups" }).content;
  await nouns.tab.bringBack(tab.id, { id: "a", content });
  await browser.tell(tab, { type: "leaving" });
  assert.equal((await nouns.arrival.waiting(tab.id)).choice, "sent");
});

test("what a page says it is, is made sure of: pictures, numbers, markup in titles, addresses", async () => {
  browser.page = (_, func) =>
    String(func).includes("capture()")
      ? { ...captured({ url: "https://shop.example/" }), icon: "javascript:alert(1)", items: -7, extra: 1 }
      : "https://shop.example";
  const taken = await nouns.tab.capture(tab.id);
  assert.equal(taken.icon, "");
  assert.equal(taken.items, 0);
  assert.ok(!("extra" in taken));
  for (const url of ["javascript:alert(1)", "https://a:b@shop.example/", "file:///etc/passwd"]) {
    browser.page = (_, func) =>
      String(func).includes("capture()") ? captured({ url }) : "https://shop.example";
    await assert.rejects(nouns.tab.capture(tab.id), { kind: "failed" });
  }
});
