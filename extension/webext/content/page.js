// What we do in one page, put there when the visitor has clicked or allowed the site: captures it, brings a place
// back, asks. It lives in a world of its own, which the page can neither see nor call.
import { bringBack as bringBackHere, offerOf, sendCart, worthAsking } from "../../core/arrival.js";
import { planCart } from "../../core/cart/plan.js";
import { toJson } from "../../core/json.js";
import { capture as capturePosition, hold } from "../../core/position/capture.js";
import { openPrompt } from "../../core/prompt.js";
import { createSurface } from "../../core/surface.js";
import { ext } from "../api.js";
import { samePage } from "../captured.js";
import { openCart } from "./cart.js";
import { follow } from "./follow.js";
import { address, captureAll } from "./snapshot.js";
import { tellWorker } from "./worker.js";

/** @import { Ground } from "../../core/arrival.js" */
/** @import { CartChoice } from "../../core/outlook.js" */
/** @import { Prompt } from "../../core/prompt.js" */
/** @import { Surface } from "../../core/surface.js" */
/** @import { Snapshot } from "../../core/types" */
/** @import { Arrival, Asked, BroughtBack, Content } from "../types" */

/** For how long the cart here may take to be known before what is carried is simply added. */
const PATIENCE = 4000; // ms

/** A page's fonts and colours could say which letters we show, or pass one word off as another. */
const OWN_LOOK = `:host{${[
  "--sameplace-font:system-ui,sans-serif",
  ...["accent", "inset", "radius", "surface", "text"].map((name) => `--sameplace-${name}:initial`),
]
  .map((rule) => `${rule}!important`)
  .join(";")}}`;

/** @type {Ground} */
const ground = { cart: openCart, address, hold };
/** @type {Surface | null} */
let surface = null;
/** The question or report on show; there is never a second one beside it. @type {Prompt | null} */
let shown = null;

/** What pages of the extension and its worker call here, and tests look into. */
const sameplacePage = {
  /** @type {ShadowRoot | null} */
  root: null,
  // What cannot be carried as it is would cost the whole.
  capture: async () => JSON.parse(toJson(await captureAll(capturePosition))),
  bringBack,
  offer,
  follow,
};
/** @type {any} */ (globalThis).sameplacePage ??= sameplacePage;

/**
 * @param {Arrival} arrival
 * @returns {Promise<BroughtBack>}
 */
async function bringBack({ content: { snapshot }, choice }) {
  if (!samePage(location.href, snapshot.page.url) && asksPassword()) return "elsewhere";
  holdWidget();
  // Not waited for: what becomes of it is said in the page.
  proceed(snapshot, choice);
  return "done";
}

/**
 * @param {Snapshot} snapshot
 * @param {CartChoice} [decided]
 */
async function proceed(snapshot, decided) {
  const prompt = put(snapshot);
  prompt.busy();
  try {
    const chosen = decided ? { prompt, choice: decided } : await choose(prompt, snapshot);
    if (!chosen) return;
    if (!/keep|sent/.test(chosen.choice) && (await isSentOnly(snapshot))) {
      // The shop leads back here, and the place is brought back then: whoever waits for this tab must know before.
      await tellWorker({ type: "leaving" });
      if (await sendCart(ground, snapshot)) return;
    }
    await bringBackHere(ground, snapshot, chosen.prompt, chosen.choice);
  } catch {
    // An extension that was updated meanwhile, a page that is being left: nothing more can be done, or said.
    prompt.close();
  }
}

/**
 * What is to become of other things in the cart here is the visitor's to say; where there are none, nothing is asked.
 * @param {Prompt} prompt
 * @param {Snapshot} snapshot
 * @returns {Promise<{ prompt: Prompt, choice: CartChoice } | null>} null when the visitor would rather not
 */
