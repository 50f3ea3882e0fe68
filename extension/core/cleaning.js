// What is taken out of addresses before they are kept or leave the device: tracking and credentials.
import dropped from "../../server/sameplace/dropped.json";

const PATTERNS = [...dropped.tracking, ...dropped.credentials];

/**
 * @param {string} text
 * @param {number} at -1: the mark is not there
 * @returns {[string, string]} before and after the mark
 */
const parted = (text, at) => (at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)]);

/**
 * @param {string} part `name=value`
 * @param {string[]} patterns lower-case names, with `*` at either end
 */
function isDropped(part, patterns) {
  let [name] = parted(part, part.indexOf("="));
  try {
    name = decodeURIComponent(name);
  } catch {
    // A stray percent sign: compared as it stands.
  }
  name = name.toLowerCase();
  return patterns.some((pattern) => {
    if (pattern.endsWith("*")) return name.startsWith(pattern.slice(0, -1));
    if (pattern.startsWith("*")) return name.endsWith(pattern.slice(1));
    return name === pattern;
  });
}

/**
 * The address without tracking and credential-like parameters, in its path, query and fragment.
 * The service applies the same rules (addresses.py) to whatever reaches it.
 * @param {string} address
 * @param {string[]} [more] names the owner added
 */
export function clean(address, more = []) {
  const patterns = [...PATTERNS, ...more];
  const [rest, fragment] = parted(address, address.indexOf("#"));
  // `/cart;jsessionid=…` is how Java servers carry a session without a cookie.
  const path = (/** @type {string} */ text) =>
    text.replace(/;[^;/]*/g, (found) => (isDropped(found.slice(1), patterns) ? "" : found));
  const joined = (/** @type {string} */ mark, /** @type {string} */ text) => {
    const query = text.split("&").filter((part) => part && !isDropped(part, patterns));
    return query.length ? mark + query.join("&") : "";
  };
  const [place, query] = parted(rest, rest.indexOf("?"));
  const last = fragment.lastIndexOf("?");
  const [route, tail] = parted(fragment, last);
  // A fragment is a route with its own query, a query alone (as OAuth returns it), or a name.
  const alone = last < 0 && fragment.includes("=");
  const kept = alone ? joined("", fragment) : path(route) + joined("?", tail);
  return path(place) + joined("?", query) + (kept && `#${kept}`);
}
