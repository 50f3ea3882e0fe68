/**
 * The settings: the service, allowed sites, one's own devices, what the service learns, and the way to be rid of it.
 * `#devices` leads to the devices, `#pair=CODE` to the field for a code, with the code in it.
 */

import { element } from "../../core/dom.js";
import { devicesSection } from "./parts/devices-section.js";
import { eraseSection } from "./parts/erase-section.js";
import { openPage } from "./parts/page.js";
import { section } from "./parts/section.js";
import { serviceSection } from "./parts/service-section.js";
import { shortcutLine } from "./parts/shortcut.js";
import { sitesSection } from "./parts/sites-section.js";

/** @import { Page } from "./parts/page.js" */

const { hash } = location;
const [, carried = ""] = /^#pair=([0-9A-Z]{20})$/.exec(hash) ?? [];
if (carried) history.replaceState(null, "", location.pathname);

openPage("settings", async (page) => {
  const { t } = page;
  page.show(
    element("h1", {}, t("settings")),
    await serviceSection(page),
    await devicesSection(page, carried),
    await sitesSection(page),
    learnsSection(page),
    section("language", t("language"), element("p", {}, t("languageNote")), await shortcutLine(page)),
    eraseSection(page),
  );
  // A link to a section comes too early for the browser: the sections were not there yet.
  if (hash === "#devices") document.getElementById("devices")?.scrollIntoView();
  if (carried) document.getElementById("pair-field")?.focus();
});

/** @param {Page} page */
function learnsSection({ t }) {
  const learnt = [t("learnsSize"), t("learnsAddress"), t("learnsNot")];
  return section(
    "learns",
    t("learns"),
    element("ul", { className: "points" }, ...learnt.map((text) => element("li", {}, text))),
    element("p", { className: "hint" }, t("learnsTrust")),
  );
}
