// One box of a circle, as it is read and written: sealed with the circle's key, and taken for nothing when it is not.

import { ServiceError } from "../../core/client.js";
import { SealError, seal, unseal } from "../../core/sealed/seal.js";
import { circleKeys } from "./keys.js";
import { fit } from "./room.js";
import { checkBox } from "./shape.js";

/** @import { SealedClient } from "../../core/sealed/client.js" */
/** @import { Document, Move } from "./types" */

/** The longest that a service keeps anything, seconds. */
const LIFE = 30 * 24 * 3600;

/**
 * @typedef {object} Read
 * @property {Document | null} document null when there is none that this key opens
 * @property {Move["moved"] | null} moved where the circle has gone
 * @property {number} version 0 when there is no box
 * @property {number} expiresAt ms since 1970
 */

/** @type {Read} */
const NOTHING = { document: null, moved: null, version: 0, expiresAt: 0 };

/**
 * @param {SealedClient} client
 * @param {string} secret of the circle
 */
export async function boxOf(client, secret) {
  const { id, bearer, key, purpose } = await circleKeys(secret);

  /** @param {unknown} value @param {number} replaces @param {boolean} [closed] */
  const write = async (value, replaces, closed) => {
    const { ciphertext } = await seal(value, { key, purpose });
    const saved = await client.putBox(id, bearer, {
      ciphertext,
      replaces,
      expires_in: LIFE,
      ...(closed && { closed }),
    });
    return { version: saved.version, expiresAt: Date.parse(saved.expires_at) };
  };

  return {
    id,

    /**
     * @returns {Promise<Read>}
     * @throws {ServiceError} also `refused`: it is of a version not known here, and must not be written over
     */
    async read() {
      const box = await client.getBox(id, bearer).catch((error) => {
        if (error?.kind === "unknown") return null;
        throw error;
      });
      if (!box) return NOTHING;
      const found = { ...NOTHING, version: box.version, expiresAt: Date.parse(box.expires_at) };
      try {
        const value = checkBox(await unseal(box.ciphertext, { key, purpose }));
        return "moved" in value ? { ...found, moved: value.moved } : { ...found, document: value };
      } catch (error) {
        // What the service has spoilt is written anew from what the devices know.
        if (error instanceof SealError) return found;
        throw new ServiceError("refused");
      }
    },

    /**
     * @param {Document} document
     * @param {number} replaces
     * @returns {Promise<{ version: number, expiresAt: number }>} ms since 1970
     */
    write: (document, replaces) => write(fit(document), replaces),

    /**
     * The last write there is.
     * @param {Move} move
     * @param {number} replaces
     */
    close: (move, replaces) => write(move, replaces, true),

    drop: () => client.deleteBox(id, bearer),
  };
}
