// What the extension keeps. Workers and pages come and go at any moment, so nothing is kept anywhere else; every
// change is read, made and written under a lock that pages and worker share.
import { ext } from "./api.js";

/**
 * @template T
 * @typedef {object} Kept
 * @property {() => Promise<T>} get
 * @property {(change: (value: T) => T) => Promise<T>} update what `change` gives is written, and returned;
 *   nothing is when it throws. Rejects with StoreFull
 */

/** The device has no room left. */
export class StoreFull extends Error {
  kind = /** @type {const} */ ("storage-full");
}

/**
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} act
 * @returns {Promise<T>}
 */
const locked = (name, act) => /** @type {Promise<any>} */ (navigator.locks.request(name, act));

/**
 * @template T
 * @param {"local" | "session"} area
 * @param {string} key
 * @param {T} empty what is there before anything was written
 * @returns {Kept<T>}
 */
function kept(area, key, empty) {
  /** @returns {Promise<T>} */
  const get = async () => {
    const { [key]: value } = await ext.storage[area].get(key);
    return /** @type {T} */ (value ?? structuredClone(empty));
  };
  return {
    get,
    update: (change) =>
      locked(`sameplace:${area}:${key}`, async () => {
        const value = change(await get());
        try {
          await ext.storage[area].set({ [key]: value });
        } catch (error) {
          // The one reason that browsers have for refusing what can be cloned.
          throw new StoreFull(String(error));
        }
        return value;
      }),
  };
}

/**
 * Stays until it is deleted.
 * @template T
 * @param {string} key
 * @param {T} empty
 */
export const local = (key, /** @type {T} */ empty) => kept("local", key, empty);

/**
 * Stays in memory, until the browser is closed.
 * @template T
 * @param {string} key
 * @param {T} empty
 */
export const session = (key, empty) => kept("session", key, empty);

/** Content scripts, which share a process with the pages they are in, have no access. */
export async function seclude() {
  // Firefox cannot take local storage from them; what it has no method for stays as it is.
  for (const area of [ext.storage.local, ext.storage.session])
    await area.setAccessLevel?.({ accessLevel: "TRUSTED_CONTEXTS" });
}
