// Keeps the list of places in step with the circle's: what is saved here is told to the other devices, and what they
// forget is forgotten here.
import * as circle from "./circle/circle.js";
import { sync } from "./circle/sync.js";
import * as outbox from "./outbox.js";
import * as record from "./record.js";
import { session } from "./store.js";

/** @import { Place } from "./types" */

/** Within which a page that is opened does not make us ask again. */
const RECENT = 60_000; // ms

/** When it was done last, ms. @type {import("./store.js").Kept<number>} */
const last = session("synced", 0);

/** @param {Place} place saved at a service: others may know it from now on */
export async function share(place) {
  if (place.state !== "saved") return;
  const { here, state, trouble, manage, shared, ...known } = place;
  await circle.putPlace(known);
  if (here) await record.change(place.id, { shared: true });
}

/**
 * @param {object} [options]
 * @param {boolean} [options.lazily] not when it was done a moment ago
 * @returns {Promise<void>} rejects with a ServiceError; what was not sent goes the next time
 */
export async function inStep({ lazily = false } = {}) {
  for (const place of await record.listed()) {
    // One that the others would not take keeps none of the rest from them.
    if (place.state === "saved" && !place.shared) await share(place).catch(() => {});
  }
  const { paired } = await circle.standing();
  if (!paired || (lazily && (await last.get()) > Date.now() - RECENT)) return;
  await last.update(() => Date.now());
  await sync();
  const shared = new Set((await circle.places()).map(({ id }) => id));
  for (const place of await record.listed()) {
    const gone = place.shared && !shared.has(place.id) && Date.parse(place.expiresAt) > Date.now();
    if (!gone) continue;
    // Another device has forgotten it; only this one can have the service forget it.
    await record.drop(place.id);
    await outbox.addDeletion(place);
  }
  await outbox.flush().catch(() => {});
}
