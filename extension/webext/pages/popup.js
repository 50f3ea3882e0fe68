/** The popup: reads nothing of the page before one of its buttons is clicked. `?tab=ID` is the same as a window. */

import { button, element, foreign, icon } from "../../core/dom.js";
import { ext } from "../api.js";
import * as arrival from "../arrival.js";
import * as arriving from "../arriving.js";
import * as hops from "../hop.js";
import * as places from "../places.js";
import * as service from "../service.js";
import * as tabs from "../tab.js";
import { carriers } from "./parts/carriers.js";
import { emblem, hostOf, nameOf, seenLine } from "./parts/facts.js";
import { message } from "./parts/message.js";
import { opening } from "./parts/opening.js";
import { openPage } from "./parts/page.js";
import { pasteForm } from "./parts/paste.js";
import { kindOf, why } from "./parts/why.js";

/** @import { Arrival, Place } from "../types" */
/** @import { Page } from "./parts/page.js" */

/** What the popup needs to know of the tab. @typedef {{id: number, title: string, url: string}} Tab */

const LATEST = 3;
const SLIDERS =
  "M4 7h9m6 0h1M4 17h1m6 0h9M16 4.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM8 14.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z";
const LAPTOP_TO_PHONE = "M4 16V6h15v2M2 19h10M15 11h6v9h-6zM8 12h4m-2-2 2 2-2 2";

openPage("toolbar", async (page) => {
  const tab = await currentTab();
  const { view, arrival: waiting, hop } = await opening(tab.id);
  if (view === "set-up") return setUpFirst(page);
  if (waiting) return bringBack(page, tab, waiting);
  if (hop) return showHop(page, tab, hop);
  if (view === "wish") return hopFrom(page, tab);
  await showTab(page, tab);
});

/** @returns {Promise<Tab>} */
async function currentTab() {
  const asked = Number(new URLSearchParams(location.search).get("tab"));
  const tab = asked
    ? await ext.tabs.get(asked)
    : (await ext.tabs.query({ active: true, currentWindow: true }))[0];
  return { id: tab?.id ?? -1, title: tab?.title ?? "", url: tab?.url ?? "" };
}

/** @param {string} path */
async function open(path) {
  await ext.tabs.create({ url: ext.runtime.getURL(`pages/${path}`) });
  close();
}

/** @param {Page} page */
function setUpFirst(page) {
  const { t } = page;
  const said = message(page, {
    title: t("setUpFirst"),
    why: t("setUpFirstWhy"),
    actions: [button(t("setUp"), () => open("setup.html"), "primary")],
    level: "h1",
  });
  page.show(said.node);
}

/**
 * @param {Page} page
 * @param {Tab} tab
 * @param {Arrival} waiting
 */
async function bringBack(page, tab, waiting) {
  const { t } = page;
  busy(page, t("arrive"), t("busy"));
  let problem = t("bringingLater");
  try {
    if ((await tabs.bringBack(tab.id, waiting)) !== "elsewhere") {
      await arrival.done(waiting.id);
      await arriving.clear(tab.id);
      return close();
    }
  } catch (error) {
    problem = kindOf(error) === "failed" ? t("bringingFailed") : why(page, error);
  }
  await arrival.giveBack(waiting, tab.id);
  const said = message(page, { title: t("arrive"), why: problem, level: "h1" });
  page.show(said.node);
  said.say();
}

/**
 * @param {Page} page
 * @param {Tab} tab
 */
async function showTab(page, tab) {
  const { t } = page;
  const readable = /^https?:/.test(tab.url);
  const go = button(t("sheet"), () => hopFrom(page, tab), "primary");
  go.prepend(icon(LAPTOP_TO_PHONE));
  const latest = element("div");
  page.show(
    top(
      page,
      element("h1", { dir: "auto" }, readable ? tab.title || t("untitled") : t("restricted")),
      readable ? hostOf(tab.url) : "",
    ),
    readable
      ? element(
          "div",
          { className: "go" },
          go,
          button(t("savePlace"), () => saveFrom(page, tab), "outline"),
        )
      : element("p", { className: "hint" }, t("restrictedWhy")),
    latest,
    pasteForm(page, { onPresented: close }),
  );
  const all = await places.all();
  latest.replaceWith(latestPlaces(page, all.filter(({ state }) => state === "saved").slice(0, LATEST)));
}

/**
 * @param {Page} page
 * @param {HTMLElement} heading
 * @param {string} site
 */
function top({ t }, heading, site) {
  const settings = button("", () => open("options.html"), "tool");
  settings.append(icon(SLIDERS));
  settings.title = t("settings");
  settings.setAttribute("aria-label", t("settings"));
  const host = site && element("p", { className: "hint" }, foreign(site));
  return element("header", {}, element("div", {}, heading, host || null), settings);
}

