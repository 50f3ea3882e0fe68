// Requests to the shop itself, as its own page makes them: same origin, with the visitor's cookies.

const PATIENCE = 15_000; // ms

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {Headers} headers
 * @property {string} text
 * @property {any} json the body read as JSON; undefined when it is none
 */

/**
 * @param {string | URL} address on the shop's own origin
 * @param {object} [options]
 * @param {string} [options.method] GET without a body, else POST
 * @param {unknown} [options.json] body, sent as JSON
 * @param {Record<string, string | number>} [options.form] body, sent as a form
 * @param {Record<string, string>} [options.headers]
 * @returns {Promise<Answer>} whatever the status: that is the platform's to judge
 * @throws {TypeError} when the shop cannot be reached, or the address is not the shop's
 * @throws {DOMException} when it takes too long
 */
export async function request(address, { method, json, form, headers = {} } = {}) {
  const url = new URL(address, location.href);
  if (url.origin !== location.origin) throw new TypeError("A cart is asked for at its own shop only.");
  /** @type {RequestInit} */
  const sent = {
    method: method ?? (json === undefined && !form ? "GET" : "POST"),
    credentials: "same-origin",
    headers: { Accept: "application/json", ...headers },
    signal: AbortSignal.timeout(PATIENCE),
  };
  if (json !== undefined) {
    sent.body = JSON.stringify(json);
    sent.headers = { ...sent.headers, "Content-Type": "application/json" };
  } else if (form) {
    sent.body = new URLSearchParams(Object.entries(form).map(([name, value]) => [name, String(value)]));
  }
  const response = await fetch(url, sent);
  const text = await response.text();
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    // Not every answer is JSON; a caller that needs it finds none.
  }
  return { status: response.status, headers: response.headers, text, json: body };
}
