// A hop: one tab's place, on its way to another device by QR, link or code.
import { ServiceError } from "../core/client.js";
import { createSealedClient } from "../core/sealed/client.js";
import { sealedLink } from "../core/sealed/link.js";
import { ext } from "./api.js";
import { samePage } from "./captured.js";
import { depositWithCode } from "./deposit.js";
import * as outbox from "./outbox.js";
import * as places from "./places.js";
import * as record from "./record.js";
import { begun, saved } from "./saving.js";
import { share, soon } from "./step.js";
import { session } from "./store.js";

/** @import { SealedReceipt } from "../core/types" */
/** @import { Captured, Hop } from "./types" */

/** By the tab's number: a popup that is opened again shows the same. @type {import("./store.js").Kept<Record<string, { hop: Hop, page: string }>>} */
const hops = session("hops", {});

/** By the tab's number: when somebody asked outside the popup, by shortcut or menu, ms. @type {import("./store.js").Kept<Record<string, number>>} */
const wishes = session("wishes", {});
/** The popup opens at once, or not for this wish: whoever opens it later has not asked for a hop. */
const PATIENCE = 5000; // ms

/**
 * @param {number} tabId
 * @param {Captured} captured
 * @returns {Promise<Hop>}
 * @throws {ServiceError} offline: it waits in the outbox, and is in My places
 * @throws {import("../core/sealed/seal.js").SealError | import("./store.js").StoreFull}
 */
export async function begin(tabId, captured) {
  const place = await begun(captured);
  const done = await outbox.alone(place.id, () =>
    saved(place, () => depositWithCode(place.service, captured.content)),
  );
  if (!done) throw new ServiceError("offline");
  const hop = hopOf(place.id, done);
  await hops.update((all) => ({ ...all, [tabId]: { hop, page: captured.url } }));
  return hop;
}

/**
 * @param {number} tabId
 * @returns {Promise<Hop | null>} null when the tab shows another page by now, or its place was forgotten
 */
export async function current(tabId) {
  const { hop, page } = (await hops.get())[tabId] ?? {};
  if (!hop || !(await record.found(hop.place))) return null;
  const { url = "" } = await ext.tabs.get(tabId);
  return samePage(url, page ?? "") ? hop : null;
}

/**
 * The same place with a new code, and so with a new link: what is sealed for one code opens with no other.
 * @param {Hop} hop
 * @returns {Promise<Hop>}
 */
export async function renew({ place: id }) {
  const content = await places.open(id);
  const before = await record.found(id);
  if (!before) throw new ServiceError("gone");
  const { code, codeExpiresAt, ...done } = await depositWithCode(before.service, content);
  const after = await record.replace(id, done);
  if (after) await share(after);
  // Forgotten meanwhile: then the new one goes too.
  else await outbox.addDeletion({ ...before, ...done });
  await soon();
  if (!after) throw new ServiceError("gone");
  const hop = hopOf(id, { code, codeExpiresAt, ...done });
  await hops.update((all) =>
    Object.fromEntries(
      Object.entries(all).map(([tab, kept]) => [tab, kept.hop.place === id ? { ...kept, hop } : kept]),
    ),
  );
  return hop;
}

/**
 * @param {Hop} hop
 * @returns {Promise<SealedReceipt>}
 */
export async function receipt({ place: id }) {
  const place = await record.found(id);
  if (!place?.manage) throw new ServiceError("gone");
  return createSealedClient(place.service).receipt(place.manage);
}

/** @param {Hop} hop */
export const forget = ({ place }) => places.forget(place);

/** The tab is no more. @param {number} tabId */
export async function leave(tabId) {
  if ((await hops.get())[tabId]) await hops.update(({ [tabId]: _, ...rest }) => rest);
}

/** Of places that are in no list any more, neither link nor code stays. */
export async function prune() {
  const listed = new Set((await record.listed()).map(({ id }) => id));
  const known = Object.values(await hops.get()).map(({ hop }) => hop.place);
  const gone = known.filter((place) => !listed.has(place));
  if (gone.length)
    await hops.update((all) =>
      Object.fromEntries(Object.entries(all).filter(([, { hop }]) => !gone.includes(hop.place))),
    );
}

/** The popup that opens for this tab now begins at once. @param {number} tabId */
export async function wish(tabId) {
  await wishes.update((all) => ({ ...all, [tabId]: Date.now() }));
}

/** @param {number} tabId @returns {Promise<boolean>} whether it was wished for a moment ago; asked once */
export async function wished(tabId) {
  let at = 0;
  await wishes.update(({ [tabId]: wish = 0, ...rest }) => {
    at = wish;
    return rest;
  });
  return at > Date.now() - PATIENCE;
}

/**
 * @param {string} place
 * @param {import("./deposit.js").Deposited & import("./deposit.js").Coded} done
 * @returns {Hop}
 */
const hopOf = (place, { service, token, key, code, codeExpiresAt, expiresAt }) => ({
  place,
  link: sealedLink(service, token, key),
  code,
  codeExpiresAt,
  expiresAt,
});
