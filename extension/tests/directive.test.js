import assert from "node:assert/strict";
import { test } from "node:test";
import { directiveIn, folded, withDirective } from "../core/directive.js";

const EDGE = "\ufdd0";

/** The directive for what begins at `^` in a page of blocks, each of them a line of the text. */
function at(page) {
  const [before, after] = page
    .trim()
    .replaceAll(/\s*\n\s*/g, EDGE)
    .split("^");
  const all = folded(before + after);
  const isUnique = (letters) =>
    all.split(letters).length === 2 && all.indexOf(letters) === all.lastIndexOf(letters);
  return directiveIn({ before, after }, isUnique);
}

test("a line that stands once is led to by its first words", () => {
  assert.equal(at("A cup.\n^Clay is wedged before it is thrown."), "text=Clay%20is%20wedged%20before");
});

test("a directive begins with a whole word, where the line began inside of one", () => {
  assert.equal(at("Glaze is well-^known to crack in the kiln."), "text=well%2Dknown%20to%20crack");
});

test("what a directive's own grammar uses is encoded", () => {
  assert.equal(at("^One, two & three-part cups"), "text=One%2C%20two%20%26%20three%2Dpart");
});

test("words that stand twice grow until they do not", () => {
  assert.equal(
    at("Bring it back clean and dry on Monday.\n^Bring it back clean and dry on Friday."),
    "text=Bring%20it%20back%20clean%20and%20dry%20on%20Friday.",
  );
});

test("a paragraph that stands twice is told by what follows, else by what precedes it", () => {
  const same = "Bring it back clean and dry.";
  assert.equal(
    at(`Tents are here\n^${same}\nDrills are there\n${same}`),
    `text=${encodeURIComponent(same)},-Drills%20are%20there`,
  );
  assert.equal(
    at(`Tents are here\n${same}\nDrills are there\n^${same}`),
    "text=Drills%20are%20there-,Bring%20it%20back%20clean",
  );
});

test("a short heading takes along what follows, since a page may load more of its kind", () => {
  assert.equal(at("The walk\n^Day 3\nOver the white cliffs"), "text=Day%203,-Over%20the%20white%20cliffs");
});

test("where nothing tells copies apart there is none", () => {
  assert.equal(at("Reply\n^Reply\nReply\nReply"), "");
  assert.equal(
    at("Keep it for two weeks.\nReply\n^Keep it for two weeks.\nReply\nKeep it for two weeks.\nReply"),
    "",
  );
});

test("copies that differ in case, accents, punctuation or width are copies", () => {
  for (const other of [
    "THE RÉSUMÉ OF A TOOL",
    "The re\u0301sume\u0301 of a tool",
    "The resume of a tool!",
    "Ｔhe résumé (of a tool)",
  ])
    assert.match(at(`^The résumé of a tool\nA bench\n${other}`), /tool,-A%20bench$/, other);
});

test("text without spaces is cut after its punctuation alone", () => {
  assert.equal(
    at("梯子在这里。^图书馆的梯子可以借两个星期，没有人等的时候可以再借两个星期。"),
    `text=${encodeURIComponent("图书馆的梯子可以借两个星期，没有人等的时候可以再借两个星期。")}`,
  );
});

test("a word without end, and a search that takes too long, give none", () => {
  assert.equal(at(`${"x".repeat(100)}^yz and words`), "");
  assert.equal(
    directiveIn(
      { before: "", after: "Clay is wedged before it is thrown." },
      () => true,
      () => true,
    ),
    "",
  );
});

test("no directive is longer than three hundred characters of text", () => {
  const long = `${"word ".repeat(200)}end`;
  assert.equal(at(`${long}\n^${long}\n${long}`), "");
});

test("an address keeps the fragment that is its own", () => {
  assert.equal(withDirective("https://a.example/x", "text=a"), "https://a.example/x#:~:text=a");
  assert.equal(withDirective("https://a.example/#/route", "text=a"), "https://a.example/#/route:~:text=a");
  assert.equal(withDirective("https://a.example/x", ""), "https://a.example/x");
});
