// Saving a place: noted on the device first, then left with the service, so that nothing that ends in between is lost.
import { ServiceError } from "../core/client.js";
import { random, toBase64url } from "../core/sealed/bytes.js";
import { thisDevice } from "./circle/identity.js";
import { deposit, LIFE } from "./deposit.js";
import * as outbox from "./outbox.js";
import * as record from "./record.js";
import * as service from "./service.js";
import { soon } from "./step.js";

/** @import { Captured, Place } from "./types" */

/**
 * A place that is on its way to the service.
 * @param {Captured} captured
 * @param {Partial<Place>} [fields]
 * @returns {Promise<Place>}
 */
export async function begun({ title, url, icon, items, progression, content }, fields = {}) {
  const now = Date.now();
  const { id, name } = await thisDevice();
  /** @type {Place} */
  const place = {
    id: toBase64url(random(16)),
    title,
    name: "",
    url,
    icon,
    items,
    progression,
    savedAt: new Date(now).toISOString(),
    expiresAt: new Date(now + LIFE * 1000).toISOString(),
    device: { id, name, kind: content.snapshot.device?.kind ?? "other" },
    here: true,
    state: "waiting",
    service: await service.address(),
    token: "",
    key: "",
    ...fields,
  };
  await outbox.add(place.id, content);
  try {
    await record.put(place);
  } catch (error) {
    await outbox.remove(place.id);
    throw error;
  }
  return place;
}

/**
 * A place whose page was read on: the same one, on its way to the service anew. For whoever is at the place in turn.
 * @param {Place} place
 * @param {Captured} captured
 */
export async function begunAgain({ id, name }, { title, url, icon, items, progression, content }) {
  const savedAt = new Date().toISOString();
  await outbox.add(id, content);
  try {
    const news = { title, name, url, icon, items, progression, savedAt };
    if (!(await record.change(id, { ...news, state: "waiting" }))) await outbox.remove(id);
  } catch (error) {
    await outbox.remove(id);
    throw error;
  }
}

/**
 * Has a place saved by `save`, and notes it. Without a connection it stays in the outbox; else, when the service
 * will not have it, nothing is left of it and the visitor can be told. Forgotten meanwhile, it rejects with "gone".
 * @template {import("./deposit.js").Deposited} Saved
 * @param {Place} place
 * @param {() => Promise<Saved>} save
 * @returns {Promise<Saved>}
 */
export async function saved(place, save) {
  try {
    const done = await save();
    const kept = await record.replace(place.id, done);
    if (!kept) await outbox.addDeletion({ ...place, ...done });
    await outbox.remove(place.id);
    await soon();
    if (!kept) throw new ServiceError("gone");
    return done;
  } catch (error) {
    if (!(error instanceof ServiceError) || error.kind !== "offline") {
      await outbox.remove(place.id);
      await record.drop(place.id);
    }
    throw error;
  }
}

/**
 * The same for a place that nobody waits to see the code of.
 * @param {Place} place
 * @param {import("./types").Content} content
 * @returns {Promise<Place>} `waiting` without a connection
 * @throws {ServiceError | import("../core/sealed/seal.js").SealError}
 */
export async function save(place, content) {
  try {
    await outbox.alone(place.id, () => saved(place, () => deposit(place.service, content)));
  } catch (error) {
    if (!(error instanceof ServiceError) || error.kind !== "offline") throw error;
  }
  return (await record.found(place.id)) ?? place;
}
