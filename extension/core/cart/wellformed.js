// What a profile may say, and whether one does: the owner's only help, since nothing is ever logged.

/** @import { Finding } from "./finding.js" */

/** @typedef {Finding | (import("./finding.js").Place & { unit?: "minor" | "major" | "text" })} Price */
/** @typedef {{ each?: string, name?: Finding, value?: Finding, at?: string, pairs?: string }} Options */
/** @typedef {"sold-out" | "fewer" | "gone" | "failed"} Code */

/**
 * @typedef {object} Call
 * @property {string} address
 * @property {string} [method]
 * @property {unknown} [json]
 * @property {Record<string, string | number>} [form]
 * @property {Record<string, string>} [headers]
 */

/**
 * What an answer looks like when the shop says no: everything named must be so.
 * @typedef {object} Sign
 * @property {number} [status]
 * @property {Finding} [at] is there, and fits `text`
 * @property {string} [text] regular expression
 * @property {string} [missing] is not there
 * @property {Code} as
 */

/**
 * @typedef {object} Profile
 * @property {Finding} [root] on the open page: what `{root}` stands for
 * @property {string} [currency] ISO 4217, where lines do not say
 * @property {{ cookie: string } | { page: string, at: string, attribute?: string }} [token] what `{token}` stands for
 * @property {{ request: string | Call, as?: "json" | "page", there?: string, lines: string, currency?: Finding,
 *   line: { id: Finding, title: Finding, quantity: Finding, sku?: Finding, unit_price?: Price, currency?: Finding,
 *   options?: Options, url?: Finding, image?: Finding } }} read
 * @property {{ request: string | Call, as?: "json" | "page", there?: string, signs?: Sign[], unit_price?: Price,
 *   currency?: Finding, most?: Finding }} [look]
 * @property {{ request?: string | Call, as?: "json" | "page", page?: string, form?: string, quantity?: string,
 *   refused?: Sign[] }} [add]
 * @property {{ request?: string | Call, with?: Record<string, Finding>, form?: string,
 *   set?: Record<string, string> }} [remove]
 * @property {{ resources?: string[], events?: string[] }} [changes]
 * @property {{ swap?: string[], events?: string[] }} [refresh]
 */

/** A call, findings, a list of signs, a text: what stands where. @typedef {Record<string, (value: unknown, at: string) => void>} Shape */

/** @param {string} at @param {string} problem @returns {never} */
function no(at, problem) {
  throw new TypeError(`Sameplace profile: ${at || "it"} ${problem}.`);
}

/** @param {unknown} value @param {string} at */
function text(value, at) {
  if (typeof value !== "string" || !value) no(at, "must be a text");
}

/** @param {unknown} value @param {string} at */
function number(value, at) {
  if (!Number.isInteger(value)) no(at, "must be a whole number");
}

/** @param {unknown} value @param {string} at */
function pattern(value, at) {
  text(value, at);
  try {
    new RegExp(String(value), "u");
  } catch (error) {
    no(at, `is no regular expression: ${/** @type {Error} */ (error).message}`);
  }
}

/** @param {...string} allowed @returns {(value: unknown, at: string) => void} */
const one =
  (...allowed) =>
  (value, at) => {
    if (!allowed.includes(/** @type {string} */ (value))) no(at, `must be one of ${allowed.join(", ")}`);
  };

/** @param {(value: unknown, at: string) => void} item @returns {(value: unknown, at: string) => void} */
const list = (item) => (value, at) => {
  if (!Array.isArray(value)) no(at, "must be a list");
  value.forEach((each, i) => {
    item(each, `${at}[${i}]`);
  });
};

/** @param {(value: unknown, at: string) => void} item @returns {(value: unknown, at: string) => void} */
const map = (item) => (value, at) => {
  for (const [name, each] of entries(value, at)) item(each, `${at}.${name}`);
};

/** @param {unknown} value @param {string} at */
function entries(value, at) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) no(at, "must be an object");
  return Object.entries(value);
}

/**
 * An object of these fields and no others: a name misspelt is a cart unread.
 * @param {Shape} fields
 * @param {string[]} [needed]
 * @returns {(value: unknown, at: string) => void}
 */
const object =
  (fields, needed = []) =>
  (value, at) => {
    const given = entries(value, at);
    const prefix = at ? `${at}.` : "";
    for (const [name, item] of given) {
      if (name.startsWith("$")) continue;
      const check =
        fields[name] ?? no(prefix + name, `is not known here; known: ${Object.keys(fields).join(", ")}`);
      check(item, prefix + name);
    }
    for (const name of needed) if (!given.some(([one]) => one === name)) no(prefix + name, "is missing");
  };

const any = () => {};
const PLACE = { at: text, attribute: text, pattern, is: any };

/** @param {(value: unknown, at: string) => void} place @returns {(value: unknown, at: string) => void} */
const finding = (place) => (value, at) => {
  if (typeof value === "string") text(value, at);
  else if (Array.isArray(value)) list(finding(place))(value, at);
  else place(value, at);
};

const found = finding(object(PLACE));
const price = finding(object({ ...PLACE, unit: one("minor", "major", "text") }));
const kind = one("json", "page");
const sign = object(
  { status: number, at: found, text: pattern, missing: text, as: one("sold-out", "fewer", "gone", "failed") },
  ["as"],
);

/** @param {unknown} value @param {string} at */
function call(value, at) {
  if (typeof value === "string") text(value, at);
  else
    object({ address: text, method: text, json: any, form: map(any), headers: map(text) }, ["address"])(
      value,
      at,
    );
}

const line = object(
  {
    id: found,
    title: found,
    quantity: found,
    sku: found,
    unit_price: price,
    currency: found,
    options: object({ each: text, name: found, value: found, at: text, pairs: pattern }),
    url: found,
    image: found,
  },
  ["id", "title", "quantity"],
);

const PROFILE = object(
  {
    root: found,
    currency: pattern,
    token: object({ cookie: text, page: text, at: text, attribute: text }),
    read: object({ request: call, as: kind, there: text, lines: text, currency: found, line }, [
      "request",
      "lines",
      "line",
    ]),
    look: object(
      {
        request: call,
        as: kind,
        there: text,
        signs: list(sign),
        unit_price: price,
        currency: found,
        most: found,
      },
      ["request"],
    ),
    add: object({ request: call, as: kind, page: text, form: text, quantity: text, refused: list(sign) }),
    remove: object({ request: call, with: map(found), form: text, set: map(text) }),
    changes: object({ resources: list(text), events: list(text) }),
    refresh: object({ swap: list(text), events: list(text) }),
  },
  ["read"],
);

/**
 * @param {unknown} profile
 * @returns {Profile}
 * @throws {TypeError} naming the field that is not as it should be
 */
export function check(profile) {
  PROFILE(profile, "");
  const { currency, token, add, remove } = /** @type {Profile} */ (profile);
  if (currency !== undefined && !/^[A-Z]{3}$/.test(currency))
    no("currency", "must be an ISO 4217 code such as EUR");
  if (token && !("cookie" in token) && !(token.page && token.at)) no("token", "needs cookie, or page and at");
  for (const [at, part] of Object.entries({ add, remove })) {
    if (part && Boolean(part.request) === Boolean(part.form)) no(at, "needs request or form, and not both");
  }
  return /** @type {Profile} */ (profile);
}
