// Keeps a page's place in step: whenever the page is hidden, the place goes to the worker, which has it saved.

import { watchReading } from "../../core/position/reading.js";
import { samePage } from "../captured.js";
import { captured } from "./snapshot.js";
import { tellWorker } from "./worker.js";

/** @import { Position } from "../../core/types" */

/** Of this page as it was read last. @type {{ position: Position | null, address: string } | null} */
let rest = null;
let following = false;

/** Once for each page. The cart stays here: to read it on every page would be a request to the shop for each. */
export function follow() {
  if (following) return;
  following = true;
  const { signal } = new AbortController();
  // A page may send itself every event there is, as often as it likes: only what the browser sends is a visit.
  let scrolled = false;
  const onScroll = (/** @type {Event} */ { isTrusted }) => {
    scrolled ||= isTrusted;
  };
  addEventListener("scroll", onScroll, { capture: true, passive: true, signal });
  watchReading((position) => {
    if (scrolled) rest = { position, address: location.href };
    scrolled = false;
  }, signal);
  const handOver = (/** @type {Event} */ { isTrusted }) => {
    // Nobody has read here, or another page of this document is open by now.
    if (!isTrusted || !rest || !samePage(rest.address, location.href)) return;
    const { position } = rest;
    rest = null;
    tellWorker({ type: "hidden", captured: captured(position, []) }).catch(() => {});
  };
  document.addEventListener("visibilitychange", (event) => document.hidden && handOver(event), { signal });
  addEventListener("pagehide", handOver, { signal });
}
