import assert from "node:assert/strict";
import { test } from "node:test";
import { captured, FakeBrowser, fromPhone, SERVICE } from "./fakes/extension.js";

test("a list that Mallory's device names another page in leads nobody to where its content would", async () => {
  const browser = new FakeBrowser();
  browser.local.held.service = SERVICE;
  const nouns = await browser.wake();
  const id = await fromPhone(browser, nouns, { url: "https://evil.example/login" });
  const known = (await nouns.places.all()).find((/** @type {any} */ place) => place.id === id);
  const { here, state, ...place } = known;
  assert.equal((await nouns.places.open(id)).snapshot.page.url, "https://evil.example/login");
  await nouns.circle.putPlace({ ...place, url: captured().url });
  await assert.rejects(nouns.places.open(id), { kind: "damaged" });
});

test("a site that opens page after page by itself fills no list: the pages visited last are kept in step", async () => {
  const browser = new FakeBrowser();
  browser.local.held.service = SERVICE;
  const nouns = await browser.wake();
  const mine = await nouns.places.keep(captured({ url: "https://essays.example/mine" }));
  const elsewhere = "https://shop.example/cups";
  await nouns.places.keepInStep(captured({ url: elsewhere }));
  const pages = Array.from({ length: 23 }, (_, i) => `https://essays.example/${i}`);
  for (const url of pages) await nouns.places.keepInStep(captured({ url }));
  const urls = (await nouns.places.all()).map((/** @type {any} */ { url }) => url);
  assert.deepEqual(urls.sort(), [mine.url, elsewhere, ...pages.slice(3)].sort());
});
