// The service's side of sealed snapshots and boxes, as strict as the wire, over `fetch`. Each device has a line of
// its own, which can be down, lose answers, or lead to another copy of the store: a service that lies.

const SIZES = [4096, 16384, 65536];
const LONGEST = 30 * 24 * 3600;
const CODE_LIFE = 600;

/** @param {number} status @param {string} slug */
const problem = (status, slug) =>
  new Response(
    JSON.stringify({ type: `urn:problem-type:sameplace:${slug}`, title: slug, status, detail: slug }),
    {
      status,
      headers: { "Content-Type": "application/problem+json" },
    },
  );

/** @param {number} status @param {unknown} body */
const answer = (status, body) => new Response(JSON.stringify(body), { status });

/** @param {any} body @param {string[]} fields */
const onlyHas = (body, fields) => Object.keys(body).every((name) => fields.includes(name));

/** @param {unknown} text */
const isCiphertext = (text) =>
  typeof text === "string" &&
  /^[\w-]+$/.test(text) &&
  SIZES.includes(Buffer.from(text, "base64url").length) &&
  Buffer.from(text, "base64url").toString("base64url") === text;

const random = (/** @type {number} */ bytes) =>
  Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString("base64url");

/**
 * @typedef {object} Line
 * @property {string} address
 * @property {boolean} down nothing gets through
 * @property {number} losing so many answers to writes are lost after they were done
 * @property {Store} store where it leads
 */

export class Store {
  constructor() {
    /** @type {Map<string, any>} by token */
    this.sealed = new Map();
    /** @type {Map<string, any>} */
    this.boxes = new Map();
    /** @type {Map<string, { token: string, until: number }>} */
    this.locators = new Map();
  }

  /** What it holds now, whatever is written later. */
  copy() {
    return Object.assign(new Store(), structuredClone({ ...this }));
  }
}

export class FakeService {
  /** @param {{ now: () => number, keep?: number }} options `keep`: longest life in seconds */
  constructor({ now, keep = LONGEST }) {
    this.now = now;
    this.keep = keep;
    this.off = false;
    this.full = false;
    this.store = new Store();
    /** @type {Map<string, Line>} */
    this.lines = new Map();
    /** Everything that was ever sent to it. @type {string[]} */
    this.log = [];
  }

  /** @param {string} name @returns {Line} */
  line(name) {
    const line = { address: `https://${name}.example/`, down: false, losing: 0, store: this.store };
    this.lines.set(line.address, line);
    return line;
  }

  /** Takes the place of `fetch`. */
  install() {
    globalThis.fetch = /** @type {typeof fetch} */ (
      async (url, init = {}) => {
        const line = [...this.lines.values()].find(({ address }) => String(url).startsWith(`${address}v1/`));
        // As long as a network takes at least: other devices act in between.
        await new Promise((resolve) => setImmediate(resolve));
        if (!line || line.down) throw new TypeError("Failed to fetch");
        const path = String(url).slice(line.address.length + 3);
        this.log.push(`${init.method} ${path} ${JSON.stringify(init.headers)} ${init.body ?? ""}`);
        const result = this.answer(line.store, String(init.method), path, init);
        if (line.losing > 0 && init.method !== "GET") {
          line.losing -= 1;
          throw new TypeError("Failed to fetch");
        }
        return result;
      }
    );
  }

  /** @param {Store} store @param {string} method @param {string} path @param {RequestInit} init */
  answer(store, method, path, init) {
    if (this.off) return problem(404, "sealed-off");
    const body = init.body === undefined ? null : JSON.parse(String(init.body));
    const headers = /** @type {Record<string, string>} */ (init.headers ?? {});
    const key = headers.Authorization?.replace(/^Bearer /, "") ?? "";
    const [noun, id] = path.split("/");
    if (noun === "sealed" && method === "POST") return id ? this.open(store, body) : this.save(store, body);
    if (noun === "sealed") return this.manage(store, method, id, key);
    if (noun === "boxes") return this.box(store, method, id, key, body);
    return problem(404, "unknown");
  }

  /** @param {unknown} seconds */
  lives(seconds) {
    return Number.isInteger(seconds) && Number(seconds) >= 60 && Number(seconds) <= LONGEST;
  }

  /** @param {number} seconds */
  until(seconds) {
    return this.now() + Math.min(seconds, this.keep) * 1000;
  }

