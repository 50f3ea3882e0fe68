/** What the popup shows first. */

import * as arrival from "../../arrival.js";
import * as hops from "../../hop.js";
import * as service from "../../service.js";

/** @import { Arrival, Hop } from "../../types" */

/**
 * @typedef {object} Opening
 * @property {"set-up" | "arrival" | "hop" | "wish" | "tab"} view `wish`: a hop that somebody asked for outside
 * @property {Arrival} [arrival] taken for the tab
 * @property {Hop} [hop] the tab's, as it was shown before
 */

/**
 * @param {number} tabId
 * @returns {Promise<Opening>}
 */
export async function opening(tabId) {
  // Whatever is shown now, the wish is used up: left lying, it would pass for a click when the popup opens again.
  const wished = await hops.wished(tabId);
  if (!(await service.address())) return { view: "set-up" };
  const waiting = await arrival.take(tabId);
  if (waiting) return { view: "arrival", arrival: waiting };
  const hop = await hops.current(tabId);
  if (hop) return { view: "hop", hop };
  return { view: wished ? "wish" : "tab" };
}
