/**
 * Finds a position's line in the page's text.
 *
 * Witnesses are the line's own words with their context and the fingerprints of the blocks around it. The cheap
 * questions come first: is the line where it was, do its words stand somewhere unchanged? Only then is every trace
 * of them weighed.
 */
import { itemOf } from "./item.js";
import { plain, printOf, rawIndex, tidy } from "./text.js";

/** @typedef {import("./types.js").Position} Position */
/** @typedef {import("./types.js").Restored} Restored */
/** @typedef {import("./types.js").Block} Block */
/** @typedef {{block: number, at: number, exact: boolean, by: Restored["by"], isGuess?: boolean}} Spot `at` is an index in the block's raw text */

const ENOUGH = 12; // characters that a text must have to be looked for; shorter ones must be a block of their own
const LONG = 24; // characters that hardly occur twice by chance
const REACH = 40; // blocks
const MANY = 80; // occurrences that make a text say nothing

/** @param {Position} position */
export function read(position) {
  /** @type {{exact?: string, prefix?: string, suffix?: string, start?: number, value?: string}} */
  const {
    exact = "",
    prefix = "",
    suffix = "",
    start = -1,
    value = "",
  } = Object.assign({}, ...position.selectors);
  const head = plain(prefix);
  const words = head + plain(exact + suffix);
  /** @returns {string[]} */
  const split = (/** @type {string | undefined} */ prints) => [...(prints?.match(/.{4}/g) ?? [])];
  return {
    /** The own block's compared text around the line, and where in it the line begins. */
    words,
    here: head.length,
    /** The longest piece that is sure to stand in the page's source as it is here. */
    word: (prefix + exact + suffix)
      .split(/[\s\p{Nd}\p{Cf}]+/u)
      .reduce((a, b) => (b.length > a.length ? b : a), ""),
    exact,
    start,
    path: value,
    item: position.item ?? "",
    before: split(position.before),
    after: split(position.after),
  };
}

