// Shows the visitor the line they are back at: a quiet mark for a moment, and the place where the keyboard and a
// screen reader go on from. Nothing is added to the page: the mark is a highlight, not an element.

const NAME = "sameplace";
const SHOWN = 2500;
/** Yellow as a felt pen leaves it: seen on white and on black, and the words under it still read. */
const STYLE = `::highlight(${NAME}){background-color:rgb(255 214 10/.38)}`;

/** @type {CSSStyleSheet | undefined} */
let sheet;

/**
 * The rest of the painted line that a range starts on.
 * @param {Range} at
 */
function lineFrom({ startContainer: node, startOffset }) {
  const line = document.createRange();
  line.setStart(node, startOffset);
  line.setEnd(node, startOffset);
  const length = node.nodeType === Node.TEXT_NODE ? /** @type {Text} */ (node).length : 0;
  /** @type {number | undefined} */
  let top;
  for (let end = startOffset + 1; end <= length && end < startOffset + 400; end++) {
    line.setEnd(node, end);
    const boxes = line.getClientRects();
    const last = boxes[boxes.length - 1];
    if (!last) continue;
    top ??= last.top;
    if (last.top > top + last.height / 2) {
      line.setEnd(node, end - 1);
      break;
    }
  }
  return line;
}

/**
 * @param {Range} at the line's first character
 */
export function mark(at) {
  const { startContainer, startOffset } = at;
  if (!startContainer.isConnected) return;
  // Tab and the reading cursor go on from here; what has the focus keeps it.
  getSelection()?.collapse(startContainer, startOffset);
  if (!globalThis.Highlight || !CSS.highlights) return;
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
  }
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
  const highlight = new Highlight(lineFrom(at));
  CSS.highlights.set(NAME, highlight);
  setTimeout(() => {
    if (CSS.highlights.get(NAME) === highlight) CSS.highlights.delete(NAME);
  }, SHOWN);
}
