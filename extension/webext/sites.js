// Sites on which the visitor lets us work without a click.
import { ext } from "./api.js";
import * as places from "./places.js";
import { granted, isGranted, patternOf, register, sites } from "./scripts.js";
import { local } from "./store.js";

/** @import { Site } from "./types" */

export { register };

/** @returns {Promise<Site[]>} by name */
export async function allowed() {
  const known = await sites.get();
  return (await granted())
    .map((origin) => ({ origin, keep: known[origin]?.keep === true }))
    .sort((a, b) => (a.origin < b.origin ? -1 : 1));
}

/**
 * Must be called in a click, before anything is waited for: browsers ask for nothing later.
 * @param {string} origin
 * @returns {Promise<boolean>} whether the visitor allows it
 */
export function request(origin) {
  const asked = ext.permissions.request({ origins: [patternOf(origin)] });
  return asked.then(async (yes) => {
    if (yes) await allow(origin);
    return yes;
  });
}

/** @param {string} origin */
async function allow(origin) {
  const { origin: site } = new URL(origin);
  await sites.update((all) => ({ [site]: { keep: false }, ...all }));
  await register();
}

/**
 * What the visitor took back in the browser's own settings is forgotten: allowed again, it is a site like any other.
 */
export async function prune() {
  const still = new Set(await granted());
  const gone = Object.keys(await sites.get()).filter((origin) => !still.has(origin));
  if (gone.length)
    await sites.update((all) =>
      Object.fromEntries(Object.entries(all).filter(([origin]) => !gone.includes(origin))),
    );
  await register();
}

/** @param {string} origin */
export async function revoke(origin) {
  await sites.update(({ [origin]: _, ...rest }) => rest);
  await register();
  await part(origin);
}

/**
 * Gives the permission for a host back, unless something else of ours is there: hosts may have several ports. A
 * service may be asked as long as it is the chosen one, or has a place that can still be opened.
 * @param {string} origin
 */
export async function part(origin) {
  const living = (await places.all()).filter(({ expiresAt }) => Date.parse(expiresAt) > Date.now());
  const others = [
    ...Object.keys(await sites.get()),
    await local("service", "").get(),
    ...living.map(({ service }) => service),
  ];
  if (!others.some((other) => other && patternOf(other) === patternOf(origin)))
    await ext.permissions.remove({ origins: [patternOf(origin)] }).catch(() => {});
}

/** Every host that the browser lets us into is given back, the service's too. */
export async function revokeAll() {
  await sites.update(() => ({}));
  const { origins = [] } = await ext.permissions.getAll();
  // One by one: a build may have some from the start, and for the sake of these the browser would keep all.
  for (const origin of origins) await ext.permissions.remove({ origins: [origin] }).catch(() => {});
  await register();
}

/** @param {string} origin @param {boolean} on whether places there are kept in step by themselves */
export async function setKeep(origin, on) {
  await sites.update((all) => (all[origin] ? { ...all, [origin]: { keep: on } } : all));
}

/** @param {string} address @returns {Promise<Site | null>} the site it is on, when that is allowed */
export async function siteOf(address) {
  if (!URL.canParse(address)) return null;
  const { origin } = new URL(address);
  const known = (await sites.get())[origin];
  return known && (await isGranted(origin)) ? { origin, keep: known.keep } : null;
}
