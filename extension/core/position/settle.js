/** Holds a restored line in its place while the page still moves, until it is quiet or the visitor takes over. */
import { place, scrolled } from "./place.js";

/** @typedef {import("./place.js").Aim} Aim */

const QUIET = 2500; // ms
const LONGEST = 15000;
const INPUT = ["wheel", "touchstart", "touchmove", "pointerdown", "mousedown", "keydown"];

/**
 * @param {() => Aim | null} aimed what to hold now; null when it has gone
 * @param {AbortSignal} signal
 * @returns {Promise<void>} resolves when nothing is held any more
 */
export function settle(aimed, signal) {
  return new Promise((done) => {
    const stop = new AbortController();
    const began = performance.now();
    let moved = began;
    let frame = 0;
    /** @type {{scroll: number, line: number, clamped: boolean} | null} */
    let last = null;
    const restoration = history.scrollRestoration;
    history.scrollRestoration = "manual";
    const end = () => {
      if (stop.signal.aborted) return;
      stop.abort();
      cancelAnimationFrame(frame);
      history.scrollRestoration = restoration;
      done();
    };
    // Frames and not observers: whatever moves the line, a transition or an ancestor's font, is seen before it is painted.
    const look = () => {
      const aim = aimed();
      const box = aim?.top();
      const now = performance.now();
      if (aim && box) {
        const scroll = scrolled(aim);
        // The line stands where it stood in the document and yet the scroll has changed: somebody else has scrolled.
        if (last && Math.abs(scroll - last.scroll) > 1 && Math.abs(scroll + box.top - last.line) <= 1)
          return end();
        place(aim);
        const after = aim.top();
        if (last && after && Math.abs(box.top - after.top) > 1) moved = now;
        if (after) last = { scroll: scrolled(aim), line: scrolled(aim) + after.top, clamped: false };
      }
      const ready = document.readyState === "complete" && document.fonts.status === "loaded";
      if (now - began > LONGEST || (ready && now - moved > QUIET)) return end();
      frame = requestAnimationFrame(look);
    };
    if (signal.aborted) return end();
    signal.addEventListener("abort", end, { signal: stop.signal });
    for (const type of INPUT)
      addEventListener(type, end, { capture: true, passive: true, signal: stop.signal });
    frame = requestAnimationFrame(look);
  });
}
