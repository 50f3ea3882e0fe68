/** The sites that the visitor has allowed, whether their places are kept on every visit, and the way back. */

import { button, element, foreign } from "../../../core/dom.js";
import * as sites from "../../sites.js";
import { hostOf } from "./facts.js";
import { section } from "./section.js";
import { why } from "./why.js";

/** @import { Site } from "../../types" */
/** @import { Page } from "./page.js" */

/** @param {Page} page */
export async function sitesSection(page) {
  const { t } = page;
  const list = element("div");
  const node = section("sites", t("sites"), element("p", { className: "hint" }, t("sitesWhy")), list);
  const heading = node.querySelector("h2");

  const render = async () => {
    const allowed = await sites.allowed();
    list.replaceChildren(
      allowed.length
        ? element("ul", { className: "rows" }, ...allowed.map((site) => row(page, site, onRevoked)))
        : element("p", {}, t("noSites")),
    );
  };

  /** @param {Site} site */
  const onRevoked = async (site) => {
    await render();
    heading?.focus();
    page.announce(t("revoked", { host: hostOf(site.origin) }));
  };

  await render();
  return node;
}

/**
 * @param {Page} page
 * @param {Site} site
 * @param {(site: Site) => Promise<void>} onRevoked
 */
function row(page, site, onRevoked) {
  const { t } = page;
  const host = hostOf(site.origin);
  const problem = element("p", { className: "problem", role: "alert" });
  /** @param {unknown} error */
  const complain = (error) => {
    problem.textContent = why(page, error);
  };
  const keep = element("input", {
    type: "checkbox",
    checked: site.keep,
    "aria-label": t("keepOn", { host }),
  });
  keep.addEventListener("change", () => {
    sites.setKeep(site.origin, keep.checked).catch((error) => {
      keep.checked = !keep.checked;
      complain(error);
    });
  });
  const revoke = button(
    t("revoke"),
    () => {
      sites.revoke(site.origin).then(() => onRevoked(site), complain);
    },
    "outline",
  );
  revoke.setAttribute("aria-label", t("revokeSite", { host }));
  return element(
    "li",
    {},
    element("div", { className: "what" }, element("p", { className: "name" }, foreign(host)), problem),
    revoke,
    element(
      "label",
      { className: "toggle" },
      keep,
      element(
        "span",
        {},
        element("span", {}, t("keepInStep")),
        element("span", { className: "hint" }, t("keepInStepWhy")),
      ),
    ),
  );
}
