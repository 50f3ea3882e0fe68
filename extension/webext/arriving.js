// The last step of arriving: the tab shows the page that a place was presented for.
import { ext } from "./api.js";
import * as arrival from "./arrival.js";
import { isGranted } from "./scripts.js";
import * as tab from "./tab.js";

const WAITING = "•";

/**
 * Brings back what waits for the tab, if we are let in; else says at the toolbar that a click there does.
 * @param {number} tabId
 * @param {string} url of the tab; empty when we may not know
 * @param {{ once?: boolean }} [options] `once`: what fails is left for the next page
 */
export async function look(tabId, url, { once = false } = {}) {
  const waiting = await arrival.waiting(tabId);
  if (!waiting) return;
  const { origin } = new URL(waiting.content.snapshot.page.url);
  if (!(await isGranted(origin))) return badge(tabId);
  if (!URL.canParse(url) || new URL(url).origin !== origin) return;
  const taken = await arrival.take(tabId);
  if (!taken) return;
  try {
    if ((await tab.bringBack(tabId, taken)) === "elsewhere") await arrival.giveBack(taken, tabId);
    else await arrival.done(taken.id);
  } catch {
    // The page was left before it was there. The one that came instead may have been told of while we had the place.
    await arrival.giveBack(taken, tabId);
    const { status, url: now = "" } = await ext.tabs.get(tabId);
    if (status === "complete" && !once) await look(tabId, now, { once: true });
  }
}

/** Goes by itself when the tab shows another page. @param {number} tabId */
async function badge(tabId) {
  await ext.action.setBadgeText({ tabId, text: WAITING });
  await ext.action.setTitle({ tabId, title: ext.i18n.getMessage("badge") });
}

/** Nothing waits for the tab any more. @param {number} tabId */
export async function clear(tabId) {
  await ext.action.setBadgeText({ tabId, text: "" });
  await ext.action.setTitle({ tabId, title: ext.i18n.getMessage("action") });
}
