/**
 * Finds a position's line in the page's text.
 *
 * Witnesses are the line's own words with their context and the blocks around it. The cheap questions come first: is
 * the line where it was, do its words stand somewhere unchanged? Only then is every trace of them weighed.
 */
import { itemOf } from "./item.js";
import { isAtHome, Neighbourhood } from "./neighbourhood.js";
import { plain, rawIndex, tidy } from "./text.js";
import { intact, traces, unchanged } from "./traces.js";

/** @typedef {import("./types.js").Restored} Restored */
/** @typedef {import("./types.js").Block} Block */
/** @typedef {import("./wanted.js").Wanted} Wanted */
/** @typedef {import("./traces.js").PageText} PageText */
/** @typedef {import("./traces.js").Trace} Trace */

/**
 * @typedef {object} Spot
 * @property {number} block
 * @property {number} at index in the block's raw text
 * @property {boolean} exact
 * @property {Restored["by"]} by
 * @property {boolean} [isGuess] one of several that nothing tells apart, or traces that no neighbour vouches for
 */

const LONG = 24; // characters that hardly occur twice by chance

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
      if (isAtHome(wanted, blocks, old)) return { block: old, at, exact: true, by: "position" };
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

/**
 * @param {Wanted} wanted
 * @param {PageText} text
 * @param {() => Promise<void>} breathe lets the browser have its turn
 * @returns {Promise<Spot | null>}
 */
export async function findMoved(wanted, text, breathe) {
  const { start } = wanted;
  const around = new Neighbourhood(wanted, text.blocks);
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
  /** @typedef {Trace & {support: number, isItem: unknown, isVerbatim: boolean, score: number}} Marked */
  const marked = found.map(
    (trace) =>
      /** @type {Marked} */ ({
        ...trace,
        support: around.support(trace.block, trace.block + 1),
        isItem: wanted.item && wanted.item === itemOf(text.blocks[trace.block].element),
      }),
  );
  const items = marked.filter(({ isItem }) => isItem);
  const same = items.length ? items : marked;
  if (same.length > 1) {
    const kin = same.map(({ block }) => around.kinship(block));
    const most = Math.max(...kin, 1e-9);
    same.forEach((s, i) => {
      const far = Math.abs(text.blocks[s.block].start - start) / (text.all.length || 1);
      // Where nothing else tells likes apart, numbers do: rows of a long list, prices.
      s.isVerbatim = tidy(text.blocks[s.block].raw).includes(wanted.exact);
      s.score = s.support + kin[i] / most + (s.isVerbatim ? 0.3 : 0) - far / 10;
    });
    same.sort((a, b) => b.score - a.score);
  }
  const [best, second] = same;

  await breathe();
  const gap = around.gap();
  await breathe();
  const isBetween = best && best.block >= gap.low && best.block < gap.high;
  const edited = isBetween || gap.support < 0.2 ? null : traces(wanted, text, gap.low, gap.high);
  // Short words stand in pieces anywhere, and the same words are no edited ones.
  const isEdited =
    edited &&
    edited.own > 0.3 &&
    wanted.words.length >= LONG &&
    !found.some(({ block }) => block >= gap.low && block < gap.high);
  if (best) {
    // Words that stand elsewhere, while their old neighbours stand together without them, are a quotation or a copy.
    const isClear = !second || best.score > second.score + 0.2;
    const isGone = gap.support > 0.75 && (found.length > 1 || !best.isItem || (edited?.own ?? 0) > 0.2);
    const isHome = isBetween || best.support >= gap.support;
    if (isHome || (!isEdited && best.support > 0.75 * gap.support) || (isClear && !isGone)) {
      // Old neighbours that stand together elsewhere leave a doubt.
      const isSure = isClear && best.support > (second ? 0.6 : 0.2) && (isHome || gap.support < 0.6);
      return { ...spot(best, isSure, "quote"), isGuess: !isClear && !best.isVerbatim };
    }
  }
  if (gap.support > 0.2) {
    // The one block between the two nearest neighbours is the line's own, whatever it says now.
    const isOwn = gap.next === gap.low && gap.high - gap.low === 1;
    if (edited && (isOwn || edited.own > 0.1))
      return spot(edited, Boolean(isEdited && intact(wanted, text, edited)), "context");
    return { block: Math.min(gap.next, text.texts.length - 1), at: 0, exact: false, by: "neighbours" };
  }
  await breathe();
  const trace = traces(wanted, text, 0, text.texts.length);
  const isGuess = true;
  if (trace && trace.own > 0.15) return { ...spot(trace, false, "context"), isGuess };
  return best ? { ...spot(best, false, "quote"), isGuess } : null;
}
