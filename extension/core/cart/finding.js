// Where something stands in what a shop answered: a path in JSON, a selector on a page. What a profile is made of.

/**
 * @typedef {object} Place
 * @property {string} [at] JSON: a path such as `data.items.0.sku`; page: a CSS selector, that may also match the
 *   entry itself; none for the whole
 * @property {string} [attribute] page: of that element; default: a field's value, else the text
 * @property {string} [pattern] regular expression in which the one group is what is found
 * @property {string | number} [is] what it always is
 */

/** A place, its `at` alone, or several of which the first that has something counts. @typedef {string | Place | (string | Place)[]} Finding */

/** A JSON answer, a page or a part of either. @typedef {unknown} Source */

const page = (/** @type {Source} */ source) =>
  typeof Node === "function" && source instanceof Node ? /** @type {Document | Element} */ (source) : null;

/**
 * @param {Source} source
 * @param {string} path
 * @returns {unknown}
 */
function down(source, path) {
  let here = source;
  for (const name of path ? path.split(".") : []) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, name)) return undefined;
    here = /** @type {Record<string, unknown>} */ (here)[name];
  }
  return here;
}

/**
 * @param {Document | Element} node
 * @param {string} selector
 * @returns {Element | null}
 */
export function element(node, selector) {
  const own = "matches" in node && (!selector || node.matches(selector)) ? node : null;
  return own ?? (selector ? node.querySelector(selector) : /** @type {Document} */ (node).documentElement);
}

/**
 * @param {Element | null} node
 * @param {string | undefined} attribute
 */
function textOf(node, attribute) {
  if (!node) return undefined;
  if (attribute) return node.getAttribute(attribute) ?? undefined;
  const value = "value" in node && !node.matches("li, button") ? node.value : node.textContent;
  return String(value ?? "")
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * @param {Source} source
 * @param {Place} place
 */
function look(source, { at = "", attribute, pattern, is }) {
  if (is !== undefined) return is;
  const node = page(source);
  const value = node ? textOf(element(node, at), attribute) : down(source, at);
  if (!pattern || (typeof value !== "string" && typeof value !== "number")) return value;
  const found = String(value).match(new RegExp(pattern, "u"));
  return found?.[1] ?? found?.[0];
}

/**
 * @param {Source} source
 * @param {Finding | undefined} finding
 * @returns {unknown} undefined when there is nothing
 */
export function find(source, finding) {
  for (const place of finding === undefined ? [] : [finding].flat()) {
    const value = look(source, typeof place === "string" ? { at: place } : place);
    if (value !== undefined && value !== null && value !== "") return value;
  }
  return undefined;
}

/**
 * @param {Source} source
 * @param {string} at
 * @returns {Source[]} the entries of a list
 */
export function each(source, at) {
  const node = page(source);
  if (node) return [...node.querySelectorAll(at)];
  const list = down(source, at);
  return Array.isArray(list) ? list : [];
}

/**
 * What placeholders stand for: `{quantity}`, `{options.Colour}`; a missing one stays as it is, because GraphQL has
 * braces too.
 * @param {string} text
 * @param {Record<string, unknown>} values
 * @param {(value: unknown, name: string) => string} [write] how a value is written
 */
export function fill(text, values, write = String) {
  return text.replace(/\{([^{}]+)\}/g, (whole, name) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined ? whole : write(value, name);
  });
}

/**
 * The same through a whole JSON value; a text that is one placeholder becomes its value, a number a number.
 * @param {unknown} given
 * @param {Record<string, unknown>} values
 * @returns {unknown}
 */
export function fillAll(given, values) {
  if (typeof given === "string") {
    const [, name, number] = given.match(/^\{([^{}]+?)(:number)?\}$/) ?? [];
    if (name === undefined || !Object.hasOwn(values, name)) return fill(given, values);
    return number ? Number(values[name]) : values[name];
  }
  if (Array.isArray(given)) return given.map((item) => fillAll(item, values));
  if (typeof given !== "object" || given === null) return given;
  return Object.fromEntries(Object.entries(given).map(([name, item]) => [name, fillAll(item, values)]));
}

/**
 * @param {Source} source
 * @param {string} at
 */
export const has = (source, at) => {
  const node = page(source);
  return node ? Boolean(node.querySelector(at)) : find(source, at) !== undefined;
};
