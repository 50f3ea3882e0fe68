// A shop's own link that puts lines into its cart and comes back to a page: the permalink of the Universal
// Commerce Protocol. Written from ucp.dev/specification/permalink (version 2026-08-25); not yet tried on a live
// shop. It takes no script of the shop's to run, and tells nothing about what became of it: read the cart after.
import { request } from "./request.js";

/** @import { CartLine } from "../types" */

const PROFILE = "/.well-known/ucp";
const CAPABILITY = "dev.ucp.shopping.permalink";
/** Octets that every shop must take. */
const LONGEST = 2048;

const encoder = new TextEncoder();

/**
 * Only an id and a quantity fit into a permalink. A line with options is left out, since the shop would put in
 * another thing under the same id; whose ids name the variant itself passes it without.
 * @param {CartLine} line
 */
export const travels = ({ id, quantity, options }) =>
  /^\P{Cc}+$/u.test(id) &&
  Number.isSafeInteger(quantity) &&
  quantity > 0 &&
  !Object.keys(options ?? {}).length;

/**
 * The address that makes the shop add lines and then show a page. The shop may as well put them in the place of
 * what its cart holds, and may leave out what it has no more of.
 * @param {CartLine[]} lines those that do not travel are left out
 * @param {string} continueTo the page to come back to
 * @returns {Promise<string | null>} null when the shop offers none, or nothing can travel; never rejected
 */
export async function permalink(lines, continueTo) {
  // What the shop must refuse is not tried: another origin, or a path that a browser takes for a host.
  const page = URL.canParse(continueTo, location.href) ? new URL(continueTo, location.href) : null;
  if (page?.origin !== location.origin || page.pathname.startsWith("//")) return null;
  /** @type {Map<string, number>} */
  const items = new Map();
  for (const line of lines.filter(travels)) items.set(line.id, (items.get(line.id) ?? 0) + line.quantity);
  if (!items.size) return null;
  const endpoint = await findEndpoint();
  if (!endpoint) return null;
  const path = [...items].map(([id, quantity]) => `${tokenOf(id)}:${quantity}`).join(",");
  const address = `${endpoint}/${path}?continue_to=${encodeURIComponent(page.pathname + page.search)}`;
  return address.length <= LONGEST ? address : null;
}

/**
 * Where the shop's profile says that its permalinks begin.
 * @returns {Promise<string>} empty when there is none on the shop's own origin
 */
async function findEndpoint() {
  const capabilities = await request(PROFILE).then(
    ({ status, json }) => (status === 200 ? json?.ucp?.capabilities : null),
    () => null,
  );
  // An object by name since 2026-01-23, a list before.
  const entries = Array.isArray(capabilities)
    ? capabilities.filter((entry) => entry?.name === CAPABILITY)
    : [capabilities?.[CAPABILITY]].flat();
  for (const entry of entries) {
    try {
      const { href, origin, pathname } = new URL(entry.config.endpoint);
      if (origin === location.origin && href === origin + pathname && !href.endsWith("/")) return href;
    } catch {
      // Another version of the capability may have what this one lacks.
    }
  }
  return "";
}

/** @param {string} id */
function tokenOf(id) {
  if (/^[\w.-]+$/.test(id)) return id;
  const base64 = btoa(String.fromCharCode(...encoder.encode(id)));
  return `~${base64.replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")}`;
}
