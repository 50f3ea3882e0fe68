/** Takes the position of the line that the visitor reads at. */
import { readFlow } from "./flow.js";
import { itemOf } from "./item.js";
import { firstLine } from "./line.js";
import { printOf } from "./text.js";
import { barBottom, mainScroller } from "./view.js";

/** @typedef {import("./types.js").Position} Position */
/** @typedef {import("./types.js").Selector} Selector */
/** @typedef {import("./types.js").Block} Block */

const QUOTE = 60; // characters of the quote and of its context on either side

/** @type {{position: Position, holds: () => boolean} | null} */
let held = null;

/**
 * Remembers that the page shows a restored position: as long as it does, that is the visitor's position, to the
 * letter. Captured anew at each hop, a place would walk away in small steps.
 * @param {Position | null} position
 * @param {() => boolean} [holds] is the page still where it was put?
 */
export function hold(position, holds = () => true) {
  held = position && { position, holds };
}

/** Is the page where a restore has put it? */
export const isHeld = () => Boolean(held?.holds());

const tidy = (/** @type {string} */ text) => text.replace(/\s+/g, " ");

/**
 * Fingerprints of blocks that have words, going `step` from `from`: the nearest four, then such as are no
 * repetition ("Reply", "Add to cart") and tell the place from its likes.
 * @param {Block[]} blocks
 * @param {number} from
 * @param {number} step
 */
function neighbours(blocks, from, step) {
  /** @type {string[]} */
  const prints = [];
  for (let i = from + step; blocks[i] && prints.length < 8 && Math.abs(i - from) < 40; i += step) {
    const print = printOf(blocks[i]);
    if (print && (prints.length < 4 || !prints.includes(print))) prints.push(print);
  }
  return prints.join("");
}

/** A short path from the nearest id, for pages whose words are gone. @param {Element} element */
export function pathTo(element) {
  let path = "";
  /** @type {Element | null} */
  let at = element;
  for (; at && at !== document.body && path.length < 60; at = at.parentElement) {
    if (at.id && !/["\\\n]/.test(at.id)) return `[id="${at.id}"]${path}`;
    path = `>:nth-child(${[...(at.parentElement?.children ?? [])].indexOf(at) + 1})${path}`;
  }
  return at === document.body ? `body${path}` : "";
}

/** @returns {Position | null} null on a page without a body */
export function capture() {
  if (isHeld()) return /** @type {Position} */ (held?.position);
  held = null;
  if (!document.body) return null;
  const scroller = mainScroller();
  const blocks = readFlow();
  const line = firstLine(blocks, scroller);
  const bar = barBottom(scroller);
  /** @type {Selector[]} */
  const selectors = [];
  /** @type {Position} */
  const position = { selectors };
  const top = line?.top ?? bar;
  position.progression = Number(((scroller.scrollTop + top) / Math.max(1, scroller.scrollHeight)).toFixed(4));
  if (!line) return position;
  const { raw, start, element } = blocks[line.block];
  const exact = tidy(raw.slice(line.at, line.at + QUOTE * 2))
    .slice(0, QUOTE)
    .trim();
  const prefix = tidy(raw.slice(0, line.at)).slice(-QUOTE);
  const suffix = tidy(raw.slice(line.at))
    .slice(exact.length, exact.length + QUOTE)
    .trimEnd();
  const at = start + line.at;
  selectors.push({ type: "TextQuoteSelector", exact, prefix, suffix });
  selectors.push({ type: "TextPositionSelector", start: at, end: at + exact.length });
  const path = pathTo(element);
  if (path) selectors.push({ type: "CssSelector", value: path });
  position.offset = Math.round(Math.max(0, line.top - bar));
  position.item = itemOf(element);
  position.before = neighbours(blocks, line.block, -1);
  position.after = neighbours(blocks, line.block, 1);
  return position;
}
