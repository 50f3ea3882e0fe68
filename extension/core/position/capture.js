/** Takes the position of the line that the visitor reads at. */
import { readFlow } from "./flow.js";
import { itemOf } from "./item.js";
import { firstLine } from "./line.js";
import { slices } from "./slices.js";
import { printOf, tidy } from "./text.js";
import { barBottom, elementAt, mainScroller } from "./view.js";

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

/** Without the halves of characters that a cut has left at the ends: JSON cannot carry them. @param {string} text */
const whole = (text) => text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, "");

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

/** A path from the nearest id, or the body, for pages whose words are gone; empty when it would be long. @param {Element} element */
function pathTo(element) {
  let path = "";
  for (let at = element; at !== document.body; at = at.parentElement) {
    if (at.id) return `#${CSS.escape(at.id)}${path}`;
    if (!at.parentElement || path.length > 60) return "";
    path = `>:nth-child(${[...at.parentElement.children].indexOf(at) + 1})${path}`;
  }
  return `body${path}`;
}

/** @returns {Promise<Position | null>} null on a page without a body */
export async function capture() {
  if (isHeld()) return /** @type {Position} */ (held?.position);
  held = null;
  if (!document.body) return null;
  const breathe = slices();
  const blocks = readFlow();
  await breathe();
  const scroller = mainScroller();
  const bar = barBottom(scroller);
  const line = firstLine(blocks, scroller, bar);
  /** @type {Selector[]} */
  const selectors = [];
  /** @type {Position} */
  const position = { selectors };
  // Between two pictures there is only what holds them all, and tells nothing: look on further down.
  /** @type {Element} */
  let element = document.body;
  for (let y = bar + 20; y < innerHeight; y += 20) {
    element = elementAt(innerWidth / 2, y) ?? element;
    if (element.clientHeight < innerHeight) break;
  }
  if (line) {
    const { raw, start } = blocks[line.block];
    element = blocks[line.block].element;
    const rest = tidy(raw.slice(line.at));
    const exact = whole(rest.slice(0, QUOTE)).trim();
    const suffix = whole(rest.slice(exact.length, exact.length + QUOTE)).trimEnd();
    const prefix = whole(tidy(raw.slice(0, line.at)).slice(-QUOTE));
    const at = start + line.at;
    selectors.push({ type: "TextQuoteSelector", exact, prefix, suffix });
    selectors.push({ type: "TextPositionSelector", start: at, end: at + exact.length });
    position.before = neighbours(blocks, line.block, -1);
    position.after = neighbours(blocks, line.block, 1);
  }
  const value = pathTo(element);
  if (value && value.length < 300) selectors.push({ type: "CssSelector", value });
  const top = line ? Math.max(bar, line.top) : element.getBoundingClientRect().top;
  position.offset = Math.round(top - bar);
  position.progression =
    Math.round((1e4 * (scroller.scrollTop + top)) / Math.max(1, scroller.scrollHeight)) / 1e4;
  position.item = itemOf(element);
  return position;
}
