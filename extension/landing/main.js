// The service's own page /r: takes a typed code, or a token in its fragment, and sends the visitor on to the
// page. A link only shows where it leads; leaving takes the visitor's click.
import { carry } from "../core/address.js";
import { createClient, newNonce } from "../core/client.js";
import { groupCode, readCode } from "../core/code.js";
import { deviceKind } from "../core/device.js";
import { element, isWeb } from "../core/dom.js";
import { common, prompt, sheet } from "../core/strings/en.js";
import { strings, translator } from "../core/strings/index.js";
import { localeFor } from "../core/strings/launcher.js";
import { cartWords, placeWords, seenWords } from "../core/summary.js";
import { troubleWords } from "../core/trouble.js";
import { WORDS } from "./strings.js";

/** @import { Resumed } from "../core/types" */

const NONCE = "sameplace:nonce";
/** Also what is left of a link that a messenger has cut short: it is said to be incomplete. */
const TOKEN = /^#(?:sameplace=)?(.+)$/;

const client = createClient(new URL(".", location.href).href);
const { tag, language } = localeFor(navigator.language);
/** @type {(key: keyof typeof WORDS.en, params?: Record<string, string>) => string} */
const own = /** @type {any} */ (translator(/** @type {any} */ (WORDS[language]), tag));

const main = /** @type {HTMLElement} */ (document.querySelector("main"));
const form = /** @type {HTMLFormElement} */ (document.querySelector("form"));
const field = /** @type {HTMLInputElement} */ (document.querySelector("input"));
const problem = /** @type {HTMLElement} */ (document.querySelector("#problem"));

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

/** @param {Resumed} resumed */
const target = ({ snapshot, token }) => carry(snapshot.page.url, token);

/** @param {string} text */
function complain(text) {
  problem.textContent = text;
  field.setAttribute("aria-invalid", "true");
  field.focus();
}

async function start() {
  const t = await strings(tag, { ...common, ...prompt, ...sheet });
  document.documentElement.lang = language;
  document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
  document.title = own("heading");
  for (const node of document.querySelectorAll("[data-words]")) {
    node.textContent = own(/** @type {keyof typeof WORDS.en} */ (node.getAttribute("data-words")));
  }
  const label = /** @type {HTMLElement} */ (document.querySelector("label"));
  label.textContent = t("codeField");

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const code = readCode(field.value);
    if (!code) return complain(t("codeMalformed", { example: "7K3M-XW4P" }));
    field.value = groupCode(code);
    field.removeAttribute("aria-invalid");
    problem.textContent = own("looking");
    try {
      // Typing the code was the gesture; the page itself asks before anything is restored.
      location.assign(target(await client.resume({ code, nonce: nonce() }, deviceKind())));
    } catch (error) {
      const words = { unknown: "codeUnknown", gone: "codeGone", refused: "codeRefused" };
      complain(troubleWords(t, tag, error, /** @type {any} */ (words)));
    }
  });

  addEventListener("hashchange", () => open(t));
  await open(t);
}

/**
 * The token in the fragment: of the link that opened the page, or put into its address bar later.
 * @param {import("../core/strings/index.js").Translate} t
 */
async function open(t) {
  const token = TOKEN.exec(location.hash)?.[1];
  if (!token) return;
  history.replaceState(history.state, "", location.pathname);
  problem.textContent = own("looking");
  try {
    const resumed = await client.resume({ token }, deviceKind());
    problem.textContent = "";
    show(resumed, t);
  } catch (error) {
    const kind = /** @type {{ kind?: string }} */ (error).kind;
    const words = /** @type {const} */ ({ unknown: "linkUnknown", gone: "linkGone", refused: "linkRefused" });
    const key = words[/** @type {keyof typeof words} */ (kind)];
    problem.textContent = key ? own(key) : troubleWords(t, tag, error, {});
  }
}

/**
 * What the link refers to, where it leads, and the way there.
 * @param {Resumed} resumed
 * @param {import("../core/strings/index.js").Translate} t
 */
function show(resumed, t) {
  const { snapshot, prompt: facts } = resumed;
  const href = target(resumed);
  if (!isWeb(href)) return;
  const seen = { savedAt: new Date(facts.saved_at), deviceKind: facts.device_kind, sameDevice: false };
  const lines = [
    cartWords(t, snapshot.cart?.lines ?? []),
    placeWords(t, facts.progression ?? null),
    seenWords(t, seen, new Date(), tag),
  ];
  const go = element("a", { className: "primary", href, rel: "noreferrer" }, own("open"));
  const card = element(
    "section",
    { className: "card", "aria-labelledby": "what" },
    element("h2", { id: "what", dir: "auto" }, facts.title),
    ...lines.map((line) => line && element("p", { dir: "auto" }, line)),
    element("p", { className: "address" }, own("elsewhere", { address: facts.origin })),
    go,
  );
  main.querySelector("section")?.remove();
  main.prepend(card);
  go.focus();
}

start().catch(() => {});
