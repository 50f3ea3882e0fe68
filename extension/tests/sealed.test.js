import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { groupCrockford } from "../core/crockford.js";
import { aesKey, encrypt } from "../core/sealed/aes.js";
import { fromBase64url, joined, toBase64url, utf8 } from "../core/sealed/bytes.js";
import { openContent, sealContent } from "../core/sealed/content.js";
import { readSealedLink, sealedLink } from "../core/sealed/link.js";
import { newLongCode, readLongCode } from "../core/sealed/longcode.js";
import { opened, seal, unseal } from "../core/sealed/seal.js";

/** Made by the documented format with Node's own cryptography, not by the code under test. */
const vector = JSON.parse(await readFile(new URL("vectors/sealed.json", import.meta.url), "utf8"));
const damaged = { kind: "damaged" };
const HEAD = 77;

test("the format is the documented one, in both directions", async (t) => {
  assert.deepEqual(await unseal(vector.ciphertext, { key: vector.key }), vector.value);
  assert.deepEqual(await opened(vector.ciphertext, { secret: vector.secret }), {
    value: vector.value,
    key: vector.key,
  });
  const random = vector.random.map((/** @type {string} */ text) => fromBase64url(text));
  t.mock.method(crypto, "getRandomValues", (/** @type {Uint8Array} */ into) => {
    into.set(random.shift());
    return into;
  });
  const { ciphertext } = await seal(vector.value, { secret: vector.secret, key: vector.key });
  assert.equal(ciphertext, vector.ciphertext);
});

test("no byte can be changed, left out or added without being noticed", async () => {
  const bytes = /** @type {Uint8Array} */ (fromBase64url(vector.ciphertext));
  const sampled = [...Array(HEAD + 12).keys(), 89, 200, 1000, 2048, 4079, 4080, 4094, 4095];
  for (const at of sampled) {
    const changed = bytes.slice();
    changed[at] ^= 1 << (at % 8);
    await assert.rejects(unseal(toBase64url(changed), { key: vector.key }), damaged, `byte ${at}`);
  }
  for (const at of [0, 1, 20, 29, 60, 76, 77, 100])
    await assert.rejects(
      unseal(toBase64url(bytes.with(at, bytes[at] ^ 128)), { secret: vector.secret }),
      damaged,
      `byte ${at}, by code`,
    );
  for (const other of [
    "",
    "!",
    vector.ciphertext.slice(0, -4),
    `${vector.ciphertext}AAAA`,
    `${vector.ciphertext}=`,
  ])
    await assert.rejects(unseal(other, { key: vector.key }), damaged);
});

test("only the key or the code's secret opens it", async () => {
  const other = toBase64url(crypto.getRandomValues(new Uint8Array(32)));
  await assert.rejects(unseal(vector.ciphertext, { key: other }), damaged);
  await assert.rejects(unseal(vector.ciphertext, { key: "short" }), damaged);
  await assert.rejects(unseal(vector.ciphertext, { secret: "0123456789AC" }), damaged);
  const { ciphertext, key } = await seal({ a: 1 });
  await assert.rejects(unseal(ciphertext, { secret: "" }), damaged, "without a code there is no secret");
  assert.deepEqual(await unseal(ciphertext, { key }), { a: 1 });
});

test("what does not end as it must is refused, though the key is right", async () => {
  const bytes = /** @type {Uint8Array<ArrayBuffer>} */ (fromBase64url(vector.ciphertext)).slice();
  const [head, iv] = [bytes.slice(0, HEAD), bytes.slice(HEAD, HEAD + 12)];
  const key = await aesKey(/** @type {any} */ (fromBase64url(vector.key)));
  for (const [text, end] of [
    ["12", 0],
    ["12", 0x81],
    ["1 x", 0x80],
    ["", 0],
  ]) {
    const padded = new Uint8Array(4096 - HEAD - 12 - 16);
    padded.set(utf8(String(text)));
    padded[String(text).length] = Number(end);
    bytes.set(await encrypt(key, iv, joined(utf8("sameplace.sealed.1"), head), padded), HEAD + 12);
    await assert.rejects(unseal(toBase64url(bytes), { key: vector.key }), damaged, `${text} ${end}`);
  }
});

test("a thing sealed for one purpose does not open for another", async () => {
  const { ciphertext, key } = await seal({ a: 1 }, { purpose: "sameplace.circle.1:one" });
  await assert.rejects(unseal(ciphertext, { key }), damaged);
  await assert.rejects(unseal(ciphertext, { key, purpose: "sameplace.circle.1:two" }), damaged);
  assert.deepEqual(await unseal(ciphertext, { key, purpose: "sameplace.circle.1:one" }), { a: 1 });
});

test("every sealed thing has its own key, and tells its length only by its size class", async () => {
  const sizes = new Map([
    [0, 4096],
    [3970, 4096],
    [3991, 16384],
    [16279, 65536],
    [65430 - 4, 65536],
  ]);
  const keys = new Set();
  for (const [length, size] of sizes) {
    const { ciphertext, key } = await seal("x".repeat(length));
    assert.equal(fromBase64url(ciphertext)?.length, size, `${length}`);
    assert.equal(await unseal(ciphertext, { key }), "x".repeat(length));
    keys.add(key);
  }
  assert.equal(keys.size, sizes.size);
  await assert.rejects(seal("x".repeat(65430)), { kind: "too-large" });
});

