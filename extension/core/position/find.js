/**
 * Finds a position's line in the page's text.
 *
 * Witnesses are the line's own words with their context and the fingerprints of the blocks around it. The cheap
 * questions come first: is the line where it was, do its words stand somewhere unchanged? Only then is every trace
 * of them weighed.
 */
import { fingerprint, plain, rawIndex } from "./text.js";

/** @typedef {import("./types.js").Position} Position */
/** @typedef {import("./types.js").Restored} Restored */
/** @typedef {import("./types.js").Block} Block */
/** @typedef {{block: number, at: number, exact: boolean, by: Restored["by"]}} Spot `at` is an index in the block's raw text */

const ENOUGH = 12; // characters that a text must have to be looked for; shorter ones must be a block of their own
const REACH = 24; // blocks
const MANY = 40; // occurrences that make a text say nothing

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
    isNumber: /^\p{Nd}/u.test(exact),
    start,
    path: value,
    before: split(position.before),
    after: split(position.after),
  };
}

/** @typedef {ReturnType<typeof read>} Wanted */

/** The page's compared text as a whole and block by block. */
export class Text {
  /** @param {Block[]} blocks */
  constructor(blocks) {
    this.blocks = blocks;
    this.texts = blocks.map((block) => plain(block.raw));
    /** @type {number[]} */
    this.starts = [];
    let start = 0;
    for (const text of this.texts) {
      this.starts.push(start);
      start += text.length;
    }
    this.all = this.texts.join("");
    /** @type {string[]} */
    this.prints = [];
  }

  /** @param {number} block */
  print(block) {
    this.prints[block] ??= this.texts[block].length > 1 ? fingerprint(this.texts[block]) : "";
    return this.prints[block];
  }

  /** The block that holds a character of the whole text. @param {number} index */
  blockAt(index) {
    return lastUpTo(this.starts, index);
  }

  /**
   * Where a text occurs; nothing when it occurs too often to tell.
   * @param {string} text
   * @param {number} [most]
   */
  places(text, most = MANY) {
    const found = [];
    for (let at = this.all.indexOf(text); at >= 0; at = this.all.indexOf(text, at + 1)) {
      if (found.push(at) > most) return [];
    }
    return found;
  }

  /**
   * How much of the remembered neighbourhood is there, 0..1, around the blocks before `low` and from `high` on.
   * @param {Wanted} wanted
   * @param {number} low
   * @param {number} high
   */
  support({ before, after }, low, high) {
    let sum = 0;
    let all = 0;
    const look = (/** @type {string[]} */ prints, /** @type {number} */ from, /** @type {number} */ step) => {
      prints.forEach((print, i) => {
        const weight = 1 / (1 + i / 2);
        all += weight;
        for (let d = 0; d < REACH && this.texts[from + d * step] !== undefined; d++) {
          if (this.print(from + d * step) !== print) continue;
          sum += weight / (1 + Math.max(0, d - i) * 0.15);
          break;
        }
      });
    };
    look(before, low - 1, -1);
    look(after, high, 1);
    return all ? sum / all : 0;
  }
}

