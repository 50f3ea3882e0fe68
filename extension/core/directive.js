/**
 * The text directive that leads a browser by itself to a captured line: `text=prefix-,start,-suffix` (WICG, URL
 * Fragment Text Directives).
 *
 * A browser goes to the first match, and each has its own idea of word and block boundaries, of accents and of what
 * is visible. So none of them is imitated: a directive is unique when its letters and digits, read as one string,
 * stand once in those of the whole page, hidden text and all. No engine can find more than that. And it is only cut
 * where every engine has a boundary: at white space, at the edge of a block, after the punctuation of scripts that
 * are written without spaces.
 */

import { around, EDGE, isShown, piecesOf } from "./passage.js";
import { findIntact } from "./position/find.js";
import { readFlow, textAt } from "./position/flow.js";
import { read } from "./position/wanted.js";

/** @import { Around } from "./passage.js" */
/** @import { Position } from "./position/types" */

const TIME = 30; // ms of trying; before that the page's text is read once, as for a capture
const LONGEST = 300; // characters of a directive's terms together
const LEAST = 20; // characters to begin with; fewer say little about a page that may change
const ENOUGH = 12; // letters and digits that hardly stand twice by chance on a page that loads more
const WORD = 80; // characters without a boundary that a line may be inside of

/** Letters and digits, without case, accents and width: coarser than any browser compares. @param {string} text */
export const folded = (text) =>
  text
    .normalize("NFKD")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]|\u0640/gu, "");

/**
 * The page's address with a directive, whatever fragment of its own it has.
 * @param {string} address
 * @param {string} directive
 */
export function withDirective(address, directive) {
  if (!directive) return address;
  return `${address}${address.includes("#") ? "" : "#"}:~:${directive}`;
}

/**
 * @param {Document} document
 * @param {Position} position captured from it
 * @param {number} [limit] ms
 * @returns {string} such as `text=the%20second%20line`; empty when nothing short leads to the line and to no other
 */
export function directiveFor(document, position, limit = TIME) {
  if (!document.body) return "";
  const blocks = readFlow(document.body);
  const spot = findIntact(read(position), blocks);
  if (!spot) return "";
  const [node, offset] = textAt(blocks[spot.block], spot.at);
  const pieces = piecesOf(document.body);
  const at = pieces.findIndex((piece) => piece.node === node);
  if (at < 0 || !pieces[at].isOpen) return "";
  // What the page hides is no part of what browsers read, yet may be shown on the other device.
  const texts = [pieces, pieces.filter(isShown)].map((of) =>
    folded(of.map((piece) => piece.node.data).join("")),
  );
  const isUnique = (/** @type {string} */ letters) =>
    texts.every((text) => {
      const found = text.indexOf(letters);
      return found >= 0 && text.indexOf(letters, found + 1) < 0;
    });
  const end = performance.now() + limit;
  return directiveIn(around(pieces, at, offset), isUnique, () => performance.now() > end);
}

/**
 * @param {Around} around
 * @param {(letters: string) => boolean} isUnique do these, as `folded` gives them, stand once on the page?
 * @param {() => boolean} [isLate]
 * @returns {string} the shortest directive found; empty when there is none
 */
export function directiveIn({ before, after }, isUnique, isLate = () => false) {
  const [head, ...far] = segments(before).reverse();
  const [tail, ...later] = segments(after);
  // The part of a word or a sentence that the line begins inside of.
  const cut = lastCut(head);
  if (head.length - cut > WORD) return "";
  const own = head.slice(cut) + tail;
  const left = head.slice(0, cut).trim() || far.find((segment) => segment.trim())?.trim() || "";
  const starts = lengths(own).map((length) => own.slice(0, length).trim());
  const whole = starts[starts.length - 1];
  if (!whole) return "";
  const rest = own.slice(whole.length).trim() || later.find((segment) => segment.trim())?.trim() || "";
  const prefixes = ["", ...ends(left)];
  const suffixes = ["", ...lengths(rest).map((length) => rest.slice(0, length).trim())];
  const tries = [
    ...starts.map((start) => ({ prefix: "", start, suffix: "" })),
    // What comes after first: what comes before is above the line.
    ...suffixes.slice(1).map((suffix) => ({ prefix: "", start: whole, suffix })),
    ...prefixes.slice(1).map((prefix) => ({ prefix, start: starts[0], suffix: "" })),
    ...prefixes.slice(1).map((prefix) => ({ prefix, start: whole, suffix: suffixes[1] ?? "" })),
    { prefix: prefixes[prefixes.length - 1], start: whole, suffix: suffixes[suffixes.length - 1] },
  ];
  for (const { prefix, start, suffix } of tries) {
    if (isLate()) return "";
    if (prefix.length + start.length + suffix.length > LONGEST) continue;
    const letters = folded(prefix + start + suffix);
    if (letters.length >= ENOUGH && folded(start) && isUnique(letters))
      return directive(prefix, start, suffix);
  }
  return "";
}

/**
 * @param {string} prefix
 * @param {string} start
 * @param {string} suffix
 */
function directive(prefix, start, suffix) {
  const [before, words, after] = [prefix, start, suffix].map((term) =>
    encodeURIComponent(term).replace(/-/g, "%2D"),
  );
  return `text=${before && `${before}-,`}${words}${after && `,-${after}`}`;
}

/** What stands between two edges. @param {string} text */
function segments(text) {
  return text.split(EDGE).map((segment) => segment.replace(/ {2,}/g, " "));
}

/** Boundaries that all engines agree on. @param {string} text */
const cuts = (text) =>
  [...text.matchAll(/ +|[\u3001\u3002\uff01\uff0c\uff1a\uff1b\uff1f\u300d\u300f]+/gu)].map(
    ({ index, 0: found }) => index + found.length,
  );

/** @param {string} text */
const lastCut = (text) => cuts(text).pop() ?? 0;

/**
 * Lengths that a text may be cut at, growing; the last is the longest that is short enough.
 * @param {string} text
 * @returns {number[]}
 */
function lengths(text) {
  /** @type {number[]} */
  const found = [];
  for (const length of [...cuts(text), text.length]) {
    if (length > LONGEST / 2) break;
    const isMore = length >= (found[found.length - 1] ?? 0) + LEAST;
    if (length && (isMore || length === text.length)) found.push(length);
  }
  return found;
}

/** The same from the end. @param {string} text @returns {string[]} */
function ends(text) {
  /** @type {string[]} */
  const found = [];
  for (const cut of [...cuts(text).reverse(), 0]) {
    const end = text.slice(cut).trim();
    if (end.length > LONGEST / 2) break;
    if (end && (end.length >= (found[found.length - 1]?.length ?? 0) + LEAST || !cut)) found.push(end);
  }
  return found;
}
