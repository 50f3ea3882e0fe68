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
  watchReading((position) => {
    rest = { position, address: location.href };
  }, signal);
  const handOver = () => {
    // Nobody has read here, or another page of this document is open by now.
    if (!rest || !samePage(rest.address, location.href)) return;
    const { position } = rest;
    rest = null;
    tellWorker({ type: "hidden", captured: captured(position, []) }).catch(() => {});
  };
  document.addEventListener("visibilitychange", () => document.hidden && handOver(), { signal });
  addEventListener("pagehide", handOver, { signal });
}
