import assert from "node:assert/strict";
import { test } from "node:test";
import { readCode } from "../core/code.js";
import { groupCrockford } from "../core/crockford.js";
import { isWeb } from "../core/dom.js";
import { common, prompt, sheet } from "../core/strings/en.js";
import { translator } from "../core/strings/index.js";
import { cartWords, money, placeWords, seenWords, untilWords, whenWords } from "../core/summary.js";
import { troubleWords } from "../core/trouble.js";

const t = translator({ ...common, ...prompt, ...sheet }, "en");
const now = new Date(2026, 2, 10, 9, 0);
/** @param {number} hours */
const ago = (hours) => new Date(now.getTime() - hours * 3_600_000);
/** @param {string} title */
const line = (title, quantity = 1) => ({ id: title, title, quantity });

test("the cart leads with what Ada knows, and counts articles and not lines", () => {
  assert.equal(cartWords(t, []), null);
  assert.equal(cartWords(t, [line("Ceramic cup")]), "Ceramic cup in your cart");
  assert.equal(cartWords(t, [line("Ceramic cup", 2)]), "2 × Ceramic cup in your cart");
  assert.equal(
    cartWords(t, [line("Ceramic cup"), line("Napkin", 3)]),
    "Ceramic cup, and 3 more in your cart",
  );
});

test("the place is said in words that grow with the page", () => {
  assert.equal(placeWords(t, null), null);
  const said = [0, 0.2, 0.33, 0.5, 0.66, 0.8, 1].map((progression) => placeWords(t, progression));
  assert.equal(new Set(said).size, 7);
  assert.equal(said[3], "About halfway down the page");
});

test("a moment ago, last night, yesterday and last month are told apart", () => {
  assert.equal(whenWords(t, ago(0.001), now, "en"), "just now");
  assert.equal(whenWords(t, ago(-1), now, "en"), "just now");
  assert.equal(whenWords(t, ago(0.5), now, "en"), "30 minutes ago");
  assert.equal(whenWords(t, ago(3), now, "en"), "3 hours ago");
  assert.equal(whenWords(t, ago(12), now, "en"), "yesterday");
  assert.equal(whenWords(t, ago(24 * 6), now, "en"), "6 days ago");
  assert.equal(whenWords(t, ago(24 * 30), now, "en-GB"), "8 February");
  assert.equal(whenWords(t, ago(24 * 100), now, "en-GB"), "30 November 2025");
  const afterMidnight = new Date(2026, 2, 10, 1, 0);
  assert.equal(whenWords(t, ago(11), afterMidnight, "en"), "3 hours ago");
});

test("when and on which kind of device make one line", () => {
  const saved = { savedAt: ago(12), deviceKind: /** @type {const} */ ("desktop"), sameDevice: false };
  assert.equal(seenWords(t, saved, now, "en"), "Yesterday, on your computer");
  assert.equal(seenWords(t, { ...saved, sameDevice: true }, now, "en"), "Yesterday, on this device");
});

test("an expiry within the day is a time, a later one a date", () => {
  assert.equal(untilWords(t, ago(-2), now, "en-GB"), "at 11:00");
  assert.equal(untilWords(t, ago(-24 * 7), now, "en-GB"), "on 17 March");
});

test("money has the minor units of its currency", () => {
  assert.equal(money(2450, "EUR", "en"), "€24.50");
  assert.equal(money(2450, "JPY", "en"), "¥2,450");
  assert.equal(money(2450, "KWD", "en").replace(/\s/, " "), "KWD 2.450");
});

test("a code is understood as people type it", () => {
  for (const typed of ["7K3MXW4P", "7k3m-xw4p", " 7k3m xw4p ", "7K3M–XW4P", "７Ｋ３ＭＸＷ４Ｐ"]) {
    assert.equal(readCode(typed), "7K3MXW4P", typed);
  }
  assert.equal(readCode("oOiIlL23"), "00111123");
  assert.equal(readCode("٧K٣MXW٤P"), "7K3MXW4P");
  for (const typed of ["", "7K3M", "7K3MXW4PQ", "7K3MXW4U", "7K3MXW4!"])
    assert.equal(readCode(typed), null, typed);
  assert.equal(groupCrockford("7K3MXW4P"), "7K3M-XW4P");
});

test("only addresses of the web become links", () => {
  for (const address of ["https://shop.example/a", "http://shop.example"]) assert.ok(isWeb(address));
  for (const address of ["", "/a", "//shop.example", "javascript:alert(1)", "data:text/html,x"]) {
    assert.ok(!isWeb(address), address);
  }
});

test("trouble says when to try again", () => {
  const limited = (/** @type {number | undefined} */ retryAfter) =>
    troubleWords(t, "en", Object.assign(new Error(), { kind: "limited", retryAfter }), {});
  assert.match(limited(30), /in 30 seconds/);
  assert.match(limited(61), /in 2 minutes/);
  assert.match(limited(7200), /in 2 hours/);
  assert.match(limited(undefined), /in a few minutes/);
});

test("trouble that nobody foresaw is still said in words", () => {
  assert.equal(troubleWords(t, "en", new TypeError("x is not a function"), {}), t("broken"));
  assert.equal(troubleWords(t, "en", undefined, {}), t("broken"));
});
