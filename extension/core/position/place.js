/** Puts a line where it belongs in the window, and opens what hides it. */
import { textAt } from "./flow.js";
import { barBottom, frameOf, parentOf, scrollersOf } from "./view.js";

/** @typedef {import("./types.js").Block} Block */

const range = document.createRange();

/**
 * Box of the first painted character at or after one of a block, or null.
 * @param {Block} block
 * @param {number} at index in the block's raw text
 * @returns {DOMRect | null}
 */
export function boxAt({ texts }, at) {
  for (const node of texts) {
    const { length, data } = node;
    if (at < length && node.isConnected && parentOf(node)?.checkVisibility({ visibilityProperty: true })) {
      for (let i = Math.max(0, at); i < length; i++) {
        if (/\s/.test(data[i])) continue;
        range.setStart(node, i);
        range.setEnd(node, i + 1);
        const box = range.getBoundingClientRect();
        if (box.width || box.height) return box;
      }
    }
    at -= length;
  }
  return null;
}

/** @typedef {{top(): DOMRect | null, scrollers: Element[], offset: number}} Aim */

/**
 * What is to be held where.
 * @param {Block} block
 * @param {number} at
 * @param {number} offset px below the bar at the top
 * @returns {Aim}
 */
export function aimAt(block, at, offset) {
  return { top: () => boxAt(block, at), scrollers: scrollersOf(textAt(block, at)[0]), offset };
}

/**
 * An element that is to be held where.
 * @param {Element} element
 * @param {number} offset px below the bar at the top; negative when its beginning was above
 * @returns {Aim}
 */
export const aimAtElement = (element, offset) => ({
  top: () => (element.isConnected ? element.getBoundingClientRect() : null),
  scrollers: scrollersOf(parentOf(element) ?? element),
  // A picture is lower on a narrow screen: what showed its end there must not leave it behind here.
  offset: Math.max(offset, -0.75 * element.getBoundingClientRect().height),
});

/** How far all of the aim's scrollers have scrolled. @param {Aim} aim */
export const scrolled = ({ scrollers }) => scrollers.reduce((sum, { scrollTop }) => sum + scrollTop, 0);

/**
 * Scrolls so that the line stands `offset` px below the bar. Idempotent.
 * @param {Aim} aim
 */
export function place({ top, scrollers, offset }) {
  for (const scroller of scrollers) {
    let bar = frameOf(scroller).top;
    // A bar may stick only after the scroll, and asking what is painted where costs more than scrolling.
    for (let tries = 0; tries < 3; tries++) {
      const box = top();
      if (!box) return;
      const frame = frameOf(scroller);
      const goal = Math.min(Math.max(bar, 0) + offset, Math.max(frame.top, frame.bottom - box.height));
      const by = box.top - goal;
      if (Math.abs(by) >= 1) scroller.scrollTo({ top: scroller.scrollTop + by, behavior: "instant" });
      const found = barBottom(scroller);
      if (Math.abs(found - bar) < 1) break;
      bar = found;
    }
  }
}

/**
 * Opens what hides an element: closed details, text that waits to be found, a folded panel or an unchosen tab.
 * @param {Node} node
 * @returns {(() => void)[]} how to close each of them again
 */
export function reveal(node) {
  /** @type {(() => void)[]} */
  const undo = [];
  for (let element = parentOf(node); element; element = parentOf(element)) {
    const box = /** @type {HTMLElement} */ (element);
    if (box instanceof HTMLDetailsElement && !box.open) {
      box.open = true;
      undo.push(() => {
        box.open = false;
      });
    } else if (box.hidden || !box.checkVisibility()) {
      const root = /** @type {Document | ShadowRoot} */ (box.getRootNode());
      const controls = `:is([role=tab],[aria-expanded=false])[aria-controls~="${CSS.escape(box.id)}"]`;
      const control = box.id && root.querySelector(controls);
      if (control instanceof HTMLElement) {
        const chosen = control.closest("[role=tablist]")?.querySelector("[aria-selected=true]");
        control.click();
        undo.push(() => /** @type {HTMLElement} */ (chosen ?? control).click());
      } else if (box.getAttribute("hidden") === "until-found") {
        box.dispatchEvent(new Event("beforematch", { bubbles: true }));
        box.removeAttribute("hidden");
        undo.push(() => box.setAttribute("hidden", "until-found"));
      }
    }
  }
  return undo;
}
