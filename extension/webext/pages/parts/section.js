/** One section of the settings: a card with a heading. */

import { element } from "../../../core/dom.js";

/**
 * @param {string} id
 * @param {string} title
 * @param {...(Node | null)} children
 */
export function section(id, title, ...children) {
  const heading = element("h2", { id: `${id}-heading`, tabIndex: -1 }, title);
  return element("section", { id, className: "card", "aria-labelledby": heading.id }, heading, ...children);
}
