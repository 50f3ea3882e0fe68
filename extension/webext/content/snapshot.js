// What is captured of the page that is open. Nothing of it is kept in the page or in the site's storage.
import { clean } from "../../core/cleaning.js";
import { deviceKind } from "../../core/device.js";
import { directiveFor } from "../../core/directive.js";
import { openCart } from "./cart.js";
import { picture } from "./picture.js";

/** @import { CartLine, Position } from "../../core/types" */
/** @import { Captured } from "../types" */

const PATIENCE = 2000; // ms that a shop may take to read its cart

export const address = () => clean(location.href);

/**
 * @param {Position | null} position
 * @param {CartLine[]} lines
 * @param {string} [icon]
 * @returns {Captured}
 */
export function captured(position, lines, icon = "") {
  const { documentElement: root } = document;
  const title = (document.title || location.hostname).slice(0, 300);
  const page = { url: address(), title, lang: root.lang.slice(0, 35) };
  return {
    content: {
      version: 1,
      snapshot: {
        version: 1,
        page,
        position,
        cart: lines.length ? { lines } : null,
        device: { kind: deviceKind() },
        saved_at: new Date().toISOString(),
      },
      directive: directive(position),
    },
    icon,
    title,
    url: page.url,
    items: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    progression: position ? (position.progression ?? 0) : null,
  };
}

/** @param {Position | null} position */
function directive(position) {
  try {
    return position ? directiveFor(document, position) : "";
  } catch {
    // A convenience for devices without the extension; the place itself does not need it.
    return "";
  }
}

/** @param {() => Promise<Position | null>} here where the visitor is */
export async function captureAll(here) {
  // The place first, as it is at the click.
  const position = await here().catch(() => null);
  const [lines, icon] = await Promise.all([cartLines(), picture()]);
  return captured(position, lines, icon);
}

/** A cart that cannot be read now is not carried. @returns {Promise<CartLine[]>} */
async function cartLines() {
  /** @type {Promise<CartLine[]>} */
  const late = new Promise((done) => setTimeout(() => done([]), PATIENCE));
  const read = openCart().then((adapter) => adapter?.read() ?? []);
  return Promise.race([read.catch(() => []), late]);
}
