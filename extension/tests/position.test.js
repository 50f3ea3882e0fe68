import assert from "node:assert/strict";
import { test } from "node:test";
import { findIntact, findMoved } from "../core/position/find.js";
import { hash, plain, printOf, rawIndex, tidy } from "../core/position/text.js";
import { PageText } from "../core/position/traces.js";
import { read } from "../core/position/wanted.js";

const ARTICLE = [
  "Clay is wedged before it is thrown, so that no air is left in it.",
  "A potter centres the clay on the wheel with wet hands and patience.",
  "Walls are raised in three pulls, each one thinner and more even than the last.",
  "The foot is trimmed when the clay has become as hard as leather.",
  "A first firing at 900 degrees drives the water out and leaves the pot porous.",
  "Glaze is poured, dipped or sprayed, and wiped off the foot.",
  "The second firing melts the glaze to glass at 1,240 degrees.",
  "Cooling takes a day, and nobody opens the kiln before.",
];

/** A block as `readFlow` gives it, outside of any document. */
function blocksOf(texts, link = () => null) {
  let start = 0;
  const list = {
    textContent: texts.join(" ").repeat(20),
    contains: () => true,
    closest: () => null,
    querySelector: () => null,
  };
  return texts.map((raw, i) => {
    const anchor = link(raw, i) && { getAttribute: () => link(raw, i) };
    const element = {
      textContent: raw,
      parentElement: list,
      closest: () => anchor,
      querySelector: () => anchor,
    };
    element.contains = (other) => other === element;
    const block = { element, texts: [], raw, start };
    start += raw.length;
    return block;
  });
}

/** The position of a reader whose line begins at `words` in block `at`. */
function readerAt(blocks, at, words) {
  const { raw, start } = blocks[at];
  const index = raw.indexOf(words);
  assert.ok(index >= 0);
  const prints = (list) => list.map(printOf).slice(0, 8).join("");
  return {
    selectors: [
      {
        type: "TextQuoteSelector",
        exact: raw.slice(index, index + 60),
        prefix: raw.slice(0, index).slice(-60),
        suffix: raw.slice(index + 60, index + 120),
      },
      { type: "TextPositionSelector", start: start + index, end: start + index + 60 },
    ],
    before: prints(blocks.slice(0, at).reverse()),
    after: prints(blocks.slice(at + 1)),
  };
}

async function find(position, blocks) {
  const wanted = read(position);
  const spot = findIntact(wanted, blocks) ?? (await findMoved(wanted, new PageText(blocks), async () => {}));
  return spot && { ...spot, text: blocks[spot.block].raw.slice(spot.at) };
}

test("numbers, white space and invisible characters do not count when texts are compared", () => {
  assert.equal(plain("EUR 4,95\n\t per\u00ad pair"), plain("EUR 12,50 per pair"));
  assert.equal(plain("১২ ঘণ্টা আগে"), plain("৭ ঘণ্টা আগে"));
});

test("a character of the compared text is found in the text as it stands", () => {
  const raw = "  In 1984,\n  he wrote";
  for (const [index, char] of [...plain(raw)].entries()) assert.equal(raw[rawIndex(raw, index)], char);
  assert.equal(rawIndex("42", 0), 1);
});

test("a fingerprint is four characters, the same for a neighbour whose end was rewritten", () => {
  assert.match(hash(""), /^[0-9a-z]{4}$/);
  assert.equal(printOf({ raw: `${ARTICLE[0]} More.` }), printOf({ raw: ARTICLE[0] }));
  assert.notEqual(printOf({ raw: ARTICLE[0] }), printOf({ raw: ARTICLE[1] }));
  assert.equal(printOf({ raw: " 4,95 " }), "");
});

test("Ada finds her line on the same page without a search", async () => {
  const blocks = blocksOf(ARTICLE);
  const found = await find(readerAt(blocks, 4, "drives the water"), blocks);
  assert.equal(found.by, "position");
  assert.equal(found.exact, true);
  assert.ok(found.text.startsWith("drives the water"));
});

