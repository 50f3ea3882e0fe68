/**
 * Watches for the receipt: has the other device opened it, has it continued? Asks often at first and then
 * less, and only while somebody can see the answer.
 */

import { isGone } from "./trouble.js";

/** @import { Key, Translate } from "./strings/index.js" */
/** @import { DeviceKind, Receipt } from "./types" */

/** Milliseconds. Nobody scans within two seconds; fifteen is what a person waits for a sign. */
const FIRST = 2000;
const LAST = 15_000;
const GROWTH = 1.3;

/**
 * @template {Pick<Receipt, "opened_at"> & {restored?: boolean}} Read a sealed snapshot's ends with its opening
 * @param {() => Promise<Read>} read
 * @param {(receipt: Read) => void} onReceipt
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
      if (receipt.restored ?? receipt.opened_at) return;
    } catch (error) {
      if (isGone(error)) return;
      pause = LAST;
    }
  }
}

/**
 * @param {Translate} t
 * @param {Pick<Receipt, "opened_at" | "device_kind"> & {accepted?: boolean, restored?: boolean}} receipt
 * @returns {string} empty while nothing has happened
 */
export function receiptWords(t, { opened_at, device_kind, accepted, restored }) {
  if (accepted || restored) return t("continued");
  if (!opened_at) return "";
  /** @type {Record<DeviceKind, Key>} */
  const keys = {
    phone: "openedPhone",
    tablet: "openedTablet",
    desktop: "openedDesktop",
    other: "openedOther",
  };
  return t(keys[device_kind ?? "other"] ?? "openedOther");
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
