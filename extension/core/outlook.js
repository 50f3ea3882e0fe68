/**
 * What Continue will do to the cart here, said before it is done; and, where the cart here holds other things, the
 * question what is to become of them.
 */

import { changedLines } from "./changes.js";
import { element } from "./dom.js";

/** @import { Plan } from "./cart/plan.js" */
/** @import { Translate } from "./strings/index.js" */

/** @typedef {"both" | "replace" | "keep" | "sent"} CartChoice `sent`: the shop was given the lines before */

const LISTED = 5; // lines; the card is no cart page

/**
 * @param {Translate} t
 * @param {string} locale
 * @param {Plan} plan
 * @param {{ canReplace: boolean, onChoice: (choice: CartChoice) => void }} options
 * @returns {HTMLElement[]}
 */
export function outlook(t, locale, { lines, others }, { canReplace, onChoice }) {
  const changed = lines.filter(({ outcome, price }) => price || !/^(add|already)$/.test(outcome));
  const count = lines.reduce((sum, { adds }) => sum + adds, 0);
  const facts = [];
  if (count) facts.push(element("p", {}, t("planAdd", { count })));
  else if (!changed.length) facts.push(element("p", {}, t("planSame")));
  if (changed.length) {
    facts.push(element("p", {}, t("cartChanged")));
    facts.push(changedLines(t, locale, changed.slice(0, LISTED)));
    const more = changed.length - LISTED;
    if (more > 0) facts.push(element("p", {}, t("planMore", { count: more })));
  }
  if (others.length) facts.push(choices(t, canReplace, onChoice));
  return facts;
}

/**
 * @param {Translate} t
 * @param {boolean} canReplace
 * @param {(choice: CartChoice) => void} onChoice
 */
function choices(t, canReplace, onChoice) {
  const choice = (/** @type {CartChoice} */ value, /** @type {string} */ label) => {
    const input = element("input", { type: "radio", name: "cart", value, checked: value === "both" });
    input.addEventListener("change", () => onChoice(value));
    return element("label", {}, input, label);
  };
  return element(
    "fieldset",
    {},
    element("legend", {}, t("planOthers")),
    choice("both", t("keepBoth")),
    canReplace && choice("replace", t("keepCarried")),
    choice("keep", t("keepHere")),
  );
}
