/**
 * The page's text in reading order, cut into blocks.
 *
 * Blocks are told by tag name and not by style, so that the same page has the same blocks on every device; text
 * that is hidden here is included, because it may be shown there. Open shadow roots are entered.
 */

/** @typedef {import("./types.js").Block} Block */

const words = (/** @type {string} */ list) => new Set(list.split(" "));

const INLINE = words(
  "a abbr b bdi bdo br cite code data del dfn em font i img ins kbd label mark picture q rt ruby s samp slot small " +
    "span strike strong sub sup time tt u var wbr",
);
const SILENT = words("script style noscript template textarea select svg");

/**
 * @param {Element} root
 * @returns {Block[]}
 */
export function readFlow(root = document.body) {
  /** @type {Block[]} */
  const blocks = [];
  let start = 0;
  /** @type {Block | null} */
  let open = null;

  const take = (/** @type {Node} */ node, /** @type {Element} */ owner) => {
    if (node.nodeType === 3) {
      const { data } = /** @type {Text} */ (node);
      if (!/\S/.test(data)) return;
      if (!open) {
        open = { element: owner, texts: [], raw: "", start };
        blocks.push(open);
      }
      open.texts.push(/** @type {Text} */ (node));
      open.raw += data;
      start += data.length;
    } else if (node.nodeType === 1) {
      const element = /** @type {HTMLElement} */ (node);
      const name = element.localName;
      if (SILENT.has(name) || element.hasAttribute("data-sameplace-ignore")) return;
      const inline = INLINE.has(name);
      if (!inline) open = null;
      const inner = inline ? owner : element;
      const assigned = /** @type {HTMLSlotElement} */ (element).assignedNodes?.() ?? [];
      const children = assigned.length ? assigned : (element.shadowRoot ?? element).childNodes;
      for (const child of children) take(child, inner);
      if (!inline) open = null;
    }
  };
  take(root, root);
  return blocks;
}

/**
 * The text node and offset of a character of a block.
 * @param {Block} block
 * @param {number} at
 * @returns {[Text, number]}
 */
export function textAt({ texts }, at) {
  for (const node of texts) {
    if (at < node.data.length) return [node, at];
    at -= node.data.length;
  }
  const last = /** @type {Text} */ (texts.at(-1));
  return [last, Math.max(0, last.data.length - 1)];
}
