// What the service has not been told yet: places that wait to be saved there, and such as it still has to delete.
// An entry leaves only when the service has answered, so whatever ends before that is done again.
import { createSealedClient } from "../core/sealed/client.js";
import { ext } from "./api.js";
import { deposit } from "./deposit.js";
import * as record from "./record.js";
import * as service from "./service.js";
import { local } from "./store.js";

/** @import { Content, Deposit, Place } from "./types" */

/**
 * @typedef {object} Outbox
 * @property {Record<string, { content: Content, failed: boolean }>} saves by the place's id
 * @property {Record<string, { service: string, manage_key: string, until: string }>} deletions by the service's id
 * @property {number} tries since something last went through
 */

const ALARM = "outbox";
const FIRST = 1; // minute; nothing shorter is kept by every browser
const LAST = 6 * 60;
/** Trouble that passes by itself. */
const PASSING = new Set(["offline", "limited", "full"]);

/** @type {import("./store.js").Kept<Outbox>} */
const outbox = local("outbox", { saves: {}, deletions: {}, tries: 0 });

/**
 * @param {string} place id
 * @param {Content} content
 * @throws {import("./store.js").StoreFull}
 */
export async function add(place, content) {
  await outbox.update((box) => ({ ...box, saves: { ...box.saves, [place]: { content, failed: false } } }));
  await wake();
}

/** @param {Place} place that was saved here and is to be deleted by its service */
export async function addDeletion({ service: at, manage, expiresAt, former = [] }) {
  await addDeletions(manage ? [...former, { service: at, manage, expiresAt }] : former);
}

/** @param {Deposit[]} deposits */
async function addDeletions(deposits) {
  if (!deposits.length) return;
  const deletions = Object.fromEntries(
    deposits.map(({ service: at, manage: { id, manage_key }, expiresAt }) => [
      id,
      { service: at, manage_key, until: expiresAt },
    ]),
  );
  await outbox.update((box) => ({ ...box, deletions: { ...box.deletions, ...deletions } }));
  await wake();
}

/** @param {string} place id @returns {Promise<Content | null>} of a place that the service does not have yet */
export async function contentOf(place) {
  const { saves } = await outbox.get();
  return saves[place]?.content ?? null;
}

/** @param {string} place id */
export async function remove(place) {
  await outbox.update(({ saves: { [place]: _, ...saves }, ...box }) => ({ ...box, saves }));
}

/**
 * Tries everything, also what failed before. One flush at a time, in whichever page or worker.
 * @returns {Promise<void>} rejects with the ServiceError for which something still waits
 */
export async function flush() {
  await navigator.locks.request("sameplace:flush", async () => {
    for (const { id, former = [] } of await record.listed()) {
      await addDeletions(former);
      if (former.length) await record.release(id, former);
    }
    const { saves, deletions } = await outbox.get();
    /** Services that do not answer: asking them again for each thing would take minutes. @type {Set<string>} */
    const away = new Set();
    /** @type {unknown} */
    let trouble = null;
    for (const [id, deletion] of Object.entries(deletions)) {
      const why = away.has(deletion.service) ? trouble : await withdraw(id, deletion);
      if (kindOf(why) === "offline") away.add(deletion.service);
      trouble ??= why;
    }
    const here = await service.address();
    for (const id of Object.keys(saves)) {
      const why = away.has(here) ? trouble : await alone(id, () => send(id));
      if (kindOf(why) === "offline") away.add(here);
      trouble ??= why;
    }
    await outbox.update((box) => ({ ...box, tries: trouble ? box.tries + 1 : 0 }));
    await wake();
    if (trouble) throw trouble;
  });
}

/**
 * Whoever is at a place keeps others from sending it a second time.
 * @template T
 * @param {string} place id
 * @param {() => Promise<T>} act
 * @returns {Promise<T | null>} null when somebody else is at it
 */
export function alone(place, act) {
  const name = `sameplace:place:${place}`;
  return /** @type {Promise<any>} */ (
    navigator.locks.request(name, { ifAvailable: true }, async (lock) => lock && (await act()))
  );
}

/**
 * Waits until nobody else is at the place.
 * @template T
 * @param {string} place id
 * @param {() => Promise<T>} act
 * @returns {Promise<T>}
 */
export const inTurn = (place, act) =>
  /** @type {Promise<any>} */ (navigator.locks.request(`sameplace:place:${place}`, act));

/**
 * For whoever is at the place alone, or in turn.
 * @param {string} id
 * @returns {Promise<unknown>} why it still waits; null when it was sent, or cannot be
 */
export async function send(id) {
  const [place, content] = [await record.found(id), await contentOf(id)];
  if (!content) return null;
  // Forgotten while it waited, or saved by somebody whose end came before it could be noted.
  if (!place || place.state === "saved") {
    await remove(id);
    return null;
  }
  try {
    const done = await deposit(await service.address(), content);
    const kept = await record.replace(id, done);
    if (!kept) await addDeletion({ ...place, ...done });
    await remove(id);
    return null;
  } catch (error) {
    const waits = PASSING.has(kindOf(error));
    await outbox.update((box) =>
      box.saves[id] ? { ...box, saves: { ...box.saves, [id]: { content, failed: !waits } } } : box,
    );
    await record.change(id, { state: waits ? "waiting" : "failed", trouble: kindOf(error) });
    return waits ? error : null;
  }
}

/**
 * @param {string} id the service's
 * @param {Outbox["deletions"][string]} deletion
 * @returns {Promise<unknown>} why it still waits
 */
async function withdraw(id, deletion) {
  try {
    if (Date.parse(deletion.until) > Date.now())
      await createSealedClient(deletion.service).forget({ id, manage_key: deletion.manage_key });
  } catch (error) {
    // A service that has none such, or knows another key for it, has nothing of ours.
    if (PASSING.has(kindOf(error))) return error;
  }
  await outbox.update(({ deletions: { [id]: _, ...deletions }, ...box }) => ({ ...box, deletions }));
  return null;
}

/** @param {unknown} error */
const kindOf = (error) => String(/** @type {{ kind?: unknown } | null} */ (error)?.kind ?? "");

/** Asks to be woken while something waits, later each time. */
export async function wake() {
  const { saves, deletions, tries } = await outbox.get();
  const waits = Object.keys(deletions).length || Object.values(saves).some(({ failed }) => !failed);
  if (!waits) await ext.alarms.clear(ALARM);
  else await ext.alarms.create(ALARM, { delayInMinutes: Math.min(FIRST * 2 ** tries, LAST) });
}

/** @param {string} name of an alarm that went off */
export const isMine = (name) => name === ALARM;
