import assert from "node:assert/strict";
import { test } from "node:test";
import { colours, contrast } from "../core/theme.js";

/** @typedef {[red: number, green: number, blue: number]} Colour */

const NOTHING = { dark: false, surface: null, text: null, accent: null, tint: null };
/** @type {Colour[]} */
const SAMPLES = [0, 51, 128, 204, 255].flatMap((red) =>
  [0, 51, 128, 204, 255].flatMap((green) =>
    [0, 51, 128, 204, 255].map((blue) => /** @type {Colour} */ ([red, green, blue])),
  ),
);

test("black on white is 21 to 1", () => {
  assert.equal(contrast([0, 0, 0], [255, 255, 255]), 21);
});

test("whatever Olga gives, every word can be read", () => {
  for (const dark of [false, true]) {
    for (const accent of SAMPLES) {
      for (const surface of [null, ...SAMPLES.filter((_, i) => i % 9 === 0)]) {
        const found = colours({ ...NOTHING, dark, accent, surface, text: accent });
        const seen = JSON.stringify({ dark, accent, surface, found });
        assert.ok(contrast(found.text, found.surface) >= 4.5, seen);
        assert.ok(contrast(found.muted, found.surface) >= 4.5, seen);
        assert.ok(contrast(found.accent, found.surface) >= 4.5, seen);
        assert.ok(contrast(found.on, found.accent) >= 4.5, seen);
      }
    }
  }
});

test("an accent that can be read stays as it is", () => {
  assert.deepEqual(colours({ ...NOTHING, accent: [160, 40, 30] }).accent, [160, 40, 30]);
});

test("a toolbar in the colour of the paper is no accent", () => {
  const calm = colours(NOTHING).accent;
  assert.deepEqual(colours({ ...NOTHING, tint: [250, 248, 245] }).accent, calm);
  assert.deepEqual(colours({ ...NOTHING, tint: [120, 30, 90] }).accent, [120, 30, 90]);
});
