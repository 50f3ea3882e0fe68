// Keeps this device's keys in IndexedDB, the one store that takes a private key which cannot be taken out.

/** @import { Kept } from "./types" */

const NAME = "sameplace";
const SHELF = "identity";
const KEY = "this";

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const result = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** @returns {Promise<IDBDatabase>} */
function open() {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(SHELF);
  return result(request);
}

/**
 * @template T
 * @param {T} empty
 * @returns {Kept<T>}
 */
export function vault(empty) {
  /** @param {IDBTransactionMode} mode @param {(shelf: IDBObjectStore) => Promise<T>} act @returns {Promise<T>} */
  const within = async (mode, act) => {
    const database = await open();
    try {
      const transaction = database.transaction(SHELF, mode);
      const finished = new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onabort = () => reject(transaction.error);
      });
      const [value] = await Promise.all([act(transaction.objectStore(SHELF)), finished]);
      return value;
    } finally {
      database.close();
    }
  };

  return {
    get: () => within("readonly", async (shelf) => (await result(shelf.get(KEY))) ?? empty),
    update: (change) =>
      within("readwrite", async (shelf) => {
        // Within one transaction: whoever comes second sees what the first has written.
        const value = change((await result(shelf.get(KEY))) ?? empty);
        await result(shelf.put(value, KEY));
        return value;
      }),
  };
}
