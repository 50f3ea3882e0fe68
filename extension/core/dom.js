/**
 * Builds elements. Everything shown is hostile text, so nothing here parses markup: strings become text
 * nodes, and an address becomes a link only when it is http or https.
 */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} [properties] properties where the element has them, else attributes
 * @param {...(Node | string | null | false)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value == null) continue;
    if (name in node) Reflect.set(node, name, value);
    else node.setAttribute(name, String(value));
  }
  node.append(...children.filter((child) => child !== null && child !== false));
  return node;
}

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {...Node} children
 */
export function drawing(tag, attributes, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.append(...children);
  return node;
}

/**
 * A line icon on a 24 unit grid, in the colour of the text around it; hidden from assistive technology.
 *
 * @param {string} path
 */
export function icon(path) {
  const shape = drawing("path", { d: path, fill: "none", stroke: "currentColor", "stroke-width": 1.75 });
  return drawing("svg", { viewBox: "0 0 24 24", width: 24, height: 24, "aria-hidden": "true" }, shape);
}

/**
 * @param {string} address
 * @returns {boolean} whether it is an absolute http or https address
 */
export function isWeb(address) {
  try {
    return /^https?:$/.test(new URL(address).protocol);
  } catch {
    return false;
  }
}

/**
 * @param {string} label
 * @param {() => void} act
 * @param {string} className
 */
export function button(label, act, className) {
  const node = element("button", { type: "button", className }, label);
  node.addEventListener("click", act);
  return node;
}

/**
 * @param {string} label its accessible name
 * @param {() => void} act
 */
export function closeButton(label, act) {
  const node = button("", act, "close");
  node.setAttribute("aria-label", label);
  node.append(icon("M6.5 6.5l11 11m0-11l-11 11"));
  return node;
}

/**
 * A foreign text within our own, in the direction it has by itself.
 *
 * @param {string} text
 */
export function foreign(text) {
  return element("bdi", {}, text);
}

/** An empty live region; text put into it later is announced when the reader pauses. */
export function announcer() {
  return element("p", { className: "spoken", role: "status" });
}

/**
 * Fades an element out (at once where the visitor prefers no motion).
 *
 * @param {HTMLElement} node
 * @returns {Promise<unknown>}
 */
export function fade(node) {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return Promise.resolve();
  // An animation that is cancelled, because the page took the element away, has left all the same.
  return node.animate({ opacity: 0 }, { duration: 120, fill: "forwards" }).finished.catch(() => {});
}
