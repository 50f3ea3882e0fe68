/**
 * The one element of ours in the page: everything visible lives in its shadow root. It is part of the
 * first load, so it knows nothing of colours or strings beyond the language it speaks.
 */

import { localeFor } from "./strings/launcher.js";

/**
 * @typedef {object} Surface
 * @property {HTMLElement} host
 * @property {ShadowRoot} root
 * @property {string} lang language of the strings: one that we have
 * @property {string} locale tag for numbers and dates, in that language
 * @property {"ltr" | "rtl"} dir
 * @property {"auto" | "light" | "dark"} theme
 * @property {AbortSignal} signal ends the widget
 * @property {(css: string) => void} adopt adds a style sheet, once
 * @property {(node: HTMLElement) => void} add shows an element; puts the surface into the page when needed
 */

// A page's own rules on its elements win over those of :host, unless these are important. Custom
// properties and direction are not part of `all`; what is added to the surface carries its own direction.
/** @param {string} scheme */
const base = (scheme) => `:host{all:initial!important;position:fixed!important;z-index:2147483647!important;
color-scheme:${scheme}!important}
@media print{:host{display:none!important}}`;

/**
 * @param {object} options
 * @param {string} options.lang BCP 47 tag that the visitor reads
 * @param {"auto" | "light" | "dark"} [options.theme]
 * @param {AbortSignal} options.signal takes the surface away
 * @param {ShadowRootMode} [options.mode] closed where the page must not read what is shown
 * @returns {Surface}
 */
export function createSurface({ lang, theme = "auto", mode = "open", signal }) {
  // A page may define an element of any name with a hyphen, and would see into a closed root of its own element.
  const host = document.createElement(mode === "open" ? "sameplace-surface" : "div");
  // What the visitor does to us is no sign that they go their own way on the page.
  host.toggleAttribute("data-sameplace-ignore", true);
  const root = host.attachShadow({ mode });
  /** @type {Set<string>} */
  const adopted = new Set();

  /** @param {string} css */
  const adopt = (css) => {
    if (adopted.has(css)) return;
    adopted.add(css);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets.push(sheet);
  };

  /** @param {HTMLElement} node */
  const add = (node) => {
    // Beside the body: pages render it anew, transform it, make it inert or fade it in.
    if (!host.isConnected) document.documentElement.append(host);
    root.append(node);
  };

  adopt(base(theme === "auto" ? "light dark" : theme));
  // Keys pressed here are not for the page's shortcuts, nor focus for its own focus traps.
  for (const type of ["keydown", "keypress", "keyup", "focusin"]) {
    host.addEventListener(type, (event) => event.stopPropagation());
  }
  signal.addEventListener("abort", () => host.remove());
  const { tag, language, dir } = localeFor(lang);
  return { lang: language, locale: tag, dir, host, root, theme, signal, adopt, add };
}
