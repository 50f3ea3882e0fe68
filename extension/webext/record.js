// The list of places as this device has it: its own, and those of paired devices once they are known here.
import { local } from "./store.js";

/** @import { Place } from "./types" */

/** How long an expired place stays in the list, to be seen as such: a week. */
const MOURNED = 7 * 24 * 3600_000; // ms

/** @type {import("./store.js").Kept<Record<string, Place>>} */
const record = local("places", {});

/** @returns {Promise<Place[]>} newest first */
export async function listed() {
  return Object.values(await record.get()).sort((a, b) => Date.parse(b.savedAt) - Date.parse(a.savedAt));
}

/** @param {string} id @returns {Promise<Place | null>} */
export async function found(id) {
  const places = await record.get();
  return Object.hasOwn(places, id) ? (places[id] ?? null) : null;
}

/** @param {Place} place @throws {import("./store.js").StoreFull} */
export async function put(place) {
  await record.update((places) => ({ ...places, [place.id]: place }));
}

/**
 * @param {string} id
 * @param {Partial<Place>} fields
 * @returns {Promise<Place | null>} as it is now; null when it was forgotten meanwhile
 */
export async function change(id, fields) {
  const places = await record.update((all) =>
    Object.hasOwn(all, id) ? { ...all, [id]: /** @type {Place} */ ({ ...all[id], ...fields }) } : all,
  );
  return places[id] ?? null;
}

/** @param {string} id @returns {Promise<Place | null>} what was there */
export async function drop(id) {
  /** @type {Place | null} */
  let dropped = null;
  await record.update(({ [id]: place = null, ...rest }) => {
    dropped = place;
    return rest;
  });
  return dropped;
}

/** @param {number} now ms */
export async function prune(now) {
  await record.update((places) =>
    Object.fromEntries(
      Object.entries(places).filter(([, { expiresAt }]) => !(Date.parse(expiresAt) < now - MOURNED)),
    ),
  );
}
