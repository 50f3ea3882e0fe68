// Our own scripts in pages: registered for the sites that the visitor allowed, and for the service's /r. What is
// registered follows from the permissions that really are there, so it may be done again at any time.
import { ext } from "./api.js";
import { local } from "./store.js";

/** Sites by origin. @type {import("./store.js").Kept<Record<string, { keep: boolean }>>} */
export const sites = local("sites", {});

/** Permissions know no port. @param {string} origin */
export const patternOf = (origin) => {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
};

/** @param {string} origin */
export const isGranted = (origin) => ext.permissions.contains({ origins: [patternOf(origin)] });

/** Origins that the visitor allowed, and has not taken back in the browser's own settings. */
export async function granted() {
  const known = Object.keys(await sites.get());
  const still = await Promise.all(known.map(isGranted));
  return known.filter((_, i) => still[i]);
}

/** Makes what is registered what it should be. */
export async function register() {
  await navigator.locks.request("sameplace:scripts", async () => {
    const wanted = [...(await landing()), ...(await onSites())];
    const present = (await ext.scripting.getRegisteredContentScripts()).map(({ id }) => id);
    const extra = present.filter((id) => !wanted.some((script) => script.id === id));
    if (extra.length) await ext.scripting.unregisterContentScripts({ ids: extra });
    for (const script of wanted) {
      if (present.includes(script.id)) await ext.scripting.updateContentScripts([script]);
      else await ext.scripting.registerContentScripts([script]);
    }
  });
}

/** @returns {Promise<chrome.scripting.RegisteredContentScript[]>} */
async function landing() {
  const service = await local("service", "").get();
  if (!service || !(await isGranted(service))) return [];
  const { protocol, hostname, pathname } = new URL(service);
  const at = `${protocol}//${hostname}${pathname}r`;
  return [
    {
      id: "landing",
      matches: [at, `${at}?*`],
      js: ["content/landing.js"],
      runAt: "document_start",
      persistAcrossSessions: true,
    },
  ];
}

/** @returns {Promise<chrome.scripting.RegisteredContentScript[]>} */
async function onSites() {
  const matches = [...new Set((await granted()).map(patternOf))];
  if (!matches.length) return [];
  return [
    { id: "site", matches, js: ["content/site.js"], runAt: "document_idle", persistAcrossSessions: true },
  ];
}
