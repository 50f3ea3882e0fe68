// Seals what was captured and leaves it with a service.
import { ServiceError } from "../core/client.js";
import { createSealedClient } from "../core/sealed/client.js";
import { sealContent } from "../core/sealed/content.js";
import { newLongCode } from "../core/sealed/longcode.js";

/** @import { Content, Place } from "./types" */

/** In seconds; the operator may keep things for a shorter time. */
export const LIFE = 30 * 24 * 3600;
/** One in 2^40 codes times those in use: a second draw is already luck. */
const DRAWS = 3;

/**
 * @typedef {Required<Pick<Place, "service" | "token" | "key" | "expiresAt" | "manage">>} Deposited
 * @typedef {{ code: string, codeExpiresAt: string }} Coded
 */

/**
 * @param {string} service
 * @param {Content} content
 * @returns {Promise<Deposited>}
 * @throws {ServiceError | import("../core/sealed/seal.js").SealError}
 */
export async function deposit(service, content) {
  const { ciphertext, key } = await sealContent(content);
  const saved = await createSealedClient(service).save({ ciphertext, expires_in: LIFE });
  return deposited(service, key, saved);
}

/**
 * The same with a code to type on the other device.
 * @param {string} service
 * @param {Content} content
 * @returns {Promise<Deposited & Coded>}
 */
export async function depositWithCode(service, content) {
  for (let draw = 1; ; draw++) {
    const { code, locator, secret } = newLongCode();
    const { ciphertext, key } = await sealContent(content, { secret });
    try {
      const saved = await createSealedClient(service).save({ ciphertext, locator, expires_in: LIFE });
      const codeExpiresAt = saved.locator_expires_at ?? saved.expires_at;
      return { ...deposited(service, key, saved), code, codeExpiresAt };
    } catch (error) {
      if (!(error instanceof ServiceError) || error.kind !== "taken" || draw === DRAWS) throw error;
    }
  }
}

/**
 * @param {string} service
 * @param {string} key
 * @param {import("../core/types").SealedSaved} saved
 * @returns {Deposited}
 */
const deposited = (service, key, { id, token, expires_at, manage_key }) => ({
  service,
  token,
  key,
  expiresAt: expires_at,
  manage: { id, manage_key },
});
