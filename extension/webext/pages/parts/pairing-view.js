/** Pairing: one device shows a code, the other types it, and both people compare six digits. */

import { groupCrockford } from "../../../core/crockford.js";
import { button, element } from "../../../core/dom.js";
import { qrCode } from "../../../core/qr.js";
import { readPairing } from "../../circle/meeting.js";
import { joinPairing, startPairing } from "../../circle/pairing.js";
import { kindOf, why } from "./why.js";

/** @import { Key } from "../../words/index.js" */
/** @import { Page } from "./page.js" */

/** @import { Pairing } from "../../circle/meeting.js" */

/** @typedef {Awaited<ReturnType<typeof startPairing>>} Shown */

const BOX = 220;

/** @type {Partial<Record<string, Key>>} */
const ENDS = {
  mismatch: "pairMismatchWhy",
  timeout: "pairTimeout",
  taken: "pairTaken",
  malformed: "pairMalformed",
  unknown: "pairUnknown",
  "other-service": "pairForeign",
  interfered: "pairInterfered",
  itself: "pairItself",
};

/**
 * @param {Page} page
 * @param {{carried: string, onPaired: () => void}} options `carried`: a code that somebody came here with
 */
export function pairingView(page, { carried, onPaired }) {
  const { t } = page;
  const node = element("div", { className: "pairing" });
  /** @type {Pairing | null} */
  let running = null;
  /** Counts the attempts: what an abandoned one still says is not shown. */
  let turn = 0;

  /** @param {...(Node | null)} children */
  const show = (...children) => node.replaceChildren(...children.filter((child) => child !== null));

  const begin = () => {
    running = null;
    const field = element("input", {
      id: "pair-field",
      value: carried && groupCrockford(carried),
      dir: "ltr",
      autocomplete: "off",
      spellcheck: false,
    });
    const problem = element("p", { id: "pair-problem", className: "problem", role: "alert" });
    field.setAttribute("aria-describedby", problem.id);
    const go = button(t("pairGo"), () => {}, "outline");
    go.type = "submit";
    const form = element(
      "form",
      { noValidate: true },
      element("label", { htmlFor: field.id }, t("pairField")),
      element("div", { className: "row" }, field, go),
      problem,
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!readPairing(field.value)) {
        problem.textContent = t("pairMalformed");
        field.focus();
        return;
      }
      run(t("pairConnecting"), () => joinPairing(field.value));
    });
    show(
      element("h3", {}, t("pair")),
      element(
        "div",
        { className: "actions" },
        button(t("pairShow"), () => run(t("pairPreparing"), startPairing), "primary"),
      ),
      form,
    );
  };

  /**
   * @param {string} meanwhile
   * @param {() => Promise<Pairing>} start
   */
  const run = async (meanwhile, start) => {
    turn += 1;
    const mine = turn;
    wait(meanwhile);
    try {
      const pairing = await start();
      if (turn !== mine) return pairing.cancel();
      running = pairing;
      if (isShown(pairing)) showCode(pairing);
      // Both end alike; whichever is waited for tells.
      pairing.done.catch(() => {});
      const digits = await pairing.digits;
      if (turn === mine) compare(pairing, digits);
      await pairing.done;
      if (turn === mine) finish(t("paired"), t("pairedWhy"), false);
      onPaired();
    } catch (error) {
      if (turn !== mine) return;
      const kind = String(kindOf(error));
      if (kind === "cancelled") return finish(t("pairCancelled"), t("pairCancelledWhy"), true);
      const own = ENDS[kind];
      finish(t("pairMismatch"), own ? t(own) : why(page, error), true);
    }
  };

  const cancel = () => {
    turn += 1;
    running?.cancel();
    begin();
    node.querySelector("button")?.focus();
  };

  /** @param {string} text */
  const wait = (text) => {
    show(
      element("p", { className: "busy", role: "status" }, element("span", { className: "spinner" }), text),
      element("div", { className: "actions" }, button(t("cancel"), cancel, "outline")),
    );
  };

  /** @param {Shown} shown */
  const showCode = ({ link, code }) => {
    const text = groupCrockford(code);
    const heading = element("h3", { tabIndex: -1 }, t("pair"));
    const picture = element(
      "div",
      { className: "qr" },
      qrCode(link, { label: t("pairQr"), box: BOX, density: devicePixelRatio }),
    );
    show(
      heading,
      element("p", {}, t("pairScan")),
      element(
        "div",
        { className: "shown" },
        picture,
        element(
          "div",
          {},
          element("p", { className: "label" }, t("code")),
          element(
            "div",
            { className: "code" },
            element("span", { dir: "ltr", "aria-hidden": "true" }, text),
            element("span", { className: "spoken" }, [...text.replaceAll("-", ",")].join(" ")),
          ),
          element(
            "p",
            { className: "busy", role: "status" },
            element("span", { className: "spinner" }),
            t("pairWaiting"),
          ),
          element("div", { className: "actions" }, button(t("cancel"), cancel, "outline")),
        ),
      ),
    );
    heading.focus();
  };

  /**
   * @param {Pairing} pairing
   * @param {string} digits
   */
  const compare = (pairing, digits) => {
    const heading = element("h3", { tabIndex: -1 }, t("pairDigits"));
    show(
      heading,
      element(
        "p",
        { className: "digits" },
        element("span", { dir: "ltr", "aria-hidden": "true" }, `${digits.slice(0, 3)} ${digits.slice(3)}`),
        element("span", { className: "spoken" }, [...digits].join(" ")),
      ),
      element("p", { className: "hint" }, t("pairDigitsWhy")),
      element(
        "div",
        { className: "actions" },
        button(
          t("pairYes"),
          () => {
            wait(t("pairOther"));
            pairing.confirm();
          },
          "primary",
        ),
        button(
          t("pairNo"),
          () => {
            pairing.cancel("mismatch");
          },
          "outline",
        ),
      ),
    );
    heading.focus();
  };

  /**
   * @param {string} title
   * @param {string} text
   * @param {boolean} again
   */
  const finish = (title, text, again) => {
    running = null;
    const heading = element("h3", { tabIndex: -1 }, title);
    const more = button(t(again ? "retry" : "pair"), begin, "outline");
    show(heading, element("p", {}, text), element("div", { className: "actions" }, more));
    heading.focus();
    page.announce(`${title}. ${text}`);
  };

  addEventListener("pagehide", () => running?.cancel());
  begin();
  return node;
}

/**
 * @param {Pairing} pairing
 * @returns {pairing is Shown}
 */
const isShown = (pairing) => "link" in pairing;
