/** Set-up, opened once: what the extension does, what it asks for and why, and nothing before that. */

import { button, element } from "../../core/dom.js";
import { ext } from "../api.js";
import * as service from "../service.js";
import { openPage } from "./parts/page.js";
import { serviceForm } from "./parts/service-form.js";
import { shortcutLine } from "./parts/shortcut.js";

/** @import { Page } from "./parts/page.js" */

openPage("setUpTitle", async (page) => {
  const { t } = page;
  const mark = element("img", {
    className: "mark",
    src: "../icons/icon-128.png",
    alt: "",
    width: 64,
    height: 64,
  });
  page.show(
    mark,
    element("h1", {}, t("setUpTitle")),
    element(
      "ul",
      { className: "promises" },
      ...[t("setUpWhat"), t("setUpSealed"), t("setUpQuiet")].map((text) => element("li", {}, text)),
    ),
    element(
      "section",
      { className: "card" },
      serviceForm(page, {
        value: (await service.address()) || service.suggested(),
        submit: t("allow"),
        onChosen: () => done(page),
      }),
    ),
  );
});

/** @param {Page} page */
async function done(page) {
  const { t } = page;
  const heading = element("h1", { tabIndex: -1 }, t("setUpDone"));
  page.show(
    element("img", { className: "mark", src: "../icons/icon-128.png", alt: "", width: 64, height: 64 }),
    heading,
    element("p", {}, t("setUpDoneWhy")),
    await shortcutLine(page),
    element(
      "div",
      { className: "actions" },
      button(
        t("setUpPair"),
        () => location.assign(ext.runtime.getURL("pages/options.html#devices")),
        "outline",
      ),
    ),
  );
  heading.focus();
  page.announce(`${t("setUpDone")}. ${t("setUpDoneWhy")}`);
}