test("Ada finds her line when paragraphs came in above and numbers have changed", async () => {
  const position = readerAt(blocksOf(ARTICLE), 4, "drives the water");
  const later = ["An advertisement for kilns and wheels.", ...ARTICLE].map((text) =>
    text.replace("900", "1,000"),
  );
  const found = await find(position, blocksOf(later));
  assert.equal(found.exact, true);
  assert.ok(found.text.startsWith("drives the water"));
});

test("Ada's own paragraph was reworded: she is put where its surviving words say, and told so", async () => {
  const position = readerAt(blocksOf(ARTICLE), 2, "each one thinner");
  const later = ARTICLE.with(
    2,
    "Walls go up in three slow pulls, and each one thinner and far more even than before.",
  );
  const found = await find(position, blocksOf(later));
  assert.equal(found.block, 2);
  assert.ok(found.text.startsWith("each one thinner"));
});

test("Ada's own paragraph is gone: she is put at the next one that is still there, never called exact", async () => {
  const position = readerAt(blocksOf(ARTICLE), 4, "drives the water");
  const found = await find(position, blocksOf(ARTICLE.toSpliced(4, 1)));
  assert.equal(found.exact, false);
  assert.equal(found.by, "neighbours");
  assert.ok(found.text.startsWith("Glaze is poured"));
});

test("a quotation elsewhere is not taken for the paragraph that was removed", async () => {
  const position = readerAt(blocksOf(ARTICLE), 4, "A first firing");
  const far = Array.from(
    { length: 40 },
    (_, i) => `Reader ${"abcdefghijklmnopqrstuvwxyz"[i % 26].repeat(8)} asks a question.`,
  );
  const found = await find(position, blocksOf([...ARTICLE.toSpliced(4, 1), ...far, ARTICLE[4], ...far]));
  assert.equal(found.exact, false);
  assert.ok(found.text.startsWith("Glaze is poured"));
});

test("of many cards with the same words the one with the same link is the one", async () => {
  const cards = Array.from({ length: 12 }, (_, i) => [`Ceramic cup`, `Hand made`, `EUR 19,95 / ${i}`]).flat();
  const link = (_, i) => `/p/${Math.floor(i / 3)}`;
  const blocks = blocksOf(cards, link);
  const position = { ...readerAt(blocks, 15, "Ceramic cup"), item: hash("/p/5") };
  const order = [7, 2, 5, 0, 9, 11, 1, 3, 4, 6, 8, 10];
  const shuffled = order.flatMap((n) => cards.slice(n * 3, n * 3 + 3));
  const found = await find(
    position,
    blocksOf(shuffled, (_, i) => `/p/${order[Math.floor(i / 3)]}`),
  );
  assert.equal(found.block, 6);
});

test("rows that differ in nothing but a number are told apart by it", async () => {
  const rows = (from) =>
    Array.from({ length: 30 }, (_, i) => `Order number ${from + i} was shipped to the customer`);
  const position = readerAt(blocksOf(rows(1000)), 7, "Order");
  const found = await find(position, blocksOf(rows(1003)));
  assert.ok(found.text.startsWith("Order number 1007"));
  const elsewhere = await find(position, blocksOf(rows(0)));
  assert.notEqual(elsewhere?.exact, true);
});

test("a page of other text is not mistaken for the one that was left", async () => {
  const position = readerAt(blocksOf(ARTICLE), 4, "A first firing");
  assert.equal(
    await find(position, blocksOf(["Terms of service", "You agree to nothing much.", "Contact us"])),
    null,
  );
});

test("a position of nothing but a path and a progression asks for no text", () => {
  const wanted = read({ selectors: [{ type: "CssSelector", value: "#main" }], progression: 0.4 });
  assert.equal(wanted.words, "");
  assert.equal(findIntact(wanted, blocksOf(ARTICLE)), null);
});

test("texts are tidied as a reader sees them", () => {
  assert.equal(tidy("a\n\t b"), "a b");
});