test("whoever has no code cannot tell whether there is one", async () => {
  const [without, withOne] = [await seal({}), await seal({}, { secret: "0123456789AB" })];
  assert.equal(without.ciphertext.length, withOne.ciphertext.length);
  const [a, b] = [without, withOne].map(({ ciphertext }) => fromBase64url(ciphertext)?.subarray(29, HEAD));
  for (const part of [a, b]) assert.ok(new Set(part).size > 24, "looks random");
});

test("a title cut in the middle of an emoji still arrives", async () => {
  const content = contentOf({ page: { url: "https://a.example/", title: "cup \ud83c" } });
  const { ciphertext, key } = await sealContent(content);
  assert.equal((await openContent(ciphertext, { key })).content.snapshot.page.title, "cup \ufffd");
});

/** @param {any} snapshot @returns {any} */
const contentOf = (snapshot) => ({ version: 1, snapshot, directive: "" });

/** @param {number} count @param {number} pictures characters of each picture's address */
function cart(count, pictures) {
  const image = `https://cdn.example/${"p".repeat(pictures - 20)}`;
  const lines = Array.from({ length: count }, (_, i) => ({ id: `${i}`, title: "Cup", quantity: 1, image }));
  return contentOf({ page: { url: "https://a.example/", title: "Cups" }, cart: { lines } });
}

test("a cart too big loses its pictures, and never a line", async () => {
  const { ciphertext, key } = await sealContent(cart(100, 1500));
  const { content } = await openContent(ciphertext, { key });
  assert.equal(content.snapshot.cart?.lines.length, 100);
  assert.ok(content.snapshot.cart?.lines.every(({ image }) => image === ""));
  const small = await sealContent(cart(10, 1500));
  const whole = await openContent(small.ciphertext, { key: small.key });
  assert.ok(whole.content.snapshot.cart?.lines.every(({ image }) => image));
  const huge = cart(100, 100);
  for (const line of huge.snapshot.cart.lines)
    line.options = { note: "ü".repeat(300), more: "ü".repeat(300) };
  await assert.rejects(sealContent(huge), { kind: "too-large" });
});

test("one line's odd address is left behind, and the hop goes on", async () => {
  const content = cart(2, 100);
  content.snapshot.cart.lines[0].url = "https://ada@a.example/cup";
  const { ciphertext, key } = await sealContent(content);
  const [first, second] = (await openContent(ciphertext, { key })).content.snapshot.cart?.lines ?? [];
  assert.equal(first.url, "");
  assert.ok(second.image);
  await assert.rejects(sealContent(contentOf({ page: { url: "about:blank", title: "" } })), damaged);
});

test("what is sealed soundly but holds anything else cannot be opened", async () => {
  const { ciphertext, key } = await seal(contentOf({ page: { url: "javascript:alert(1)", title: "" } }));
  await assert.rejects(openContent(ciphertext, { key }), damaged);
});

test("a code is read as people type it", () => {
  const { code, locator, secret } = newLongCode();
  assert.match(code, /^[0-9A-HJKMNP-TV-Z]{20}$/);
  assert.equal(locator + secret, code);
  assert.equal(locator.length, 8);
  const shown = groupCrockford(code);
  assert.match(shown, /^(\w{4}-){4}\w{4}$/);
  for (const typed of [
    shown,
    shown.toLowerCase(),
    shown.replaceAll("-", " "),
    `  ${shown.replaceAll("-", "–")}\n`,
  ])
    assert.deepEqual(readLongCode(typed), { code, locator, secret });
  assert.equal(readLongCode("OIL0-0000-0000-0000-0000")?.code, "01100000000000000000");
  for (const typed of ["", code.slice(1), `${code}0`, code.replace(/^./, "U"), "é".repeat(20)])
    assert.equal(readLongCode(typed), null);
});

test("codes use all their characters evenly", () => {
  /** @type {Record<string, number>} */
  const seen = {};
  for (let i = 0; i < 800; i++) for (const each of newLongCode().code) seen[each] = (seen[each] ?? 0) + 1;
  assert.equal(Object.keys(seen).length, 32);
  for (const count of Object.values(seen)) assert.ok(count > 350 && count < 650, `${count} of about 500`);
});

test("a link is found in what a messenger has made of it", () => {
  const token = `${"a".repeat(21)}A.${"b".repeat(42)}A`;
  const link = sealedLink("https://service.example/base/", token, vector.key);
  assert.equal(link, `https://service.example/base/r#sealed=${token}.${vector.key}`);
  const parts = { service: "https://service.example/base/", token, key: vector.key };
  for (const text of [link, `Look: ${link}.`, `<${link}>`, `(${link})\n`])
    assert.deepEqual(readSealedLink(text), parts);
  for (const text of [
    "",
    link.replace("https:", "ftp:"),
    link.replace("service.example", "ada:secret@service.example"),
    link.replace("/r#", "/q#"),
    link.slice(0, -1),
    `${link}A`,
    link.replace(/.$/, "9"),
    `javascript:${link.slice(8)}`,
  ])
    assert.equal(readSealedLink(text), null, text);
});
