/**
 * Where a link, a code or a place of one's own leads, before anything is opened. `?ID` is an arrival, `?place=ID` one
 * of My places.
 */

import { button, element, foreign } from "../../core/dom.js";
import { placeWords, seenWords } from "../../core/summary.js";
import { ext } from "../api.js";
import * as arrival from "../arrival.js";
import * as places from "../places.js";
import * as sites from "../sites.js";
import { leave } from "./parts/leave.js";
import { message } from "./parts/message.js";
import { openPage } from "./parts/page.js";
import { kindOf, why } from "./parts/why.js";

/** @import { Content } from "../../core/types" */
/** @import { Page } from "./parts/page.js" */

/** Nothing to open any more; said in words of its own. */
class Over extends Error {
  kind = "over";
}

const MOST_LINES = 5;

openPage("arrive", (page) => open(page));

/** @param {Page} page */
async function open(page) {
  const { t } = page;
  page.show(
    element("h1", {}, t("arrive")),
    element(
      "p",
      { className: "busy", role: "status" },
      element("span", { className: "spinner" }),
      t("opening"),
    ),
  );
  try {
    const { id, content } = await find();
    history.replaceState(null, "", `${location.pathname}?${id}`);
    await show(page, id, content);
  } catch (error) {
    cannot(page, error);
  }
}

/** @returns {Promise<{id: string, content: Content}>} */
async function find() {
  const place = new URLSearchParams(location.search).get("place");
  if (place) {
    const content = await places.open(place);
    return { id: await arrival.put({ content }), content };
  }
  const known = await arrival.get(location.search.slice(1));
  if (!known) throw new Over();
  return known;
}

/**
 * @param {Page} page
 * @param {string} id
 * @param {Content} content
 */
async function show(page, id, content) {
  const { t, locale } = page;
  const { snapshot } = content;
  const { origin, host } = new URL(snapshot.page.url);
  const allowed = await sites.siteOf(origin);
  const tab = await ext.tabs.getCurrent();
  const problem = element("p", { className: "problem", role: "alert" });
  const go = button(
    t("continue"),
    () => {
      if (go.hasAttribute("aria-disabled")) return;
      // First of all, while the click still counts as one: browsers ask for nothing later.
      const asking = sites.request(origin);
      go.setAttribute("aria-disabled", "true");
      asking
        .then((yes) => leave(id, content, { tabId: tab?.id ?? null, allowed: yes }))
        .catch((error) => {
          go.removeAttribute("aria-disabled");
          problem.textContent = why(page, error);
        });
    },
    "primary",
  );
  const savedAt = new Date(snapshot.saved_at ?? "");
  const seen = { savedAt, deviceKind: snapshot.device?.kind ?? "other", sameDevice: false };
  const heading = element("h2", { id: "what", tabIndex: -1 }, foreign(snapshot.page.title || t("untitled")));
  page.show(
    element("h1", {}, t("arrive")),
    element(
      "section",
      { className: "card", "aria-labelledby": heading.id },
      heading,
      element("p", { className: "origin" }, foreign(t("elsewhere", { address: origin }))),
      Number.isNaN(savedAt.getTime())
        ? null
        : element("p", { className: "hint" }, seenWords(t, seen, new Date(), locale)),
      quote(page, content),
      cart(page, content),
      element("p", { className: "hint ask" }, t(allowed ? "arriveAllowed" : "arriveAsk", { host })),
      element(
        "div",
        { className: "actions" },
        go,
        button(t("notNow"), () => stay(page), "quiet"),
      ),
      problem,
    ),
  );
  heading.focus();
}

/**
 * The line with what its own block has around it, by which people know it again.
 *
 * @param {Page} page
 * @param {Content} content
 */
function quote({ t }, { snapshot: { page, position } }) {
  const words = position?.selectors.find((selector) => selector.type === "TextQuoteSelector");
  const where = placeWords(t, position?.progression ?? null);
  if (!words || words.type !== "TextQuoteSelector")
    return where && element("p", { className: "hint" }, where);
  const { exact } = words;
  // Captured to a length: a word that was cut in two is left out.
  const prefix = (words.prefix ?? "").replace(/^\S*(?=\s)/, "");
  const suffix = (words.suffix ?? "").replace(/(?<=\s)\S*$/, "");
  return element(
    "figure",
    {},
    element("figcaption", { className: "label" }, where ? `${t("arriveLine")} · ${where}` : t("arriveLine")),
    element(
      "blockquote",
      { dir: "auto", lang: page.lang ?? "" },
      prefix && element("span", { className: "around" }, `…${prefix}`),
      exact,
      suffix && element("span", { className: "around" }, `${suffix}…`),
    ),
  );
}

/**
 * @param {Page} page
 * @param {Content} content
 */
function cart({ t }, { snapshot }) {
  const lines = snapshot.cart?.lines ?? [];
  if (!lines.length) return null;
  const rest = lines.slice(MOST_LINES).reduce((sum, { quantity }) => sum + quantity, 0);
  const items = lines
    .slice(0, MOST_LINES)
    .map(({ title, quantity }) => (quantity > 1 ? t("several", { title, count: quantity }) : title));
  return element(
    "div",
    { className: "lines" },
    element("h3", { id: "cart", className: "label" }, t("arriveCart")),
    element(
      "ul",
      { "aria-labelledby": "cart" },
      ...items.map((text) => element("li", {}, foreign(text))),
      rest ? element("li", { className: "hint" }, t("arriveMore", { count: rest })) : null,
    ),
  );
}

/** @param {Page} page */
function stay(page) {
  const { t } = page;
  const said = message(page, {
    title: t("left"),
    why: t("leftWhy"),
    actions: [button(t("myPlaces"), () => location.assign("places.html"), "outline")],
    level: "h1",
  });
  page.show(said.node);
  said.say();
}

/**
 * @param {Page} page
 * @param {unknown} error
 */
function cannot(page, error) {
  const { t } = page;
  const kind = kindOf(error);
  const again = kind === "offline" || kind === "limited";
  const said = message(page, {
    title: t("cannotOpen"),
    why: kind === "over" ? t("arrivalOver") : why(page, error),
    actions: [
      again && button(t("retry"), () => open(page), "primary"),
      button(t("myPlaces"), () => location.assign("places.html"), "outline"),
    ],
    level: "h1",
  });
  page.show(said.node);
  said.say();
}
