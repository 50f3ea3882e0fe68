// The worker listens, and keeps nothing: browsers end it whenever they like. Every listener is registered at once,
// while the script first runs, or the event that woke the worker would be missed.
import { ext } from "./api.js";
import * as arrival from "./arrival.js";
import * as arriving from "./arriving.js";
import * as hop from "./hop.js";
import { answer } from "./messages.js";
import * as outbox from "./outbox.js";
import * as record from "./record.js";
import { register } from "./scripts.js";
import { prune, siteOf } from "./sites.js";
import { inStep, isWished } from "./step.js";
import { seclude } from "./store.js";
import * as tab from "./tab.js";

const MENU = "continue";
/** A look at what has expired, and at what paired devices have saved. */
const LOOK = "look";
const EVERY = 15; // minutes

/** What a listener begins ends by itself; there is nobody to tell of a failure. @param {Promise<unknown>} work */
const run = (work) => void work.catch(() => {});

run(woken());
ext.runtime.onInstalled.addListener(({ reason }) => {
  run(start());
  run(menu());
  if (reason === "install") run(ext.tabs.create({ url: ext.runtime.getURL("pages/setup.html") }));
});
ext.runtime.onStartup.addListener(() => run(start()));
ext.permissions.onAdded.addListener(() => run(register()));
ext.permissions.onRemoved.addListener(() => run(prune()));
ext.storage.onChanged.addListener((changes, area) => {
  if (area === "local" && (changes.service || changes.sites)) run(register());
  if (area === "local" && changes.places) run(hop.prune());
  if (isWished(changes, area)) run(inStep());
});
ext.alarms.onAlarm.addListener(({ name }) => {
  if (outbox.isMine(name)) run(outbox.flush());
  if (name === LOOK) run(look());
});
ext.runtime.onMessage.addListener(answer);

// Not on Android: there are no shortcuts, and no menus of this kind.
ext.commands?.onCommand.addListener((command, given) => {
  if (command === "continue" && given?.id !== undefined) openPopup(given.id);
});
ext.contextMenus?.onClicked.addListener(({ menuItemId }, given) => {
  if (menuItemId === MENU && given?.id !== undefined) openPopup(given.id);
});

ext.tabs.onUpdated.addListener((tabId, changed, { url = "" }) => {
  run(arriving.look(tabId, url));
  if (changed.url) run(moved(tabId, changed.url));
});
ext.tabs.onRemoved.addListener((tabId) => {
  for (const noun of [arrival, hop, tab]) run(noun.leave(tabId));
});

/** Switched off and on again, an extension is told of neither; but its alarms are gone. */
async function woken() {
  await seclude();
  if (!(await ext.alarms.get(LOOK))) await start();
}

async function start() {
  await prune();
  await ext.alarms.create(LOOK, { periodInMinutes: EVERY, delayInMinutes: 1 });
  await outbox.wake();
}

async function menu() {
  await ext.contextMenus?.removeAll();
  ext.contextMenus?.create({
    id: MENU,
    title: ext.i18n.getMessage("menu"),
    contexts: ["page"],
    documentUrlPatterns: ["http://*/*", "https://*/*"],
  });
}

async function look() {
  await record.prune(Date.now());
  await tab.prune();
  await arrival.prune();
  await inStep();
}

/**
 * The popup by another way than the toolbar; it begins the hop at once. Called in the gesture itself, which is what
 * opens it in Firefox.
 * @param {number} tabId
 */
function openPopup(tabId) {
  // The wish first: it has its turn at the store before the popup that asks for it.
  const wish = hop.wish(tabId);
  const opened = ext.action.openPopup?.() ?? Promise.reject();
  run(
    wish.then(() =>
      opened.catch(() =>
        ext.windows.create({
          url: ext.runtime.getURL(`pages/popup.html?tab=${tabId}`),
          type: "popup",
          width: 400,
          height: 640,
        }),
      ),
    ),
  );
}

/**
 * Another page in the same document, perhaps: its script there knows.
 * @param {number} tabId
 * @param {string} url
 */
async function moved(tabId, url) {
  if (await siteOf(url)) await ext.tabs.sendMessage(tabId, { type: "moved" }, { frameId: 0 });
}
