import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { common, prompt, sheet } from "../core/strings/en.js";
import { LABELS } from "../core/strings/launcher.js";
import { WORDS as ar } from "../webext/words/ar.js";
import { WORDS as de } from "../webext/words/de.js";
import { WORDS as en } from "../webext/words/en.js";
import { words } from "../webext/words/index.js";

const WEBEXT = new URL("../webext/", import.meta.url);
/** @type {Record<string, Record<string, string | Record<string, string>>>} */
const TABLES = { en, de, ar };
/** A name, and not a word of any language. */
const NAMES = ["toolbar"];

/** @param {string} text */
const placeholders = (text) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();

/** @param {string | Record<string, string>} entry */
const texts = (entry) => (typeof entry === "string" ? [entry] : Object.values(entry));

test("the extension speaks every language that the widget speaks, in its pages and in the browser's lists", async () => {
  const spoken = Object.keys(LABELS).sort();
  assert.deepEqual(Object.keys(TABLES).sort(), spoken);
  assert.deepEqual((await readdir(new URL("_locales/", WEBEXT))).sort(), spoken);
});

for (const [lang, table] of Object.entries(TABLES)) {
  test(`${lang}: everything that the extension says in English, and nothing else`, () => {
    assert.deepEqual(Object.keys(table), Object.keys(en));
  });

  test(`${lang}: no text is empty, untranslated, or with stray braces or spaces`, () => {
    for (const [key, entry] of Object.entries(table)) {
      for (const text of texts(entry)) {
        assert.ok(text.trim() === text && text.length > 0, key);
        assert.doesNotMatch(text.replace(/\{\w+\}/g, "x"), /[{}]|\s\s/, key);
        if (lang !== "en" && !NAMES.includes(key))
          assert.ok(!texts(TABLES.en[key]).includes(text), `${key}: ${text}`);
      }
    }
  });

  test(`${lang}: one text for each plural category, and the placeholders of English in all of them`, () => {
    const categories = [...new Intl.PluralRules(lang).resolvedOptions().pluralCategories].sort();
    for (const [key, entry] of Object.entries(table)) {
      if (typeof entry !== "string") assert.deepEqual(Object.keys(entry).sort(), categories, key);
      const wanted = placeholders(texts(TABLES.en[key]).join());
      for (const text of texts(entry)) {
        const given = placeholders(text);
        // "One place" may be said without the digit; nothing else may be left out.
        if (typeof entry !== "string" && !given.includes("count")) given.push("count");
        assert.deepEqual(given.sort(), wanted, key);
      }
    }
  });
}

test("no word of the extension hides one of core's", () => {
  const core = new Set(Object.keys({ ...common, ...prompt, ...sheet }));
  assert.deepEqual(
    Object.keys(en).filter((key) => core.has(key)),
    [],
  );
});

test("every word of the extension is used", async () => {
  const files = (await readdir(new URL("pages/", WEBEXT), { recursive: true })).filter((name) =>
    name.endsWith(".js"),
  );
  const source = (
    await Promise.all(files.map((name) => readFile(new URL(`pages/${name}`, WEBEXT), "utf8")))
  ).join();
  for (const key of Object.keys(en)) assert.match(source, new RegExp(`"${key}"`));
});

test("the browser's lists say the same things in each language, short enough for a store", async () => {
  const all = await Promise.all(
    Object.keys(TABLES).map(async (lang) =>
      JSON.parse(await readFile(new URL(`_locales/${lang}/messages.json`, WEBEXT), "utf8")),
    ),
  );
  for (const messages of all) {
    assert.deepEqual(Object.keys(messages), Object.keys(all[0]));
    for (const { message } of Object.values(messages)) assert.ok(message);
    assert.ok(messages.description.message.length <= 132);
  }
});

test("Ada's browser speaks Austrian German: the words are German, the dates Austrian", () => {
  const { t, locale, language, dir } = words("de-AT");
  assert.deepEqual([locale, language, dir], ["de-AT", "de", "ltr"]);
  assert.equal(t("savePlace"), de.savePlace);
  assert.equal(t("sheet"), "Auf einem anderen Gerät weitermachen");
});

test("a browser in a language that nobody has translated yet speaks English", () => {
  assert.equal(words("fi").t("myPlaces"), en.myPlaces);
});

test("Arabic is written from the right, and counts places in six ways", () => {
  const { t, dir } = words("ar");
  assert.equal(dir, "rtl");
  assert.equal(
    new Set([0, 1, 2, 3, 11, 100].map((count) => t("placesFound", { count }).replace(/[\d٠-٩]+/, ""))).size,
    6,
  );
});
