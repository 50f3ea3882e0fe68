// One tab, as far as the visitor's click or their permission lets us in.
import { ext } from "./api.js";
import { checkCaptured } from "./captured.js";
import { session } from "./store.js";

/** @import { Arrival, BroughtBack, Captured, Place } from "./types" */
/** @typedef {"restricted" | "no-grant" | "failed"} TabKind */

/** For how long the page may ask for what it is at. */
const WORKING = 30 * 60_000; // ms

/** @typedef {{ until: number, origin: string, arrival?: Arrival, asked?: string[] }} Work `asked`: ids of places */
/**
 * Tabs in which we are at work, and for whom: nothing asked from any other is answered.
 * @type {import("./store.js").Kept<Record<string, Work>>}
 */
const work = session("work", {});

/** A page that could not be reached. */
export class TabTrouble extends Error {
  /** @param {TabKind} kind @param {unknown} [cause] */
  constructor(kind, cause) {
    super(kind, { cause });
    this.kind = kind;
  }
}

/**
 * @param {number} tabId
 * @returns {Promise<Captured>}
 * @throws {TabTrouble}
 */
export async function capture(tabId) {
  await enter(tabId, {});
  const captured = checkCaptured(
    await run(tabId, () => /** @type {any} */ (globalThis).sameplacePage.capture()),
  );
  if (!captured) throw new TabTrouble("failed");
  return captured;
}

/**
 * @param {number} tabId
 * @returns {Promise<boolean>} the site has the widget, and its own sheet was opened
 * @throws {TabTrouble}
 */
export async function openOwnSheet(tabId) {
  const asked = () => !document.dispatchEvent(new Event("sameplace:open", { cancelable: true }));
  return (await run(tabId, asked)) === true;
}

/**
 * Begins to bring a place back; what becomes of it the page's card says.
 * @param {number} tabId
 * @param {Arrival} arrival
 * @returns {Promise<BroughtBack>} `elsewhere`: the site asks for a log-in first, so nothing was done yet
 * @throws {TabTrouble}
 */
export async function bringBack(tabId, arrival) {
  const { origin } = new URL(arrival.content.snapshot.page.url);
  await enter(tabId, { arrival }, origin);
  return run(
    tabId,
    (/** @type {Arrival} */ given) => /** @type {any} */ (globalThis).sameplacePage.bringBack(given),
    arrival,
  );
}

/**
 * Asks whether to continue where another device left off, when that is worth asking at this very moment.
 * @param {number} tabId
 * @param {Place} place
 * @throws {TabTrouble}
 */
export async function offer(tabId, place) {
  await enter(tabId, {});
  await change(tabId, ({ asked = [] }) => ({ asked: [...new Set([...asked, place.id])] }));
  // What the question says, and nothing that opens the place: that is for the worker, once the answer is yes. What the
  // visitor calls it is not for the page.
  const { id, url, title, items, progression, savedAt, device } = place;
  const asked = { id, url, title, items, progression, savedAt, kind: device.kind };
  await run(
    tabId,
    (/** @type {typeof asked} */ given) => /** @type {any} */ (globalThis).sameplacePage.offer(given),
    asked,
  );
}

/**
 * Follows the reading, and hands the place over whenever the page is hidden.
 * @param {number} tabId
 * @throws {TabTrouble}
 */
export async function follow(tabId) {
  await enter(tabId, {});
  await run(tabId, () => /** @type {any} */ (globalThis).sameplacePage.follow());
}

/**
 * @param {number} tabId
 * @param {string} origin of the page that asks
 * @returns {Promise<Work | null>} what we are at there; null when nothing
 */
export async function workIn(tabId, origin) {
  const at = (await work.get())[tabId];
  return at && at.origin === origin && at.until > Date.now() ? at : null;
}

/**
 * Visitors may think about a question for as long as they like, and go to another page before they answer.
 * @param {number} tabId
 * @param {string} origin of the page that answers
 * @param {string} place id
 * @returns {Promise<boolean>} whether it was asked about there
 */
export async function hasAsked(tabId, origin, place) {
  const at = (await work.get())[tabId];
  return at?.origin === origin && Boolean(at.asked?.includes(place));
}

/**
 * The place that was asked about is being brought back.
 * @param {number} tabId
 * @param {Arrival} arrival
 */
export const opened = (tabId, arrival) => change(tabId, () => ({ arrival, until: Date.now() + WORKING }));

/** @param {number} tabId @param {(before: Work) => Partial<Work>} news */
async function change(tabId, news) {
  await work.update((all) => {
    const before = all[tabId];
    return before ? { ...all, [tabId]: { ...before, ...news(before) } } : all;
  });
}

/** What was brought back is not kept for longer than the page may ask about it. */
export async function prune() {
  await work.update((all) =>
    Object.fromEntries(
      Object.entries(all).map(([tabId, { arrival, ...at }]) => [
        tabId,
        arrival && at.until > Date.now() ? { ...at, arrival } : at,
      ]),
    ),
  );
}

/** The tab is no more. @param {number} tabId */
export async function leave(tabId) {
  if ((await work.get())[tabId]) await work.update(({ [tabId]: _, ...rest }) => rest);
}

/**
 * @param {number} tabId
 * @param {Pick<Work, "arrival">} what
 * @param {string} [only] origin of the page that it is for
 */
async function enter(tabId, what, only) {
  const origin = await run(tabId, () => location.origin);
  if (typeof origin !== "string" || !/^https?:/.test(origin)) throw new TabTrouble("restricted");
  // The visitor has gone elsewhere meanwhile: that site is to learn nothing of it.
  if (only && origin !== only) throw new TabTrouble("failed");
  await work.update((all) => {
    const before = all[tabId]?.origin === origin ? all[tabId] : {};
    return { ...all, [tabId]: { ...before, ...what, origin, until: Date.now() + WORKING } };
  });
  try {
    // From the root: Firefox looks for it beside whichever page asks, and tells of a failure in the answer.
    const [answer] = await ext.scripting.executeScript({ target: { tabId }, files: ["/content/page.js"] });
    const failed = /** @type {{ error?: unknown } | undefined} */ (answer)?.error;
    if (failed) throw new Error("Our script did not load.", { cause: failed });
  } catch (error) {
    throw troubleOf(error);
  }
}

/**
 * Runs a function in our own world of the tab's page, outside any frame.
 * @param {number} tabId
 * @param {(...args: any[]) => unknown} func
 * @param {...unknown} args
 * @returns {Promise<any>}
 */
async function run(tabId, func, ...args) {
  try {
    const [answer] = await ext.scripting.executeScript({ target: { tabId }, func, args });
    const failed = /** @type {{ error?: unknown } | undefined} */ (answer)?.error;
    if (!answer || failed) throw new TabTrouble("failed", failed);
    return answer.result;
  } catch (error) {
    throw error instanceof TabTrouble ? error : troubleOf(error);
  }
}

/** Pages that browsers keep to themselves, by what they say of them. */
const RESTRICTED =
  /chrome:|edge:|about:|extensions gallery|extension:|webstore|cannot be scripted|view-source|devtools|pdf|restricted|error page/i;

/** @param {unknown} error */
function troubleOf(error) {
  const said = String(error);
  if (RESTRICTED.test(said)) return new TabTrouble("restricted", error);
  if (/permission|access/i.test(said)) return new TabTrouble("no-grant", error);
  return new TabTrouble("failed", error);
}
