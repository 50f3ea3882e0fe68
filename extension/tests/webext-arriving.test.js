import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { captured, FakeBrowser, SERVICE } from "./fakes/extension.js";

/** @type {FakeBrowser} */
let browser;
/** @type {any} */
let nouns;
/** @type {any} */
let tab;

const { content } = captured();
const PAGE = "https://essays.example/clock";

beforeEach(async () => {
  browser = new FakeBrowser();
  browser.local.held.service = SERVICE;
  browser.granted.add("https://service.example/*");
  nouns = await browser.wake();
  tab = browser.tab("chrome://newtab/");
  browser.page = (_, func) => (String(func).includes("bringBack") ? "done" : "https://essays.example");
});

const settled = async (/** @type {() => boolean | Promise<boolean>} */ so) => {
  for (let i = 0; i < 500; i++) {
    if (await so()) return;
    await new Promise((done) => setTimeout(done, 2));
  }
  assert.fail("it does not come true");
};
/** The tab shows a page; without the permission we are not told which. */
const loaded = (/** @type {string} */ url, told = true) => {
  tab.url = url;
  browser.ext.tabs.onUpdated.fire(tab.id, { status: "complete" }, { ...tab, url: told ? url : undefined });
};
const broughtBack = () => browser.ran.filter(({ func }) => String(func).includes("bringBack")).length;
const wait = () => new Promise((done) => setTimeout(done, 20));
const kindOf = async (/** @type {Promise<unknown>} */ work) =>
  work.then(
    () => "",
    (error) => error.kind ?? String(error),
  );

test("a link that landed is opened by the page that shows it, again and again until it works", async () => {
  const hop = await nouns.hop.begin(tab.id, captured());
  const { token, key } = nouns.link.readSealedLink(hop.link);
  const id = await nouns.arrival.land({ token, key });
  browser.line.down = true;
  assert.equal(await kindOf(nouns.arrival.get(id)), "offline");
  browser.line.down = false;
  nouns = await browser.wake();
  const arrival = await nouns.arrival.get(id);
  assert.equal(arrival.content.snapshot.page.title, "The clock mender");
  assert.deepEqual(await nouns.arrival.get(id), arrival);
  assert.equal(await nouns.arrival.get("another"), null);
});

test("a code that was typed is opened as a link is, and stands in no address", async () => {
  const { code } = await nouns.hop.begin(tab.id, captured());
  const id = await nouns.arrival.land({ locator: code.slice(0, 8), secret: code.slice(8) });
  nouns = await browser.wake();
  const arrival = await nouns.arrival.get(id);
  assert.equal(arrival.content.snapshot.page.title, "The clock mender");
  assert.ok(!JSON.stringify(browser.session.held.arrivals).includes(code.slice(8)), "not kept once opened");
});

test("a link whose key is another's is said to be damaged", async () => {
  const hop = await nouns.hop.begin(tab.id, captured());
  const { token } = nouns.link.readSealedLink(hop.link);
  const id = await nouns.arrival.land({ token, key: "A".repeat(43) });
  assert.equal(await kindOf(nouns.arrival.get(id)), "damaged");
});

test("on an allowed site the place is brought back when its page is there, once", async () => {
  await nouns.sites.request("https://essays.example");
  const id = await nouns.arrival.put({ content });
  await nouns.arrival.bind(id, tab.id);
  loaded("https://login.example/");
  await wait();
  assert.equal(broughtBack(), 0, "not on a page that came in between");
  nouns = await browser.wake();
  loaded(PAGE);
  loaded(PAGE);
  await settled(() => broughtBack() === 1);
  await wait();
  assert.equal(broughtBack(), 1);
  assert.equal(await nouns.arrival.take(tab.id), null);
});

