/** Holds a restored line in its place while the page still moves, until it is quiet or the visitor takes over. */
import { scrolled } from "./place.js";

/** @typedef {import("./place.js").Aim} Aim */

const QUIET = 2500; // ms
const LONGEST = 15_000;

/** What a visitor does to take over. */
const INPUT = ["wheel", "touchstart", "touchmove", "pointerdown", "mousedown", "keydown"];

/**
 * Calls `act` when the visitor scrolls, types or touches.
 * @param {() => void} act
 * @param {AbortSignal} signal ends it
 */
export function onTakeOver(act, signal) {
  const onInput = (/** @type {Event} */ { target }) => {
    // What we lay over the page ourselves is no part of it.
    if (!(target instanceof Element && target.closest("[data-sameplace-ignore]"))) act();
  };
  for (const type of INPUT) addEventListener(type, onInput, { capture: true, passive: true, signal });
}

/**
 * @param {() => Aim | null} aimed what to hold now, if anything
 * @param {() => void} place puts it there
 * @param {AbortSignal} signal ends it
 * @returns {Promise<void>} resolves when nothing is held any more
 */
export function settle(aimed, place, signal) {
  return new Promise((done) => {
    if (signal.aborted) return done();
    const began = performance.now();
    let moved = began;
    let frame = 0;
    /** @type {Aim | null} */
    let old = null;
    let last = { scroll: 0, line: 0 };
    const restoration = history.scrollRestoration;
    history.scrollRestoration = "manual";
    const end = () => {
      signal.removeEventListener("abort", end);
      cancelAnimationFrame(frame);
      history.scrollRestoration = restoration;
      done();
    };
    // Frames and not observers: whatever moves the line, a transition or an ancestor's font, is seen before it is
    // painted, and a page in the background waits until it is looked at.
    const look = () => {
      const aim = aimed();
      const box = aim?.top();
      const now = performance.now();
      if (aim && box) {
        const scroll = scrolled(aim);
        // The line stands where it stood in the document and yet the scroll has changed: somebody else has scrolled.
        const isForeign = Math.abs(scroll - last.scroll) > 1 && Math.abs(scroll + box.top - last.line) <= 1;
        if (aim === old && isForeign) return end();
        place();
        const top = aim.top()?.top ?? 0;
        if (aim !== old || Math.abs(box.top - top) > 1) moved = now;
        last = { scroll: scrolled(aim), line: scrolled(aim) + top };
        old = aim;
      }
      const isReady = document.readyState === "complete" && document.fonts.status === "loaded";
      if (now - began > LONGEST || (isReady && now - moved > QUIET)) return end();
      frame = requestAnimationFrame(look);
    };
    signal.addEventListener("abort", end);
    frame = requestAnimationFrame(look);
  });
}
