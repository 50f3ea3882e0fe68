/** The keyboard shortcut that this browser really has: it may have been changed, or taken by something else. */

import { element } from "../../../core/dom.js";
import { ext } from "../../api.js";

/** @import { Page } from "./page.js" */

/**
 * @param {Page} page
 * @returns {Promise<HTMLElement | null>} null where there are no shortcuts (Android), or none is set
 */
export async function shortcutLine({ t }) {
  const commands = (await ext.commands?.getAll()) ?? [];
  const keys = commands.map(({ shortcut }) => shortcut).find((text) => text);
  if (!keys) return null;
  return element("p", { className: "hint" }, `${t("shortcut")}: `, element("kbd", { dir: "ltr" }, keys));
}