test("where the site asks for a log-in, or is left too soon, the place goes on waiting", async () => {
  await nouns.sites.request("https://essays.example");
  const id = await nouns.arrival.put({ content });
  await nouns.arrival.bind(id, tab.id);
  browser.page = (_, func) => (String(func).includes("bringBack") ? "elsewhere" : "https://essays.example");
  loaded("https://essays.example/login");
  await settled(() => broughtBack() === 1);
  await settled(async () => (await nouns.arrival.waiting(tab.id)) !== null);
  browser.page = () => {
    throw new Error("Frame with ID 0 was removed.");
  };
  loaded(PAGE);
  await wait();
  assert.equal((await nouns.arrival.waiting(tab.id)).id, id);
});

test("a page that came while the last one was being left gets its place", async () => {
  await nouns.sites.request("https://essays.example");
  await nouns.arrival.bind(await nouns.arrival.put({ content }), tab.id);
  const { page } = browser;
  browser.page = () => {
    browser.page = page;
    throw new Error("Frame with ID 0 was removed.");
  };
  tab.status = "complete";
  loaded(PAGE);
  await settled(() => broughtBack() === 1);
  await settled(async () => (await nouns.arrival.waiting(tab.id)) === null);
});

test("where the visitor has not allowed the site, the toolbar says that a click there brings the place back", async () => {
  const id = await nouns.arrival.put({ content });
  await nouns.arrival.bind(id, tab.id);
  loaded(PAGE, false);
  await settled(() => tab.badge !== "");
  assert.equal(broughtBack(), 0);
  loaded("https://evil.example/", false);
  assert.equal(await nouns.arrival.take(tab.id), null, "not on another site");
  loaded(PAGE, false);
  assert.equal((await nouns.arrival.take(tab.id)).id, id);
  assert.equal(await nouns.arrival.take(tab.id), null, "nobody else gets it");
});

test("a popup that closes before the place was brought back has lost nothing", async () => {
  const id = await nouns.arrival.put({ content });
  await nouns.arrival.bind(id, tab.id);
  tab.url = PAGE;
  assert.equal((await nouns.arrival.take(tab.id)).id, id);
  nouns = await browser.wake();
  assert.equal(await nouns.arrival.take(tab.id), null, "somebody may be at it");
  const { now } = Date;
  Date.now = () => now() + 21_000;
  try {
    assert.equal((await nouns.arrival.take(tab.id)).id, id);
    await nouns.arrival.done(id);
  } finally {
    Date.now = now;
  }
  assert.equal(await nouns.arrival.get(id), null);
});

test("a site that came in between is told nothing", async () => {
  browser.page = () => "https://evil.example";
  const arrival = { id: "a", content };
  await assert.rejects(nouns.tab.bringBack(tab.id, arrival), { kind: "failed" });
  assert.equal(broughtBack(), 0);
  assert.equal(browser.ran.filter(({ files }) => files).length, 0);
});

test("a tab goes to one place, the last; closed, to none; and nothing waits for longer than half an hour", async () => {
  const [first, second] = [await nouns.arrival.put({ content }), await nouns.arrival.put({ content })];
  await nouns.arrival.bind(first, tab.id);
  await nouns.arrival.bind(second, tab.id);
  assert.equal((await nouns.arrival.waiting(tab.id)).id, second);
  browser.ext.tabs.onRemoved.fire(tab.id);
  await settled(async () => (await nouns.arrival.waiting(tab.id)) === null);
  await nouns.arrival.bind(first, tab.id);
  const { now } = Date;
  Date.now = () => now() + 31 * 60_000;
  try {
    assert.equal(await nouns.arrival.waiting(tab.id), null);
    assert.equal(await nouns.arrival.get(first), null);
  } finally {
    Date.now = now;
  }
});

test("of what is over, or was forgotten, neither link nor content stays in memory", async () => {
  const hop = await nouns.hop.begin(tab.id, captured());
  const { token, key } = nouns.link.readSealedLink(hop.link);
  await nouns.arrival.land({ token, key });
  assert.ok(JSON.stringify(browser.session.held).includes(key));
  const { now } = Date;
  Date.now = () => now() + 31 * 60_000;
  try {
    browser.ext.alarms.onAlarm.fire({ name: "look" });
    await settled(() => JSON.stringify(browser.session.held.arrivals) === "{}");
  } finally {
    Date.now = now;
  }
  await nouns.places.forget(hop.place);
  await settled(() => !JSON.stringify(browser.session.held).includes(key));
});

