// Sealed snapshots and boxes, as the service keeps them: it is sent ciphertext, times and locators, and no more.

import { createAsk } from "../client.js";

/** @import { Managed } from "../client.js" */
/** @import { Box, BoxSaved, DeviceKind, Opened, SealedReceipt, SealedSaved } from "../types" */

/** `replaces`: the version it takes the place of, 0 for a new box. `closed`: the last write there will be. */
/** @typedef {{ ciphertext: string, replaces: number, expires_in: number, closed?: boolean }} PutBox */
/** @typedef {{ ciphertext: string, locator?: string, expires_in: number }} SealRequest `expires_in` in seconds */
/** @typedef {ReturnType<typeof createSealedClient>} SealedClient */

/**
 * Every call rejects with a ServiceError.
 * @param {string} service origin (and path) of the service, ending with a slash
 */
export function createSealedClient(service) {
  const ask = createAsk(service);

  return {
    service,
    /**
     * @param {SealRequest} sealed
     * @returns {Promise<SealedSaved>} kind `taken`: draw another code
     */
    save: (sealed) => ask("POST", "sealed", { body: sealed }),
    /**
     * @param {{ token: string } | { locator: string }} what
     * @param {DeviceKind} kind of this device, for the other one's receipt
     * @returns {Promise<Opened>}
     */
    open: (what, kind) => ask("POST", "sealed/open", { body: { ...what, device: { kind } } }),
    /**
     * @param {Managed} saved
     * @returns {Promise<SealedReceipt>}
     */
    receipt: ({ id, manage_key }) => ask("GET", `sealed/${id}`, { key: manage_key }),
    /**
     * @param {Managed} saved
     * @returns {Promise<void>}
     */
    forget: ({ id, manage_key }) => ask("DELETE", `sealed/${id}`, { key: manage_key }),
    /**
     * @param {string} id 22 characters of base64url, chosen by its devices
     * @param {string} key whoever first writes sets it
     * @param {PutBox} box
     * @returns {Promise<BoxSaved>} kind `changed`: read again, merge, write again; `gone`: closed
     */
    putBox: (id, key, box) => ask("PUT", `boxes/${id}`, { key, body: box }),
    /**
     * @param {string} id
     * @param {string} key
     * @returns {Promise<Box>}
     */
    getBox: (id, key) => ask("GET", `boxes/${id}`, { key }),
    /**
     * @param {string} id
     * @param {string} key
     * @returns {Promise<void>}
     */
    deleteBox: (id, key) => ask("DELETE", `boxes/${id}`, { key }),
  };
}
