// Addresses: when two are the same page, and the token in the fragment.

/** A token anywhere in a fragment: alone, behind a router's slash, or after the page's own parameters. */
const TOKEN = /([#/?&])sameplace=([^&]*)(&?)/;

/** @param {string} address */
export function withoutFragment(address) {
  return address.split("#", 1)[0] ?? "";
}

/** @param {string} address */
function fragmentOf(address) {
  return address.slice(withoutFragment(address).length);
}

/**
 * What tells two pages apart: the address without an anchor; a fragment that routes (`#/…`, `#!…`) counts.
 * @param {string} address a cleaned one
 */
export function pageKey(address) {
  const fragment = fragmentOf(address);
  const base = withoutFragment(address).replace(/\/$/, "");
  return /^#[/!]/.test(fragment) ? base + fragment : base;
}

/**
 * The page's address carrying a token.
 * @param {string} address
 * @param {string} token
 */
export function carry(address, token) {
  return `${withoutFragment(address)}#sameplace=${token}`;
}

/**
 * Takes the token out of the address bar; the rest of the fragment stays. A router that may already have read it
 * is told.
 * @returns {string} what was there, also when a messenger has cut it short; empty when there is none
 */
export function takeToken() {
  const { hash } = location;
  const [found, , token = ""] = TOKEN.exec(hash) ?? [];
  if (!found) return "";
  setFragment(hash.replace(TOKEN, (_, before, __, after) => (after ? before : "")).replace(/^#\/?$/, ""));
  // A full stop or a bracket after a link in a message is not part of it.
  return /^[\w-]+\.[\w-]+/.exec(token)?.[0] ?? token;
}

/**
 * Puts the page's own fragment back, and tells a hash router that may already have run without it.
 * @param {string} address the captured address of the page that is open
 */
export function putFragmentBack(address) {
  const fragment = fragmentOf(address);
  if (fragment && location.hash !== fragment) setFragment(fragment);
}

/**
 * The address is spelt out, because a page's `<base>` would turn anything shorter into another page's.
 * @param {string} fragment
 */
function setFragment(fragment) {
  history.replaceState(history.state, "", withoutFragment(location.href) + fragment);
  // Of the two events that a browser sends when a fragment changes, some routers know the one, some the other.
  if (/^#[/!]/.test(fragment)) dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
  dispatchEvent(new HashChangeEvent("hashchange", { oldURL: location.href, newURL: location.href }));
}
