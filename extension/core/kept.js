/**
 * What comes along, for how long it is kept, who can open it, and the way to be rid of it.
 */

import { button, element, foreign } from "./dom.js";
import { cartWords, placeWords, untilWords } from "./summary.js";

/** @import { Translate } from "./strings/index.js" */
/** @import { Surface } from "./surface.js" */
/** @import { CartLine } from "./types" */

/**
 * @param {Pick<Surface, "locale">} surface
 * @param {Translate} t
 * @param {{summary: {title: string, cart: CartLine[] | string, progression: number | null},
 *   onForget: () => Promise<string>}} options `cart` its lines, or what is known of it in words;
 *   `onForget` answers why it failed; empty when it is done
 */
export function createKept(surface, t, { summary, onForget }) {
  const { title, cart, progression } = summary;
  const inCart = typeof cart === "string" ? cart : cartWords(t, cart);
  const words = [foreign(title), placeWords(t, progression), inCart];
  const until = element("p", { className: "hint" });
  const asked = element("div", { className: "asked" });
  const node = element(
    "section",
    { className: "kept", "aria-labelledby": "kept-heading" },
    element("h3", { id: "kept-heading", className: "label" }, t("carried")),
    element("ul", {}, ...words.filter((line) => line).map((line) => element("li", {}, line))),
    until,
    asked,
  );

  /** @param {Date} expiry */
  const say = (expiry) => {
    until.textContent = t("privacy", { until: untilWords(t, expiry, new Date(), surface.locale) });
  };

  const offer = () => {
    const ask = button(t("forget"), confirm, "text");
    asked.replaceChildren(ask);
    return ask;
  };

  const confirm = () => {
    const problem = element("p", { className: "problem", role: "alert" });
    const keep = button(t("forgetNo"), () => offer().focus(), "outline");
    const remove = button(
      t("forgetYes"),
      async () => {
        remove.setAttribute("aria-disabled", "true");
        problem.textContent = await onForget();
        remove.removeAttribute("aria-disabled");
      },
      "primary",
    );
    asked.replaceChildren(
      element(
        "div",
        { role: "group", "aria-labelledby": "forget-question" },
        element("p", { id: "forget-question" }, t("forgetAsk")),
        element("div", { className: "row" }, remove, keep),
        problem,
      ),
    );
    keep.focus();
  };

  return {
    node,

    wait() {
      // As long as the sentence will be, so that nothing moves; styled neither to be seen nor to be spoken.
      say(new Date());
      asked.replaceChildren();
    },

    /** @param {Date} expiry */
    fill(expiry) {
      say(expiry);
      offer();
    },
  };
}
