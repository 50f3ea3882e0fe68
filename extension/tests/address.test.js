import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { carry, pageKey, putFragmentBack, takeToken } from "../core/address.js";

const TOKEN = `${"a".repeat(22)}.${"b".repeat(43)}`;

/** As much of a window as an address needs. @type {{ url: URL, base: URL | null, events: string[] }} */
const window = { url: new URL("https://shop.example/"), base: null, events: [] };

beforeEach(() => {
  window.events = [];
  window.base = null;
  Object.assign(globalThis, {
    location: {
      get href() {
        return window.url.href;
      },
      get hash() {
        return window.url.hash;
      },
      get pathname() {
        return window.url.pathname;
      },
      get search() {
        return window.url.search;
      },
    },
    history: {
      state: null,
      replaceState: (_, __, /** @type {string} */ to) => {
        window.url = new URL(to, window.base ?? window.url);
      },
    },
    PopStateEvent: class extends Event {},
    HashChangeEvent: class extends Event {},
    dispatchEvent: (/** @type {Event} */ event) => window.events.push(event.type),
  });
});

test("the token is taken out wherever a router or a redirect has put it", () => {
  for (const [fragment, left] of [
    [`#sameplace=${TOKEN}`, ""],
    [`#/sameplace=${TOKEN}`, ""],
    [`#section&sameplace=${TOKEN}`, "#section"],
    [`#/route?page=2&sameplace=${TOKEN}`, "#/route?page=2"],
    [`#/route?sameplace=${TOKEN}&page=2`, "#/route?page=2"],
  ]) {
    window.url = new URL(`https://shop.example/cup?size=2${fragment}`);
    assert.equal(takeToken(), TOKEN);
    assert.equal(window.url.href, `https://shop.example/cup?size=2${left}`);
  }
});

test("an address without a token is left as it is", () => {
  for (const fragment of ["", "#top", "#/route", "#notsameplace=x.y"]) {
    window.url = new URL(`https://shop.example/cup${fragment}`);
    assert.equal(takeToken(), "");
    assert.equal(window.url.href, `https://shop.example/cup${fragment}`);
    assert.deepEqual(window.events, []);
  }
});

test("what a messenger made of a link leaves the address as clean as a good one", () => {
  for (const [given, taken] of [
    ["half", "half"],
    ["", ""],
    [`${TOKEN}).`, TOKEN],
  ]) {
    window.url = new URL(`https://shop.example/cup#sameplace=${given}`);
    assert.equal(takeToken(), taken);
    assert.equal(window.url.href, "https://shop.example/cup");
  }
});

test("a page with a base keeps its address", () => {
  window.base = new URL("https://shop.example/app/");
  window.url = new URL(`https://shop.example/app/cups/blue#sameplace=${TOKEN}`);
  assert.equal(takeToken(), TOKEN);
  putFragmentBack("https://shop.example/app/cups/blue#care");
  assert.equal(window.url.href, "https://shop.example/app/cups/blue#care");
});

test("a router that has read the token hears that it is gone", () => {
  window.url = new URL(`https://shop.example/#sameplace=${TOKEN}`);
  takeToken();
  assert.deepEqual(window.events, ["hashchange"]);
});

test("the page's own fragment comes back, and its router hears of it once", () => {
  window.url = new URL("https://shop.example/cup");
  putFragmentBack("https://shop.example/cup#/size/2");
  assert.equal(window.url.href, "https://shop.example/cup#/size/2");
  putFragmentBack("https://shop.example/cup#/size/2");
  assert.deepEqual(window.events, ["popstate", "hashchange"]);
});

test("an anchor is the same page, a route is another", () => {
  assert.equal(pageKey("https://a.example/x/#top"), pageKey("https://a.example/x"));
  assert.notEqual(pageKey("https://a.example/#/x"), pageKey("https://a.example/#/y"));
  assert.notEqual(pageKey("https://a.example/#!x"), pageKey("https://a.example/"));
  assert.notEqual(pageKey("https://a.example/?page=1"), pageKey("https://a.example/?page=2"));
});

test("a link is the page's address with the token for a fragment", () => {
  assert.equal(carry("https://a.example/x?y#z", "T.S"), "https://a.example/x?y#sameplace=T.S");
});
