/**
 * The prompt: the "welcome back" card. It says what, where, when and from which kind of device before
 * anything is accepted, asks one question, and then tells in the same card what became of it.
 */

import { openCard } from "./card.js";
import { button, drawing, element, foreign, isWeb } from "./dom.js";
import { outlook } from "./outlook.js";
import { reportContents } from "./report.js";
import { common, prompt } from "./strings/en.js";
import { strings } from "./strings/index.js";
import { cartWords, placeWords, seenWords } from "./summary.js";

/** @import { Card } from "./card.js" */
/** @import { Plan } from "./cart/plan.js" */
/** @import { CartChoice } from "./outlook.js" */
/** @import { Report } from "./report.js" */
/** @import { Translate } from "./strings/index.js" */
/** @import { Surface } from "./surface.js" */
/** @import { CartLine, DeviceKind } from "./types" */

/** @typedef {"continue" | "fresh" | "close" | "gone"} Answer */

/**
 * @typedef {object} Offer
 * @property {string} title of the page
 * @property {Date} savedAt
 * @property {DeviceKind} deviceKind where it was saved
 * @property {boolean} sameDevice
 * @property {number | null} progression null when no place was saved
 * @property {CartLine[]} cart
 * @property {string | null} picture of the first cart line; the caller has checked its host
 * @property {string | null} elsewhere origin and path, when Continue leaves for another page of the site
 */

/**
 * @typedef {object} Prompt
 * @property {Promise<Answer>} answer "gone" when the card was taken away unanswered; never rejected
 * @property {Promise<void>} gone the card is no longer there; never rejected
 * @property {(plan: Plan, canReplace: boolean) => void} foresee says what will become of the cart, once it is known
 * @property {() => CartChoice} cartChoice
 * @property {() => void} busy
 * @property {(report: Report, undo: (() => void) | null) => void} report `undo` takes the visitor back to where
 *   they were; null when nothing moved
 * @property {() => void} close takes the card away
 */

/** A result without problems leaves by itself, unless somebody is at it. */
const READ = 8000;
const READ_UNDONE = 4000;

/**
 * @param {Surface} surface
 * @param {Offer} offer
 * @returns {Prompt}
 */
export function openPrompt(surface, offer) {
  /** @type {(answer: Answer) => void} */
  let settle = () => {};
  /** @type {Promise<Answer>} */
  const answer = new Promise((resolve) => {
    settle = resolve;
  });
  let leave = () => {};
  /** @type {Promise<void>} */
  const gone = new Promise((resolve) => {
    leave = resolve;
  });
  let closed = false;
  const end = () => {
    closed = true;
    settle("gone");
    leave();
  };
  const showing = strings(surface.locale, { ...common, ...prompt }).then((t) => {
    if (closed) return null;
    return showQuestion(surface, t, offer, settle, () => {
      settle("close");
      leave();
    });
  });
  // A page that cannot hold the card (no body yet, a frozen DOM) is a page without it.
  showing.catch(end);

  /** @type {CartChoice} */
  let cartChoice = "both";
  let busy = false;
  /** @param {(shown: {card: Card, t: Translate, busy: () => void, plan: HTMLElement}) => void} act */
  const whenShown = (act) => {
    showing.then(
      (shown) => shown && act(shown),
      () => {},
    );
  };

  return {
    answer,
    gone,
    foresee(plan, canReplace) {
      whenShown(({ card, t, plan: place }) => {
        if (busy) return;
        const onChoice = (/** @type {CartChoice} */ choice) => {
          cartChoice = choice;
        };
        place.replaceChildren(...outlook(t, surface.locale, plan, { canReplace, onChoice }));
        // As it is laid out: a line of its own for each.
        card.announce(place.innerText);
      });
    },
    cartChoice: () => cartChoice,
    busy() {
      busy = true;
      whenShown((shown) => shown.busy());
    },
    report(report, back) {
      whenShown(({ card, t }) => {
        const { heading, facts, settled } = reportContents(t, surface.locale, report);
        const undo = () => {
          back?.();
          card.fill({ heading: t("undone"), facts: [], actions: [] });
          card.announce(t("undone"));
          card.leaveAfter(READ_UNDONE);
        };
        const actions = back ? [button(t("undo"), undo, "text")] : [];
        card.fill({ heading, facts, actions });
        card.announce([heading, ...facts.map((fact) => fact.textContent)].join(" "));
        if (settled) card.leaveAfter(READ);
      });
    },
    close() {
      end();
      whenShown(({ card }) => card.close());
    },
  };
}

/**
 * @param {Surface} surface
 * @param {Translate} t
 * @param {Offer} offer
 * @param {(answer: Answer) => void} settle
 * @param {() => void} onClose
 */
function showQuestion(surface, t, offer, settle, onClose) {
  const busy = () => {
    if (accept.getAttribute("aria-disabled")) return;
    accept.setAttribute("aria-disabled", "true");
    accept.replaceChildren(element("span", { className: "spinner" }), t("busy"));
    plan.querySelector("fieldset")?.setAttribute("disabled", "");
    decline.hidden = true;
    card.announce(t("busy"));
  };
  const accept = button(
    t("continue"),
    () => {
      settle("continue");
      busy();
    },
    "primary",
  );
  const decline = button(
    t("fresh"),
    () => {
      settle("fresh");
      card.close();
    },
    "quiet",
  );
  // In its place from the start: what is known later changes nothing above it.
  const plan = element("div", { className: "plan" });
  const card = openCard(surface, {
    heading: t("welcome"),
    facts: [facts(surface, t, offer), plan],
    actions: [accept, decline],
    closeLabel: t("close"),
    onClose,
  });
  return { card, t, busy, plan };
}

/**
 * @param {Surface} surface
 * @param {Translate} t
 * @param {Offer} offer
 */
function facts(surface, t, offer) {
  const words = [
    cartWords(t, offer.cart),
    foreign(offer.title),
    placeWords(t, offer.progression),
    seenWords(t, offer, new Date(), surface.locale),
    offer.elsewhere && t("elsewhere", { address: offer.elsewhere }),
  ].filter((line) => line);
  return element(
    "div",
    { className: "offer" },
    picture(offer.picture) ?? miniature(offer.progression),
    element("div", {}, ...words.map((line, i) => element("p", { className: i ? "" : "lead" }, line))),
  );
}

/** @param {string | null} source */
function picture(source) {
  if (!source || !isWeb(source)) return null;
  const image = element("img", { alt: "", width: 64, height: 64, referrerPolicy: "no-referrer" });
  image.addEventListener("error", () => image.remove());
  image.src = source;
  return image;
}

/**
 * Without a picture: the page in small, with a mark where they were.
 *
 * @param {number | null} progression
 */
function miniature(progression) {
  if (progression === null) return null;
  const shape = drawing("svg", { class: "miniature", viewBox: "0 0 40 48", "aria-hidden": "true" });
  for (let line = 0; line < 6; line += 1) {
    const width = [24, 24, 18, 24, 24, 14][line] ?? 24;
    shape.append(drawing("rect", { x: 8, y: 9 + line * 6, width, height: 2, rx: 1 }));
  }
  const top = 6 + Math.min(1, Math.max(0, progression)) * 30;
  shape.append(drawing("rect", { class: "mark", x: 4, y: top, width: 32, height: 6, rx: 3 }));
  return shape;
}