  /** @param {Store} store @param {any} body */
  save(store, body) {
    const { ciphertext, locator, expires_in } = body;
    if (!onlyHas(body, ["ciphertext", "locator", "expires_in"])) return problem(400, "malformed");
    if (!isCiphertext(ciphertext) || !this.lives(expires_in)) return problem(400, "malformed");
    if (locator !== undefined && !/^[0-9A-HJKMNP-TV-Z]{8}$/.test(locator)) return problem(400, "malformed");
    if (this.full) return problem(507, "full");
    if (locator && (store.locators.get(locator)?.until ?? 0) > this.now())
      return problem(409, "locator-taken");
    const until = this.until(expires_in);
    const token = `${random(16)}.${random(32)}`;
    const saved = {
      id: random(16),
      token,
      ciphertext,
      until,
      manage_key: random(32),
      opened_at: null,
      kind: null,
    };
    store.sealed.set(token, saved);
    const locatorUntil = this.now() + CODE_LIFE * 1000;
    if (locator) store.locators.set(locator, { token, until: locatorUntil });
    return answer(201, {
      id: saved.id,
      token,
      expires_at: new Date(until).toISOString(),
      manage_key: saved.manage_key,
      locator_expires_at: locator ? new Date(locatorUntil).toISOString() : null,
    });
  }

  /** @param {Store} store @param {any} body */
  open(store, body) {
    if (!onlyHas(body, ["token", "locator", "device"])) return problem(400, "malformed");
    if ((body.token === undefined) === (body.locator === undefined)) return problem(400, "malformed");
    const found = body.locator && store.locators.get(body.locator);
    if (found && found.until <= this.now()) return problem(404, "unknown");
    const saved = store.sealed.get(body.token ?? found?.token ?? "");
    if (!saved) return problem(404, "unknown");
    if (saved.until <= this.now()) return problem(410, "gone");
    saved.opened_at ??= new Date(this.now()).toISOString();
    saved.kind ??= body.device?.kind ?? null;
    const { id, token, ciphertext, until } = saved;
    return answer(200, { id, token, ciphertext, expires_at: new Date(until).toISOString() });
  }

  /** @param {Store} store @param {string} method @param {string} id @param {string} key */
  manage(store, method, id, key) {
    if (!key) return problem(401, "manage-key-missing");
    const saved = [...store.sealed.values()].find((each) => each.id === id);
    if (!saved) return problem(404, "unknown");
    if (saved.manage_key !== key) return problem(403, "manage-key-wrong");
    if (method === "GET")
      return answer(200, {
        opened_at: saved.opened_at,
        device_kind: saved.kind,
        expires_at: new Date(saved.until).toISOString(),
      });
    store.sealed.delete(saved.token);
    for (const [locator, { token }] of store.locators)
      if (token === saved.token) store.locators.delete(locator);
    return new Response(null, { status: 204 });
  }

  /** @param {Store} store @param {string} method @param {string} id @param {string} key @param {any} body */
  box(store, method, id, key, body) {
    if (!/^[\w-]{22}$/.test(id)) return problem(400, "malformed");
    if (!/^[\w-]{22,64}$/.test(key)) return problem(401, "manage-key-missing");
    let box = store.boxes.get(id);
    if (box && box.until <= this.now()) {
      store.boxes.delete(id);
      box = undefined;
    }
    if (box && box.key !== key) return problem(403, "manage-key-wrong");
    if (method === "PUT") return this.put(store, id, key, box, body);
    if (method === "DELETE") {
      if (box?.closed) return problem(410, "gone");
      store.boxes.delete(id);
      return new Response(null, { status: 204 });
    }
    if (!box) return problem(404, "unknown");
    const { ciphertext, version, closed, until } = box;
    return answer(200, { ciphertext, version, closed, expires_at: new Date(until).toISOString() });
  }

  /** @param {Store} store @param {string} id @param {string} key @param {any} box @param {any} body */
  put(store, id, key, box, body) {
    const { ciphertext, replaces, expires_in, closed = false } = body;
    if (!onlyHas(body, ["ciphertext", "replaces", "expires_in", "closed"])) return problem(400, "malformed");
    if (!isCiphertext(ciphertext) || !this.lives(expires_in)) return problem(400, "malformed");
    if (!Number.isInteger(replaces) || replaces < 0 || typeof closed !== "boolean")
      return problem(400, "malformed");
    if (box?.closed) return problem(410, "gone");
    if (replaces !== (box?.version ?? 0)) return problem(409, "box-changed");
    if (this.full) return problem(507, "full");
    const until = this.until(expires_in);
    const version = Math.max(replaces + 1, Math.floor(this.now() / 1000));
    store.boxes.set(id, { key, ciphertext, version, closed, until });
    return answer(200, { version, expires_at: new Date(until).toISOString() });
  }
}
