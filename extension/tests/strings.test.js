import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { common, prompt, sheet } from "../core/strings/en.js";
import { strings, translator } from "../core/strings/index.js";
import { LABELS, launcherLabel, localeFor } from "../core/strings/launcher.js";

const CORE = new URL("../core/", import.meta.url);
/** @type {Record<string, Record<string, string | Record<string, string>>>} */
const en = { common, prompt, sheet };
const PARTS = Object.keys(en);
const languages = await Promise.all(
  Object.keys(LABELS).map(async (lang) => ({ lang, table: await import(`../core/strings/${lang}.js`) })),
);

/** @param {string} text */
const placeholders = (text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);

/** @param {string | Record<string, string>} entry */
const texts = (entry) => (typeof entry === "string" ? [entry] : Object.values(entry));

test("every language that the launcher speaks has a table, and every table a label", async () => {
  const files = await readdir(new URL("strings/", CORE));
  const tables = files
    .map((name) => name.replace(".js", ""))
    .filter((name) => !/^(index|launcher)$/.test(name));
  assert.deepEqual(tables.sort(), Object.keys(LABELS).sort());
});

for (const { lang, table } of languages) {
  test(`${lang} says everything that English says, and nothing else`, () => {
    for (const part of PARTS) assert.deepEqual(Object.keys(table[part]).sort(), Object.keys(en[part]).sort());
  });

  test(`${lang} leaves no text empty and none with stray braces or spaces`, () => {
    for (const part of PARTS) {
      for (const [key, entry] of Object.entries(table[part])) {
        for (const text of texts(entry)) {
          assert.ok(text.trim() === text && text.length > 0, key);
          assert.doesNotMatch(text.replace(/\{\w+\}/g, "x"), /[{}]|\s\s/, key);
        }
      }
    }
  });

  test(`${lang} has one text for each plural category of the language`, () => {
    const categories = [...new Intl.PluralRules(lang).resolvedOptions().pluralCategories].sort();
    for (const part of PARTS) {
      for (const [key, english] of Object.entries(en[part])) {
        const entry = table[part][key];
        assert.equal(typeof entry, typeof english, key);
        if (typeof entry !== "string") assert.deepEqual(Object.keys(entry).sort(), categories, key);
      }
    }
  });

  test(`${lang} has the same placeholders as English`, () => {
    for (const part of PARTS) {
      for (const [key, english] of Object.entries(en[part])) {
        const wanted = [...new Set(texts(english).flatMap(placeholders))].sort();
        const entry = table[part][key];
        const general = typeof entry === "string" ? entry : entry.other;
        assert.deepEqual([...new Set(placeholders(general))].sort(), wanted, key);
        // "One item" may be said without the digit; nothing else may be left out.
        for (const text of texts(entry)) {
          assert.deepEqual(
            [...new Set([...placeholders(text), "count"])].sort(),
            [...new Set([...wanted, "count"])].sort(),
            key,
          );
        }
      }
    }
  });
}

test("every string is used", async () => {
  const files = (await readdir(CORE)).filter((name) => name.endsWith(".js"));
  const folders = ["../landing/main.js", ...files];
  const source = (await Promise.all(folders.map((name) => readFile(new URL(name, CORE), "utf8")))).join("\n");
  for (const part of PARTS)
    for (const key of Object.keys(en[part])) assert.match(source, new RegExp(`"${key}"`));
});

test("Ada from Vienna reads German, whatever the case of the tag", () => {
  assert.deepEqual(localeFor("de-at"), { tag: "de-AT", language: "de", dir: "ltr" });
  assert.equal(launcherLabel("DE"), LABELS.de);
});

test("a language without strings, or no language at all, reads English with English dates", () => {
  for (const lang of ["fr-FR", "", "i-klingon", "1", "constructor"]) assert.equal(localeFor(lang).tag, "en");
  assert.deepEqual(localeFor("de_DE"), { tag: "de", language: "de", dir: "ltr" });
});

test("Arabic counts in six ways", async () => {
  const t = await strings("ar", {});
  const said = [0, 1, 2, 3, 11, 100].map((count) => t("cartBack", { count }));
  assert.equal(new Set(said.map((text) => text.replace(/[\d٠-٩]+/, ""))).size, 6);
});

test("a title that runs the other way is isolated, and is never taken for a placeholder", () => {
  const t = translator(common, "en");
  assert.equal(t("inCart", { title: "كوب" }), "\u2068كوب\u2069 in your cart");
  assert.equal(t("inCart", { title: "{count} $& cups" }), "{count} $& cups in your cart");
  assert.equal(t("inCart", { title: "\u202epuc\u2069" }), "puc in your cart");
});