/**
 * @param {Page} page
 * @param {string} heading what a screen reader is told to be doing
 * @param {string} text
 */
function busy(page, heading, text) {
  page.show(
    element("h1", { className: "spoken" }, heading),
    element("p", { className: "busy", role: "status" }, element("span", { className: "spinner" }), text),
  );
}

/**
 * @param {Page} page
 * @param {Place[]} latest
 */
function latestPlaces(page, latest) {
  const { t } = page;
  const now = new Date();
  const rows = latest.map((place) => {
    const text = element(
      "span",
      { className: "what" },
      element("span", { className: "name", dir: "auto" }, nameOf(place) || t("untitled")),
      element("span", { className: "hint" }, foreign(hostOf(place.url)), " · ", seenLine(page, place, now)),
    );
    const row = button("", () => open(`arrive.html?place=${encodeURIComponent(place.id)}`), "entry");
    row.append(emblem(place), text);
    return element("li", {}, row);
  });
  return element(
    "section",
    { className: "latest", "aria-labelledby": "latest-heading" },
    element(
      "div",
      { className: "heading" },
      element("h2", { id: "latest-heading", className: "label" }, t("myPlaces")),
      button(t("allPlaces"), () => open("places.html"), "text"),
    ),
    rows.length ? element("ul", {}, ...rows) : element("p", { className: "hint" }, t("noPlaces")),
  );
}

/**
 * @param {Page} page
 * @param {Tab} tab
 */
async function hopFrom(page, tab) {
  const view = await hopView(page, tab);
  view.wait();
  try {
    if (await tabs.openOwnSheet(tab.id)) return close();
    const captured = await tabs.capture(tab.id);
    const hop = await hops.begin(tab.id, captured);
    view.fill(hop, await placeOf(hop.place));
  } catch (error) {
    if (kindOf(error) === "offline") return queued(page);
    trouble(page, error, () => hopFrom(page, tab));
  }
}

/**
 * @param {Page} page
 * @param {Tab} tab
 */
async function saveFrom(page, tab) {
  const { t } = page;
  page.show(
    element(
      "p",
      { className: "busy", role: "status" },
      element("span", { className: "spinner" }),
      t("saving"),
    ),
  );
  try {
    const { state } = await places.keep(await tabs.capture(tab.id));
    if (state === "waiting") return queued(page);
    finish(page, t("savedPlace"), t("savedPlaceWhy"));
  } catch (error) {
    if (kindOf(error) === "offline") return queued(page);
    trouble(page, error, () => saveFrom(page, tab));
  }
}

/** @param {Page} page */
const queued = (page) => finish(page, page.t("queued"), page.t("queuedWhy"));

/**
 * @param {Page} page
 * @param {string} title
 * @param {string} text
 */
function finish(page, title, text) {
  const actions = [button(page.t("myPlaces"), () => open("places.html"), "outline")];
  const said = message(page, { title, why: text, actions, level: "h1" });
  page.show(said.node);
  said.say();
}

/**
 * @param {Page} page
 * @param {unknown} error
 * @param {() => void} retry
 */
function trouble(page, error, retry) {
  const { t } = page;
  const final = kindOf(error) === "restricted";
  const said = message(page, {
    title: final ? t("restricted") : t("saveFailed"),
    why: final ? t("restrictedWhy") : why(page, error),
    actions: [
      final
        ? button(t("myPlaces"), () => open("places.html"), "outline")
        : button(t("retry"), retry, "primary"),
    ],
    level: "h1",
  });
  page.show(said.node);
  said.say();
}

/**
 * @param {Page} page
 * @param {Tab} tab
 */
async function hopView(page, tab) {
  const { t } = page;
  const view = carriers(page, {
    service: await service.address(),
    title: tab.title || t("untitled"),
    onAgain: () => hopFrom(page, tab),
  });
  page.show(
    element("h1", { className: "spoken" }, foreign(tab.title || t("untitled"))),
    top(page, element("h2", {}, t("sheet")), ""),
    view.node,
  );
  return view;
}

/**
 * The same hop as before, for whoever opens the popup once more.
 *
 * @param {Page} page
 * @param {Tab} tab
 * @param {import("../types").Hop} hop
 */
async function showHop(page, tab, hop) {
  const view = await hopView(page, tab);
  view.fill(hop, await placeOf(hop.place));
  const again = button(page.t("again"), () => hopFrom(page, tab), "text");
  page.main.append(element("div", { className: "more" }, again));
}

/** @param {string} id */
async function placeOf(id) {
  return (await places.all()).find((place) => place.id === id);
}
