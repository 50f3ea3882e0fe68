// A shop's cart by a profile: JSON that says where the cart is read, how a line is added and what a no looks like.
// docs/profiles.md is its reference; there is no code in a profile, and none of it is run.
import { same } from "./compare.js";
import { lineOf, priceOf } from "./entry.js";
import { each, element, fill, fillAll, find, has } from "./finding.js";
import { fieldsOf, submission } from "./form.js";
import { asLines } from "./lines.js";
import { Refusal } from "./refusal.js";
import { request } from "./request.js";

/** @import { CartLine } from "../types" */
/** @import { CartAdapter, Shelf } from "./index.js" */
/** @import { Source } from "./finding.js" */
/** @import { Answer } from "./request.js" */
/** @import { Call, Code, Profile, Sign } from "./wellformed.js" */

/** An answer as a profile reads it. @typedef {Answer & { source: Source, address: string }} Read */

const PAUSE = 300; // ms
const PAGE = { Accept: "text/html" };

/**
 * @param {Profile} profile a well-formed one: an owner's is checked before
 * @returns {CartAdapter | null} null when the open page is none of the shop's that the profile is for
 */
export function openProfile(profile) {
  const { read, look, add, remove, changes, refresh } = profile;
  const root = profile.root === undefined ? "/" : find(document, profile.root);
  if (root === undefined) return null;
  const here = { root };
  /** Reads of our own that the observer of the page's requests has not seen yet. */
  let expected = 0;
  let watching = false;

  /**
   * @param {string | Call} call
   * @param {Record<string, unknown>} values for the placeholders
   * @param {"json" | "page"} [as]
   * @returns {Promise<Read>}
   */
  async function ask(call, values, as = "page") {
    const { address, headers, ...rest } = typeof call === "string" ? { address: call } : call;
    const token = JSON.stringify(call).includes("{token}") ? await fetchToken(values) : undefined;
    const known = { ...here, ...values, token };
    const where = locate(address, known);
    const sent = { ...(as === "page" ? PAGE : {}), ...(headers ?? {}) };
    const answer = await request(where, {
      .../** @type {Omit<Call, "address">} */ (fillAll(rest, known)),
      headers: /** @type {Record<string, string>} */ (fillAll(sent, known)),
    });
    const source = as === "page" ? new DOMParser().parseFromString(answer.text, "text/html") : answer.json;
    return { ...answer, source, address: where };
  }

  /** @param {Record<string, unknown>} values */
  async function fetchToken(values) {
    const { token } = profile;
    if (!token) return undefined;
    if ("cookie" in token) return cookie(token.cookie);
    const { source } = await ask(token.page, values);
    return find(source, { attribute: "content", ...token });
  }

  /** The cart's entries as the shop gives them, each with its line. */
  async function entries() {
    if (watching) expected += 1;
    const { as = "page" } = read;
    const answer = await ask(read.request, {}, as);
    const { status, source, address } = answer;
    if (status >= 400 || (read.there && !has(source, read.there))) {
      throw new Error(`The shop's cart cannot be read: status ${status}.`);
    }
    const currency = find(source, read.currency) ?? profile.currency;
    const found = each(source, read.lines).map((entry) => ({
      entry,
      line: lineOf(read.line, entry, { as, currency, address }),
    }));
    return { source, address, found: found.filter(({ line }) => line.quantity > 0) };
  }

  /**
   * How lots of one line are put in: what the shop says no with, or nothing.
   * @param {CartLine} line
   * @returns {Promise<(quantity: number) => Promise<Code | "">>}
   */
  async function putter(line) {
    const { request: call, page, form, quantity: field = "quantity", as, refused } = add ?? {};
    /** @param {Read} answer */
    const no = (answer) => told(answer, refused) || (answer.status >= 400 ? "failed" : "");
    if (call) return async (quantity) => no(await ask(call, valuesOf(line, quantity), as ?? "json"));
    const there = await ask(page ?? "{url}", valuesOf(line, line.quantity));
    if (there.status === 404 || there.status === 410) throw new Refusal("gone");
    if (there.status >= 400) throw new Refusal("failed");
    const node = /** @type {Document} */ (there.source).querySelector(form ?? "form");
    // A product's own page without its form: nobody can buy it now. Any other page says nothing of a product.
    if (!node) throw new Refusal((page ?? "{url}") === "{url}" ? "sold-out" : "failed");
    return async (quantity) => {
      const values = valuesOf(line, quantity);
      const data = fieldsOf(/** @type {HTMLFormElement} */ (node), line);
      if (field in data) data[field] = String(quantity);
      return no(await ask(submission(node, there.address, data), values));
    };
  }

  /** @type {CartAdapter} */
  const adapter = {
    read: async () => asLines((await entries()).found.map(({ line }) => line)),
    add: add
      ? async (line) => {
          const put = await putter(line);
          const no = await put(line.quantity);
          if (no === "fewer")
            throw new Refusal((await putSome(put, line.quantity - 1)) ? "fewer" : "sold-out");
          if (no) throw new Refusal(no);
        }
      : null,
  };

  if (remove) {
    adapter.remove = async (line) => {
      const { source, address, found } = await entries();
      const mine = found.find(({ line: other }) => same(other, line));
      if (!mine) return;
      if (remove.request) {
        const values = Object.fromEntries(
          Object.entries(remove.with ?? {}).map(([name, finding]) => [name, find(mine.entry, finding)]),
        );
        const answer = await ask(remove.request, { ...valuesOf(line, line.quantity), ...values }, "json");
        if (answer.status >= 400) throw new Refusal("failed");
        return;
      }
      const entry = /** @type {Element} */ (mine.entry);
      const selector = remove.form ?? "form";
      const form = element(entry, selector) ?? /** @type {Document} */ (source).querySelector(selector);
      if (!form) throw new Refusal("failed");
      const data = fieldsOf(/** @type {HTMLFormElement} */ (form));
      for (const [field, value] of Object.entries(remove.set ?? {})) {
        const name = element(entry, field)?.getAttribute("name");
        if (name) data[name] = value;
      }
      const answer = await ask(submission(form, address, data), {});
      if (answer.status >= 400) throw new Refusal("failed");
    };
  }

  if (look) {
    adapter.look = async (line) => {
      const { as = "page" } = look;
      const answer = await ask(look.request, valuesOf(line, line.quantity), as);
      const { source } = answer;
      if (look.there && !has(source, look.there)) return null;
      const no = told(answer, look.signs);
      /** @type {Shelf} */
      const shelf = { state: "sold", most: null, unit_price: null, currency: "" };
      if (no === "gone" || no === "sold-out") return { ...shelf, state: no, most: 0 };
      if (answer.status >= 400 || no) return null;
      const currency = find(source, look.currency) ?? profile.currency;
      const most = Number(find(source, look.most) ?? Number.NaN);
      return {
        ...shelf,
        ...priceOf(look.unit_price, source, { as, currency }),
        most: Number.isInteger(most) ? most : null,
      };
    };
  }

  if (changes) {
    adapter.onChange = (changed) => {
      const { events = [], resources = [] } = changes;
      const end = new AbortController();
      /** @type {ReturnType<typeof setTimeout> | undefined} */
      let soon;
      // Several at once, as when a cart is brought back, are one change: shops count requests.
      const tell = () => {
        clearTimeout(soon);
        soon = setTimeout(changed, PAUSE);
      };
      for (const name of events) document.addEventListener(name, tell, { signal: end.signal });
      const reads = typeof read.request === "string" ? read.request : read.request.address;
      const own = pathOf(locate(reads, here));
      const observer = new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const path = pathOf(entry.name);
          // As many requests for the cart as we made ourselves are ours, in whatever order they are told.
          if (path === own && expected > 0) expected -= 1;
          else if (resources.some((start) => path.startsWith(fill(start, here)))) tell();
        }
      });
      if (resources.length) observer.observe({ type: "resource" });
      watching = resources.some((start) => own.startsWith(fill(start, here)));
      return () => {
        end.abort();
        clearTimeout(soon);
        observer.disconnect();
        watching = false;
      };
    };
  }

  if (refresh) {
    adapter.refresh = async () => {
      for (const name of refresh.events ?? [])
        document.dispatchEvent(new CustomEvent(name, { bubbles: true }));
      if (!refresh.swap?.length) return;
      const { status, source } = await ask(location.href, {});
      if (status >= 400) return;
      for (const selector of refresh.swap) {
        const [old, fresh] = [document, /** @type {Document} */ (source)].map((d) =>
          d.querySelector(selector),
        );
        // The shop's own markup of its own page; scripts in a parsed document never run.
        if (old && fresh) old.replaceWith(document.importNode(fresh, true));
      }
    };
  }
  return adapter;
}

