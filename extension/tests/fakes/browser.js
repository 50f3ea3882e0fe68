// A visitor's browser, as far as an adapter sees of it: cookies, requests over a line that may fail, and the globals
// of the shop's page.
import { randomOf } from "./random.js";

/** @import { Random } from "./random.js" */

/**
 * @typedef {object} Shop
 * @property {(request: Request) => Promise<Response>} handle
 * @property {(random: Random) => void} [sell] somebody else buys
 * @property {(random: Random) => void} [reprice] the owner changes a price
 */

/** What can go wrong with one request, and how often. @typedef {Partial<Record<Fault, number>>} Faults */

/** @typedef {"lost" | "answerLost" | "late" | "slow" | "failedAfter" | "failedBefore" | "limited" | "forgotten" | "sold" | "repriced"} Fault */

export const ORIGIN = "https://shop.example";

/** All of them, each now and then. @type {Faults} */
export const STORM = {
  lost: 0.04,
  answerLost: 0.04,
  late: 0.03,
  slow: 0.05,
  failedAfter: 0.04,
  failedBefore: 0.03,
  limited: 0.05,
  forgotten: 0.01,
  sold: 0.1,
  repriced: 0.05,
};

export class Browser {
  /** @type {Map<string, string>} */
  cookies = new Map();
  /** Every request it made: method and path. @type {string[]} */
  log = [];

  /**
   * @param {Shop} shop
   * @param {{ random?: Random, faults?: Faults }} [weather]
   */
  constructor(shop, { random = randomOf(1), faults = {} } = {}) {
    this.shop = shop;
    this.random = random;
    this.faults = faults;
  }

  /**
   * As `fetch` does it: redirects followed, cookies kept.
   * @param {string | URL} address
   * @param {RequestInit} [init]
   * @returns {Promise<Response>}
   */
  fetch = async (address, init = {}) => {
    const url = new URL(address, ORIGIN);
    const method = init.method ?? "GET";
    this.log.push(`${method} ${url.pathname}${url.search}`);
    const fault = this.#fault(method);
    if (fault === "lost") throw new TypeError("Failed to fetch");
    if (fault === "limited")
      return new Response("Slow down", { status: 429, headers: { "Retry-After": "1" } });
    if (fault === "failedBefore") return new Response("Bad gateway", { status: 502 });
    // The session has run out, and with it the cart.
    if (fault === "forgotten") this.cookies.clear();
    if (fault === "slow") await new Promise((done) => setTimeout(done, 5));
    const response = await this.shop.handle(this.#request(url, method, init));
    // A lost answer takes the cookie of a session that has just begun with it.
    if (fault === "answerLost") throw new TypeError("network error");
    if (fault === "late") throw new DOMException("signal timed out", "TimeoutError");
    for (const cookie of response.headers.getSetCookie()) {
      const [name = "", value = ""] = cookie.split(";")[0]?.split("=") ?? [];
      this.cookies.set(name, value);
    }
    if (fault === "failedAfter") return new Response("<h1>Internal Server Error</h1>", { status: 500 });
    const location = response.status >= 300 && response.status < 400 && response.headers.get("Location");
    return location ? this.fetch(new URL(location, url)) : response;
  };

  /** @param {string} method @returns {Fault | undefined} */
  #fault(method) {
    const { random, faults, shop } = this;
    if (method !== "GET" && random.chance(faults.sold ?? 0)) shop.sell?.(random);
    if (method !== "GET" && random.chance(faults.repriced ?? 0)) shop.reprice?.(random);
    let at = random.next();
    for (const [fault, share] of Object.entries(faults)) {
      if (fault === "sold" || fault === "repriced") continue;
      at -= share;
      if (at < 0) return /** @type {Fault} */ (fault);
    }
    return undefined;
  }

  /** @param {URL} url @param {string} method @param {RequestInit} init */
  #request(url, method, { headers, body }) {
    const sent = new Headers(headers);
    if (body instanceof URLSearchParams)
      sent.set("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8");
    const jar = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    if (jar) sent.set("Cookie", jar);
    return new Request(url, { method, headers: sent, body: body === undefined ? null : body });
  }

  /**
   * The shop's page in this browser, put where an adapter looks for it.
   * @param {Record<string, unknown>} [globals] of the page's own scripts
   * @param {Record<string, unknown>} [links] what `document.querySelector` finds
   * @returns {() => void} closes the page
   */
  open(globals = {}, links = {}) {
    const body = new EventTarget();
    const document = Object.assign(new EventTarget(), {
      body,
      documentElement: new EventTarget(),
      querySelector: (/** @type {string} */ selector) => links[selector] ?? null,
    });
    const page = {
      fetch: this.fetch,
      location: new URL("/a-page", ORIGIN),
      document,
      DOMParser: EntityParser,
      navigator: { locks: this.locks },
      ...globals,
    };
    const before = Object.keys(page).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]);
    for (const [name, value] of Object.entries(page))
      Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
    return () => {
      for (const [name, descriptor] of before) {
        if (descriptor)
          Object.defineProperty(globalThis, /** @type {string} */ (name), /** @type {any} */ (descriptor));
        else delete (/** @type {any} */ (globalThis)[/** @type {string} */ (name)]);
      }
    };
  }

  /** navigator.locks: one after the other, over all tabs; the next hears of it a moment later. */
  locks = {
    /** @type {Map<string, Promise<unknown>>} */
    held: new Map(),
    /** @param {string} name @param {() => Promise<unknown>} work */
    request(name, work) {
      const mine = (this.held.get(name) ?? Promise.resolve()).then(work);
      const later = () => new Promise((done) => setImmediate(done));
      this.held.set(name, mine.then(later, later));
      return mine;
    },
  };
}

/** @type {Record<string, string>} */
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: "\u00a0", ndash: "–" };

/** What DOMParser makes of a text with entities and tags; Node has none. */
class EntityParser {
  /** @param {string} html */
  parseFromString(html) {
    const textContent = html
      .replace(/<[^>]*>/g, "")
      .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
        if (name) return ENTITIES[name] ?? whole;
        return String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16));
      });
    return { body: { textContent } };
  }
}
