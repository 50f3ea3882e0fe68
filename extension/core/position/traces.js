/** The line's own words, whole or in pieces, wherever they stand on the page. */
import { plain } from "./text.js";

/** @typedef {import("./types.js").Block} Block */
/** @typedef {import("./wanted.js").Wanted} Wanted */

const ENOUGH = 12; // characters that a text must have to be looked for; shorter ones must be a block of their own
const FEW = 40; // blocks in which short pieces still mean something
const NEAR = 7; // characters of such a piece
const MANY = 40; // occurrences that make a piece of text say nothing
const APART = 150; // characters that an edit may push a text's pieces from each other
const LIKES = 300; // blocks of the same words that are worth comparing

/** The page's compared text as a whole and block by block. */
export class PageText {
  /** @param {Block[]} blocks */
  constructor(blocks) {
    this.blocks = blocks;
    this.texts = blocks.map((block) => plain(block.raw));
    /** @type {number[]} where each block's text begins in the whole */
    this.starts = [];
    let start = 0;
    for (const text of this.texts) {
      this.starts.push(start);
      start += text.length;
    }
    this.all = this.texts.join("");
  }

  /** Where a text occurs; nothing when it occurs too often to tell. @param {string} text */
  places(text) {
    const found = [];
    for (let at = this.all.indexOf(text); at >= 0; at = this.all.indexOf(text, at + 1)) {
      if (found.push(at) > MANY) return [];
    }
    return found;
  }
}

/** @typedef {{block: number, index: number, own: number}} Trace `index` in the block's compared text */

/**
 * Where the words stand as they were.
 * @param {Wanted} wanted
 * @param {PageText} text
 * @returns {Trace[]}
 */
export function unchanged({ words, here }, { texts }) {
  const found = texts.flatMap((text, block) => {
    const at = text.indexOf(words);
    return at < 0 || (words.length < ENOUGH && text !== words) ? [] : [{ block, index: at + here, own: 1 }];
  });
  return found.length > LIKES ? [] : found;
}

/**
 * Where most pieces of the words stand, near enough to each other to be the same text edited.
 * @param {Wanted} wanted
 * @param {PageText} text
 * @param {number} low first block to look at
 * @param {number} high the block after the last
 * @param {number} [size] of a piece
 * @returns {Trace | null}
 */
export function traces(wanted, text, low, high, size = high - low < FEW ? NEAR : 10) {
  const { words, here } = wanted;
  if (low >= high || words.length < size) return null;
  const from = text.starts[low];
  const to = text.starts[high] ?? text.all.length;
  /** @type {{at: number, far: number, weight: number}[]} */
  const votes = [];
  let all = 0;
  for (let j = here % 3; j + size <= words.length; j += 3) {
    // Where words came in right before the line, it is the line's own that say where it begins.
    const far = Math.max(0, j >= here ? j - here : here - j - size + 4);
    const weight = 1 / (1 + far / 20);
    all += weight;
    for (const at of text.places(words.slice(j, j + size))) {
      if (at >= from && at + size <= to) votes.push({ at: at - j + here, far, weight });
    }
  }
  votes.sort((a, b) => a.at - b.at);
  /** @type {Trace | null} */
  let found = null;
  for (let i = 0, next = 0; i < votes.length; i = next) {
    let best = votes[i];
    let sum = 0;
    for (next = i; next < votes.length && votes[next].at - votes[Math.max(i, next - 1)].at < 20; next++) {
      sum += votes[next].weight;
      if (votes[next].far < best.far) best = votes[next];
    }
    // Words that came in cut a text in two; the part that the line begins is the one.
    const own = (sum / all) * (best.far ? 1 : 1.5);
    if (own <= (found?.own ?? 0)) continue;
    const holder = text.starts.findLastIndex((start) => start <= best.at);
    const block = Math.max(low, Math.min(high - 1, holder));
    let index = Math.max(0, Math.min(text.texts[block].length - 1, best.at - text.starts[block]));
    if (best.far) {
      // Where the line's own beginning still stands, it begins there; the first line of a block is its beginning.
      const begin = words.slice(here, here + size);
      const at = text.texts[block].indexOf(begin, Math.max(0, index - APART));
      const isOne = at >= 0 && at < index + APART && text.texts[block].indexOf(begin, at + 1) < 0;
      if (isOne) index = at;
      if (!here) index = 0;
    }
    found = { block, index, own };
  }
  // In scripts without spaces, and between heavy edits, only shorter pieces are left; on a whole page they are
  // everywhere.
  return size === NEAR && (found?.own ?? 0) < 0.1 ? traces(wanted, text, low, high, 5) : found;
}

/**
 * Does the line itself begin as it did, and nothing else in its block?
 * @param {Wanted} wanted
 * @param {PageText} text
 * @param {Trace} trace
 */
export function intact({ words, here }, { texts }, { block, index }) {
  const begin = words.slice(here, here + 24);
  return texts[block].indexOf(begin) === index && texts[block].lastIndexOf(begin) === index;
}
