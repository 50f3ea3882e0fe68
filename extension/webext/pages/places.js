/** My places: everything saved on this device and on the paired ones, by day. */

import { element } from "../../core/dom.js";
import { ext } from "../api.js";
import * as arrival from "../arrival.js";
import * as places from "../places.js";
import * as sites from "../sites.js";
import { inStep } from "../step.js";
import { entry } from "./parts/entry.js";
import { hostOf, nameOf } from "./parts/facts.js";
import { leave } from "./parts/leave.js";
import { message } from "./parts/message.js";
import { openPage } from "./parts/page.js";

/** @import { Place } from "../types" */
/** @import { Page } from "./parts/page.js" */

/** Changes come in bursts (a sync writes several keys); one look at the end is enough. */
const SETTLED = 150;

openPage("myPlaces", async (page) => {
  const { t } = page;
  /** @type {Map<string, {was: string, node: HTMLElement}>} what is shown, so that only what changed is made anew */
  const shown = new Map();
  const field = element("input", {
    id: "search",
    type: "search",
    autocomplete: "off",
    enterKeyHint: "search",
  });
  field.setAttribute("aria-keyshortcuts", "/");
  const count = element("p", { className: "hint", role: "status" });
  const list = element("div", { className: "days" });
  /** @type {Place[]} */
  let all = [];

  const refresh = async () => {
    all = await places.all();
    render();
  };

  const render = () => {
    const asked = folded(field.value.trim());
    const found = all.filter((place) =>
      folded(`${place.name} ${place.title} ${hostOf(place.url)}`).includes(asked),
    );
    count.textContent = found.length ? t("placesFound", { count: found.length }) : "";
    field.disabled = all.length === 0;
    const focused = list.contains(document.activeElement) && document.activeElement;
    list.replaceChildren(
      ...(found.length ? byDay(page, found, row) : [nothing(page, asked, field.value.trim())]),
    );
    // A row that stays is the same node, but the browser takes the focus from what is moved.
    if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
  };

  /** @param {Place} place */
  const row = (place) => {
    const was = JSON.stringify(place);
    const before = shown.get(place.id);
    if (before?.was === was) return before.node;
    const node = entry(page, place, { onContinue: resume, onForgotten });
    shown.set(place.id, { was, node });
    return node;
  };

  /** @param {Place} place */
  const resume = async (place) => {
    // First of all, while the click still counts as one: browsers ask for nothing later.
    const asking = sites.request(new URL(place.url).origin);
    const content = await places.open(place.id);
    const allowed = await asking;
    const id = await arrival.put({ content });
    await leave(id, content, { tabId: null, allowed });
  };

  /** @param {Place} place */
  const onForgotten = async (place) => {
    page.announce(t("forgottenPlace", { title: nameOf(place) }));
    shown.delete(place.id);
    await refresh();
    (list.querySelector("button") ?? field).focus();
  };

  page.show(
    element(
      "header",
      {},
      element("h1", {}, t("myPlaces")),
      element(
        "div",
        { className: "search" },
        element("label", { htmlFor: field.id }, t("searchPlaces")),
        field,
      ),
    ),
    count,
    list,
  );
  field.addEventListener("input", render);
  addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLInputElement;
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    field.focus();
  });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  ext.storage.onChanged.addListener(() => {
    clearTimeout(timer);
    timer = setTimeout(() => refresh().catch(() => {}), SETTLED);
  });
  await refresh();
  // Without a connection, or without a paired device, the list is what this device knows.
  inStep().catch(() => {});
});

/** Case and accents aside. @param {string} text */
const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();

/**
 * @param {Page} page
 * @param {Place[]} found newest first
 * @param {(place: Place) => HTMLElement} row
 */
function byDay(page, found, row) {
  const days = Map.groupBy(found, ({ savedAt }) => new Date(savedAt).toDateString());
  return [...days].map(([day, its], i) =>
    element(
      "section",
      { "aria-labelledby": `day-${i}` },
      element("h2", { id: `day-${i}`, className: "label" }, dayWords(page, new Date(day), new Date())),
      element("ul", {}, ...its.map(row)),
    ),
  );
}

/**
 * @param {Page} page
 * @param {Date} date
 * @param {Date} now
 * @returns {string} "Today", "Yesterday", "Tuesday 3 March"
 */
function dayWords({ locale }, date, now) {
  const midnight = (/** @type {Date} */ at) =>
    new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
  const days = Math.round((midnight(date) - midnight(now)) / 86_400_000);
  const words =
    days >= -1 && days <= 0
      ? new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(days, "day")
      : new Intl.DateTimeFormat(locale, {
          weekday: "long",
          day: "numeric",
          month: "long",
          ...(date.getFullYear() !== now.getFullYear() && { year: "numeric" }),
        }).format(date);
  return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
}

/**
 * @param {Page} page
 * @param {string} asked
 * @param {string} text as it was typed
 */
function nothing(page, asked, text) {
  const { t } = page;
  return message(
    page,
    asked
      ? { title: t("noneFound", { text }), why: t("noneFoundWhy") }
      : { title: t("noPlaces"), why: t("noPlacesWhy") },
  ).node;
}
