/**
 * The sheet: "continue on another device". Opens at once, saves, then shows the carriers of the token, what
 * comes along, for how long it is kept, and what the other device has done with it.
 */

import { codeForm } from "./code.js";
import { announcer, button, closeButton, element, fade, foreign } from "./dom.js";
import { createHop } from "./hop.js";
import { createKept } from "./kept.js";
import { receiptWords, watchReceipt } from "./receipt.js";
import { common, sheet } from "./strings/en.js";
import { strings } from "./strings/index.js";
import { BASE } from "./styles/base.js";
import { SHEET } from "./styles/sheet.js";
import { whenWords } from "./summary.js";
import { dress } from "./theme.js";
import { isGone, troubleWords } from "./trouble.js";

/** @import { Translate } from "./strings/index.js" */
/** @import { Surface } from "./surface.js" */
/** @import { CartLine, Receipt, Saved } from "./types" */

/**
 * What the caller does. Rejections are errors with `kind` (see trouble.js).
 *
 * @typedef {object} Options
 * @property {() => Promise<Saved>} save
 * @property {(saved: Saved) => Promise<Receipt>} receipt
 * @property {(saved: Saved) => Promise<void>} forget
 * @property {(code: string) => Promise<void>} present the sheet closes once it has succeeded; what is found is
 *   best shown after `closed`, as nothing beside a modal dialog can be reached
 * @property {string} landing address of the page where codes are typed
 * @property {{title: string, cart: CartLine[], progression: number | null}} summary
 * @property {null | {title: string, savedAt: Date, resume: () => void}} offer a place on this device that was
 *   not taken up
 */

/**
 * @param {Surface} surface
 * @param {Options} options
 * @returns {{closed: Promise<void>, close: () => void}} `closed` is never rejected
 */
export function openSheet(surface, options) {
  const ending = new AbortController();
  /** @type {Promise<void>} */
  const closed = new Promise((resolve) => {
    ending.signal.addEventListener("abort", () => resolve());
  });
  const close = () => ending.abort();
  surface.signal.addEventListener("abort", close, { signal: ending.signal });
  strings(surface.locale, { ...common, ...sheet })
    .then((t) => ending.signal.aborted || showSheet(surface, t, options, ending))
    .catch(close);
  return { closed, close };
}

/**
 * @param {Surface} surface
 * @param {Translate} t
 * @param {Options} options
 * @param {AbortController} ending
 */
function showSheet(surface, t, options, ending) {
  const { signal } = ending;
  const close = () => ending.abort();
  const spoken = announcer();
  const heading = element("h2", { id: "sheet-heading", tabIndex: -1 }, t("sheet"));
  const place = element("div", { className: "place" });
  const kept = createKept(surface, t, { summary: options.summary, onForget: () => forget() });
  const hop = createHop(surface, t, {
    landing: options.landing,
    title: options.summary.title,
    announce: (text) => {
      spoken.textContent = text;
    },
    onRenew: () => save(),
    signal,
  });
  const panel = element(
    "div",
    { className: "panel sheet" },
    element("div", { className: "top" }, heading, closeButton(t("close"), close)),
    offerBand(t, surface.locale, options.offer, close),
    place,
    codeForm(t, surface.locale, { present: options.present, onPresented: close }),
    spoken,
  );
  const dialog = element(
    "dialog",
    { dir: surface.dir, lang: surface.lang, "aria-labelledby": heading.id },
    panel,
  );
  /** @type {Saved[]} everything that this sheet has saved, so that all of it can be forgotten */
  let all = [];
  /** @type {AbortController | null} */
  let watching = null;

  const save = async () => {
    watching?.abort();
    hop.wait();
    kept.wait();
    place.replaceChildren(hop.node, kept.node);
    heading.focus();
    try {
      const saved = await options.save();
      all.push(saved);
      if (signal.aborted) {
        // Nobody has seen link or code; nothing is to be kept that nobody can carry.
        forget();
        return;
      }
      hop.fill(saved);
      kept.fill(new Date(saved.expires_at));
      spoken.textContent = t("scan");
      watch(saved);
    } catch (error) {
      const why = troubleWords(t, surface.locale, error, { refused: "saveRefused" });
      message(t("saveFailed"), why, button(t("retry"), save, "primary"));
    }
  };

  /** @param {Saved} saved */
  const watch = (saved) => {
    const watcher = new AbortController();
    watching = watcher;
    signal.addEventListener("abort", () => watcher.abort());
    let told = "";
    const tell = (/** @type {Receipt} */ receipt) => {
      const text = receiptWords(t, receipt);
      if (text && text !== told) hop.report(text);
      told = text;
    };
    watchReceipt(() => options.receipt(saved), tell, watcher.signal);
  };

  /** @returns {Promise<string>} why it could not be done; empty when it is done */
  const forget = async () => {
    try {
      for (const saved of all) {
        await options.forget(saved).catch((error) => {
          if (!isGone(error)) throw error;
        });
      }
    } catch (error) {
      return troubleWords(t, surface.locale, error, {});
    }
    all = [];
    watching?.abort();
    message(t("forgotten"), t("forgottenWhy"), button(t("again"), save, "outline"));
    return "";
  };

  /**
   * @param {string} title
   * @param {string} why
   * @param {HTMLElement} action
   */
  const message = (title, why, action) => {
    const head = element("h3", { tabIndex: -1 }, title);
    place.replaceChildren(element("div", { className: "message" }, head, element("p", {}, why), action));
    head.focus();
    spoken.textContent = `${title}. ${why}`;
  };

  signal.addEventListener("abort", async () => {
    await fade(dialog);
    dialog.close();
    dialog.remove();
  });
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    close();
  });
  dialog.addEventListener("close", close);
  // The dialog itself fills the window around the panel. A drag that only begins or ends there closes nothing.
  let pressed = false;
  dialog.addEventListener("pointerdown", ({ target }) => {
    pressed = target === dialog;
  });
  dialog.addEventListener("pointerup", ({ target }) => {
    pressed &&= target === dialog;
  });
  dialog.addEventListener("click", ({ target }) => {
    if (pressed && target === dialog) close();
  });
  // The page behind stays where it is: its place is what is being saved.
  for (const type of ["wheel", "touchmove"]) {
    dialog.addEventListener(type, (event) => event.target === dialog && event.preventDefault(), {
      passive: false,
    });
  }

  surface.adopt(BASE);
  surface.adopt(SHEET);
  surface.add(dialog);
  dress(surface);
  dialog.showModal();
  save();
}

/**
 * @param {Translate} t
 * @param {string} locale
 * @param {Options["offer"]} offer
 * @param {() => void} close
 */
function offerBand(t, locale, offer, close) {
  if (!offer) return null;
  const resume = () => {
    close();
    offer.resume();
  };
  return element(
    "div",
    { className: "band" },
    element(
      "div",
      {},
      element(
        "p",
        { className: "label" },
        `${t("offer")} · ${whenWords(t, offer.savedAt, new Date(), locale)}`,
      ),
      element("p", { className: "title" }, foreign(offer.title)),
    ),
    button(t("offerGo"), resume, "outline"),
  );
}
