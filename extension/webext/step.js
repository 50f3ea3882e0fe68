// Keeps the list of places in step with the circle's: what is saved here is told to the other devices, and what they
// forget is forgotten here.
import * as circle from "./circle/circle.js";
import { sync } from "./circle/sync.js";
import * as outbox from "./outbox.js";
import * as record from "./record.js";
import { session } from "./store.js";

/** @import { Place } from "./types" */

/** Within which a page that is opened does not make us ask again. */
const RECENT = 20_000; // ms

/** When it was done last, ms. @type {import("./store.js").Kept<number>} */
const last = session("synced", 0);
/** How often it was wished for. @type {import("./store.js").Kept<number>} */
const due = session("due", 0);

/** Has the worker do it: a popup may close at any moment. */
export const soon = () => due.update((times) => times + 1);

/** @param {{ [key: string]: unknown }} changes @param {string} area whether these wish for it */
export const isWished = (changes, area) => area === "session" && "due" in changes;

/** @param {Place} place saved at a service: others may know it from now on */
export async function share(place) {
  if (place.state !== "saved") return;
  const { here, state, trouble, manage, former, shared, ...known } = place;
  await circle.putPlace(known);
  if (here) await record.change(place.id, { shared: true });
}

/**
 * @param {object} [options]
 * @param {boolean} [options.lazily] for a page that was opened: not when it was done a moment ago, and no more than
 *   the list
 * @returns {Promise<void>} rejects with a ServiceError; what was not sent goes the next time
 */
export async function inStep({ lazily = false } = {}) {
  if (lazily && (await isRecent())) return;
  // One after the other: what came in between is sent by the next.
  await navigator.locks.request("sameplace:step", async () => {
    // Many pages, opened at once, wait here for the first of them to have done it.
    if (lazily && (await isRecent())) return;
    await last.update(() => Date.now());
    await exchange();
    if (!lazily) await outbox.flush();
  });
}

const isRecent = async () => (await last.get()) > Date.now() - RECENT;

async function exchange() {
  for (const place of await record.listed()) {
    // One that the others would not take keeps none of the rest from them.
    if (place.state === "saved" && !place.shared) await share(place).catch(() => {});
  }
  if (!(await circle.standing()).paired) return;
  await sync();
  await forgetElsewhere();
}

/** What another device has forgotten; only this one can have the service forget it. */
async function forgetElsewhere() {
  for (const place of await record.listed()) {
    if (!place.shared || !(await circle.wasRemoved(place.id))) continue;
    await record.drop(place.id);
    await outbox.addDeletion(place);
  }
}
