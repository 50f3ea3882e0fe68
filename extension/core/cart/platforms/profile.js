// The owner's own profile: JSON in the page, or data attributes on the shop's own markup. docs/profiles.md.
import { openProfile } from "../profile.js";
import { check } from "../wellformed.js";

/** @import { CartAdapter } from "../index.js" */
/** @import { Place } from "../finding.js" */

/**
 * @returns {CartAdapter | null} null when the page has neither
 * @throws {TypeError} when the profile is not as it should be; says where
 */
export function openCart() {
  const own = document.querySelector("[data-sameplace-cart]");
  if (!own) return null;
  return openProfile(own instanceof HTMLScriptElement ? check(written(own.text)) : markedUp(own));
}

/** @param {string} text */
function written(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new TypeError(`Sameplace profile: this is no JSON: ${/** @type {Error} */ (error).message}`);
  }
}

/**
 * The value stands in the attribute itself; without one, where such an element has it anyway.
 * @param {string} name
 * @param {string} [attribute]
 * @returns {Place[]}
 */
function marked(name, attribute) {
  const at = `[data-sameplace-${name}]`;
  return [{ at, attribute: at.slice(1, -1) }, attribute ? { at, attribute } : { at }];
}

/** @param {Element} own */
function markedUp(own) {
  const page = own.getAttribute("data-sameplace-page") || location.href;
  return {
    read: {
      request: page,
      // An error page and a log-in have no cart, rather than an empty one.
      there: "[data-sameplace-cart]",
      lines: "[data-sameplace-line]",
      line: {
        id: marked("id"),
        title: marked("title"),
        quantity: marked("quantity"),
        sku: marked("sku"),
        unit_price: marked("price"),
        currency: marked("currency"),
        options: {
          each: "[data-sameplace-option]",
          name: marked("option").slice(0, 1),
          value: marked("value"),
        },
        url: marked("url", "href"),
        image: marked("image", "src"),
      },
    },
    add: { page, form: "form[data-sameplace-add]" },
    remove: { form: "form[data-sameplace-remove]" },
  };
}
