/** The form for the service's address, of set-up and options alike: asks the browser, checks the address, keeps it. */

import { button, element } from "../../../core/dom.js";
import { register } from "../../scripts.js";
import * as service from "../../service.js";
import { part } from "../../sites.js";
import { why } from "./why.js";

/** @import { Page } from "./page.js" */

const EXAMPLE = "https://sameplace.example/";

/**
 * @param {Page} page
 * @param {{value: string, submit: string, onChosen: (address: string) => void, extra?: HTMLElement}} options
 *   `submit` labels the button; `extra` stands beside it
 */
export function serviceForm(page, { value, submit, onChosen, extra }) {
  const { t } = page;
  const hint = element("p", { id: "service-hint", className: "hint" }, t("serviceHint"));
  const problem = element("p", { id: "service-problem", className: "problem", role: "alert" });
  const field = element("input", {
    id: "service",
    type: "url",
    dir: "ltr",
    value,
    placeholder: "https://",
    autocomplete: "url",
    spellcheck: false,
    "aria-describedby": `${hint.id} ${problem.id}`,
  });
  const go = button(submit, () => {}, "primary");
  go.type = "submit";
  const form = element(
    "form",
    { className: "service", noValidate: true },
    element("label", { htmlFor: field.id }, t("serviceAddress")),
    field,
    hint,
    problem,
    element("p", { className: "hint ask" }, t("serviceAsk")),
    element("div", { className: "actions" }, go, extra ?? null),
  );

  /** @param {string} text */
  const complain = (text) => {
    problem.textContent = text;
    field.setAttribute("aria-invalid", "true");
    field.focus();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (go.hasAttribute("aria-disabled")) return;
    const address = service.normalised(field.value);
    if (!address) return complain(t("serviceMalformed", { example: EXAMPLE }));
    // First of all, while the click still counts as one: browsers ask for nothing later.
    const asking = service.request(address);
    field.value = address;
    field.removeAttribute("aria-invalid");
    problem.textContent = t("checking");
    go.setAttribute("aria-disabled", "true");
    asking
      .then(async (allowed) => {
        if (!allowed) return complain(t("serviceDenied"));
        const before = await service.address();
        await service.choose(address);
        await register();
        if (before) await part(before);
        problem.textContent = "";
        onChosen(address);
      })
      .catch((error) => complain(why(page, error)))
      .finally(() => go.removeAttribute("aria-disabled"));
  });
  return form;
}
