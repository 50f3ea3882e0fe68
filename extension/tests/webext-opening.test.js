import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { captured, FakeBrowser, SERVICE } from "./fakes/extension.js";

/** @type {FakeBrowser} */
let browser;
/** @type {any} */
let nouns;
/** @type {any} */
let tab;

beforeEach(async () => {
  browser = new FakeBrowser();
  browser.local.held.service = SERVICE;
  browser.granted.add("https://service.example/*");
  nouns = await browser.wake();
  tab = browser.tab("https://essays.example/clock");
});

const view = async () => (await nouns.opening(tab.id)).view;

test("the popup reads the page when the shortcut asked for it, and never again for the same press", async () => {
  await nouns.hop.wish(tab.id);
  assert.equal(await view(), "wish");
  assert.equal(await view(), "tab");
});

test("a press that showed something else is not made up for when the popup is opened later", async () => {
  await nouns.hop.begin(tab.id, captured());
  await nouns.hop.wish(tab.id);
  assert.equal(await view(), "hop");
  tab.url = "https://essays.example/another";
  assert.equal(await view(), "tab", "after the hop");

  const { content } = captured();
  await nouns.arrival.bind(await nouns.arrival.put({ content }), tab.id);
  await nouns.hop.wish(tab.id);
  tab.url = "https://essays.example/clock";
  assert.equal(await view(), "arrival");
  tab.url = "https://essays.example/another";
  await nouns.arrival.leave(tab.id);
  assert.equal(await view(), "tab", "after the arrival");

  browser.local.held.service = "";
  await nouns.hop.wish(tab.id);
  assert.equal(await view(), "set-up");
  browser.local.held.service = SERVICE;
  assert.equal(await view(), "tab", "after set-up");
});

test("a press that opened nothing is forgotten in a moment, and is for its own tab alone", async () => {
  await nouns.hop.wish(tab.id);
  const other = browser.tab("https://shop.example/");
  assert.equal((await nouns.opening(other.id)).view, "tab");
  const { now } = Date;
  Date.now = () => now() + 6000;
  try {
    assert.equal(await view(), "tab");
  } finally {
    Date.now = now;
  }
});

test("a popup that is there before the press was noted waits for the note", async () => {
  /** @type {Promise<boolean> | undefined} */
  let asked;
  browser.ext.action.openPopup = async () => {
    asked = nouns.hop.wished(tab.id);
  };
  browser.ext.commands.onCommand.fire("continue", { id: tab.id });
  assert.equal(await asked, true);
});
