/** Everything of ours in this browser, and at the service what this device has saved, gone in one go. */

import { button, element } from "../../../core/dom.js";
import { ext } from "../../api.js";
import * as circle from "../../circle/circle.js";
import * as outbox from "../../outbox.js";
import * as places from "../../places.js";
import * as sites from "../../sites.js";
import { ask } from "./message.js";
import { section } from "./section.js";

/** @import { Page } from "./page.js" */

/** @param {Page} page */
export function eraseSection(page) {
  const { t } = page;
  const actions = element("div", { className: "actions" });
  actions.append(
    button(
      t("erase"),
      () => {
        ask(page, actions, {
          question: t("eraseAsk"),
          yes: t("eraseYes"),
          onYes: async () => {
            const whole = await erase();
            const heading = element("h1", { tabIndex: -1 }, t("erased"));
            page.show(heading, element("p", {}, whole ? t("setUpFirstWhy") : t("erasedPartly")));
            heading.focus();
            return "";
          },
        });
      },
      "outline",
    ),
  );
  return section("erase", t("erase"), element("p", {}, t("eraseWhy")), actions);
}

/** @returns {Promise<boolean>} whether the service too has forgotten all that was saved from here */
async function erase() {
  let whole = true;
  for (const { id, here } of await places.all()) if (here) await places.forget(id);
  // What could not be deleted yet waits there, and would be erased with the rest.
  await outbox.flush().catch(() => {
    whole = false;
  });
  await circle.leave();
  await sites.revokeAll();
  await Promise.all([ext.storage.local.clear(), ext.storage.session.clear()]);
  for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name);
  return whole;
}
