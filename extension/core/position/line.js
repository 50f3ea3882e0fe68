/**
 * The line that a visitor reads at: the first painted line of text that scrolls with the page. Of lines beside each
 * other the one under the viewport's centre is taken, then the first in the document.
 */
import { frameOf, isPainted, staysPut } from "./view.js";

/** @typedef {import("./types.js").Block} Block */
/** @typedef {import("./types.js").Line} Line */

const ROW = 12; // px: tops that differ by less are one row of columns
const range = document.createRange();

/**
 * The topmost of the range's line boxes inside the frame, or null.
 * @param {DOMRect} frame
 * @param {number} bar px above which a bar covers the text
 */
function topmostBox(frame, bar) {
  /** @type {DOMRect | null} */
  let top = null;
  for (const box of range.getClientRects()) {
    // Narrower and lower boxes are spacers, not text; a line that shows less than half below a bar is not read.
    const inside = box.width >= 2 && box.height >= 6 && box.right > 2 && box.left < innerWidth - 2;
    const below = bar > frame.top ? box.top + box.bottom > 2 * bar : box.top >= bar - 1;
    if (inside && below && box.top < frame.bottom - 4 && (!top || box.top < top.top - 1)) top = box;
  }
  return top;
}

/** Offset of the line's first character, by halving. @param {Text} node @param {number} lineTop */
function lineStart(node, lineTop) {
  let low = 0;
  let high = node.length - 1;
  range.setStart(node, 0);
  while (low < high) {
    const middle = (low + high) >> 1;
    range.setEnd(node, middle + 1);
    const last = [...range.getClientRects()].pop();
    if (last && last.top >= lineTop - 2) high = middle;
    else low = middle + 1;
  }
  while (low < node.length - 1 && /\s/.test(node.data[low])) low++;
  return low;
}

/**
 * @param {Block[]} blocks
 * @param {Element} scroller
 * @param {number} bar px above which a bar covers the text
 * @returns {Line | null}
 */
export function firstLine(blocks, scroller, bar) {
  const frame = frameOf(scroller);
  /** @type {{block: number, node: Text, at: number, box: DOMRect}[]} */
  const lines = [];
  blocks.forEach(({ element, texts }, block) => {
    const around = element.getBoundingClientRect();
    // Text may stick out of its block; a box without height says nothing at all, and one of a single pixel is for
    // screen readers alone.
    const isFar = around.bottom < frame.top - 300 || around.top > frame.bottom + 300;
    if (around.height && (isFar || around.height < 2)) return;
    let at = 0;
    for (const node of texts) {
      range.selectNodeContents(node);
      const bounds = range.getBoundingClientRect();
      if (bounds.height && bounds.bottom >= frame.top && bounds.top <= frame.bottom) {
        const box = topmostBox(frame, bar);
        if (box) lines.push({ block, node, at, box });
      }
      at += node.data.length;
    }
  });
  lines.sort((a, b) => a.box.top - b.box.top);

  const row = [];
  for (const line of lines) {
    if (row.length && line.box.top > row[0].box.top + ROW) break;
    const { node, box } = line;
    const seen = node.parentElement?.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    if (seen && isPainted(node, box) && !staysPut(node, scroller)) row.push(line);
  }
  if (!row.length) return null;
  const half = frame.width / 2;
  const central = row.filter(
    ({ box: { left, right } }) => left - frame.left <= half && right - frame.left >= half * 0.6,
  );
  const first = (central.length ? central : row).reduce((a, b) =>
    (b.block - a.block || b.at - a.at) < 0 ? b : a,
  );
  return { block: first.block, at: first.at + lineStart(first.node, first.box.top), top: first.box.top };
}
