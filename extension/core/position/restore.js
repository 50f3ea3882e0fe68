/** Brings a visitor back to a position: finds its line, puts it in its place and holds it there. */
import { hold as holdHere } from "./capture.js";
import { findIntact, findMoved } from "./find.js";
import { readFlow, textAt } from "./flow.js";
import { itemOf } from "./item.js";
import { aimAt, aimAtElement, boxAt, place, reveal, scrolled } from "./place.js";
import { onTakeOver, settle } from "./settle.js";
import { sleep, slices } from "./slices.js";
import { PageText } from "./traces.js";
import { mainScroller } from "./view.js";
import { read } from "./wanted.js";

/** @typedef {import("./types.js").Position} Position */
/** @typedef {import("./types.js").Restored} Restored */
/** @typedef {import("./types.js").Block} Block */
/** @typedef {import("./place.js").Aim} Aim */
/** @typedef {import("./wanted.js").Wanted} Wanted */
/** @typedef {import("./find.js").Spot} Spot */

const STILL = 300; // ms without a change after which a loaded page is taken to be all there
const LOADING = 1500; // ms that a list is given to load more
const PATIENCE = 6000; // ms
const SWEEP = [0, 1, -1, 2, -2]; // windows from where the line should be: heights that a list has yet to measure

let current = new AbortController();

/** @param {Block} block */
const isDrawn = (block) => boxAt(block, 0);

/**
 * @param {Wanted} wanted
 * @param {(block: Block) => unknown} [where]
 * @returns {Promise<{blocks: Block[], spot: Spot | null}>}
 */
async function find(wanted, where = Boolean) {
  const breathe = slices();
  const blocks = readFlow().filter(where);
  await breathe();
  let spot = findIntact(wanted, blocks);
  await breathe();
  if (!spot && blocks.length) {
    const text = new PageText(blocks);
    await breathe();
    spot = await findMoved(wanted, text, breathe);
    await breathe();
  }
  return { blocks, spot };
}

/**
 * The nearest block that is drawn, later ones first.
 * @param {Block[]} blocks
 * @param {number} from
 */
function nearestDrawn(blocks, from) {
  const later = blocks.findIndex((block, i) => i > from && isDrawn(block));
  return later < 0 ? blocks.slice(0, from).findLastIndex(isDrawn) : later;
}

/**
 * The element that the position names when its words are gone: by its link or picture, else by its path.
 * @param {Wanted} wanted
 * @returns {Element | null}
 */
function elementFor({ words, item, path }) {
  const items = words ? [] : [...document.querySelectorAll("a[href],img[src]")];
  try {
    return items.find((element) => itemOf(element) === item) ?? document.querySelector(path);
  } catch {
    return null; // the path came over the wire and may be none at all
  }
}

/**
 * Brings the visitor to a position, and stops at once when they scroll, type or touch.
 * @param {Position} position
 * @param {{signal?: AbortSignal, hold?: typeof holdHere}} [options] aborting `signal` ends the restore and its
 *   settling where it is; `hold` is the capture's, where that was bundled apart from this module
 * @returns {Promise<Restored>} resolves when the line stands in its place for the first time, or the page has
 *   nothing more to offer; `found` and `by` may still get better until `settled`
 */
