// A browser as the extension sees it: what it keeps outlives the extension's workers and pages, which come and go.
import { build } from "esbuild";
import { wholeFunctions } from "../../whole-functions.mjs";
import { FakeService } from "./sealed.js";

export const SERVICE = "https://service.example/";
const ID = "abcdefghijklmnopabcdefghijklmnop";

/** @typedef {(...args: any[]) => any} Listener */

/**
 * Whatever is asked of it by somebody who has ended, or ends before the answer, is never answered.
 * @param {any} thing
 * @param {{ over: boolean }} life
 * @returns {any}
 */
function mortal(thing, life) {
  const never = () => new Promise(() => {});
  return new Proxy(thing, {
    get: (of, name) => {
      const value = of[name];
      if (typeof value === "function" && name !== "addListener") return mortal(value.bind(of), life);
      return value && typeof value === "object" ? mortal(value, life) : value;
    },
    apply: (act, _, args) => {
      if (life.over) return never();
      const result = act(...args);
      if (!(result instanceof Promise)) return result;
      return result.then(
        (value) => (life.over ? never() : value),
        (error) => (life.over ? never() : Promise.reject(error)),
      );
    },
  });
}

/** Ends what listens, in every event there is. @type {Set<() => void>} */
const endings = new Set();

/** An event of the browser's. */
function event() {
  /** @type {Listener[]} */
  const listeners = [];
  endings.add(() => void listeners.splice(0));
  return {
    addListener: (/** @type {Listener} */ listener) => void listeners.push(listener),
    /** @param {...any} args */
    fire: (...args) => listeners.map((listener) => listener(...args)),
  };
}

/** Locks as pages and workers share them; those of one that ended are free. */
class Locks {
  /** @type {Map<string, Promise<unknown>>} */
  held = new Map();

  /** @param {string} name @param {any} options @param {any} [given] */
  async request(name, options, given = options) {
    if (options.ifAvailable && this.held.has(name)) return given(null);
    while (this.held.has(name)) await this.held.get(name)?.catch(() => {});
    const work = (async () => given({ name }))();
    const done = work.then(
      () => {},
      () => {},
    );
    this.held.set(name, done);
    done.then(() => this.held.get(name) === done && this.held.delete(name));
    return work;
  }
}

class Area {
  /** @type {Record<string, unknown>} */
  held = {};
  room = Number.POSITIVE_INFINITY;

  /** @param {(changes: any) => void} changed */
  constructor(changed) {
    this.changed = changed;
  }

  /** @param {string} key */
  get = async (key) => structuredClone(key in this.held ? { [key]: this.held[key] } : {});

  /** @param {Record<string, unknown>} values */
  set = async (values) => {
    const next = { ...this.held, ...structuredClone(values) };
    if (JSON.stringify(next).length > this.room) throw new Error("QUOTA_BYTES quota exceeded");
    this.held = next;
    this.changed(Object.fromEntries(Object.keys(values).map((key) => [key, {}])));
  };

  clear = async () => {
    this.held = {};
  };

  setAccessLevel = async (/** @type {{ accessLevel: string }} */ { accessLevel }) => {
    this.access = accessLevel;
  };
}

export class FakeBrowser {
  constructor() {
    this.service = new FakeService({ now: Date.now });
    this.line = this.service.line("service");
    this.locks = new Locks();
    /** @type {Set<string>} */
    this.granted = new Set();
    /** What the visitor says when they are asked. */
    this.answers = true;
    /** @type {Map<string, any>} */
    this.alarms = new Map();
    /** @type {any[]} */
    this.scripts = [];
    /** @type {Map<number, { id: number, url: string, incognito: boolean, badge: string }>} */
    this.tabs = new Map();
    /** What was run in pages: the file or function, and its arguments. @type {any[]} */
    this.ran = [];
    /** What a page answers. @type {(tabId: number, func: Listener, args: any[]) => any} */
    this.page = () => null;
    /** @type {{ url: string }[]} */
    this.windows = [];
    this.hasPopup = true;
    this.local = new Area((changes) => this.ext.storage.onChanged.fire(changes, "local"));
    this.session = new Area((changes) => this.ext.storage.onChanged.fire(changes, "session"));
    this.ext = this.#ext();
    this.identity = null;
  }

