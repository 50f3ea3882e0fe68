// My places: what was saved on this device, and on those paired with it.
import { pageKey } from "../core/address.js";
import { clean } from "../core/cleaning.js";
import { ServiceError } from "../core/client.js";
import { createSealedClient } from "../core/sealed/client.js";
import { openContent } from "../core/sealed/content.js";
import { SealError } from "../core/sealed/seal.js";
import { samePage } from "./captured.js";
import * as circle from "./circle/circle.js";
import { kindHere } from "./kind.js";
import * as outbox from "./outbox.js";
import * as record from "./record.js";
import { begun, begunAgain, save } from "./saving.js";
import { share, soon } from "./step.js";

/** @import { Captured, Content, Place } from "./types" */

/** Where asking is worth it: neither just begun nor as good as read. */
const BEGUN = 0.05;
const READ = 0.95;
/** Pages of one site that are kept in step: those visited last. */
const MOST_KEPT = 20;

/** @returns {Promise<Place[]>} newest first */
export async function all() {
  const [own, shared] = await Promise.all([record.listed(), circle.places()]);
  const names = new Map(shared.map(({ id, name }) => [id, name]));
  const known = new Set(own.map(({ id }) => id));
  const others = shared
    .filter(({ id }) => !known.has(id))
    .map((place) => /** @type {Place} */ ({ ...place, here: false, state: "saved" }));
  // It may have been given its name on another device.
  const mine = own.map((place) => ({ ...place, name: names.get(place.id) ?? place.name }));
  return [...mine, ...others].sort((a, b) => Date.parse(b.savedAt) - Date.parse(a.savedAt));
}

/** @param {string} id */
const found = async (id) => (await all()).find((place) => place.id === id) ?? null;

/**
 * @param {Captured} captured
 * @returns {Promise<Place>} `waiting` without a connection
 * @throws {ServiceError | import("../core/sealed/seal.js").SealError | import("./store.js").StoreFull}
 */
export async function keep(captured) {
  return save(await begun(captured), captured.content);
}

/**
 * The place of a page that is kept in step: one for a page, which goes with the reading. Nobody waits for it, so
 * what becomes of it is said in the list.
 * @param {Captured} captured
 */
export async function keepInStep(captured) {
  const key = pageKey(captured.url);
  // One after the other, or a page would have two.
  await navigator.locks.request("sameplace:keep", async () => {
    const last = (await all()).find((place) => place.here && place.kept && pageKey(place.url) === key);
    // Nobody has read on.
    if (last?.progression === captured.progression) return;
    const { id } = last ?? (await begun(captured, { kept: true }));
    await outbox.inTurn(id, async () => {
      if (last) await begunAgain(last, captured);
      await outbox.send(id);
    });
    await soon();
    await thin(captured.url);
  });
}

/** A site may open page after page by itself, and push out of the list what its visitor wants there. @param {string} url */
async function thin(url) {
  const { origin } = new URL(url);
  const there = (await all()).filter(
    (place) => place.here && place.kept && new URL(place.url).origin === origin,
  );
  for (const { id } of there.slice(MOST_KEPT)) await forget(id);
}

/** @param {string} id @param {string} name */
export async function rename(id, name) {
  const place = await found(id);
  if (!place) return;
  if (place.here) await record.change(id, { name });
  await share({ ...place, name });
  await soon();
}

/**
 * Here at once, at the service and on the paired devices as soon as it can be reached. A place of another device
 * leaves the list at once, and the service as soon as that device has heard of it.
 * @param {string} id
 */
export async function forget(id) {
  const place = await record.drop(id);
  await outbox.remove(id);
  await circle.dropPlace(id);
  if (place) await outbox.addDeletion(place);
  await soon();
  // It is queued: whether it can be done now is not the visitor's concern.
  await outbox.flush().catch(() => {});
}

/**
 * @param {string} id
 * @returns {Promise<Content>}
 * @throws {ServiceError} `unknown` also when it is not in the list any more
 * @throws {import("../core/sealed/seal.js").SealError}
 */
export async function open(id) {
  const waiting = await outbox.contentOf(id);
  if (waiting) return waiting;
  const place = await found(id);
  if (!place) throw new ServiceError("unknown");
  const kind = await kindHere();
  const { ciphertext } = await createSealedClient(place.service).open({ token: place.token }, kind);
  const { content } = await openContent(ciphertext, { key: place.key });
  // The list is the circle's word, the content is another's: the visitor is asked about the page that the list names.
  if (!samePage(content.snapshot.page.url, place.url)) throw new SealError("damaged");
  // Whoever has it here need not be asked about it. A device without room for the note has brought it all the same.
  if (!place.here) await answered(place).catch(() => {});
  return content;
}

/**
 * The place on a page that is worth asking about: another device's, the newest, and nobody has said no to it. Without
 * its depth where that is no reason to ask: then it is the cart alone.
 * @param {string} address of the page, compared on this device alone
 * @returns {Promise<Place | null>}
 */
export async function matching(address) {
  const key = pageKey(clean(address));
  const newest = (await all()).find((place) => pageKey(place.url) === key);
  // Whoever was here last on this very device knows where they are.
  if (!newest || newest.here || Date.parse(newest.expiresAt) <= Date.now()) return null;
  if (await circle.saidNo(readingOf(newest))) return null;
  const within = newest.progression !== null && newest.progression >= BEGUN && newest.progression <= READ;
  if (within) return newest;
  return newest.items > 0 ? { ...newest, progression: null } : null;
}

/** @param {string} id of a place that is not to be asked about again, here and on the paired devices */
export async function sayNo(id) {
  const place = await found(id);
  if (place) await answered(place);
}

/** @param {Place} place that was asked about, or opened without: the one question has its answer */
async function answered(place) {
  await circle.sayNo(readingOf(place), Date.parse(place.expiresAt));
  await soon();
}

/** Longer ones are refused by the circle. */
const LONGEST = 64; // characters

/**
 * A place that is kept in step moves on: who said no to it once may want to be asked when another device has read on.
 * @param {Place} place
 * @returns {string} what the answer is about
 */
const readingOf = ({ id, savedAt }) => `${Date.parse(savedAt).toString(36)}-${id}`.slice(0, LONGEST);
