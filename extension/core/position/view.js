/** What scrolls, what stays stuck, and what is painted where. */

/**
 * The parent in the tree as it is painted: through shadow roots and slots.
 * @param {Node} node
 * @returns {Element | null}
 */
export function parentOf(node) {
  const parent = /** @type {Element} */ (node).assignedSlot ?? node.parentNode;
  return /** @type {Element | null} */ (
    parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null
  );
}

/**
 * The innermost element painted at a point of the viewport.
 * @param {number} x
 * @param {number} y
 */
export function elementAt(x, y) {
  let hit = document.elementFromPoint(x, y);
  for (let inner = hit; inner?.shadowRoot; ) {
    inner = inner.shadowRoot.elementFromPoint(x, y);
    if (!inner || inner === hit) break;
    hit = inner;
  }
  return hit;
}

/** What scrolls the window; none does in old documents whose body is a pane of its own. */
export const page = () => document.scrollingElement ?? document.documentElement;

/** How far an element can scroll, in px. @param {Element} element */
const reach = (element) => element.scrollHeight - element.clientHeight;

/** @param {Element} element */
function scrolls(element) {
  if (reach(element) < 2 || element === page() || element === document.documentElement) return false;
  // The body's overflow belongs to the viewport, unless the root element has one of its own.
  if (element === document.body && getComputedStyle(document.documentElement).overflowY === "visible")
    return false;
  return /auto|scroll/.test(getComputedStyle(element).overflowY);
}

/**
 * What has to scroll to bring a node into view, innermost first; the page itself is the last.
 * @param {Node} node
 */
export function scrollersOf(node) {
  const found = [];
  for (let element = node instanceof Element ? node : parentOf(node); element; element = parentOf(element)) {
    if (scrolls(element)) found.push(element);
  }
  return [...found, page()];
}

/** The scroller that the visitor reads in: the page, or the pane that fills an app whose page stands still. */
export function mainScroller() {
  const [pane] = scrollersOf(elementAt(innerWidth / 2, innerHeight / 2) ?? page());
  const fills = pane.clientWidth * pane.clientHeight * 2 > innerWidth * innerHeight;
  return fills && reach(pane) > reach(page()) ? pane : page();
}

/** The part of the viewport that a scroller shows its content in. @param {Element} scroller */
export const frameOf = (scroller) =>
  scroller === page() ? new DOMRect(0, 0, innerWidth, innerHeight) : scroller.getBoundingClientRect();

/** Does this stay in place while the page scrolls? @param {Element} element */
const isStuck = (element) => /fixed|sticky/.test(getComputedStyle(element).position);

/**
 * Is the node in something that does not scroll with `scroller`'s content?
 * @param {Node} node
 * @param {Element} scroller
 */
export function staysPut(node, scroller) {
  let element = parentOf(node);
  while (element && element !== scroller && !isStuck(element)) element = parentOf(element);
  return element !== scroller;
}

/**
 * Bottom of the bar that stays at the top of a scroller while its content moves; the scroller's own top without one.
 * @param {Element} scroller
 */
export function barBottom(scroller) {
  const frame = frameOf(scroller);
  let bottom = Math.max(0, frame.top);
  for (const share of [1, 2, 3]) {
    let element = elementAt(frame.left + (frame.width * share) / 4, Math.max(0, frame.top) + 2);
    for (; element && element !== scroller; element = parentOf(element)) {
      const box = element.getBoundingClientRect();
      const isBar = box.width * 2 >= frame.width && box.bottom < frame.top + frame.height / 2;
      if (isBar && box.bottom > bottom && isStuck(element)) bottom = box.bottom;
    }
  }
  return bottom;
}

/**
 * Is the start of a node's line really painted there: not covered, not clipped?
 * @param {Text} node
 * @param {DOMRect} box
 */
export function isPainted(node, box) {
  const left = Math.max(box.left, 0);
  const x = Math.min(innerWidth - 2, (left + Math.min(box.right, left + 40)) / 2);
  const hit = elementAt(x, box.top + box.height / 2);
  const parent = parentOf(node);
  return Boolean(hit && parent && (hit.contains(parent) || parent.contains(hit)));
}
