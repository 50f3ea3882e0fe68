import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { bundled } from "./bundled.js";

const { clean } = await bundled("core/cleaning.js");
const vectors = JSON.parse(
  await readFile(new URL("../../tests/vectors/addresses.json", import.meta.url), "utf8"),
);

test("the widget takes the same out of addresses as the service", () => {
  for (const [address, kept] of vectors.cleaned) {
    assert.equal(clean(address), kept);
    assert.equal(clean(kept), kept, "cleaning twice changes nothing");
  }
});

test("the owner adds names of her own", () => {
  assert.equal(
    clean("https://a.example/?ref=x&q=1#/r?aff_id=2", ["ref", "aff_*"]),
    "https://a.example/?q=1#/r",
  );
});
