// The list of places as this device has it: its own, and those of paired devices once they are known here.
import { local } from "./store.js";

/** @import { Deposit, Place } from "./types" */

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

/**
 * What the service has of a place from now on. What it had of it until now is still to be deleted there: one write
 * notes both, or an end in between would leave something that nobody can delete.
 * @param {string} id
 * @param {import("./deposit.js").Deposited} deposited
 * @returns {Promise<Place | null>} null when it was forgotten meanwhile
 */
export async function replace(id, { service, token, key, expiresAt, manage }) {
  const places = await record.update((all) => {
    const before = Object.hasOwn(all, id) ? all[id] : null;
    if (!before) return all;
    const last = before.manage ? [{ ...before, manage: before.manage }] : [];
    const former = [...(before.former ?? []), ...last.map(depositOf)];
    const saved = { service, token, key, expiresAt, manage, former };
    return { ...all, [id]: { ...before, ...saved, state: "saved", trouble: "", shared: false } };
  });
  return places[id] ?? null;
}

/** @param {Deposit} place @returns {Deposit} */
const depositOf = ({ service, manage, expiresAt }) => ({ service, manage, expiresAt });

/** @param {string} id @param {Deposit[]} deposits that are going to be deleted */
export async function release(id, deposits) {
  const released = new Set(deposits.map(({ manage }) => manage.id));
  await record.update((all) => {
    const place = Object.hasOwn(all, id) ? all[id] : null;
    if (!place) return all;
    return {
      ...all,
      [id]: { ...place, former: place.former?.filter(({ manage }) => !released.has(manage.id)) },
    };
  });
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
