import assert from "node:assert/strict";
import { test } from "node:test";
import { readPasted } from "../webext/pages/parts/paste.js";

const TOKEN = `${"t".repeat(22)}.${"s".repeat(43)}`;
const KEY = "k".repeat(42) + "A";
const CODE = "7K3MXW4PQ2H9RT6VZ1CA";

test("Ada pastes a link as a messenger gives it, with words around it", () => {
  const link = { service: "https://keeps.example/", token: TOKEN, key: KEY };
  for (const text of [
    `https://keeps.example/r#sealed=${TOKEN}.${KEY}`,
    `  Look: https://keeps.example/r#sealed=${TOKEN}.${KEY} (from my laptop)`,
  ])
    assert.deepEqual(readPasted(text), { link }, text);
});

test("a code is understood as people type it, and told from a site's own and from a pairing link", () => {
  for (const text of [CODE, "7k3m-xw4p-q2h9-rt6v-z1ca", " 7K3M XW4P Q2H9 RT6V ZICA "])
    assert.deepEqual(readPasted(text), { code: CODE }, text);
  assert.deepEqual(readPasted("7k3m-xw4p"), { short: "7K3MXW4P" });
  assert.deepEqual(readPasted(`https://keeps.example/r#pair=${CODE}`), { pairing: CODE });
});

test("a site's own link is opened as it is", () => {
  for (const address of [
    "https://shop.example/cup#sameplace=abc.def",
    "https://shop.example/#/cup?sameplace=abc.def",
    "http://shop.example/cup?colour=red#top&sameplace=abc.def",
  ])
    assert.deepEqual(readPasted(`See ${address} there`), { address }, address);
});

test("nothing else is opened, whatever Mallory has somebody paste", () => {
  for (const text of [
    "",
    "hello",
    "https://shop.example/cup",
    "https://shop.example/cup?sameplace=abc.def",
    "javascript:alert(1)#sameplace=abc.def",
    "https://ada@evil.example/#sameplace=abc.def",
    "https://evil.example\\@shop.example/#sameplace=abc.def",
    `https://keeps.example/r#sealed=${TOKEN}.short`,
  ])
    assert.equal(readPasted(text), null, text);
});
