/** The text of a page as browsers search it, and what of it stands around a character. */
import { parentOf } from "./position/view.js";

/** @typedef {{node: Text, parent: Element, passed: Element[], isOpen: boolean}} Piece `isOpen`: may be quoted */

/**
 * The text around a line. `EDGE` stands where a block or a line break parts it, `WALL` where something that is not
 * to be quoted, or not to be read by us.
 * @typedef {{before: string, after: string}} Around
 */

// Noncharacters: no page has them to say something.
export const EDGE = "\ufdd0";
const WALL = "\ufdd1";
const REACH = 400; // characters to look at on either side

const words = (/** @type {string} */ list) => new Set(list.split(" "));
const SILENT = words("script style noscript template");
/** Nothing inside is quoted, and engines differ on whether they search it. */
const WALLS = words("audio canvas iframe input math meter object progress ruby select svg textarea video");
const SEAMS = words("img wbr");
/** Displays that are in a line, be it as a box of their own. */
const IN_LINE = /^(inline|contents)/;

/**
 * All text of the page in reading order, as browsers search it: white space between elements, and what we do not
 * read ourselves, included.
 * @param {Element} root
 * @returns {Piece[]}
 */
export function piecesOf(root) {
  /** @type {Piece[]} */
  const pieces = [];
  /** @type {Element[]} */
  let passed = [];
  const take = (/** @type {Node} */ node, /** @type {Element} */ parent, /** @type {boolean} */ isOpen) => {
    if (node.nodeType === 3) {
      pieces.push({ node: /** @type {Text} */ (node), parent, passed, isOpen });
      passed = [];
    } else if (node.nodeType === 1) {
      const element = /** @type {Element} */ (node);
      const name = element.localName;
      if (SILENT.has(name)) return;
      passed.push(element);
      const open = isOpen && !WALLS.has(name) && !element.hasAttribute("data-sameplace-ignore");
      const slotted = name === "slot" ? /** @type {HTMLSlotElement} */ (node).assignedNodes() : [];
      for (const child of slotted.length ? slotted : (element.shadowRoot ?? element).childNodes)
        take(child, element, open);
    }
  };
  take(root, root, true);
  return pieces;
}

/** @param {Piece} piece */
export const isShown = ({ parent }) => parent.checkVisibility({ visibilityProperty: true });

/**
 * The text before and after a character, as a browser reads it.
 * @param {Piece[]} pieces
 * @param {number} at the character's piece
 * @param {number} offset in it
 * @returns {Around}
 */
export function around(pieces, at, offset) {
  let before = textOf(pieces[at], 0, offset);
  let after = textOf(pieces[at], offset);
  for (let i = at; i > 0 && before.length < REACH && !before.startsWith(WALL); i--)
    before = textOf(pieces[i - 1]) + between(pieces[i - 1], pieces[i]) + before;
  for (let i = at + 1; i < pieces.length && after.length < REACH && !after.endsWith(WALL); i++)
    after += between(pieces[i - 1], pieces[i]) + textOf(pieces[i]);
  const wall = before.lastIndexOf(WALL);
  const [free, ...beyond] = after.split(WALL);
  // What touches a wall is a word for some engines and the half of one for others.
  return {
    before: wall < 0 ? before : before.slice(wall + 1).replace(/^[^\s\ufdd0]+/, ""),
    after: beyond.length ? free.replace(/[^\s\ufdd0]+$/, "") : free,
  };
}

/**
 * @param {Piece} piece
 * @param {number} [from]
 * @param {number} [to]
 */
function textOf(piece, from = 0, to = Number.POSITIVE_INFINITY) {
  const { node, parent, isOpen } = piece;
  if (!isShown(piece)) return "";
  if (!isOpen) return node.data.trim() ? WALL : "";
  const text = node.data.slice(from, to).replace(/[\ufdd0\ufdd1]/g, " ");
  const keeps = /pre|break/.test(getComputedStyle(parent).whiteSpace);
  // Line breaks, tabs and indents that show are searched as they are, which no directive can say.
  return (keeps ? text.replace(/\s*\n\s*|\s{2,}|\t/g, EDGE) : text).replace(/\s+/g, " ");
}

/**
 * What parts two neighbours: nothing within a line of text, an edge between blocks, or a wall.
 * @param {Piece} left
 * @param {Piece} right
 */
function between(left, right) {
  const { passed } = right;
  const hasWall = passed.some(({ localName }) => WALLS.has(localName));
  const isBroken = passed.some((element) => element.localName === "br" || !isInline(element, IN_LINE));
  if (isBroken || boxOf(left.parent, IN_LINE) !== boxOf(right.parent, IN_LINE))
    return hasWall ? EDGE + WALL + EDGE : EDGE;
  if (hasWall) return WALL;
  const isJoined = passed.every((element) => !SEAMS.has(element.localName) && isInline(element));
  if (isJoined && boxOf(left.parent) === boxOf(right.parent))
    return isShown(left) === isShown(right) ? "" : EDGE;
  // Boxes side by side: with nothing between them some engines read one word, others two.
  return /\s$/.test(left.node.data) || /^\s/.test(right.node.data) ? EDGE : WALL;
}

/**
 * @param {Element} element
 * @param {RegExp} [inline] displays that count as being within a line
 */
const isInline = (element, inline = /^(inline|contents)$/) => inline.test(getComputedStyle(element).display);

/** The box that a text is laid out in. @param {Element} element @param {RegExp} [inline] */
function boxOf(element, inline) {
  let box = /** @type {Element | null} */ (element);
  while (box && isInline(box, inline)) box = parentOf(box);
  return box;
}
