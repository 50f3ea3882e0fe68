// What our own scripts in pages say. A page cannot speak here, but it may have taken over the process that our script
// runs in: so nothing is believed but what the browser itself says of the sender, and nothing is told that is not
// about what we are at in that very tab.
import { ext } from "./api.js";
import * as arrival from "./arrival.js";
import { askCart, isCartMessage } from "./bridge.js";
import { checkCaptured, samePage } from "./captured.js";
import * as places from "./places.js";
import * as service from "./service.js";
import { siteOf } from "./sites.js";
import { inStep } from "./step.js";
import * as tab from "./tab.js";

/** @import { Message } from "./types" */

/**
 * @typedef {object} Sender as the browser vouches for it
 * @property {number} tabId
 * @property {string} url
 * @property {string} origin
 * @property {boolean} incognito
 */

/** @type {{ [Type in Message["type"]]: (message: any, sender: Sender) => Promise<unknown> }} */
const ANSWERS = {
  async cart(message, { tabId, origin }) {
    if (!isCartMessage(message) || !(await tab.workIn(tabId, origin))) return null;
    return askCart(tabId, origin, message);
  },

  // Our own pages open in no private window: there the service's page goes on by itself.
  async landed({ token, key }, { tabId, url, incognito }) {
    if (incognito) return null;
    if (!isText(token, /^[\w-]{22}\.[\w-]{43}$/) || !isText(key, /^[\w-]{43}$/)) return null;
    if (!(await isLanding(url))) return null;
    const id = await arrival.land({ token, key });
    return lead(tabId, `arrive.html?${id}`);
  },

  async met({ pair }, { tabId, url, incognito }) {
    if (incognito) return null;
    if (!isText(pair, /^[0-9A-HJKMNP-TV-Z]{20}$/) || !(await isLanding(url))) return null;
    return lead(tabId, `options.html#pair=${pair}`);
  },

  async here(_, { tabId, url, incognito }) {
    const site = await siteOf(url);
    // What is read in a private window is nobody's place, unless somebody clicks.
    if (!site || incognito) return null;
    if (site.keep) await tab.follow(tabId);
    // Somebody who is being brought here is not asked whether they want to be.
    if (await arrival.waiting(tabId)) return null;
    // The list as the others have it now; without them, as it was.
    await inStep({ lazily: true }).catch(() => {});
    const place = await places.matching(url);
    if (place) await tab.offer(tabId, place);
    return null;
  },

  async hidden({ captured: given }, { url, incognito }) {
    const site = await siteOf(url);
    const captured = checkCaptured(given);
    if (!site?.keep || incognito || !captured || new URL(captured.url).origin !== site.origin) return null;
    await places.keepInStep(captured);
    return null;
  },

  async leaving(_, { tabId, origin }) {
    const work = await tab.workIn(tabId, origin);
    if (work?.arrival) await arrival.giveBack({ ...work.arrival, choice: "sent" }, tabId);
    return null;
  },

  async open({ place: id }, { tabId, url, origin }) {
    if (typeof id !== "string" || !(await tab.hasAsked(tabId, origin, id))) return null;
    const content = await places.open(id);
    // The list is the circle's word, the content is another's: what is for another page is not for this one.
    if (!samePage(content.snapshot.page.url, url)) return null;
    await tab.opened(tabId, { id, content });
    return { content };
  },

  async no({ place: id }, { tabId, origin }) {
    if (typeof id === "string" && (await tab.hasAsked(tabId, origin, id))) await places.sayNo(id);
    return null;
  },
};

/** @param {unknown} value @param {RegExp} pattern */
const isText = (value, pattern) => typeof value === "string" && pattern.test(value);

/** Whether it is the page /r of the chosen service. @param {string} url */
const isLanding = async (url) => url.split(/[?#]/)[0] === `${await service.address()}r`;

/** @param {number} tabId @param {string} page of ours */
async function lead(tabId, page) {
  await ext.tabs.update(tabId, { url: ext.runtime.getURL(`pages/${page}`) });
  return { taken: true };
}

/**
 * @param {unknown} message
 * @param {chrome.runtime.MessageSender} sender
 * @param {(answer: unknown) => void} respond
 * @returns {boolean} whether an answer comes later
 */
export function answer(message, sender, respond) {
  const from = senderOf(sender);
  const type = String(/** @type {{ type?: unknown } | null} */ (message)?.type);
  if (!from || !Object.hasOwn(ANSWERS, type)) return false;
  ANSWERS[/** @type {Message["type"]} */ (type)](message, from).then(respond, () => respond(null));
  return true;
}

/**
 * @param {chrome.runtime.MessageSender} sender
 * @returns {Sender | null} null for everybody but our own script in a tab's own page
 */
function senderOf({ id, tab: at, frameId, url = "", documentLifecycle = "active" }) {
  if (id !== ext.runtime.id || at?.id === undefined || frameId !== 0 || !/^https?:/.test(url)) return null;
  // A page that is only prepared, or kept in memory, is not what the tab shows. One that is being left may speak.
  if (documentLifecycle === "prerender") return null;
  return { tabId: at.id, url, origin: new URL(url).origin, incognito: at.incognito };
}