test("our scripts are registered where the visitor allowed it, and nowhere else", async () => {
  browser.granted.clear();
  await nouns.sites.register();
  assert.deepEqual(browser.scripts, []);
  browser.granted.add("https://service.example/*");
  await nouns.sites.register();
  assert.deepEqual(
    browser.scripts.map(({ id, matches }) => [id, matches]),
    [["landing", ["https://service.example/r", "https://service.example/r?*"]]],
  );
  browser.answers = false;
  assert.equal(await nouns.sites.request("https://essays.example"), false);
  assert.deepEqual(await nouns.sites.allowed(), []);
  browser.answers = true;
  assert.equal(await nouns.sites.request("https://essays.example:8443"), true);
  assert.deepEqual(await nouns.sites.allowed(), [{ origin: "https://essays.example:8443", keep: false }]);
  assert.deepEqual(browser.scripts.find(({ id }) => id === "site").matches, ["https://essays.example/*"]);
  await Promise.all([nouns.sites.register(), nouns.sites.register()]);
  assert.equal(browser.scripts.length, 2);
});

test("what is taken back in the browser's own settings is taken back", async () => {
  await nouns.sites.request("https://essays.example");
  browser.granted.delete("https://essays.example/*");
  browser.ext.permissions.onRemoved.fire({});
  await settled(() => !browser.scripts.some(({ id }) => id === "site"));
  assert.deepEqual(await nouns.sites.allowed(), []);
});

test("a site that was taken back and is allowed again is not kept in step before the visitor says so again", async () => {
  const site = "https://essays.example";
  const taken = async () => {
    await nouns.sites.request(site);
    await nouns.sites.setKeep(site, true);
    assert.deepEqual(await nouns.sites.allowed(), [{ origin: site, keep: true }]);
    browser.granted.delete(`${site}/*`);
  };
  const again = async () => {
    await settled(() => !(site in /** @type {any} */ (browser.local.held.sites)));
    await nouns.sites.request(site);
    assert.deepEqual(await nouns.sites.allowed(), [{ origin: site, keep: false }]);
  };
  await taken();
  browser.ext.permissions.onRemoved.fire({});
  await again();
  await taken();
  nouns = await browser.restart();
  await again();
});

test("to revoke a site on the service's own host does not part us from the service", async () => {
  await nouns.sites.request("https://service.example:8443");
  await nouns.sites.revoke("https://service.example:8443");
  assert.deepEqual(await nouns.sites.allowed(), []);
  assert.ok(browser.granted.has("https://service.example/*"));
  await nouns.sites.request("https://essays.example");
  await nouns.sites.revoke("https://essays.example");
  assert.ok(!browser.granted.has("https://essays.example/*"));
});

test("to erase everything gives every host back, the service's and forgotten ones too", async () => {
  await nouns.sites.request("https://essays.example");
  browser.granted.add("https://once.example/*");
  const { remove } = browser.ext.permissions;
  browser.ext.permissions.remove = async (/** @type {{ origins: string[] }} */ asked) => {
    if (asked.origins.includes("https://fixed.example/*"))
      throw new Error("You cannot remove required hosts.");
    return remove(asked);
  };
  browser.granted.add("https://fixed.example/*");
  await nouns.sites.revokeAll();
  assert.deepEqual([...browser.granted], ["https://fixed.example/*"]);
  assert.deepEqual(await nouns.sites.allowed(), []);
  assert.deepEqual(browser.scripts, []);
});

test("a service that is left may be asked only as long as it has a place that can be opened", async () => {
  const place = await nouns.places.keep(captured());
  browser.local.held.service = "https://next.example/";
  await nouns.sites.part(SERVICE);
  assert.ok(browser.granted.has("https://service.example/*"));
  await nouns.places.forget(place.id);
  await nouns.sites.part(SERVICE);
  assert.ok(!browser.granted.has("https://service.example/*"));
});

