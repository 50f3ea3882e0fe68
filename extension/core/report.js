/**
 * What became of an accepted prompt, in words. A place that was not found exactly says so; every cart line
 * that is not as it was is named, with what happened to it.
 */

import { element, foreign, isWeb } from "./dom.js";
import { money } from "./summary.js";

/** @import { Key, Translate } from "./strings/index.js" */
/** @import { CartLine } from "./types" */

/**
 * @typedef {object} ReportLine
 * @property {CartLine} line as it was saved
 * @property {"added" | "already" | "fewer" | "sold-out" | "gone" | "failed"} outcome
 * @property {number} quantity of it in the cart now
 * @property {null | {was: number, now: number, currency: string}} price of one, when it has changed; minor units
 *
 * @typedef {object} Report
 * @property {"exact" | "nearest" | "none" | null} place null when no place was saved
 * @property {string | null} readIn language of the page as it was read (BCP 47), when it is in another here
 * @property {null | {lines: ReportLine[]}} cart null when no cart was saved
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
    facts.push(element("ul", {}, ...changed.map((line) => changedLine(t, locale, line))));
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

/**
 * @param {Translate} t
 * @param {string} locale
 * @param {ReportLine} reported
 */
function changedLine(t, locale, { line, outcome, quantity, price }) {
  const title = element("a", {}, foreign(line.title));
  // Without an address it is no link, only the words.
  if (isWeb(line.url ?? "")) title.href = line.url ?? "";
  const words = [outcomeWords(t, outcome, quantity, line.quantity)];
  if (price) {
    const now = money(price.now, price.currency, locale);
    words.push(t("price", { now, was: money(price.was, price.currency, locale) }));
  }
  return element("li", {}, title, ...words.filter((text) => text).map((text) => element("span", {}, text)));
}

/**
 * @param {Translate} t
 * @param {ReportLine["outcome"]} outcome
 * @param {number} count
 * @param {number} wanted
 */
function outcomeWords(t, outcome, count, wanted) {
  if (outcome === "fewer") return t("fewer", { count, wanted });
  if (outcome === "sold-out") return t("soldOut");
  if (outcome === "gone") return t("gone");
  return outcome === "failed" ? t("failed") : "";
}
