// The service, as the widget and the landing page speak to it.
import { toJson } from "./json.js";

/** @import { DeviceKind, Event, Receipt, Resumed, Saved, Snapshot } from "./types" */

/** What manages a snapshot. @typedef {Pick<Saved, "id" | "manage_key">} Managed */

/**
 * Of sealed things alone: the service is full; somebody else wrote in between; the locator is taken; the operator
 * has switched them off.
 * @typedef {"full" | "changed" | "taken" | "sealed-off"} SealedKind
 */

/** @typedef {"offline" | "limited" | "refused" | "gone" | "unknown" | SealedKind} Kind */

/** @typedef {{ body?: unknown, key?: string, keepalive?: boolean }} Question */
/** @typedef {(method: string, path: string, question?: Question) => Promise<any>} Ask rejects with ServiceError */

/** An answer that is not a success, in a kind that the visitor can be told about. */
export class ServiceError extends Error {
  /**
   * @param {Kind} kind
   * @param {number} [retryAfter] seconds
   */
  constructor(kind, retryAfter) {
    super(kind);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }
}

/** @type {Record<number, Kind>} */
const KINDS = {
  400: "unknown",
  401: "refused",
  403: "refused",
  404: "unknown",
  410: "gone",
  413: "refused",
  429: "limited",
};

/** What a status alone does not tell. @type {Record<string, Kind>} */
const PROBLEMS = {
  full: "full",
  "box-changed": "changed",
  "locator-taken": "taken",
  "sealed-off": "sealed-off",
};

/** Longer than a slow phone on a slow network needs, short enough not to leave anybody waiting. */
const PATIENCE = 15_000;

/**
 * @param {string} service origin (and path) of the service, ending with a slash
 * @returns {Ask}
 */
export function createAsk(service) {
  return async (method, path, { body, key, keepalive = false } = {}) => {
    let response;
    let answer = null;
    try {
      response = await fetch(`${service}v1/${path}`, {
        method,
        headers: {
          ...(body !== undefined && { "Content-Type": "application/json" }),
          ...(key && { Authorization: `Bearer ${key}` }),
        },
        ...(body !== undefined && { body: toJson(body) }),
        credentials: "omit",
        referrerPolicy: "no-referrer",
        cache: "no-store",
        keepalive,
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (response.status !== 204) answer = await response.json();
    } catch {
      // An answer that is no JSON, such as a proxy's own page, still has its status.
      if (!response || response.ok) throw new ServiceError("offline");
    }
    if (response.ok) return answer;
    const wait = Number(response.headers.get("Retry-After")) || undefined;
    throw new ServiceError(PROBLEMS[slugOf(answer)] ?? KINDS[response.status] ?? "offline", wait);
  };
}

/** @param {any} problem RFC 9457 @returns {string} the end of its type */
const slugOf = (problem) => String(problem?.type).split(":").pop() ?? "";

/**
 * @param {string} service origin (and path) of the service, ending with a slash
 */
export function createClient(service) {
  const ask = createAsk(service);

  return {
    /**
     * @param {string} site
     * @param {Snapshot} snapshot
     * @returns {Promise<Saved>}
     */
    save: (site, snapshot) => ask("POST", "snapshots", { body: { site, snapshot } }),
    /**
     * @param {{ token: string } | { code: string, nonce: string }} what
     * @param {DeviceKind} kind of this device
     * @returns {Promise<Resumed>}
     */
    resume: (what, kind) => ask("POST", "resume", { body: { ...what, device: { kind } } }),
    /**
     * @param {Event} event
     * @returns {Promise<void>}
     */
    report: (event) => ask("POST", "events", { body: event, keepalive: true }),
    /**
     * @param {Saved} saved
     * @returns {Promise<Receipt>}
     */
    receipt: ({ id, manage_key }) => ask("GET", `snapshots/${id}`, { key: manage_key }),
    /**
     * @param {Managed} saved
     * @returns {Promise<void>}
     */
    cancelCart: ({ id, manage_key }) =>
      ask("DELETE", `snapshots/${id}/cart`, { key: manage_key, keepalive: true }),
    /**
     * @param {Saved} saved
     * @returns {Promise<void>}
     */
    forget: ({ id, manage_key }) => ask("DELETE", `snapshots/${id}`, { key: manage_key }),
  };
}

/** Random text for one device's claim on a code. */
export function newNonce() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}
