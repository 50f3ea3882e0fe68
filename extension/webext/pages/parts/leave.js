/** Leaving for the page itself: with the permission the place is brought back there, without it the browser goes near. */

import { ext } from "../../api.js";
import * as arrival from "../../arrival.js";

/** @import { Content } from "../../../core/types" */

/**
 * @param {string} id of the arrival
 * @param {Content} content
 * @param {{tabId: number, allowed: boolean}} way `allowed`: the visitor lets us work on the site
 */
export async function leave(id, { snapshot, directive }, { tabId, allowed }) {
  await arrival.bind(id, tabId);
  const { url } = snapshot.page;
  await ext.tabs.update(tabId, { url: allowed ? url : withDirective(url, directive) });
}

/**
 * @param {string} url
 * @param {string} directive empty when the line has none that is unique
 */
export function withDirective(url, directive) {
  return directive ? `${url}${url.includes("#") ? "" : "#"}:~:${directive}` : url;
}