async function choose(prompt, snapshot) {
  const lines = snapshot.cart?.lines ?? [];
  if (!lines.length) return { prompt, choice: "both" };
  /** @type {Promise<null>} */
  const late = new Promise((done) => setTimeout(() => done(null), PATIENCE));
  const adapter = await openCart();
  const plan = adapter?.add ? await Promise.race([planCart(adapter, lines).catch(() => null), late]) : null;
  if (!plan?.others.length) return { prompt, choice: "both" };
  const question = put(snapshot);
  question.foresee(plan, Boolean(adapter?.remove));
  const answer = await question.answer;
  return answer === "continue" ? { prompt: question, choice: question.cartChoice() } : null;
}

/** @param {Snapshot} snapshot whether the shop takes the cart, and by an address of its own alone */
async function isSentOnly({ cart }) {
  const adapter = cart?.lines.length ? await openCart() : null;
  if (!cart || !adapter || adapter.add) return false;
  const way = await adapter.permalink?.(cart.lines, address());
  // Where the cart would not be sent, nobody may wait for its coming back.
  return Boolean(way && URL.canParse(way) && new URL(way).origin === location.origin);
}

/** @param {Asked} asked */
async function offer({ id, url, title, items, progression, savedAt, kind }) {
  // All that is known before the visitor has said yes: the place itself is still sealed.
  const cart = items ? { lines: [{ id, title, quantity: items }] } : null;
  const position = progression === null ? null : { selectors: [], progression };
  if (!samePage(location.href, url)) return;
  if (!(await worthAsking(ground, { page: { url, title }, position, cart }))) return;
  // The widget is asking already, or we are.
  if (shown || holdWidget()) return;
  const prompt = put({ page: { url, title }, position, device: { kind }, saved_at: savedAt });
  // In the same document another page may be open by now: the question was about the one before.
  const moved = (/** @type {{ type?: unknown } | null} */ message) => {
    if (message?.type === "moved" && !samePage(location.href, url)) prompt.close();
  };
  ext.runtime.onMessage.addListener(moved);
  prompt.answer.then(() => ext.runtime.onMessage.removeListener(moved));
  // Not waited for: a visitor may take their time.
  answered(prompt, id).catch(() => prompt.close());
}

/**
 * @param {Prompt} prompt
 * @param {string} id of the place that is asked about
 */
async function answered(prompt, id) {
  const answer = await prompt.answer;
  if (answer === "gone") return;
  if (answer !== "continue") {
    await tellWorker({ type: "no", place: id });
    return;
  }
  /** @type {{ content?: Content } | null} */
  const opened = await tellWorker({ type: "open", place: id });
  if (opened?.content) await proceed(opened.content.snapshot);
  else prompt.report({ place: "none", readIn: null, cart: null }, null);
}

/** @param {Snapshot} snapshot */
function put(snapshot) {
  shown?.close();
  surface ??= createSurface({ lang: language(), mode: "closed", signal: new AbortController().signal });
  surface.adopt(OWN_LOOK);
  sameplacePage.root = surface.root;
  ignoreForged(surface.root);
  const prompt = openPrompt(surface, offerOf(snapshot, []));
  shown = prompt;
  prompt.gone.then(() => {
    if (shown === prompt) shown = null;
  });
  return prompt;
}

/** The words in the page's language, numbers and dates as the visitor is used to them in it. */
function language() {
  const tag = document.documentElement.lang || navigator.language;
  return navigator.languages.find((own) => own.split("-", 1)[0] === tag.split("-", 1)[0]) ?? tag;
}

/** What no person did is not for us. @param {ShadowRoot} root */
function ignoreForged(root) {
  for (const type of ["click", "change", "keydown"])
    root.addEventListener(type, dropForged, { capture: true });
}

/** @param {Event} event */
function dropForged(event) {
  if (event.isTrusted) return;
  event.stopImmediatePropagation();
  event.preventDefault();
}

/**
 * The site's own widget asks nothing while we do.
 * @returns {boolean} whether it has asked already
 */
function holdWidget() {
  document.documentElement.setAttribute("data-sameplace-held", "");
  return !document.dispatchEvent(new Event("sameplace:hold", { cancelable: true }));
}

/** Whether this page asks for a log-in; a form that is folded away in a header does not. */
function asksPassword() {
  return [...document.querySelectorAll("input[type=password]")].some(
    (field) => field.getClientRects().length,
  );
}