/**
 * As many as the shop takes, up to `most`, in few requests: each step is half of the one before.
 * @param {(quantity: number) => Promise<Code | "">} put
 * @param {number} most
 * @returns {Promise<number>} how many went in
 */
async function putSome(put, most) {
  let [got, step] = [0, most > 0 ? 2 ** Math.floor(Math.log2(most)) : 0];
  for (; step >= 1; step /= 2) {
    if (got + step > most) continue;
    const no = await put(step);
    if (!no) got += step;
    // Anything but "so many are not there" is no answer to how many are.
    else if (no !== "fewer" && no !== "sold-out") break;
  }
  return got;
}

/**
 * @param {Read} answer
 * @param {Sign[]} [signs]
 * @returns {Code | ""}
 */
function told({ status, source }, signs = []) {
  const sign = signs.find((one) => {
    if (one.status !== undefined && one.status !== status) return false;
    // A page of errors lacks everything; that says nothing of the product.
    if (one.missing !== undefined && (status >= 400 || has(source, one.missing))) return false;
    if (one.at === undefined) return true;
    const found = find(source, one.at);
    return found !== undefined && new RegExp(one.text ?? "", "iu").test(String(found));
  });
  return sign?.as ?? "";
}

/**
 * @param {CartLine} line
 * @param {number} quantity
 * @returns {Record<string, unknown>} what placeholders stand for
 */
const valuesOf = ({ id, sku, title, url, options }, quantity) => ({
  id,
  sku,
  title,
  url: url || undefined,
  quantity,
  ...Object.fromEntries(Object.entries(options ?? {}).map(([name, value]) => [`options.${name}`, value])),
});

/**
 * @param {string} template
 * @param {Record<string, unknown>} values
 * @returns {string}
 * @throws {Refusal} when the line lacks what the address needs, or would lead it elsewhere: a line may come from
 *   anybody, and the address would be another product's, or no product's at all
 */
function locate(template, values) {
  const address = fill(template, values, (value, name) => {
    if (name === "root" || name === "url") return String(value);
    if (/^\.*$/.test(String(value))) throw new Refusal("failed", `No address with ${name} ${value}`);
    return encodeURIComponent(String(value));
  });
  if (/\{[^{}]*\}/.test(address)) throw new Refusal("failed", `No value for ${address}`);
  return address;
}

const pathOf = (/** @type {string} */ address) => new URL(address, location.href).pathname;

/** @param {string} name */
function cookie(name) {
  const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
  return found && decodeURIComponent(found.slice(name.length + 1));
}
