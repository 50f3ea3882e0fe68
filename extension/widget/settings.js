// The data attributes of the script tag: all of the owner's settings, each read once, here.

/**
 * @typedef {object} Settings
 * @property {string} site `data-site`: the public site key
 * @property {string} lang `data-lang`: language of the widget, BCP 47; default: the page's, else the visitor's
 * @property {"auto" | "light" | "dark"} theme `data-theme`; default: as the visitor's system is set
 * @property {"start" | "end" | "none" | ""} button `data-button`: corner of the button; default: `end`, and
 *   none on a page with an element that has `data-sameplace-open`
 * @property {string[]} pictures `data-pictures`: hosts beside the page's own whose pictures may be shown
 * @property {string[]} drop `data-drop`: more query parameters that are never captured
 * @property {number} absence `data-absence`: minutes away after which a return is asked about; default: 15
 * @property {string} cart `data-cart`: the shop's platform by name, where it is not recognised; `none`: no cart
 * @property {boolean} consent `data-consent="measurement"`: the visitor agreed to measurement
 */

/**
 * @param {HTMLScriptElement} script
 * @returns {Settings}
 */
export function readSettings({ dataset }) {
  const list = (/** @type {string | undefined} */ text) =>
    (text ?? "")
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean);
  const language = dataset.lang || document.documentElement.lang || navigator.language;
  // The words in the page's language, numbers and dates as the visitor is used to them in it.
  const own = navigator.languages.find((tag) => tag.split("-", 1)[0] === language.split("-", 1)[0]);
  const absence = Number.parseFloat(dataset.absence ?? "");
  return {
    site: dataset.site ?? "",
    lang: own ?? language,
    theme: dataset.theme === "light" || dataset.theme === "dark" ? dataset.theme : "auto",
    button: /** @type {Settings["button"]} */ (dataset.button ?? ""),
    pictures: list(dataset.pictures),
    drop: list(dataset.drop),
    absence: absence >= 0 ? absence : 15,
    cart: (dataset.cart ?? "").toLowerCase().replace(/[^a-z0-9-]/g, ""),
    consent: dataset.consent === "measurement",
  };
}
