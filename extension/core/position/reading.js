/** Follows the visitor's reading. */
import { capture, isHeld } from "./capture.js";

/** @typedef {import("./types.js").Position} Position */

const REST = 150; // ms without a scroll event; `scrollend` is missing in Safari

/**
 * Calls `onRest` whenever the visitor's own scroll has come to rest, in the page or in any pane of it. What a
 * restore scrolls is not the visitor's.
 * @param {(position: Position | null) => void} onRest
 * @param {AbortSignal} signal ends it
 */
export function watchReading(onRest, signal) {
  let timer = 0;
  const rest = () => {
    // A page that cannot be read is none that somebody reads.
    if (!signal.aborted && !isHeld()) capture().then(onRest, () => {});
  };
  const onScroll = () => {
    clearTimeout(timer);
    timer = setTimeout(rest, REST);
  };
  // Scroll events of panes do not bubble; on their way down they can be seen.
  addEventListener("scroll", onScroll, { capture: true, passive: true, signal });
}
