// The widget's first load: takes the token out of the address, keeps the place current, and waits. All that
// is shown comes in parts, when it is needed. Whatever fails here leaves the page as if we were not there.
import { pageKey, takeToken } from "../core/address.js";
import { findCart, register } from "../core/cart/index.js";
import { showLauncher } from "../core/launcher.js";
import { recall, savedCarts, takePending } from "../core/memory.js";
import { hold } from "../core/position/capture.js";
import { createReading } from "../core/reading.js";
import { launcherLabel } from "../core/strings/launcher.js";
import { createSurface } from "../core/surface.js";
import { readSettings } from "./settings.js";

/** @import { CartAdapter } from "../core/cart/index.js" */
/** @import { Reading } from "../core/reading.js" */
/** @import { Settings } from "./settings.js" */
/** @import { Surface } from "../core/surface.js" */

/**
 * What the parts are given. They are bundled apart from the first load, so that whatever has a memory (the
 * registered cart, the held position) reaches them through here.
 * @typedef {object} Context
 * @property {string} service address of the service, ending with a slash
 * @property {Settings} settings
 * @property {Reading} reading
 * @property {() => Surface} surface
 * @property {() => Promise<CartAdapter | null>} cart
 * @property {typeof hold} hold tells capture that a restored position is on show
 * @property {() => boolean} measures whether the visitor agreed to measurement and has no privacy signal set
 * @property {{ title: string, savedAt: Date, resume: () => void } | null} offer a place the visitor said no to
 * @property {ReturnType<typeof showLauncher> | null} launcher
 * @property {(code: string) => Promise<void>} arrive shows the prompt for a token that a typed code gave
 */

/** Hashes of the parts, put in by the build. */
/* global VERSION_PROMPT, VERSION_SHEET, VERSION_CARTS */
const VERSIONS = { prompt: VERSION_PROMPT, sheet: VERSION_SHEET };

const script = document.currentScript;

/** An embed that cannot run says nothing and does nothing. */
if (script instanceof HTMLScriptElement && !window.Sameplace) {
  try {
    start(script);
  } catch {
    // The page goes on without us.
  }
}

/** @param {HTMLScriptElement} tag */
function start(tag) {
  // First of all, before anything can fail or look.
  const token = window.sameplaceGuard?.() ?? takeToken();
  // What a restore needs came with Chrome 116, Firefox 124 and Safari 17.4; before them the page is left alone.
  if (!AbortSignal.any || !tag.checkVisibility) return;
  const service = new URL(".", tag.src).href;
  const settings = readSettings(tag);
  const { signal } = new AbortController();
  const cart = () =>
    findCart(
      (platform) => import(`${service}sameplace/sameplace-cart-${platform}.js?v=${VERSION_CARTS}`),
      settings.cart,
    );
  // Bought or emptied here, a cart must not turn up on the other device.
  const onEmpty = () =>
    savedCarts().length &&
    load("sheet").then(
      (part) => part.cancelCarts(service),
      () => {},
    );
  const reading = createReading({ drop: settings.drop, findCart: cart, onEmpty, signal });
  /** @type {Surface | undefined} */
  let surface;

  /** @type {Context} */
  const context = {
    service,
    settings,
    reading,
    cart,
    hold,
    offer: null,
    launcher: null,
    surface: () => (surface ??= createSurface({ lang: settings.lang, theme: settings.theme, signal })),
    measures: () =>
      settings.consent &&
      !(/** @type {{ globalPrivacyControl?: boolean }} */ (navigator).globalPrivacyControl),
    arrive: async (found) => (await load("prompt")).arrive(context, found, "code"),
  };

  /**
   * @param {keyof typeof VERSIONS} part
   * @returns {Promise<any>}
   */
  const load = (part) => import(`${service}sameplace/sameplace-${part}.js?v=${VERSIONS[part]}`);

  let opening = false;
  async function open() {
    if (opening) return;
    opening = true;
    try {
      // The place as it is when the visitor asks, not when the part has arrived.
      const [sheet, snapshot] = await Promise.all([load("sheet"), reading.snapshot()]);
      await sheet.open(context, snapshot);
    } catch {
      // The part could not be fetched; the next try may do better.
    } finally {
      opening = false;
    }
  }

  window.Sameplace = {
    open,
    cart(adapter) {
      register(adapter);
      reading.watchCart();
    },
    consent(given) {
      settings.consent = given === true;
    },
  };
  const Sameplace = window.Sameplace;
  // Callbacks that were queued before us run now, later ones at once.
  const queued = window.sameplaceQueue ?? [];
  window.sameplaceQueue = { push: (callback) => callback(Sameplace) };
  for (const callback of Array.isArray(queued) ? queued : []) queueMicrotask(() => callback(Sameplace));

  // One listener for the owner's elements, so that those added later work too.
  document.addEventListener(
    "click",
    (event) => {
      const target = event.target instanceof Element && event.target.closest("[data-sameplace-open]");
      if (!target || event.defaultPrevented) return;
      event.preventDefault();
      open();
    },
    { signal },
  );

  // The browser extension's button opens the site's own sheet; cancelling tells it that somebody did.
  document.addEventListener(
    "sameplace:open",
    (event) => {
      event.preventDefault();
      open();
    },
    { signal },
  );

  // In a frame of another site a click may be meant for something else that is painted there.
  if (isForeignFrame()) return;

  // The link of the page that is open already, put into its address bar, loads nothing.
  addEventListener(
    "hashchange",
    () => {
      const late = takeToken();
      if (late) welcome(context, late, load).catch(() => {});
    },
    { signal },
  );

  const ready = () => {
    try {
      const own = document.querySelector("[data-sameplace-open]");
      if (settings.button !== "none" && (settings.button || !own)) {
        context.launcher = showLauncher(context.surface(), {
          label: launcherLabel(settings.lang),
          side: settings.button === "start" ? "start" : "end",
          onOpen: open,
        });
      }
    } catch {
      // A browser without shadow roots or style sheets of our own: nothing can be shown.
      return;
    }
    reading.watchCart();
    welcome(context, token, load).catch(() => {});
  };
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", ready, { once: true, signal });
  else ready();
}

function isForeignFrame() {
  try {
    return window.top?.location.origin !== location.origin;
  } catch {
    return true;
  }
}

/**
 * Whether there is something to ask, and if so the part that asks.
 * @param {Context} context
 * @param {string | undefined} token from the address
 * @param {(part: "prompt") => Promise<any>} load
 */
async function welcome(context, token, load) {
  if (token) return (await load("prompt")).arrive(context, token, "link");
  const pending = takePending();
  if (pending) return (await load("prompt")).arrive(context, pending, "redirect");
  const [visit] = performance.getEntriesByType("navigation");
  // A reload and a step back are no return: the browser itself keeps the place.
  if (/** @type {PerformanceNavigationTiming | undefined} */ (visit)?.type !== "navigate") return;
  const key = pageKey(context.reading.address());
  const remembered = recall(key);
  if (!remembered || Date.now() - remembered.at < context.settings.absence * 60_000) return;
  return (await load("prompt")).welcome(context, key, remembered.snapshot);
}
