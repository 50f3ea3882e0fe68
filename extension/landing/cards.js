// What a link or a code refers to, shown before anything opens. All of it is somebody else's text.
import { withDirective } from "../core/directive.js";
import { element, foreign, isWeb } from "../core/dom.js";
import { cartWords, money, placeWords, seenWords } from "../core/summary.js";

/** @import { CartLine, Content, Position, Resumed } from "../core/types" */
/** @import { Words } from "./words.js" */

/** Characters that turn the text around them: a title has no business with the sentence that it stands in. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;
const QUOTE = 160; // characters of the line that are shown

/** @param {string} text */
const tame = (text) => text.replace(TURNS, "");

/**
 * @param {Words} words
 * @param {Resumed} resumed of a site's snapshot
 * @param {string} href where it leads
 */
export function resumedCard({ own, t, tag }, { snapshot, prompt }, href) {
  const seen = { savedAt: new Date(prompt.saved_at), deviceKind: prompt.device_kind, sameDevice: false };
  const lines = [
    cartWords(t, snapshot.cart?.lines ?? []),
    placeWords(t, prompt.progression ?? null),
    seenWords(t, seen, new Date(), tag),
  ];
  return element(
    "section",
    { className: "card", "aria-labelledby": "what" },
    element("h2", { id: "what" }, foreign(tame(prompt.title))),
    ...lines.map((line) => line && element("p", { dir: "auto" }, line)),
    element("p", { className: "address" }, own("elsewhere", { address: prompt.origin })),
    element("a", { className: "primary", href, rel: "noreferrer" }, own("open")),
  );
}

/**
 * @param {Words} words
 * @param {Content} content of a sealed snapshot, checked
 * @returns {HTMLElement[]} the page and the way there; the cart, where there was one; whom the visitor trusts
 */
export function sealedCards(words, { snapshot, directive }) {
  const { own, t, tag } = words;
  const { page, position, device, cart, saved_at } = snapshot;
  // The whole origin as it goes over the wire: an address written in look-alike letters is not shown in them.
  const { origin } = new URL(page.url);
  const lines = cart?.lines ?? [];
  const savedAt = saved_at ? new Date(saved_at) : null;
  const deviceKind = device?.kind ?? "other";
  const facts = [
    savedAt && seenWords(t, { savedAt, deviceKind, sameDevice: false }, new Date(), tag),
    position && placeWords(t, position.progression ?? 0),
  ];
  const line = quoteOf(position);
  // What is to be looked for there, or bought again one by one, must not go with the page that it stands on.
  const stays = Boolean(lines.length || (line && !directive));
  const hint = directive ? own(stays ? "nearestApart" : "nearest") : line ? own("atTop") : "";
  const go = element(
    "a",
    {
      className: "primary",
      href: withDirective(page.url, directive),
      rel: "noreferrer",
      target: stays ? "_blank" : null,
      "aria-describedby": hint ? "hint" : null,
    },
    own("open"),
  );
  const card = element(
    "section",
    { className: "card", "aria-labelledby": "what" },
    element("h2", { id: "what" }, foreign(tame(page.title).trim() || own("untitled"))),
    element("p", { className: "origin" }, own("elsewhere", { address: origin })),
    ...facts.map((fact) => (fact ? element("p", { className: "fact" }, fact) : null)),
    line &&
      element(
        "figure",
        {},
        element("figcaption", {}, own(directive ? "yourLine" : "lookForLine")),
        element("blockquote", { dir: "auto", lang: page.lang || null }, line),
      ),
    go,
    hint && element("p", { id: "hint", className: "hint" }, hint),
  );
  const trust = element("p", { className: "trust" }, own("trust"));
  return lines.length ? [card, cartCard(words, lines, origin), trust] : [card, trust];
}

/**
 * The line with what follows it, cut at a word.
 * @param {Position | null | undefined} position
 */
function quoteOf(position) {
  const quote = position?.selectors.find((selector) => selector.type === "TextQuoteSelector");
  if (quote?.type !== "TextQuoteSelector") return "";
  const text = tame(quote.exact + (quote.suffix ?? "")).trim();
  const short = [...text].slice(0, QUOTE).join("");
  // The captured words end anywhere; a sentence that is whole needs no dots.
  const isWhole = short === text && /\p{Sentence_Terminal}["'’”»)]*$/u.test(text);
  return isWhole || !text ? text : `${short.replace(/\s\S{0,30}$/u, "")}…`;
}

/**
 * @param {Words} words
 * @param {CartLine[]} lines
 * @param {string} origin of the page; nothing leads elsewhere
 */
function cartCard(words, lines, origin) {
  const { own } = words;
  const items = lines.map((line) => {
    const name = tame(line.title.trim() || line.id);
    const options = Object.entries(line.options ?? {}).map(([option, value]) => tame(`${option}: ${value}`));
    const isHere = isWeb(line.url ?? "") && new URL(line.url ?? "").origin === origin;
    const link = { href: line.url, target: "_blank", rel: "noreferrer" };
    return element(
      "li",
      {},
      element("p", {}, isHere ? element("a", link, foreign(name)) : foreign(name)),
      options.length > 0 && element("p", { className: "options" }, foreign(options.join(" · "))),
      amount(words, line),
    );
  });
  return element(
    "section",
    { className: "card", "aria-labelledby": "cart" },
    element("h2", { id: "cart" }, own("cart")),
    element("p", { className: "hint" }, own("cartWhy")),
    element("ul", { role: "list" }, ...items),
  );
}

/**
 * @param {Words} words
 * @param {CartLine} line
 */
function amount({ own, t, tag }, { quantity, unit_price, currency }) {
  const price = unit_price != null && currency ? money(unit_price, currency, tag) : "";
  if (!price && quantity === 1) return null;
  const text = price
    ? quantity > 1
      ? t("several", { title: price, count: quantity })
      : price
    : own("quantity", { count: quantity });
  return element("p", { className: "amount" }, text);
}