test("an update of the extension finds all its scripts again", async () => {
  await nouns.sites.request("https://essays.example");
  browser.scripts = [];
  nouns = await browser.wake();
  browser.ext.runtime.onInstalled.fire({ reason: "update" });
  await settled(() => browser.scripts.length === 2);
  assert.equal(browser.tabs.size, 1, "set-up opens at install alone");
  assert.equal(/** @type {any} */ (browser.local).access, "TRUSTED_CONTEXTS");
});

test("a shortcut opens the popup, or a window where there is none, and the hop begins by itself", async () => {
  browser.ext.commands.onCommand.fire("continue", { id: tab.id });
  await settled(() => nouns.hop.wished(tab.id));
  assert.equal(browser.windows[0]?.url, "popup");
  assert.equal(await nouns.hop.wished(tab.id), false, "once");
  browser.hasPopup = false;
  browser.ext.contextMenus.onClicked.fire({ menuItemId: "continue" }, { id: tab.id });
  await settled(() => browser.windows.length === 2);
  assert.match(browser.windows[1]?.url ?? "", /popup\.html\?tab=1$/);
});

test("addresses of services are understood as people type them, and refused where they would not be safe", async () => {
  for (const [typed, address] of [
    ["sameplace.example", "https://sameplace.example/"],
    [" https://Sameplace.example/here ", "https://sameplace.example/here/"],
    ["http://localhost:5000", "http://localhost:5000/"],
    ["http://192.168.1.4:5000/", "http://192.168.1.4:5000/"],
    ["http://[::1]:5000", "http://[::1]:5000/"],
    ["http://box.local", "http://box.local/"],
    ["http://sameplace.example", ""],
    ["http://172.32.0.1", ""],
    ["http://10.evil.example", ""],
    ["http://127.0.0.1.evil.example", ""],
    ["https://ada:secret@sameplace.example", ""],
    ["ftp://sameplace.example", ""],
    ["javascript:alert(1)", ""],
    ["", ""],
    ["https://", ""],
  ])
    assert.equal(nouns.service.normalised(typed), address, typed);
});

test("a service is used once it has shown that it is one, and that it keeps sealed places", async () => {
  browser.local.held = {};
  const choose = () => kindOf(nouns.service.choose(SERVICE));
  assert.equal(await choose(), "unreachable");
  browser.pages = { [`${SERVICE}healthz`]: { status: "fine" } };
  assert.equal(await choose(), "not-sameplace");
  browser.pages[`${SERVICE}healthz`] = { status: "ok", version: "1" };
  browser.pages[`${SERVICE}v1/openapi.json`] = { paths: {} };
  assert.equal(await choose(), "not-sameplace");
  const paths = { "/v1/snapshots": {} };
  browser.pages[`${SERVICE}v1/openapi.json`] = { paths };
  assert.equal(await choose(), "sealed-off");
  browser.pages[`${SERVICE}v1/openapi.json`] = { paths: { ...paths, "/v1/sealed": {} } };
  browser.service.off = true;
  assert.equal(await choose(), "sealed-off");
  assert.equal(await nouns.service.address(), "");
  browser.service.off = false;
  assert.equal(await nouns.service.choose("service.example"), SERVICE);
  assert.equal(await nouns.service.address(), SERVICE);
  assert.equal(await kindOf(nouns.service.choose("http://evil.example")), "malformed");
});

test("pages that browsers keep to themselves, and those nobody let us into, are told apart", async () => {
  for (const [said, kind] of [
    ["Cannot access a chrome:// URL", "restricted"],
    ["The extensions gallery cannot be scripted.", "restricted"],
    [
      "Cannot access contents of the page. Extension manifest must request permission to access the respective host.",
      "no-grant",
    ],
    ["Missing host permission for the tab", "no-grant"],
    ["No tab with id: 7", "failed"],
  ]) {
    browser.page = () => {
      throw new Error(said);
    };
    await assert.rejects(nouns.tab.capture(tab.id), { kind }, said);
  }
});
