// The Sameplace service that this browser uses: the visitor's choice, checked when it is made.
import { random, toBase64url } from "../core/sealed/bytes.js";
import { createSealedClient } from "../core/sealed/client.js";
import { ext } from "./api.js";
import { patternOf } from "./scripts.js";
import { local } from "./store.js";

/** @import { ServiceError } from "../core/client.js" */
/** @typedef {"malformed" | "unreachable" | "not-sameplace" | "sealed-off"} ServiceKind */

/* global SERVICE -- put in by the build */
const PATIENCE = 10_000; // ms
/** Where http is no danger: on this computer and on networks of one's own (RFC 1918, 4193, 6762). */
const PRIVATE =
  /^(localhost|.+\.(localhost|local|internal|home\.arpa)|127(\.\d+){3}|10(\.\d+){3}|192\.168(\.\d+){2}|172\.(1[6-9]|2\d|3[01])(\.\d+){2}|\[::1\]|\[f[cd][0-9a-f]{2}:.*\])$/;

const chosen = local("service", "");

/** An address that no places can be kept at. */
export class ServiceTrouble extends Error {
  /** @param {ServiceKind} kind */
  constructor(kind) {
    super(kind);
    this.kind = kind;
  }
}

/** What set-up proposes; empty when the build has none. */
export const suggested = () => SERVICE;

/** @returns {Promise<string>} ends with a slash; empty until one was chosen */
export const address = () => chosen.get();

/** @returns {Promise<import("../core/sealed/client.js").SealedClient>} @throws {ServiceTrouble} when none was chosen */
export async function client() {
  const service = await address();
  if (!service) throw new ServiceTrouble("unreachable");
  return createSealedClient(service);
}

/**
 * @param {string} text as somebody typed it
 * @returns {string} the service's address, ending with a slash; empty when it cannot be one
 */
export function normalised(text) {
  const typed = text.trim();
  const given = /^[a-z][a-z\d+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  if (!URL.canParse(given)) return "";
  const url = new URL(given);
  const safe = url.protocol === "https:" || (url.protocol === "http:" && PRIVATE.test(url.hostname));
  if (!safe || url.username || url.password || !url.hostname) return "";
  return `${url.origin}${url.pathname.replace(/\/*$/, "/")}`;
}

/**
 * Must be called in a click, before anything is waited for: browsers ask for nothing later.
 * @param {string} service its address
 * @returns {Promise<boolean>} whether the visitor lets us ask it
 */
export function request(service) {
  return ext.permissions.request(
    /** @type {any} */ ({
      origins: [patternOf(service)],
      // Firefox wants to ask about what leaves the device as well, encrypted or not; others do not know the word.
      ...("getBrowserInfo" in ext.runtime && { data_collection: ["browsingActivity", "websiteContent"] }),
    }),
  );
}

/**
 * Checks the service and from now on uses it. The permission to ask it is the caller's to get beforehand.
 * @param {string} text
 * @returns {Promise<string>} its address
 * @throws {ServiceTrouble}
 */
export async function choose(text) {
  const service = normalised(text);
  if (!service) throw new ServiceTrouble("malformed");
  const health = await ask(`${service}healthz`);
  if (health?.status !== "ok" || typeof health.version !== "string")
    throw new ServiceTrouble("not-sameplace");
  const described = await ask(`${service}v1/openapi.json`);
  if (!described?.paths?.["/v1/snapshots"]) throw new ServiceTrouble("not-sameplace");
  if (!described.paths["/v1/sealed"]) throw new ServiceTrouble("sealed-off");
  // Whether the operator has switched it off, the question for something that is not there tells.
  const { kind } = await createSealedClient(service)
    .getBox(toBase64url(random(16)), toBase64url(random(32)))
    .then(
      () => /** @type {{ kind: string }} */ ({ kind: "unknown" }),
      (/** @type {ServiceError} */ error) => error,
    );
  if (kind === "sealed-off") throw new ServiceTrouble("sealed-off");
  if (kind === "offline") throw new ServiceTrouble("unreachable");
  await chosen.update(() => service);
  return service;
}

/** @param {string} url @returns {Promise<any>} null when the answer is no JSON */
async function ask(url) {
  /** @type {Response} */
  let response;
  try {
    response = await fetch(url, {
      credentials: "omit",
      referrerPolicy: "no-referrer",
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    throw new ServiceTrouble("unreachable");
  }
  if (response.status >= 500) throw new ServiceTrouble("unreachable");
  return response.json().catch(() => null);
}
