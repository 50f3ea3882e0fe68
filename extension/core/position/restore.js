/** Brings a visitor back to a position: finds its line, puts it in its place and holds it there. */
import { hold as holdHere } from "./capture.js";
import { findIntact, findMoved, PageText, read } from "./find.js";
import { readFlow, textAt } from "./flow.js";
import { aimAt, boxAt, place, reveal, scrolled } from "./place.js";
import { settle } from "./settle.js";
import { mainScroller } from "./view.js";

/** @typedef {import("./types.js").Position} Position */
/** @typedef {import("./types.js").Restored} Restored */
/** @typedef {import("./types.js").Block} Block */
/** @typedef {import("./place.js").Aim} Aim */
/** @typedef {import("./find.js").Wanted} Wanted */
/** @typedef {import("./find.js").Spot} Spot */

const SLICE = 8; // ms of work before the browser gets its turn

let current = new AbortController();

/**
 * @param {Wanted} wanted
 * @returns {Promise<{blocks: Block[], spot: Spot | null}>}
 */
async function find(wanted) {
  let began = performance.now();
  const breathe = async () => {
    if (performance.now() - began < SLICE) return;
    await new Promise((done) => setTimeout(done));
    began = performance.now();
  };
  const blocks = readFlow();
  const intact = findIntact(wanted, blocks);
  if (intact || !blocks.length) return { blocks, spot: intact };
  await breathe();
  const text = new PageText(blocks);
  await breathe();
  return { blocks, spot: await findMoved(wanted, text, breathe) };
}

/**
 * The nearest painted block, later ones first.
 * @param {Block[]} blocks
 * @param {number} from
 */
function nearestPainted(blocks, from) {
  for (let i = from + 1; i < blocks.length; i++) if (boxAt(blocks[i], 0)) return i;
  for (let i = from - 1; i >= 0; i--) if (boxAt(blocks[i], 0)) return i;
  return -1;
}

/**
 * @param {Position} position
 * @param {{signal?: AbortSignal, hold?: typeof holdHere}} [options] aborting `signal` ends the restore and its
 *   settling where it is; `hold` is the capture's, where that was bundled apart from this module
 * @returns {Promise<Restored>} resolves when the line stands in its place for the first time
 */
export async function restore(position, { signal, hold = holdHere } = {}) {
  current.abort();
  current = new AbortController();
  const stop = AbortSignal.any(signal ? [signal, current.signal] : [current.signal]);
  /** @type {(() => void)[]} */
  const undos = [];
  /** @type {Restored} */
  const result = { found: "none", by: "", range: null, settled: Promise.resolve(), undo };
  function undo() {
    current.abort();
    hold(null);
    for (const back of undos.reverse()) back();
  }
  const wanted = read(position);
  const { blocks, spot } = await find(wanted);
  if (stop.aborted) return result;
  if (spot) {
    let { block, at, exact } = spot;
    if (!boxAt(blocks[block], at)) undos.push(...reveal(textAt(blocks[block], at)[0]));
    if (!boxAt(blocks[block], at)) {
      block = nearestPainted(blocks, block);
      at = 0;
      exact = false;
    }
    if (block >= 0) {
      const aim = aimAt(blocks[block], at, position.offset ?? 0);
      for (const element of aim.scrollers) {
        const { scrollTop } = element;
        undos.push(() => element.scrollTo({ top: scrollTop, behavior: "instant" }));
      }
      place(aim);
      const put = { scroll: scrolled(aim), top: aim.top()?.top ?? 0 };
      const { href } = location;
      hold(position, () => {
        if (location.href !== href) return false;
        const box = aim.top();
        return (
          Math.abs(scrolled(aim) - put.scroll) <= 1 || (box !== null && Math.abs(box.top - put.top) <= 2)
        );
      });
      result.found = exact ? "exact" : "nearest";
      result.by = spot.by;
      result.range = document.createRange();
      result.range.setStart(...textAt(blocks[block], at));
      result.settled = settle(() => {
        return aim;
      }, stop);
      return result;
    }
  }
  const scroller = mainScroller();
  const { scrollTop } = scroller;
  if (position.progression !== undefined) {
    undos.push(() => scroller.scrollTo({ top: scrollTop, behavior: "instant" }));
    scroller.scrollTo({
      top: position.progression * scroller.scrollHeight - (position.offset ?? 0),
      behavior: "instant",
    });
    result.found = "nearest";
    result.by = "progression";
  }
  return result;
}
