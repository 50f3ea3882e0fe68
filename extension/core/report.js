/**
 * What became of an accepted prompt, in words. A place that was not found exactly says so; every cart line
 * that is not as it was is named, with what happened to it.
 */

import { changedLines } from "./changes.js";
import { element } from "./dom.js";

/** @import { LineReport } from "./cart/restore.js" */
/** @import { Key, Translate } from "./strings/index.js" */

/**
 * @typedef {object} Report
 * @property {"exact" | "nearest" | "none" | null} place null when no place was saved
 * @property {string | null} readIn language of the page as it was read (BCP 47), when it is in another here
 * @property {null | {lines: LineReport[]}} cart null when no cart was saved, or the
 *   visitor kept the one here
 */

/**
 * @param {Translate} t
 * @param {string} locale
 * @param {Report} report
 * @returns {{heading: string, facts: HTMLElement[], settled: boolean}} `settled` when nothing needs reading
 */
export function reportContents(t, locale, { place, readIn, cart }) {
  const lines = cart?.lines ?? [];
  const changed = lines.filter(({ outcome, price }) => price || !/^(added|already)$/.test(outcome));
  const restored = lines.filter(({ outcome }) => outcome === "added");
  const count = restored.reduce((sum, { quantity }) => sum + quantity, 0);
  const facts = [];
  if (place === "nearest") {
    const language = readIn && new Intl.DisplayNames(locale, { type: "language" }).of(readIn);
    facts.push(element("p", {}, language ? t("otherLanguage", { language }) : t("nearestWhy")));
  }
  if (place === "none") facts.push(element("p", {}, t("lostWhy")));
  if (count) facts.push(element("p", {}, t("cartBack", { count })));
  else if (lines.length && !changed.length) facts.push(element("p", {}, t("cartSame")));
  if (changed.length) {
    facts.push(element("p", {}, t("cartChanged")));
    facts.push(changedLines(t, locale, changed));
  }
  return {
    heading: t(headingKey(place, count > 0)),
    facts,
    settled: !changed.length && place !== "nearest" && place !== "none",
  };
}

/**
 * @param {Report["place"]} place
 * @param {boolean} cartBack
 * @returns {Key}
 */
function headingKey(place, cartBack) {
  if (place === "exact") return "backExact";
  if (place === "nearest") return "nearest";
  if (place === "none") return "lost";
  return cartBack ? "backCart" : "backPage";
}
