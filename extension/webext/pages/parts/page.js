/**
 * What every page of the extension begins with: its language and direction, core's look in the page's colours, a
 * live region, and a last word for what nobody foresaw.
 */

import { announcer, element } from "../../../core/dom.js";
import { BASE } from "../../../core/styles/base.js";
import { SHEET } from "../../../core/styles/sheet.js";
import { colours } from "../../../core/theme.js";
import { ext } from "../../api.js";
import { words } from "../../words/index.js";

/** @import { Key, Translate } from "../../words/index.js" */

/**
 * @typedef {object} Page
 * @property {Translate} t
 * @property {string} locale BCP 47, for numbers and dates
 * @property {HTMLElement} main
 * @property {(...nodes: (Node | null | false)[]) => void} show in place of what was there
 * @property {(text: string) => void} announce
 */

/**
 * @param {Key} title
 * @param {(page: Page) => Promise<void>} start
 */
export function openPage(title, start) {
  const { t, locale, language, dir } = words(ext.i18n.getUILanguage());
  const spoken = announcer();
  const main = element("main");
  /** @type {Page} */
  const page = {
    t,
    locale,
    main,
    show(...nodes) {
      main.replaceChildren(...nodes.filter((node) => node !== null && node !== false));
    },
    announce(text) {
      spoken.textContent = text;
    },
  };
  document.documentElement.lang = language;
  document.documentElement.dir = dir;
  document.title = t(title);
  dress();
  document.body.append(main, spoken);
  start(page).catch(() =>
    page.show(element("h1", {}, t(title)), element("p", { role: "alert" }, t("broken"))),
  );
}

/** Core's sheets stand in a layer, so that the pages' own files win wherever they say something. */
function dress() {
  const core = new CSSStyleSheet();
  core.replaceSync(`@layer core{${(BASE + SHEET).replaceAll(":host", ":root")}}`);
  const paint = new CSSStyleSheet();
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const repaint = () => {
    const { dark: _, ...found } = colours({
      dark: dark.matches,
      surface: null,
      text: null,
      accent: null,
      tint: null,
    });
    const lines = Object.entries(found).map(([name, value]) => `--_${name}:rgb(${value});`);
    paint.replaceSync(`:root{${lines.join("")}}`);
  };
  dark.addEventListener("change", repaint);
  repaint();
  document.adoptedStyleSheets = [core, paint];
}
