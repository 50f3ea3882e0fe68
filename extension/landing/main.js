// The service's own page /r: takes a typed code, or a token in its fragment, and sends the visitor on to the
// page. A link only shows where it leads; leaving takes the visitor's click.
import { carry } from "../core/address.js";
import { createClient, newNonce } from "../core/client.js";
import { readCode } from "../core/code.js";
import { groupCrockford } from "../core/crockford.js";
import { deviceKind } from "../core/device.js";
import { isWeb } from "../core/dom.js";
import { readSealedLink, sealedLink } from "../core/sealed/link.js";
import { readLongCode } from "../core/sealed/longcode.js";
import { troubleWords } from "../core/trouble.js";
import { resumedCard, sealedCards } from "./cards.js";
import { unseal, unsealTrouble } from "./unsealing.js";
import { fill, wordsFor } from "./words.js";

/** @import { LongCode } from "../core/sealed/longcode.js" */
/** @import { Sealed } from "./unsealing.js" */
/** @import { Words } from "./words.js" */

const NONCE = "sameplace:nonce";
const EXAMPLE = "7K3M-XW4P";
/** Also what is left of a link that a messenger has cut short: it is said to be incomplete. */
const TOKEN = /^#(?:sameplace=)?(.+)$/;

const service = new URL(".", location.href).href;
const client = createClient(service);
const main = /** @type {HTMLElement} */ (document.querySelector("main"));
const form = /** @type {HTMLFormElement} */ (document.querySelector("form"));
const field = /** @type {HTMLInputElement} */ (document.querySelector("input"));
const problem = /** @type {HTMLElement} */ (document.querySelector("#problem"));

/** The last thing that was asked for: what answers later than another one is not shown. */
let asked = 0;

/**
 * One nonce for the visit, so that a reload after typing is still the same device.
 * @returns {string}
 */
function nonce() {
  try {
    const kept = sessionStorage.getItem(NONCE) ?? newNonce();
    sessionStorage.setItem(NONCE, kept);
    return kept;
  } catch {
    return newNonce();
  }
}

/**
 * The fragment, which is out of the address from then on. What a reload, or the way back from the page, needs of a
 * sealed link stays in the tab's own history, where neither the address bar nor a synced history shows it.
 */
function takeFragment() {
  const { hash, href } = location;
  const { sealed = null } = history.state ?? {};
  if (!hash) return typeof sealed === "string" ? sealed : "";
  history.replaceState({ sealed: readSealedLink(href) ? hash : null }, "", location.pathname);
  return hash;
}

/** @param {string} text */
function complain(text) {
  problem.textContent = text;
  field.setAttribute("aria-invalid", "true");
  field.focus();
}

/**
 * @param {HTMLElement[]} cards
 */
function show(cards) {
  problem.textContent = "";
  for (const old of main.querySelectorAll(":scope > :not(form)")) old.remove();
  main.prepend(...cards);
  main.querySelector("a")?.focus();
}

async function start() {
  const fragment = takeFragment();
  const words = await wordsFor(navigator.language);
  fill(words);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit(words);
  });
  addEventListener("hashchange", () => open(words, takeFragment()));
  await open(words, fragment);
}

/** @param {Words} words */
async function submit(words) {
  const { own, t, tag } = words;
  const code = readCode(field.value);
  const long = readLongCode(field.value);
  if (!code && !long) return complain(own("codeMalformed", { example: EXAMPLE }));
  field.value = groupCrockford(code ?? long?.code ?? "");
  field.removeAttribute("aria-invalid");
  if (long) return openSealed(words, long);
  const turn = ++asked;
  problem.textContent = own("looking");
  try {
    const { snapshot, token } = await client.resume({ code: code ?? "", nonce: nonce() }, deviceKind());
    // Typing the code was the gesture; the page itself asks before anything is restored.
    if (turn === asked) location.assign(carry(snapshot.page.url, token));
  } catch (error) {
    const kinds = /** @type {const} */ ({ unknown: "codeUnknown", gone: "codeGone", refused: "codeRefused" });
    if (turn === asked) complain(troubleWords(t, tag, error, kinds));
  }
}

/**
 * What the fragment carries: of the link that opened the page, or put into its address bar later.
 * @param {Words} words
 * @param {string} fragment
 */
async function open(words, fragment) {
  const { own, t, tag } = words;
  if (!fragment) return;
  const turn = ++asked;
  if (fragment.startsWith("#pair=")) {
    problem.textContent = own("pairLink");
    return;
  }
  if (fragment.startsWith("#sealed=")) {
    const link = readSealedLink(location.href.split("#", 1)[0] + fragment);
    if (link) return openSealed(words, link);
    problem.textContent = own("linkUnknown");
    return;
  }
  problem.textContent = own("looking");
  try {
    const resumed = await client.resume({ token: TOKEN.exec(fragment)?.[1] ?? "" }, deviceKind());
    const href = carry(resumed.snapshot.page.url, resumed.token);
    if (turn === asked && isWeb(href)) show([resumedCard(words, resumed, href)]);
  } catch (error) {
    const { kind } = /** @type {{ kind?: string }} */ (error);
    const kinds = /** @type {const} */ ({ unknown: "linkUnknown", gone: "linkGone", refused: "linkRefused" });
    const key = kinds[/** @type {keyof typeof kinds} */ (kind)];
    if (turn === asked) problem.textContent = key ? own(key) : troubleWords(t, tag, error, {});
  }
}

/**
 * @param {Words} words
 * @param {Sealed | LongCode} by
 */
async function openSealed(words, by) {
  const turn = ++asked;
  const isTyped = "locator" in by;
  problem.textContent = words.own(isTyped ? "unlockingCode" : "unlocking");
  try {
    const { content, token, key } = await unseal(service, by);
    if (turn !== asked) return;
    const sealed = new URL(sealedLink(service, token, key)).hash;
    history.replaceState({ sealed }, "", location.pathname);
    field.value = "";
    show(sealedCards(words, content));
  } catch (error) {
    if (turn !== asked) return;
    const why = unsealTrouble(words, error, by);
    if (isTyped) complain(why);
    else problem.textContent = why;
  }
}

start().catch(() => {});