/** @typedef {ReturnType<typeof read>} Wanted */

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

  /** The block that holds a character of the whole text. @param {number} index */
  blockAt(index) {
    return Math.max(
      0,
      this.starts.findLastIndex((start) => start <= index),
    );
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

/** Do most of the nearest neighbours stand around a block? @param {Wanted} wanted @param {Block[]} blocks @param {number} block */
function isAtHome({ before, after }, blocks, block) {
  let seen = 0;
  const look = (/** @type {string[]} */ prints, /** @type {number} */ step) => {
    for (let i = block + step, left = 6; blocks[i] && left; i += step) {
      const print = printOf(blocks[i]);
      if (print) left--;
      if (print && prints.includes(print)) seen++;
    }
  };
  look(before.slice(0, 4), -1);
  look(after.slice(0, 4), 1);
  return seen >= 0.8 * (Math.min(4, before.length) + Math.min(4, after.length));
}

/**
 * The cheap answers, without reading the whole page: the line is where it was, or its words stand once among their
 * neighbours.
 * @param {Wanted} wanted
 * @param {Block[]} blocks
 * @returns {Spot | null}
 */
export function findIntact(wanted, blocks) {
  const { words, here, start, exact } = wanted;
  const old = blocks.findLastIndex((block) => block.start <= start);
  if (start >= 0 && old >= 0) {
    const at = start - blocks[old].start;
    const { raw } = blocks[old];
    const text = plain(raw.slice(at, at + 400));
    // To the digit: rows of a list may differ in nothing else.
    const reads = text.startsWith(words.slice(here)) && tidy(raw.slice(at)).startsWith(exact);
    if (reads && plain(raw.slice(0, at)).endsWith(words.slice(0, here))) {
      const isItem = !wanted.item || wanted.item === itemOf(blocks[old].element);
      if (isItem && isAtHome(wanted, blocks, old)) return { block: old, at, exact: true, by: "position" };
    }
  }
  if (words.length < LONG) return null;
  let found = -1;
  let index = 0;
  for (let block = 0; block < blocks.length; block++) {
    const { raw } = blocks[block];
    if (!raw.includes(wanted.word)) continue;
    const text = plain(raw);
    const first = text.indexOf(words);
    if (first < 0) continue;
    if (found >= 0 || text.lastIndexOf(words) !== first) return null;
    found = block;
    index = first + here;
  }
  if (found < 0 || !isAtHome(wanted, blocks, found)) return null;
  return { block: found, at: rawIndex(blocks[found].raw, index), exact: true, by: "quote" };
}

/** The blocks of a page that the position remembers as neighbours. */
class Neighbourhood {
  /** @param {Wanted} wanted @param {PageText} text */
  constructor({ before, after }, text) {
    this.blocks = text.blocks;
    /** @type {Map<string, number[]>} */
    const seen = new Map([...before, ...after].map((print) => [print, []]));
    for (let i = 0; i < text.blocks.length; i++) seen.get(printOf(text.blocks[i]))?.push(i);
    this.before = before.map((print) => seen.get(print) ?? []);
    this.after = after.map((print) => seen.get(print) ?? []);
    /** @type {Map<Element, number>} */
    this.sizes = new Map();
    /** What a neighbourhood that is all there weighs. */
    this.all = [this.before, this.after]
      .flatMap((side) => side.map((p, i) => weigh(p, i, i)))
      .reduce((a, b) => a + b, 0);
  }

  /**
   * The remembered neighbours that are there, before block `low` and from block `high` on.
   * @param {number} low
   * @param {number} high
   */
  near(low, high) {
    /** @type {{block: number, i: number, weight: number, isBefore: boolean}[]} */
    const found = [];
    for (const side of [this.before, this.after]) {
      const isBefore = side === this.before;
      side.forEach((places, i) => {
        const block =
          (isBefore ? places.findLast((p) => p < low) : places.find((p) => p >= high)) ?? Number.NaN;
        const far = isBefore ? low - 1 - block : block - high;
        if (far < REACH) found.push({ block, i, weight: weigh(places, i, far), isBefore });
      });
    }
    return found;
  }

  /** How much of the neighbourhood is there, 0..1. @param {number} low @param {number} high */
  support(low, high) {
    return this.all && this.near(low, high).reduce((sum, { weight }) => sum + weight, 0) / this.all;
  }

  /**
   * The same, with those that share a small part of the page counting more: what stands in one card stays together
   * when cards change places.
   * @param {number} block
   */
  kinship(block) {
    const own = this.blocks[block].element;
    let sum = 0;
    for (const { block: other, weight } of this.near(block, block + 1)) {
      /** @type {Element | null} */
      let common = own;
      while (common && !common.contains(this.blocks[other].element)) common = common.parentElement;
      sum += weight / Math.sqrt(50 + (common ? this.size(common) : 1e6));
    }
    return sum;
  }

  /** Characters in an element. @param {Element} element */
  size(element) {
    const size = this.sizes.get(element) ?? (element.textContent ?? "").length;
    this.sizes.set(element, size);
    return size;
  }

  /**
   * Where the line's block was or is: from block `low` up to, not including, `high`.
   * @returns {{low: number, high: number, next: number, support: number}} `next`: what follows if none of them is it
   */
  gap() {
    let best = { low: 0, high: 0, next: 0, support: 0 };
    const few = (/** @type {number[][]} */ side) => side.filter(({ length }) => length < MANY).flat();
    for (const slot of new Set([...few(this.after), ...few(this.before).map((block) => block + 1)])) {
      const support = this.support(slot, slot);
      if (support <= best.support) continue;
      let low = 0;
      let high = this.blocks.length;
      let lost = this.before.length;
      for (const { block, i, isBefore } of this.near(slot, slot)) {
        if (isBefore) {
          low = Math.max(low, block + 1);
          lost = Math.min(lost, i);
        } else high = Math.min(high, block);
      }
      best = { low, high, next: Math.min(low + lost, high), support };
    }
    return best;
  }
}

/**
 * What it says that the i-th neighbour, seen in all these places, stands `far` blocks away.
 * @param {number[]} places
 * @param {number} i
 * @param {number} far
 */
const weigh = ({ length }, i, far) =>
  1 / (1 + i / 2) / (1 + Math.abs(far - i) * (i < 4 ? 0.4 : 0.05)) / Math.sqrt(Math.max(1, length));

/** @typedef {{block: number, index: number, own: number}} Trace `index` in the block's compared text */

/**
 * Where the words stand as they were.
 * @param {Wanted} wanted
 * @param {PageText} text
 * @returns {Trace[]}
 */
function unchanged({ words, here }, { texts }) {
  const found = texts.flatMap((text, block) => {
    const at = text.indexOf(words);
    return at < 0 || (words.length < ENOUGH && text !== words) ? [] : [{ block, index: at + here, own: 1 }];
  });
  return found.length > MANY ? [] : found;
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
function traces(wanted, text, low, high, size = 10) {
  const { words, here } = wanted;
  if (low >= high || words.length < size) return null;
  const from = text.starts[low];
  const to = text.starts[high] ?? text.all.length;
  /** @type {{at: number, far: number, weight: number}[]} */
  const votes = [];
  let all = 0;
  for (let j = 0; j + size <= words.length; j += 3) {
    const far = Math.max(here - j - size, j - here, 0);
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
    if (sum / all <= (found?.own ?? 0)) continue;
    const block = Math.max(low, Math.min(high - 1, text.blockAt(best.at)));
    const index = Math.max(0, Math.min(text.texts[block].length - 1, best.at - text.starts[block]));
    found = { block, index, own: Math.min(1, sum / all) };
  }
  // In scripts without spaces, and between heavy edits, only shorter pieces are left; over a whole page they say nothing.
  const few = high - low < REACH && size > 5;
  return few && (found?.own ?? 0) < 0.1 ? traces(wanted, text, low, high, 5) : found;
}

/**
 * @param {Wanted} wanted
 * @param {PageText} text
 * @param {() => Promise<void>} breathe lets the browser have its turn
 * @returns {Promise<Spot | null>}
 */
export async function findMoved(wanted, text, breathe) {
  const { start } = wanted;
  const around = new Neighbourhood(wanted, text);
  const spot = (
    /** @type {Trace} */ { block, index },
    /** @type {boolean} */ exact,
    /** @type {Spot["by"]} */ by,
  ) => ({
    block,
    at: rawIndex(text.blocks[block].raw, index),
    exact,
    by,
  });

  await breathe();
  const found = unchanged(wanted, text);
  const marked = found.map((trace) => ({
    ...trace,
    support: around.support(trace.block, trace.block + 1),
    isItem: Boolean(wanted.item) && wanted.item === itemOf(text.blocks[trace.block].element),
    isVerbatim: false,
    score: 0,
  }));
  const items = marked.filter(({ isItem }) => isItem);
  const same = items.length ? items : marked;
  if (same.length > 1) {
    const kin = same.map(({ block }) => around.kinship(block));
    const most = Math.max(...kin, 1e-9);
    same.forEach((s, i) => {
      const far = Math.abs(text.blocks[s.block].start - start) / (text.all.length || 1);
      // Where nothing else tells likes apart, numbers do: rows of a long list, prices.
      s.isVerbatim = tidy(text.blocks[s.block].raw).includes(wanted.exact);
      s.score = s.support + kin[i] / most + (s.isVerbatim ? 0.3 : 0) - 0.1 * Math.min(1, far);
    });
    same.sort((a, b) => b.score - a.score);
  }
  const [best, second] = same;

  await breathe();
  const gap = around.gap();
  await breathe();
  const isBetween = best && best.block >= gap.low && best.block < gap.high;
  const edited = isBetween || gap.support < 0.2 ? null : traces(wanted, text, gap.low, gap.high);
  if (best) {
    // Words that stand elsewhere, while their old neighbours stand together without them, are a quotation or a copy.
    const isClear = !second || best.score > second.score + 0.2;
    const isGone = gap.support > 0.75 && (found.length > 1 || !best.isItem || (edited?.own ?? 0) > 0.2);
    if (isBetween || best.support > 0.75 * gap.support || (isClear && !isGone)) {
      const isGuess = !isClear && !best.isVerbatim;
      return { ...spot(best, isClear && best.support > (second ? 0.6 : 0.2), "quote"), isGuess };
    }
  }
  if (gap.support > 0.2) {
    if (edited && edited.own > 0.1)
      return spot(edited, edited.own > 0.3 && intact(wanted, text, edited), "context");
    return { block: Math.min(gap.next, text.texts.length - 1), at: 0, exact: false, by: "neighbours" };
  }
  await breathe();
  const trace = traces(wanted, text, 0, text.texts.length);
  if (trace && trace.own > 0.15) return spot(trace, false, "context");
  return best ? spot(best, false, "quote") : null;
}

/** Does the line itself begin as it did? @param {Wanted} wanted @param {PageText} text @param {Trace} trace */
function intact({ words, here }, text, { block, index }) {
  const back = Math.min(here, 6);
  return text.all.startsWith(words.slice(here - back, here + 16), text.starts[block] + index - back);
}
