// What this device remembers by itself: places on this site, what the visitor said no to, and a hop that
// a redirect interrupted. Everything stays in the browser's own storage and has an end.

/** @import { Snapshot } from "./types" */

const PLACES = "sameplace:places";
const NO = "sameplace:no";
const PENDING = "sameplace:pending";
const ACCEPTED = "sameplace:accepted";
const SAVED = "sameplace:saved";
const MOST = 20;
/** Characters that all places together may take of the storage that is the site's own. */
const ROOM = 200_000;
const KEEP = 30 * 24 * 3600_000;
const PENDING_KEEP = 30 * 60_000;

/** @typedef {{ snapshot: Snapshot, at: number }} Remembered times in ms since 1970 */

/**
 * Storage that is blocked, full or holds something else is the same as an empty one.
 * @param {() => Storage} storage
 * @param {string} key
 * @returns {any}
 */
function read(storage, key) {
  try {
    return JSON.parse(storage().getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/**
 * @param {() => Storage} storage
 * @param {string} key
 * @param {unknown} value undefined removes
 */
function write(storage, key, value) {
  try {
    if (value === undefined) storage().removeItem(key);
    else storage().setItem(key, JSON.stringify(value));
  } catch {
    // Nothing is lost but the convenience.
  }
}

const local = () => localStorage;
const session = () => sessionStorage;

/** @returns {Record<string, Remembered>} */
function places() {
  const all = read(local, PLACES);
  if (!all || typeof all !== "object" || Array.isArray(all)) return {};
  const fresh = Object.entries(all)
    .filter(([, entry]) => entry?.snapshot?.page?.url && entry.at > Date.now() - KEEP)
    .sort((a, b) => b[1].at - a[1].at)
    .slice(0, MOST);
  return Object.fromEntries(fresh);
}

/**
 * @param {string} key of the page
 * @returns {Remembered | null}
 */
export function recall(key) {
  return places()[key] ?? null;
}

/**
 * @param {string} key of the page
 * @param {Snapshot} snapshot
 */
export function remember(key, snapshot) {
  const { [key]: _, ...older } = places();
  let room = ROOM;
  const kept = Object.entries({ [key]: { snapshot, at: Date.now() }, ...older }).filter(([, entry]) => {
    const size = JSON.stringify(entry).length;
    if (size > room) return false;
    room -= size;
    return true;
  });
  write(local, PLACES, Object.fromEntries(kept));
}

/** @param {string} key of the page */
export function drop(key) {
  const { [key]: _, ...rest } = places();
  write(local, PLACES, rest);
}

/**
 * Carts that were saved for another device, as long as their snapshots live: when this device's cart is emptied or
 * bought, they are over.
 * @returns {{ id: string, manage_key: string, expires_at: string }[]}
 */
export function savedCarts() {
  const all = read(local, SAVED);
  return Array.isArray(all) ? all.filter((saved) => Date.parse(saved?.expires_at) > Date.now()) : [];
}

/** @param {{ id: string, manage_key: string, expires_at: string }} saved */
export function keepSavedCart({ id, manage_key, expires_at }) {
  write(local, SAVED, [{ id, manage_key, expires_at }, ...savedCarts()].slice(0, MOST));
}

/** @param {string} id */
export function dropSavedCart(id) {
  const left = savedCarts().filter((saved) => saved.id !== id);
  write(local, SAVED, left.length ? left : undefined);
}

/**
 * The visitor said no to this snapshot: it is never asked about again.
 * @param {string} id public id
 */
export function sayNo(id) {
  const before = read(local, NO);
  write(local, NO, [id, ...(Array.isArray(before) ? before : [])].slice(0, 50));
}

/** @param {string} id */
export function saidNo(id) {
  const ids = read(local, NO);
  return Array.isArray(ids) && ids.includes(id);
}

/**
 * A redirect (to a log-in, say) came between the link and its page: the next page of this tab takes over.
 * @param {string} token
 */
export function keepPending(token) {
  write(session, PENDING, { token, at: Date.now() });
}

/**
 * @returns {string | null}
 */
export function takePending() {
  const pending = read(session, PENDING);
  if (!pending) return null;
  write(session, PENDING, undefined);
  return typeof pending.token === "string" && pending.at > Date.now() - PENDING_KEEP ? pending.token : null;
}

/**
 * The visitor said yes on one page and the place is on another: not asked twice.
 * @param {string} id public id
 * @param {string} cart what is to become of the cart there
 */
export function keepAccepted(id, cart) {
  write(session, ACCEPTED, { id, cart, at: Date.now() });
}

/**
 * @param {string} id
 * @returns {string | null} what was chosen for the cart; null when nothing was accepted
 */
export function takeAccepted(id) {
  const accepted = read(session, ACCEPTED);
  if (!accepted) return null;
  write(session, ACCEPTED, undefined);
  return accepted.id === id && accepted.at > Date.now() - PENDING_KEEP
    ? String(accepted.cart ?? "both")
    : null;
}