  /** @param {string} url @param {{ incognito?: boolean }} [options] */
  tab(url, { incognito = false } = {}) {
    const tab = { id: this.tabs.size + 1, url, incognito, badge: "" };
    this.tabs.set(tab.id, tab);
    return tab;
  }

  /** The message of a script of ours in a tab's own page. @param {any} tab @param {unknown} message @param {any} [sender] */
  async tell(tab, message, sender = {}) {
    const from = { id: ID, tab, frameId: 0, url: tab?.url, ...sender };
    return new Promise((done) => {
      const later = this.ext.runtime.onMessage.fire(message, from, done);
      if (!later.includes(true)) done(undefined);
    });
  }

  /** The browser is closed and opened again. @returns {Promise<any>} the nouns */
  async restart() {
    await this.session.clear();
    const nouns = await this.wake();
    this.ext.runtime.onStartup.fire();
    return nouns;
  }

  /** Whatever ran has ended, in the middle of what it did; the nouns of a worker or page that begins anew. @returns {Promise<any>} */
  async wake() {
    for (const end of endings) end();
    this.locks.held.clear();
    const life = { over: false };
    this.#life.over = true;
    this.#life = life;
    this.service.install();
    const { fetch } = globalThis;
    const userAgent = "Mozilla/5.0 (X11; Linux x86_64) Chrome/156";
    Object.assign(globalThis, {
      chrome: mortal(this.ext, life),
      fakeVault: this,
      fakeGlobals: {
        navigator: { locks: mortal(this.locks, life), userAgent, languages: ["en"] },
        fetch: mortal(async (/** @type {any} */ url, /** @type {any} */ init) => {
          if (this.line.down) throw new TypeError("Failed to fetch");
          const page = this.pages[String(url)];
          return page ? new Response(JSON.stringify(page)) : fetch(url, init);
        }, life),
      },
    });
    const { outputFiles } = await nouns();
    const text = `const { navigator, fetch } = globalThis.fakeGlobals;\n${outputFiles[0]?.text}\n// ${Math.random()}`;
    return import(`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`);
  }

  #life = { over: false };

  /** What web servers answer that are not the service, or not of sealed things, by address. @type {Record<string, unknown>} */
  pages = {};

  #ext() {
    /** @param {string[]} origins */
    const has = (origins) => origins.every((origin) => this.granted.has(origin));
    return {
      runtime: {
        id: ID,
        getURL: (/** @type {string} */ path) => `chrome-extension://${ID}/${path}`,
        onInstalled: event(),
        onStartup: event(),
        onMessage: event(),
      },
      storage: { local: this.local, session: this.session, onChanged: event() },
      permissions: {
        contains: async (/** @type {any} */ { origins }) => has(origins),
        getAll: async () => ({ origins: [...this.granted], permissions: ["storage"] }),
        request: async (/** @type {any} */ { origins }) => {
          if (!has(origins) && this.answers) for (const origin of origins) this.granted.add(origin);
          return has(origins);
        },
        remove: async (/** @type {any} */ { origins }) => {
          for (const origin of origins) this.granted.delete(origin);
          this.ext.permissions.onRemoved.fire({ origins });
          return true;
        },
        onAdded: event(),
        onRemoved: event(),
      },
      scripting: {
        getRegisteredContentScripts: async () => structuredClone(this.scripts),
        registerContentScripts: async (/** @type {any[]} */ scripts) => {
          for (const { id } of scripts)
            if (this.scripts.some((known) => known.id === id)) throw new Error("Duplicate script ID");
          this.scripts.push(...scripts);
        },
        updateContentScripts: async (/** @type {any[]} */ scripts) => {
          for (const script of scripts)
            this.scripts = this.scripts.map((known) => (known.id === script.id ? script : known));
        },
        unregisterContentScripts: async (/** @type {any} */ { ids }) => {
          this.scripts = this.scripts.filter(({ id }) => !ids.includes(id));
        },
        executeScript: async (/** @type {any} */ { target, files, func, args = [], world = "ISOLATED" }) => {
          this.ran.push({ tabId: target.tabId, files, func, args, world });
          if (files) return [{ frameId: 0, result: null }];
          return [{ frameId: 0, result: await this.page(target.tabId, func, args) }];
        },
      },
      tabs: {
        get: async (/** @type {number} */ id) => ({ ...this.tabs.get(id) }),
        update: async (/** @type {number} */ id, /** @type {any} */ change) =>
          Object.assign(this.tabs.get(id) ?? {}, change),
        create: async (/** @type {{ url: string }} */ { url }) => this.tab(url),
        sendMessage: async (/** @type {number} */ tabId, /** @type {any} */ message) =>
          void this.ran.push({ tabId, message }),
        onUpdated: event(),
        onRemoved: event(),
      },
      alarms: {
        create: async (/** @type {string} */ name, /** @type {any} */ when) =>
          void this.alarms.set(name, when),
        clear: async (/** @type {string} */ name) => this.alarms.delete(name),
        onAlarm: event(),
      },
      action: {
        openPopup: async () => {
          if (!this.hasPopup) throw new Error("No window to open it in");
          this.windows.push({ url: "popup" });
        },
        setBadgeText: async (/** @type {any} */ { tabId, text }) =>
          void Object.assign(this.tabs.get(tabId) ?? {}, { badge: text }),
        setTitle: async () => {},
      },
      windows: { create: async (/** @type {{ url: string }} */ made) => void this.windows.push(made) },
      contextMenus: { removeAll: async () => {}, create: () => {}, onClicked: event() },
      commands: { onCommand: event() },
      i18n: { getMessage: (/** @type {string} */ name) => name },
    };
  }
}