/** Index of the last number that is not above `value`. @param {number[]} sorted @param {number} value */
function lastUpTo(sorted, value) {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sorted[middle] <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * The line where it was: the page has not changed before it, nor at it.
 * @param {Wanted} wanted
 * @param {Block[]} blocks
 * @returns {Spot | null}
 */
export function findUnmoved({ words, here, start, before, after }, blocks) {
  if (start < 0 || !blocks.length) return null;
  const block = lastUpTo(
    blocks.map((b) => b.start),
    start,
  );
  const { raw, start: first } = blocks[block];
  const at = start - first;
  if (at >= raw.length) return null;
  if (
    !plain(raw.slice(at)).startsWith(words.slice(here)) ||
    !plain(raw.slice(0, at)).endsWith(words.slice(0, here))
  )
    return null;
  const near = (/** @type {string[]} */ prints, /** @type {number} */ step) => {
    for (let i = block + step; blocks[i]; i += step) {
      const text = plain(blocks[i].raw.slice(0, 80));
      if (text.length > 1) return fingerprint(text) === prints[0];
    }
    return !prints.length;
  };
  return near(before, -1) || near(after, 1) ? { block, at, exact: true, by: "position" } : null;
}

/** @typedef {{block: number, index: number, own: number}} Candidate `index` in the block's compared text */

/**
 * Where the words stand as they were.
 * @param {Wanted} wanted
 * @param {Text} text
 * @returns {Candidate[]}
 */
function unchanged({ words, here }, text) {
  if (words.length < ENOUGH) {
    return text.texts.flatMap((t, block) => (t === words ? [{ block, index: here, own: 1 }] : []));
  }
  return text.places(words, 400).map((at) => {
    const block = text.blockAt(at + Math.min(here, words.length - 1));
    return { block, index: at + here - text.starts[block], own: 1 };
  });
}

/**
 * Where pieces of the words stand, near enough to each other to be the same text edited.
 * @param {Wanted} wanted
 * @param {Text} text
 * @returns {Candidate[]}
 */
function traces({ words, here }, text) {
  const size = Math.min(words.length >= 24 ? 10 : 6, words.length);
  /** @type {{at: number, distance: number, weight: number}[]} */
  const votes = [];
  let all = 0;
  for (let from = 0; from + size <= words.length; from += 3) {
    const distance = Math.max(here - from - size, from - here, 0);
    const weight = 1 / (1 + distance / 20);
    all += weight;
    for (const found of text.places(words.slice(from, from + size))) {
      votes.push({ at: found - from + here, distance, weight });
    }
  }
  votes.sort((a, b) => a.at - b.at);
  /** @type {Candidate[]} */
  const candidates = [];
  for (let i = 0, next = 0; i < votes.length; i = next) {
    let best = votes[i];
    let sum = 0;
    for (next = i; next < votes.length && votes[next].at - votes[Math.max(i, next - 1)].at < 20; next++) {
      sum += votes[next].weight;
      if (votes[next].distance < best.distance) best = votes[next];
    }
    const block = text.blockAt(Math.max(0, best.at));
    candidates.push({ block, index: Math.max(0, best.at - text.starts[block]), own: Math.min(1, sum / all) });
  }
  return candidates;
}

/**
 * Between which blocks the line's own block was: `block` is the next that is still there.
 * @param {Wanted} wanted
 * @param {Text} text
 */
function gap(wanted, text) {
  const { before, after } = wanted;
  let best = { block: 0, low: 0, support: 0 };
  for (let block = 0; block < text.texts.length; block++) {
    const print = text.print(block);
    if (!print) continue;
    const isAfter = after.includes(print);
    if (!isAfter && !before.includes(print)) continue;
    const slot = isAfter ? block : block + 1;
    const support = text.support(wanted, slot, slot);
    if (support > best.support) best = { block: slot, low: slot, support };
  }
  return best;
}

/**
 * @param {Wanted} wanted
 * @param {Text} text
 * @returns {Spot | null}
 */
export function findMoved(wanted, text) {
  const { words, here, start } = wanted;
  const total = text.all.length || 1;
  const rank = (/** @type {Candidate[]} */ candidates) =>
    candidates
      .map((c) => {
        const support = text.support(wanted, c.block, c.block + 1);
        const far = Math.abs(text.blocks[c.block].start - start) / (total * 2);
        return { ...c, support, score: c.own + 0.8 * support - 0.05 * Math.min(1, far) };
      })
      .sort((a, b) => b.score - a.score);

  let [best] = rank(unchanged(wanted, text));
  /** @type {Spot["by"]} */
  let by = "quote";
  if (!best || best.support < 0.15) {
    const [trace] = words.length >= ENOUGH ? rank(traces(wanted, text)) : [];
    if (trace && (!best || trace.score > best.score)) {
      best = trace;
      by = "context";
    }
  }
  if (!best || best.support < 0.3) {
    const between = gap(wanted, text);
    const needed = best ? 0.8 * (between.support - best.support) : 0;
    if (between.support > 0.2 && (!best || best.own < needed || best.own < 0.12)) {
      const block = Math.min(between.block, text.texts.length - 1);
      return { block, at: 0, exact: false, by: "neighbours" };
    }
  }
  if (!best || best.own + best.support < 0.25) return null;
  const { raw } = text.blocks[best.block];
  const at = rawIndex(raw, best.index, wanted.isNumber);
  const back = Math.min(here, 6);
  const line = words.slice(here - back, here + 16);
  const intact = text.all.startsWith(line, text.starts[best.block] + best.index - back);
  const sure =
    by === "quote"
      ? words.length >= 40 || best.support > 0.2
      : intact && best.own > 0.3 && best.support > 0.1;
  return { block: best.block, at, exact: intact && sure, by };
}