export async function restore(position, { signal, hold = holdHere } = {}) {
  current.abort();
  const own = new AbortController();
  current = own;
  const stop = AbortSignal.any(signal ? [signal, own.signal] : [own.signal]);
  onTakeOver(() => own.abort(), stop);

  const began = performance.now();
  const wanted = read(position);
  const { offset = 0, progression = -1 } = position;
  /** @type {(() => void)[]} */
  const undos = [];
  /** @type {Map<Element, number>} */
  const home = new Map();
  /** @type {Aim | null} */
  let aim = null;
  let put = { scroll: 0, top: 0 };
  let length = 0;
  /** @type {Restored} */
  const result = {
    found: "none",
    by: "",
    range: null,
    settled: Promise.resolve(),
    undo() {
      own.abort();
      hold(null);
      for (const back of undos.reverse()) back();
      for (const [scroller, top] of home) scroller.scrollTo({ top, behavior: "instant" });
    },
  };

  const putThere = () => {
    if (!aim) return;
    place(aim);
    put = { scroll: scrolled(aim), top: aim.top()?.top ?? 0 };
  };
  const take = (
    /** @type {Aim} */ next,
    /** @type {Restored["found"]} */ found,
    /** @type {Restored["by"]} */ by,
  ) => {
    aim = next;
    for (const scroller of aim.scrollers) if (!home.has(scroller)) home.set(scroller, scroller.scrollTop);
    result.found = found;
    result.by = by;
    putThere();
  };
  let isGuess = false;
  /** Finds the line and puts it in its place; false when the page has nothing that says where it is. */
  const look = async (/** @type {boolean} */ takesGuess) => {
    let { blocks, spot } = await find(wanted);
    if (stop.aborted) return true;
    length = blocks.reduce((sum, { raw }) => sum + raw.length, 0);
    // One of many likes: rather go where it was on the page, and see whether a list that draws only what is in
    // view then draws the very one.
    isGuess = Boolean(spot?.isGuess) && !takesGuess;
    if (!spot || isGuess) return false;
    const isShown = () => spot && boxAt(blocks[spot.block], spot.at);
    if (!isShown()) {
      // What is written twice, for wide windows and for narrow ones, is drawn once.
      const drawn = await find(wanted, isDrawn);
      if (stop.aborted) return true;
      if (drawn.spot?.exact) ({ blocks, spot } = /** @type {{blocks: Block[], spot: Spot}} */ (drawn));
      else undos.push(...reveal(textAt(blocks[spot.block], spot.at)[0]));
    }
    let { block, at, exact } = spot;
    if (!isShown()) [block, at, exact] = [nearestDrawn(blocks, block), 0, false];
    if (block < 0) return false;
    result.range = document.createRange();
    result.range.setStart(...textAt(blocks[block], at));
    take(aimAt(blocks[block], at, offset), exact ? "exact" : "nearest", spot.by);
    return true;
  };
  /** Scrolls to the share of the page that was above the line, and some windows on. */
  const goThere = (windows = 0) => {
    aim = null;
    const scroller = mainScroller();
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    home.set(scroller, home.get(scroller) ?? scrollTop);
    const top = progression * scrollHeight - offset + windows * clientHeight;
    scroller.scrollTo({ top, behavior: "instant" });
    result.found = "nearest";
    result.by = "progression";
  };
  /** Makes do without the words. */
  const makeDo = () => {
    const element = isGuess ? null : elementFor(wanted);
    if (element?.getClientRects().length) {
      result.range = document.createRange();
      result.range.selectNode(element);
      const isSame = !wanted.words && wanted.item && wanted.item === itemOf(element);
      take(aimAtElement(element, offset), isSame ? "exact" : "nearest", "structure");
    } else if (progression >= 0) goThere();
  };
  const attempt = async (/** @type {boolean} */ takesGuess) => {
    if (!(await look(takesGuess))) makeDo();
  };

  let changes = 0;
  const observer = new MutationObserver(() => changes++);
  observer.observe(document, { childList: true, characterData: true, subtree: true });
  stop.addEventListener("abort", () => observer.disconnect());
  /** Has the page changed before `ms` have passed? */
  const changed = async (/** @type {number} */ ms) => {
    const seen = changes;
    for (let waited = 0; waited < ms && !stop.aborted; waited += 100) {
      await sleep(100);
      if (changes !== seen) return !stop.aborted;
    }
    return false;
  };
  const isLost = () => result.found !== "exact" && !stop.aborted && performance.now() - began < PATIENCE;

  // From the first scroll on: none of them is the visitor's.
  let isBusy = true;
  const { href } = location;
  hold(position, () => {
    const box = aim?.top();
    const scroll = aim ? scrolled(aim) : mainScroller().scrollTop;
    const isStill = Math.abs(scroll - put.scroll) <= 1 || (box && Math.abs(box.top - put.top) <= 2);
    return isBusy || (location.href === href && Boolean(isStill));
  });

  let isThere = await look(false);
  // A list that draws only what is in view has the words once they are in view.
  for (const windows of wanted.words && progression >= 0 ? SWEEP : []) {
    if (isThere) break;
    goThere(windows);
    if (!(await changed(STILL))) break;
    isThere = await look(false);
  }
  if (!isThere) makeDo();
  // The place lies beyond what has been loaded: at its end a list loads more.
  while (isLost() && wanted.start > length) {
    const end = mainScroller();
    end.scrollTo({ top: end.scrollHeight, behavior: "instant" });
    const more = await changed(LOADING);
    if (!stop.aborted) await attempt(false);
    if (!more) break;
  }
  while (isLost() && (await changed(document.readyState === "complete" ? STILL : LOADING)))
    await attempt(false);
  if (isGuess && isLost()) await attempt(true);

  if (!aim) put.scroll = mainScroller().scrollTop;
  isBusy = false;
  if (result.found === "none") hold(null);
  result.settled = settle(() => aim, putThere, stop);
  // What comes later still may bring the line, or bring it back after the page was drawn anew.
  const pursue = async () => {
    while (!own.signal.aborted && (await changed(PATIENCE))) {
      if (result.found !== "exact" || !aim?.top()) await attempt(true);
    }
  };
  result.settled.then(() => own.abort());
  pursue();
  return result;
}
