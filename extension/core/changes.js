/** Cart lines that are not as they were, each with its link and what is different about it. */

import { element, foreign, isWeb } from "./dom.js";
import { money } from "./summary.js";

/** @import { PlannedLine } from "./cart/plan.js" */
/** @import { LineReport } from "./cart/restore.js" */
/** @import { Translate } from "./strings/index.js" */

/**
 * @param {Translate} t
 * @param {string} locale
 * @param {(LineReport | PlannedLine)[]} lines
 */
export const changedLines = (t, locale, lines) =>
  element("ul", {}, ...lines.map((line) => changedLine(t, locale, line)));

/**
 * @param {Translate} t
 * @param {string} locale
 * @param {LineReport | PlannedLine} changed
 */
function changedLine(t, locale, { line, outcome, quantity, price }) {
  const title = element("a", {}, foreign(line.title));
  // Without an address it is no link, only the words.
  if (isWeb(line.url ?? "")) title.href = line.url ?? "";
  const words = [outcomeWords(t, outcome, quantity, line.quantity)];
  if (price) {
    const [now, was] = [price.now, price.was].map(({ amount, currency }) => money(amount, currency, locale));
    words.push(t("price", { now, was }));
  }
  return element("li", {}, title, ...words.filter((text) => text).map((text) => element("span", {}, text)));
}

/**
 * @param {Translate} t
 * @param {LineReport["outcome"] | PlannedLine["outcome"]} outcome
 * @param {number} count
 * @param {number} wanted
 */
function outcomeWords(t, outcome, count, wanted) {
  if (outcome === "fewer") return t("fewer", { count, wanted });
  if (outcome === "sold-out") return t("soldOut");
  if (outcome === "gone") return t("gone");
  if (outcome === "unknown") return t("unknown");
  return outcome === "failed" ? t("failed") : "";
}
