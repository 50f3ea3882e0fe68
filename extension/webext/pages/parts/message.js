/** A message in place of what was there: what happened, what to do about it, and the way to do it. */

import { button, element } from "../../../core/dom.js";

/** @import { Page } from "./page.js" */

/**
 * @param {Page} page
 * @param {{title: string, why: string, actions?: (HTMLElement | false)[], level?: "h1" | "h2"}} said
 * @returns {{node: HTMLElement, say: () => void}} `say` gives it the focus, once it is in the page
 */
export function message(page, { title, why, actions = [], level = "h2" }) {
  const heading = element(level, { tabIndex: -1 }, title);
  const node = element(
    "div",
    { className: "message" },
    heading,
    element("p", {}, why),
    element("div", { className: "actions" }, ...actions),
  );
  const say = () => {
    heading.focus();
    page.announce(`${title}. ${why}`);
  };
  return { node, say };
}

/**
 * Asks once more, where the button was: nothing covers the page, nothing is taken away in between.
 *
 * @param {Page} page
 * @param {HTMLElement} holder of the buttons that the question takes the place of
 * @param {{question: string, yes: string, onYes: () => Promise<string>}} asked `onYes` answers why it failed; empty
 *   when it is done, and then the caller has changed what is shown
 */
export function ask({ t }, holder, { question, yes, onYes }) {
  const before = [...holder.childNodes];
  const focused = document.activeElement;
  const problem = element("p", { className: "problem", role: "alert" });
  const back = () => {
    holder.replaceChildren(...before);
    if (focused instanceof HTMLElement) focused.focus();
  };
  const keep = button(t("forgetNo"), back, "outline");
  const go = button(
    yes,
    async () => {
      if (go.hasAttribute("aria-disabled")) return;
      go.setAttribute("aria-disabled", "true");
      problem.textContent = await onYes();
      go.removeAttribute("aria-disabled");
    },
    "primary",
  );
  const text = element("p", {}, question);
  const group = element("div", { className: "question", role: "group" }, text);
  group.setAttribute("aria-label", question);
  group.append(element("div", { className: "actions" }, go, keep), problem);
  group.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    back();
  });
  holder.replaceChildren(group);
  keep.focus();
}
