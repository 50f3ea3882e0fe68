import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { why } from "../webext/pages/parts/why.js";
import { words } from "../webext/words/index.js";

/** Whatever the extension's nouns say went wrong, by the file and the type that lists it. */
const KINDS = [
  ["../core/client.js", "Kind"],
  ["../core/client.js", "SealedKind"],
  ["../core/sealed/seal.js", "SealKind"],
  ["../webext/tab.js", "TabKind"],
  ["../webext/service.js", "ServiceKind"],
];
/** Read again, or drawn again, before anybody is told. */
const SILENT = ["changed", "taken"];

/** @param {string} file @param {string} type */
async function kindsOf(file, type) {
  const text = await readFile(new URL(file, import.meta.url), "utf8");
  const [, union = ""] = new RegExp(`@typedef \\{([^}]*)\\} ${type}\\b`).exec(text) ?? [];
  return [...union.matchAll(/"([\w-]+)"/g)].map(([, kind]) => kind);
}

test("whatever goes wrong is said in words of its own, in each language", async () => {
  const listed = (await Promise.all(KINDS.map(([file = "", type = ""]) => kindsOf(file, type)))).flat();
  assert.ok(listed.length >= 16, "the lists were found");
  const store = await readFile(new URL("../webext/store.js", import.meta.url), "utf8");
  const [, full] = /kind = .*"([\w-]+)"/.exec(store) ?? [];
  for (const lang of ["en", "de", "ar"]) {
    const page = /** @type {any} */ (words(lang));
    for (const kind of [...listed, full])
      if (!SILENT.includes(String(kind)))
        assert.notEqual(why(page, { kind }), page.t("broken"), `${lang}: ${kind}`);
  }
});
