/** Leaving for the page itself: with the permission the place is brought back there, without it the browser goes near. */

import { withDirective } from "../../../core/directive.js";
import { ext } from "../../api.js";
import * as arrival from "../../arrival.js";

/** @import { Content } from "../../../core/types" */

/**
 * Browsers scroll to a text in the address only when a visitor's click or a new tab leads there, and never when an
 * extension moves a tab on: without the permission this page goes there itself.
 *
 * @param {string} id of the arrival
 * @param {Content} content
 * @param {{tabId: number | null, allowed: boolean}} way `tabId`: this page's own tab, null for a new one; `allowed`:
 *   the visitor lets us work on the site
 */
export async function leave(id, { snapshot, directive }, { tabId, allowed }) {
  const { url } = snapshot.page;
  if (allowed) {
    const tab = tabId ?? (await ext.tabs.create({ url: "about:blank" })).id ?? -1;
    await arrival.bind(id, tab);
    await ext.tabs.update(tab, { url });
  } else if (tabId === null) {
    const tab = await ext.tabs.create({ url: withDirective(url, directive) });
    await arrival.bind(id, tab.id ?? -1);
  } else {
    await arrival.bind(id, tabId);
    location.assign(withDirective(url, directive));
  }
}
