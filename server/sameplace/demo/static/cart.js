// The cart as the shop's pages know it: requests, the badge, and the lines drawn by the server.

/**
 * @typedef {object} ShopLine
 * @property {string} key
 * @property {string} variant
 * @property {string} sku
 * @property {string} title
 * @property {Record<string, string>} options
 * @property {number} quantity
 * @property {number} unit_price minor units
 * @property {string} url absolute path
 * @property {string} image absolute path
 * @property {number} available how many the shop has
 *
 * @typedef {object} ShopCart
 * @property {string} currency
 * @property {number} count
 * @property {number} total minor units
 * @property {ShopLine[]} lines
 */

/** The shop answered, and the answer was no. */
export class Refusal extends Error {
  /**
   * @param {string} code
   * @param {string} message
   * @param {number} available how many more could be added
   */
  constructor(code, message, available) {
    super(message);
    this.code = code;
    this.available = available;
  }
}

const meta = () => /** @type {HTMLMetaElement | null} */ (document.querySelector('meta[name="csrf-token"]'));

/** The token of a session that began after this page was loaded. */
async function freshToken() {
  const response = await fetch(location.pathname + location.search);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const token = page.querySelector('meta[name="csrf-token"]')?.getAttribute("content") ?? "";
  meta()?.setAttribute("content", token);
  return token;
}

/**
 * @param {string} path
 * @param {Record<string, unknown>} body
 * @param {string} [token]
 * @returns {Promise<ShopCart>}
 */
async function post(path, body, token) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRF-Token": token ?? meta()?.content ?? "" },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (response.ok) return answer;
  if (answer.error === "csrf" && token === undefined) return post(path, body, await freshToken());
  const code = response.status === 404 ? "gone" : String(answer.error);
  throw new Refusal(code, String(answer.message), Number(answer.available) || 0);
}

/** @param {ShopCart} cart */
async function changed(cart) {
  document.dispatchEvent(new CustomEvent("shop:cart", { detail: cart }));
  await redraw(cart);
}

/** @returns {Promise<ShopCart>} */
export async function read() {
  const response = await fetch("/cart.json");
  if (!response.ok) throw new Error("The cart could not be read.");
  return response.json();
}

/**
 * @param {string} variant
 * @returns {Promise<{ available: number, unit_price: number, currency: string } | null>} null when it is not sold
 */
export async function offer(variant) {
  const response = await fetch(`/variants/${encodeURIComponent(variant)}.json`);
  if (response.status === 404) return null;
  if (!response.ok) throw new Error("The shelf could not be read.");
  return response.json();
}

/**
 * @param {string} variant
 * @param {number} quantity
 */
export async function add(variant, quantity) {
  await changed(await post("/cart/add", { variant, quantity }));
}

/**
 * @param {string} key
 * @param {number} quantity
 */
export async function change(key, quantity) {
  await changed(await post("/cart/change", { key, quantity }));
}

/** @param {number} count */
function badge(count) {
  for (const element of document.querySelectorAll("[data-cart-count]")) {
    element.textContent = String(count);
    element.toggleAttribute("data-empty", count === 0);
  }
}

/**
 * Draws badge, drawer and cart page again from the server, and leaves the focus where it was.
 * @param {ShopCart} [cart]
 */
export async function redraw(cart) {
  const [now, response] = await Promise.all([cart ?? read(), fetch("/cart/lines")]);
  badge(now.count);
  if (!response.ok) return;
  const lines = new DOMParser().parseFromString(await response.text(), "text/html").body;
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  const place = focused?.closest("[data-cart-lines]");
  const key = focused?.dataset.focus;
  for (const element of document.querySelectorAll("[data-cart-lines]")) {
    const copy = /** @type {HTMLElement} */ (document.importNode(lines, true));
    element.replaceChildren(...copy.childNodes);
  }
  if (!place || !key) return;
  const same = place.querySelector(`[data-focus="${CSS.escape(key)}"]:not([disabled])`);
  const other = place.querySelector("button:not([disabled]), a.button, a");
  const next = same ?? other;
  if (next instanceof HTMLElement) next.focus({ preventScroll: true });
}