/** @type {ReturnType<typeof build> | undefined} */
let built;

/** Worker and nouns as the browser runs them; keys, which IndexedDB would keep, are kept by the fake. */
const nouns = () =>
  /** @type {Promise<{ outputFiles: import("esbuild").OutputFile[] }>} */ (
    (built ??= build({
      absWorkingDir: new URL("../../webext/", import.meta.url).pathname,
      stdin: {
        contents: `import "./background.js";
          export * as hop from "./hop.js"; export * as places from "./places.js";
          export * as outbox from "./outbox.js"; export * as service from "./service.js";
          export * as sites from "./sites.js"; export * as arrival from "./arrival.js";
          export * as tab from "./tab.js"; export * as step from "./step.js";
          export { opening } from "./pages/parts/opening.js";
          export * as circle from "./circle/circle.js"; export * as link from "../core/sealed/link.js";
          export { default as whole } from "main:./main/cart.js";
          export { openContent } from "../core/sealed/content.js";
          export { createSealedClient } from "../core/sealed/client.js";`,
        resolveDir: new URL("../../webext/", import.meta.url).pathname,
      },
      bundle: true,
      format: "esm",
      write: false,
      define: { SERVICE: '""' },
      plugins: [
        wholeFunctions({}),
        {
          name: "vault",
          setup(builder) {
            builder.onLoad({ filter: /circle\/vault\.js$/ }, () => ({
              contents: `export const vault = () => ({
                get: async () => fakeVault.identity,
                update: async (change) => (fakeVault.identity = change(fakeVault.identity)),
              });`,
            }));
          },
        },
      ],
    }))
  );

/**
 * @param {{ url?: string, title?: string, progression?: number, quantity?: number }} [page]
 * @returns {any} as a page's script hands it over
 */
export function captured({
  url = "https://essays.example/clock",
  title = "The clock mender",
  progression = 0.4,
  quantity = 0,
} = {}) {
  const lines = quantity ? [{ id: "1", title: "Cup", quantity }] : [];
  return {
    content: {
      version: 1,
      snapshot: {
        version: 1,
        page: { url, title, lang: "en" },
        position: { selectors: [], progression },
        cart: quantity ? { lines } : null,
        device: { kind: "desktop" },
        saved_at: new Date().toISOString(),
      },
      directive: "",
    },
    icon: "",
    title,
    url,
    items: quantity,
    progression,
  };
}

/**
 * Saves a place as a paired device has it, once the worker has done its own about it.
 * @param {FakeBrowser} browser
 * @param {any} nouns
 * @param {object} fields of `captured`
 * @returns {Promise<string>} its id
 */
export async function fromPhone(browser, nouns, fields) {
  const { id } = await nouns.places.keep(captured(fields));
  const own = () => /** @type {any} */ (browser.local.held.places);
  while (!own()[id]?.shared || browser.locks.held.size) await new Promise((done) => setTimeout(done, 2));
  const { here, state, manage, shared, trouble, ...known } = own()[id];
  delete own()[id];
  await nouns.circle.putPlace({ ...known, device: { id: "phone", name: "Phone", kind: "phone" } });
  return id;
}
