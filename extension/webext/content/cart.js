// The page's cart, as our own script in the page sees it: by an adapter here where the document is all it needs, and
// else across the bridge.
import { asLines } from "../../core/cart/lines.js";
import { openCart as bigcommerce } from "../../core/cart/platforms/bigcommerce.js";
import { openCart as profile } from "../../core/cart/platforms/profile.js";
import { openCart as woocommerce } from "../../core/cart/platforms/woocommerce.js";
import { openProfile } from "../../core/cart/profile.js";
import oscar from "../../core/cart/profiles/django-oscar.json";
import evershop from "../../core/cart/profiles/evershop.json";
import { Refusal } from "../../core/cart/refusal.js";
import { tellWorker } from "./worker.js";

/** @import { CartAdapter, Shelf } from "../../core/cart/index.js" */

const PATIENCE = 20_000; // ms; an adapter gives its shop fifteen seconds
const REASONS = /** @type {const} */ (["sold-out", "fewer", "gone"]);
const STATES = ["sold", "sold-out", "gone"];

/** @typedef {() => CartAdapter | null | Promise<CartAdapter | null>} Open */
/** @type {Record<string, Open>} */
const HERE = {
  bigcommerce,
  "django-oscar": () => openProfile(/** @type {any} */ (oscar)),
  evershop: () => openProfile(/** @type {any} */ (evershop)),
  profile,
  woocommerce,
};
/** Of these, what the shop shows is drawn anew by its own scripts. */
const REDRAWN = ["bigcommerce", "woocommerce"];

/** Platforms that a script of theirs gives away; the widget's owner names them, and its first load is spared. */
const SCRIPTS = { "django-oscar": 'script[src*="/oscar/js/oscar/"]' };

/** @type {Promise<CartAdapter | null> | null} */
let opened = null;

/** @returns {Promise<CartAdapter | null>} never rejected */
export function openCart() {
  opened ??= open().catch(() => {
    opened = null;
    return null;
  });
  return opened;
}

async function open() {
  const platform = byScript() ?? String(await ask("", "platform", []));
  const here = Object.hasOwn(HERE, platform) ? await HERE[platform]?.() : undefined;
  if (!here) return platform && !Object.hasOwn(HERE, platform) ? across(platform) : null;
  const refresh = () => ask(platform, "refresh", []);
  return REDRAWN.includes(platform) ? { ...here, refresh } : here;
}

/** Name of the platform whose script the page has. */
const byScript = () => Object.entries(SCRIPTS).find(([, script]) => document.querySelector(script))?.[0];

/**
 * @param {string} platform
 * @returns {Promise<CartAdapter | null>}
 */
async function across(platform) {
  const methods = await ask(platform, "methods", []);
  if (!Array.isArray(methods) || !methods.includes("read")) return null;
  /** @type {CartAdapter} */
  const adapter = {
    read: async () => asLines(await ask(platform, "read", [])),
    add: methods.includes("add") ? (line) => ask(platform, "add", [line]) : null,
  };
  if (methods.includes("addAll")) adapter.addAll = (lines) => ask(platform, "addAll", [lines]);
  if (methods.includes("remove")) adapter.remove = (line) => ask(platform, "remove", [line]);
  if (methods.includes("look")) adapter.look = async (line) => asShelf(await ask(platform, "look", [line]));
  if (methods.includes("refresh")) adapter.refresh = () => ask(platform, "refresh", []);
  if (methods.includes("permalink"))
    adapter.permalink = async (lines, page) => {
      const address = await ask(platform, "permalink", [lines, page]);
      return typeof address === "string" ? address : null;
    };
  return adapter;
}

/**
 * @param {string} platform
 * @param {string} method
 * @param {unknown[]} args
 * @returns {Promise<unknown>} the page's word
 * @throws {Refusal}
 */
async function ask(platform, method, args) {
  /** @type {Promise<never>} */
  const late = new Promise((_, reject) => {
    setTimeout(() => reject(new Refusal("failed", "The page does not answer.")), PATIENCE);
  });
  const answer = await Promise.race([tellWorker({ type: "cart", platform, method, args }), late]);
  if (typeof answer?.value !== "string") {
    const code = REASONS.find((reason) => reason === answer?.error) ?? "failed";
    throw new Refusal(code);
  }
  return JSON.parse(answer.value);
}

/** @param {unknown} value @returns {Shelf | null} */
function asShelf(value) {
  const { state, most, unit_price, currency } = /** @type {Record<string, unknown>} */ (value ?? {});
  if (!STATES.includes(String(state))) return null;
  const whole = (/** @type {unknown} */ given) =>
    Number.isSafeInteger(given) && Number(given) >= 0 ? Number(given) : null;
  const known = typeof currency === "string" && /^[A-Z]{3}$/.test(currency) ? currency : "";
  return {
    state: /** @type {Shelf["state"]} */ (state),
    most: whole(most),
    unit_price: known ? whole(unit_price) : null,
    currency: known,
  };
}
