/**
 * Watches for the receipt: has the other device opened it, has it continued? Asks often at first and then
 * less, and only while somebody can see the answer.
 */

import { isGone } from "./trouble.js";

/** @import { Receipt } from "./types" */

/** Milliseconds. Nobody scans within two seconds; fifteen is what a person waits for a sign. */
const FIRST = 2000;
const LAST = 15_000;
const GROWTH = 1.3;

/**
 * @param {() => Promise<Receipt>} read
 * @param {(receipt: Receipt) => void} onReceipt
 * @param {AbortSignal} signal
 * @returns {Promise<void>} settles when there is nothing more to learn; never rejected
 */
export async function watchReceipt(read, onReceipt, signal) {
  for (let pause = FIRST; ; pause = Math.min(pause * GROWTH, LAST)) {
    await moment(pause, signal);
    if (signal.aborted) return;
    if (document.hidden) continue;
    try {
      const receipt = await read();
      if (signal.aborted) return;
      onReceipt(receipt);
      if (receipt.restored) return;
    } catch (error) {
      if (isGone(error)) return;
      pause = LAST;
    }
  }
}

/**
 * A pause that ends early when the page is left or seen again: whoever comes back from the other device looks
 * for the answer at once.
 *
 * @param {number} pause milliseconds
 * @param {AbortSignal} signal
 * @returns {Promise<void>}
 */
function moment(pause, signal) {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", end);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, pause);
    document.addEventListener("visibilitychange", end);
    signal.addEventListener("abort", end);
  });
}
