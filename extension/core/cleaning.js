// What is taken out of addresses before they are kept or leave the device: tracking and credentials.
import dropped from "../../server/sameplace/dropped.json";

const PATTERNS = [...dropped.tracking, ...dropped.credentials];

/**
 * @param {string} name of a query parameter
 * @param {string[]} patterns with `*` at either end
 */
function matches(name, patterns) {
  return patterns.some((pattern) => {
    if (pattern.endsWith("*")) return name.startsWith(pattern.slice(0, -1));
    if (pattern.startsWith("*")) return name.endsWith(pattern.slice(1));
    return name === pattern;
  });
}

/**
 * @param {string} query without its question mark
 * @param {string[]} patterns
 */
function kept(query, patterns) {
  return query
    .split("&")
    .filter((part) => {
      if (!part) return false;
      const name = part.split("=", 1)[0] ?? "";
      let plain = name.replaceAll("+", " ");
      try {
        plain = decodeURIComponent(plain);
      } catch {
        // A stray percent sign: compare what is there.
      }
      return !matches(plain.toLowerCase(), patterns);
    })
    .join("&");
}

/**
 * The address without tracking and credential-like parameters, in its query and in its fragment.
 * The service applies the same rules (addresses.py) to whatever reaches it.
 * @param {string} address
 * @param {string[]} [more] names the owner added
 */
export function clean(address, more = []) {
  const patterns = [...PATTERNS, ...more];
  const hash = address.indexOf("#");
  const rest = hash < 0 ? address : address.slice(0, hash);
  const fragment = hash < 0 ? "" : address.slice(hash + 1);
  const mark = rest.indexOf("?");
  let result = rest;
  if (mark >= 0) {
    const query = kept(rest.slice(mark + 1), patterns);
    result = rest.slice(0, mark) + (query && `?${query}`);
  }
  if (fragment) {
    const last = fragment.lastIndexOf("?");
    const query = fragment.slice(last + 1);
    // A fragment is either a route with its own query, a query alone (as OAuth returns it), or a name.
    const safe = last >= 0 || query.includes("=") ? kept(query, patterns) : query;
    const whole = last >= 0 ? fragment.slice(0, last) + (safe && `?${safe}`) : safe;
    result += whole && `#${whole}`;
  }
  return result;
}
