/** One place in My places: what it is, how far, since when, and what can be done with it. */

import { button, element, foreign } from "../../../core/dom.js";
import { untilWords } from "../../../core/summary.js";
import * as outbox from "../../outbox.js";
import * as places from "../../places.js";
import { carriedLines, emblem, hostOf, nameOf, progressBar, seenLine } from "./facts.js";
import { ask } from "./message.js";
import { kindOf, why } from "./why.js";

/** @import { Place } from "../../types" */
/** @import { Page } from "./page.js" */

/** Longer than any name that is read as one (My places shows two lines of it). */
const LONGEST = 120;
/** When it is worth saying that a place will be gone, in ms. */
const SOON = 7 * 24 * 3600_000;

/**
 * @param {Page} page
 * @param {Place} place
 * @param {{onContinue: (place: Place) => Promise<void>, onForgotten: (place: Place) => void}} options
 * @returns {HTMLElement}
 */
export function entry(page, place, { onContinue, onForgotten }) {
  const { t } = page;
  const title = nameOf(place) || t("untitled");
  const now = new Date();
  const over = Date.parse(place.expiresAt) <= now.getTime();
  const problem = element("p", { className: "problem", role: "alert" });
  const heading = element("h3", { className: "name" }, foreign(title));
  const actions = element("div", { className: "actions" });
  const facts = [
    element("p", { className: "hint" }, foreign(hostOf(place.url)), " · ", seenLine(page, place, now)),
    element("p", { className: "hint" }, [...carriedLines(page, place), ...kept()].join(" · ")),
    state(),
  ];

  /** @returns {string[]} */
  function kept() {
    if (over || place.state !== "saved") return [];
    const end = new Date(place.expiresAt);
    const soon = end.getTime() - now.getTime() < SOON;
    return soon ? [t("deletedSoon", { until: untilWords(t, end, now, page.locale) })] : [];
  }

  function state() {
    const words = {
      waiting: t("placeWaiting"),
      failed: place.trouble ? `${t("placeFailed")}. ${why(page, { kind: place.trouble })}` : t("placeFailed"),
      saved: over ? `${t("placeExpired")}. ${t("placeExpiredWhy")}` : "",
    }[place.state];
    return words ? element("p", { className: `state ${place.state}` }, words) : null;
  }

  /** @param {unknown} error */
  const complain = (error) => {
    const lost = /^(gone|unknown)$/.test(String(kindOf(error)));
    problem.textContent = lost ? `${t("placeExpired")}. ${t("placeExpiredWhy")}` : why(page, error);
  };

  const resume = button(t("continue"), () => onContinue(place).catch(complain), "outline");
  resume.setAttribute("aria-label", t("continuePlace", { title }));
  const send = button(t("retry"), () => outbox.flush().catch(complain), "outline");
  const rename = button(t("rename"), () => editName(), "text");
  rename.setAttribute("aria-label", t("renamePlace", { title }));
  const forget = button(
    t("forgetPlace"),
    () => {
      ask(page, actions, {
        question: t("forgetPlaceAsk"),
        yes: t("forgetPlace"),
        onYes: async () => {
          try {
            await places.forget(place.id);
          } catch (error) {
            return why(page, error);
          }
          onForgotten(place);
          return "";
        },
      });
    },
    "text",
  );
  forget.setAttribute("aria-label", t("forgetNamed", { title }));
  actions.append(...(place.state === "failed" ? [send] : over ? [] : [resume]), rename, forget);

  const editName = () => {
    const field = element("input", {
      value: title,
      maxLength: LONGEST,
      dir: "auto",
      "aria-label": t("renameField"),
    });
    const save = button(t("renameSave"), () => {}, "primary");
    save.type = "submit";
    const form = element(
      "form",
      { className: "naming" },
      field,
      save,
      button(t("cancel"), () => end(), "outline"),
    );
    const end = () => {
      form.replaceWith(heading);
      actions.hidden = false;
      rename.focus();
    };
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") end();
    });
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      try {
        await places.rename(place.id, field.value.trim());
        heading.replaceChildren(foreign(field.value.trim() || place.title));
      } catch (error) {
        complain(error);
      }
      end();
    });
    heading.replaceWith(form);
    actions.hidden = true;
    field.select();
  };

  return element(
    "li",
    { className: "card" },
    emblem(place),
    element("div", { className: "what" }, heading, ...facts, progressBar(place.progression), problem),
    actions,
  );
}
