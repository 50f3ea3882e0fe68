/** The chosen service, and the way to another one, with what that means for what is saved. */

import { button, element } from "../../../core/dom.js";
import * as service from "../../service.js";
import { section } from "./section.js";
import { serviceForm } from "./service-form.js";

/** @import { Page } from "./page.js" */

/** @param {Page} page */
export async function serviceSection(page) {
  const { t } = page;
  const body = element("div");
  const node = section("service-section", t("service"), body);

  /** @param {string} address */
  const rest = (address) => {
    const change = button(t("change"), () => edit(address), "outline");
    body.replaceChildren(
      element("p", {}, t("serviceNow", { address: address.replace(/\/$/, "") })),
      element("div", { className: "actions" }, change),
    );
    return change;
  };

  /** @param {string} address */
  const edit = (address) => {
    const form = serviceForm(page, {
      value: address,
      submit: t("useService"),
      onChosen: (chosen) => {
        rest(chosen).focus();
        page.announce(t("serviceChanged"));
      },
      ...(address && { extra: button(t("cancel"), () => rest(address).focus(), "outline") }),
    });
    body.replaceChildren(
      ...(address ? [element("p", { className: "warning" }, t("changeWarning"))] : []),
      form,
    );
    form.querySelector("input")?.focus();
  };

  const address = await service.address();
  if (address) rest(address);
  else edit("");
  return node;
}
