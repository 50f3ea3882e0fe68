// Addresses: when two are the same page, and the token in the fragment.

/** A token anywhere in a fragment: alone, behind a router's slash, or after the page's own parameters. */
const TOKEN = /([#/?&])sameplace=([\w-]+\.[\w-]+)(&?)/;

/** @param {string} address */
export function withoutFragment(address) {
  return address.split("#", 1)[0] ?? "";
}

/** @param {string} address */
export function fragmentOf(address) {
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
 * Takes the token out of the address bar; the rest of the fragment stays. Null when there is none.
 * @returns {string | null}
 */
export function takeToken() {
  const found = TOKEN.exec(location.hash);
  if (!found) return null;
  const fragment = location.hash
    .replace(TOKEN, (_, before, __, after) => (after ? before : ""))
    .replace(/^#\/?$/, "");
  history.replaceState(history.state, "", location.pathname + location.search + fragment);
  return found[2] ?? null;
}

/**
 * Puts the page's own fragment back, and tells a hash router that may already have run without it.
 * @param {string} address the captured address of the page that is open
 */
export function putFragmentBack(address) {
  const fragment = fragmentOf(address);
  if (!fragment || location.hash === fragment) return;
  const oldURL = location.href;
  history.replaceState(history.state, "", fragment);
  dispatchEvent(new HashChangeEvent("hashchange", { oldURL, newURL: location.href }));
}
