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
