// A place that was presented here, until it is brought back: opened, shown, bound to the tab that goes there.

import { random, toBase64url } from "../core/sealed/bytes.js";
import { openContent } from "../core/sealed/content.js";
import { ext } from "./api.js";
import { kindHere } from "./kind.js";
import * as service from "./service.js";
import { session } from "./store.js";

/** @import { Arrival } from "./types" */

const LIFE = 30 * 60_000; // ms
/** How long it takes at most to begin to bring one back. */
const BRINGING = 20_000; // ms

/** What opens it: a link's parts, or a code's. @typedef {{ token: string, key: string } | { locator: string, secret: string }} Way */

/**
 * @typedef {object} Entry
 * @property {Arrival | null} arrival null until its link was opened
 * @property {Way | null} link
 * @property {number | null} tab
 * @property {number} until ms
 * @property {number} [taken] ms: somebody is bringing it back until then; who ends before has not
 */

/** @type {import("./store.js").Kept<Record<string, Entry>>} */
const arrivals = session("arrivals", {});

/** @param {Record<string, Entry>} all */
const alive = (all) => Object.fromEntries(Object.entries(all).filter(([, { until }]) => until > Date.now()));

/** @param {string} id @param {Omit<Entry, "until">} entry */
const write = (id, entry) =>
  arrivals.update((all) => ({ ...alive(all), [id]: { ...entry, until: Date.now() + LIFE } }));

/**
 * @param {Omit<Arrival, "id">} arrival
 * @returns {Promise<string>} its id
 */
export async function put({ content, choice }) {
  const id = newId();
  await write(id, {
    arrival: { id, content, choice },
    link: null,
    tab: null,
  });
  return id;
}

/**
 * A link or code that nobody has opened yet.
 * @param {Way} link of the chosen service
 * @returns {Promise<string>} id of what it will be
 */
export async function land(link) {
  const id = newId();
  await write(id, { arrival: null, link, tab: null });
  return id;
}

/**
 * @param {string} id
 * @returns {Promise<Arrival | null>} null when it is over
 * @throws {import("../core/client.js").ServiceError | import("../core/sealed/seal.js").SealError} a link that
 *   cannot be opened; it may be tried again
 */
export async function get(id) {
  const entry = alive(await arrivals.get())[id];
  if (!entry?.link) return entry?.arrival ?? null;
  const { link } = entry;
  const client = await service.client();
  const what = "token" in link ? { token: link.token } : { locator: link.locator };
  const { ciphertext } = await client.open(what, await kindHere());
  const { content } = await openContent(
    ciphertext,
    "key" in link ? { key: link.key } : { secret: link.secret },
  );
  /** @type {Arrival} */
  const arrival = { id, content };
  await write(id, { arrival, link: null, tab: null });
  return arrival;
}

/**
 * The tab goes to the place's page now.
 * @param {string} id
 * @param {number} tabId
 */
export async function bind(id, tabId) {
  // A tab goes to one place at a time: to the last.
  await arrivals.update((all) =>
    Object.fromEntries(
      Object.entries(alive(all)).map(([each, entry]) => [
        each,
        each === id ? { ...entry, tab: tabId } : entry.tab === tabId ? { ...entry, tab: null } : entry,
      ]),
    ),
  );
}

/** @param {number} tabId @returns {Promise<Arrival | null>} what waits for the tab; it goes on waiting */
export async function waiting(tabId) {
  return free(await arrivals.get(), tabId)?.arrival ?? null;
}

/**
 * @param {number} tabId
 * @returns {Promise<Arrival | null>} what waited for the tab, if that shows the place's site; nobody else gets it
 */
export async function take(tabId) {
  const arrival = await waiting(tabId);
  if (!arrival) return null;
  const { url = "" } = await ext.tabs.get(tabId);
  if (!URL.canParse(url) || new URL(url).origin !== new URL(arrival.content.snapshot.page.url).origin)
    return null;
  /** @type {Arrival | null} */
  let got = null;
  await arrivals.update((all) => {
    const entry = free(all, tabId);
    got = entry?.arrival ?? null;
    return got && entry ? { ...all, [got.id]: { ...entry, taken: Date.now() + BRINGING } } : all;
  });
  return got;
}

/** @param {Record<string, Entry>} all @param {number} tabId @returns {Entry | undefined} that nobody is bringing back */
const free = (all, tabId) =>
  Object.values(alive(all)).find(({ tab, taken = 0 }) => tab === tabId && taken <= Date.now());

/** It was brought back, unless it was given back meanwhile for the page that comes next. @param {string} id */
export async function done(id) {
  await arrivals.update((all) =>
    Object.fromEntries(Object.entries(alive(all)).filter(([each, { taken }]) => each !== id || !taken)),
  );
}

/** It was taken in vain. @param {Arrival} arrival @param {number} tabId */
export async function giveBack(arrival, tabId) {
  await write(arrival.id, { arrival, link: null, tab: tabId });
}

/** The tab is no more. @param {number} tabId */
export async function leave(tabId) {
  if (Object.values(await arrivals.get()).some(({ tab }) => tab === tabId))
    await arrivals.update((all) =>
      Object.fromEntries(Object.entries(alive(all)).filter(([, { tab }]) => tab !== tabId)),
    );
}

/** Nobody came for what is over. */
export async function prune() {
  const all = await arrivals.get();
  if (Object.keys(alive(all)).length < Object.keys(all).length) await arrivals.update(alive);
}

const newId = () => toBase64url(random(16));
