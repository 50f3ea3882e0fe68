/**
 * Watches for the receipt: has the other device opened it, has it continued? Asks often at first and then
 * less, and only while somebody can see the answer.
 *
 * @typedef {import("./sheet.js").Receipt} Receipt
 */

import { isGone } from "./trouble.js";

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
  let pause = FIRST;
  for (;;) {
    await wait(pause, signal);
    await untilVisible(signal);
    if (signal.aborted) return;
    pause = Math.min(pause * GROWTH, LAST);
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
 * @param {number} pause
 * @param {AbortSignal} signal
 */
function wait(pause, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, pause);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve(undefined);
    });
  });
}

/** @param {AbortSignal} signal */
function untilVisible(signal) {
  return new Promise((resolve) => {
    const look = () => {
      if (document.hidden && !signal.aborted) return;
      document.removeEventListener("visibilitychange", look);
      resolve(undefined);
    };
    document.addEventListener("visibilitychange", look);
    signal.addEventListener("abort", look);
    look();
  });
}
