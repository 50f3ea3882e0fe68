// The part that asks and restores: for a token that was presented, and for a return on the same device.
import { carry, putFragmentBack, withoutFragment } from "../core/address.js";
import { planCart } from "../core/cart/plan.js";
import { restoreCart } from "../core/cart/restore.js";
import { createClient, ServiceError } from "../core/client.js";
import { deviceKind } from "../core/device.js";
import { mark } from "../core/mark.js";
import { drop, keepAccepted, keepPending, saidNo, sayNo, takeAccepted } from "../core/memory.js";
import { openNotice } from "../core/notice.js";
import { restore } from "../core/position/restore.js";
import { onTakeOver } from "../core/position/settle.js";
import { openPrompt } from "../core/prompt.js";

/** @import { CartLine, Event, Resumed, Snapshot } from "../core/types" */
/** @import { LineReport } from "../core/cart/restore.js" */
/** @import { CartChoice } from "../core/outlook.js" */
/** @import { Prompt } from "../core/prompt.js" */
/** @import { Report } from "../core/report.js" */
/** @import { Context } from "./main.js" */

/** The question on show; there is never a second one beside it. @type {Prompt | null} */
let shown = null;

/**
 * A token came.
 * @param {Context} context
 * @param {string} token
 * @param {"link" | "redirect" | "code"} by the link that opened this very page, so that being elsewhere is a
 *   redirect's doing; a log-in that came between; or a code typed here
 */
export async function arrive(context, token, by) {
  const client = createClient(context.service);
  /** @type {Resumed} */
  let resumed;
  try {
    resumed = await client.resume({ token }, deviceKind());
  } catch (error) {
    // A service that is not there leaves the page alone; a link that leads nowhere is said.
    if (error instanceof ServiceError && error.kind !== "offline") openNotice(context.surface(), error.kind);
    return;
  }
  const { id, snapshot } = resumed;
  const here = withoutFragment(context.reading.address());
  const there = withoutFragment(snapshot.page.url);
  if (here === there) putFragmentBack(snapshot.page.url);
  else if (by !== "code" && asksPassword()) {
    // A log-in came between: asked on the page that follows it.
    keepPending(token);
    return;
  }
  const away = here !== there && by !== "link";

  /** @param {Partial<Event> & Pick<Event, "type">} event */
  const report = (event) => {
    client.report({ token, consent: context.measures(), ...event }).catch(() => {});
  };
  const ask = () => {
    const prompt = put(context, { ...offerOf(context, snapshot), elsewhere: away ? there : null });
    foresee(context, snapshot, prompt);
    if (context.measures()) report({ type: "prompted" });
    return prompt;
  };
  const go = async (/** @type {Prompt} */ prompt, choice = prompt.cartChoice()) => {
    report({ type: "accepted" });
    if (away) {
      keepAccepted(id, choice);
      location.assign(carry(snapshot.page.url, token));
      return;
    }
    if (choice !== "keep" && choice !== "sent" && (await sendCart(context, snapshot))) {
      // The shop leads back here, and the place is brought back then.
      keepAccepted(id, "sent");
      keepPending(token);
      return;
    }
    const { place, lines } = await bringBack(context, snapshot, prompt, choice);
    const count = (/** @type {(line: LineReport) => boolean} */ test) => lines?.filter(test).length ?? 0;
    const whole = (/** @type {LineReport} */ { outcome }) => outcome === "added" || outcome === "already";
    const partly = (/** @type {LineReport} */ { outcome }) => outcome === "fewer";
    report({
      type: "restored",
      accuracy: place,
      lines: lines && {
        restored: count(whole),
        partly: count(partly),
        missing: count((line) => !whole(line) && !partly(line)),
      },
    });
  };
  // Not asked again; whoever changes their mind finds it in the sheet.
  const offerInSheet = () => {
    context.offer = {
      title: snapshot.page.title,
      savedAt: new Date(resumed.prompt.saved_at),
      resume: () => go(ask()),
    };
  };

  const accepted = takeAccepted(id);
  if (accepted) return go(ask(), /** @type {CartChoice} */ (accepted));
  if (saidNo(id)) return offerInSheet();
  const prompt = ask();
  const answer = await prompt.answer;
  if (answer === "continue") return go(prompt);
  if (answer === "gone") return;
  sayNo(id);
  if (context.measures()) report({ type: "declined" });
  offerInSheet();
}

/**
 * The visitor is back on this device, on a page they left some time ago.
 * @param {Context} context
 * @param {string} key of the page
 * @param {Snapshot} snapshot
 */
export async function welcome(context, key, snapshot) {
  if (!(await worthAsking(context, snapshot))) return;
  const prompt = put(context, { ...offerOf(context, snapshot), sameDevice: true });
  foresee(context, snapshot, prompt);
  const answer = await prompt.answer;
  if (answer === "continue") await bringBack(context, snapshot, prompt, prompt.cartChoice());
  else if (answer !== "gone") drop(key);
}

/**
 * Says what Continue will do to the cart here, as soon as the shop has told; the question does not wait for it.
 * @param {Context} context
 * @param {Snapshot} snapshot
 * @param {Prompt} prompt
 */
async function foresee(context, { cart }, prompt) {
  try {
    const adapter = cart?.lines.length ? await context.cart() : null;
    if (adapter?.add && cart) prompt.foresee(await planCart(adapter, cart.lines), Boolean(adapter.remove));
  } catch {
    // A cart that cannot be read now is no reason not to ask.
  }
}

/** Whether this page asks for a log-in; a form that is folded away in a header does not. */
function asksPassword() {
  const fields = [...document.querySelectorAll("input[type=password]")];
  return fields.some((field) => field.getClientRects().length);
}

/**
 * The question takes the launcher's corner while it, or its report, is there.
 * @param {Context} context
 * @param {import("../core/prompt.js").Offer} offer
 */
function put({ surface, launcher }, offer) {
  shown?.close();
  launcher?.hide();
  const prompt = openPrompt(surface(), offer);
  shown = prompt;
  prompt.gone.then(() => {
    if (shown === prompt) launcher?.show();
  });
  return prompt;
}

/**
 * Not when the visitor is there already, reads on, asked for a spot themselves, or left at the very top.
 * @param {Context} context
 * @param {Snapshot} snapshot
 */
async function worthAsking(context, { position, cart }) {
  const depth = (position?.progression ?? 0) * document.documentElement.scrollHeight;
  if (depth > innerHeight && scrollY < innerHeight / 2 && !/^#[^/!]/.test(location.hash)) return true;
  if (!cart?.lines.length) return false;
  try {
    return (await (await context.cart())?.read())?.length === 0;
  } catch {
    return false;
  }
}

/**
 * @param {Context} context
 * @param {Snapshot} snapshot
 */
function offerOf({ settings }, { page, position, cart, device, saved_at }) {
  const lines = cart?.lines ?? [];
  return {
    title: page.title,
    savedAt: new Date(saved_at ?? Date.now()),
    deviceKind: device?.kind ?? /** @type {const} */ ("other"),
    sameDevice: false,
    progression: position ? (position.progression ?? 0) : null,
    cart: lines,
    picture: lines.map((line) => picture(line, settings.pictures)).find(Boolean) ?? null,
    elsewhere: /** @type {string | null} */ (null),
  };
}

/**
 * A line's picture, when it comes from the page's own origin or, over https, from a host the owner listed.
 * @param {CartLine} line
 * @param {string[]} hosts
 */
function picture({ image }, hosts) {
  try {
    const { origin, protocol, host } = new URL(image ?? "");
    return origin === location.origin || (protocol === "https:" && hosts.includes(host)) ? image : null;
  } catch {
    return null;
  }
}

/**
 * To a shop whose cart can only be filled by an address of its own.
 * @param {Context} context
 * @param {Snapshot} snapshot
 * @returns {Promise<boolean>} whether the visitor is on their way there
 */
async function sendCart(context, { cart }) {
  try {
    const adapter = cart?.lines.length ? await context.cart() : null;
    if (!cart || adapter?.add) return false;
    const address = await adapter?.permalink?.(cart.lines, context.reading.address());
    if (!address || new URL(address).origin !== location.origin) return false;
    location.assign(address);
    return true;
  } catch {
    return false;
  }
}

/**
 * Cart first, because the shop may redraw itself; then the place, which that would move; then said.
 * @param {Context} context
 * @param {Snapshot} snapshot
 * @param {Prompt} prompt
 * @param {CartChoice} choice
 */
async function bringBack(context, { page, cart, position }, prompt, choice) {
  prompt.busy();
  const adapter = await context.cart();
  /** @type {LineReport[] | null} */
  let lines = null;
  if (cart?.lines.length && choice !== "keep") {
    const replace = choice === "replace";
    if (choice === "sent") lines = untouched(cart.lines, "unknown");
    else if (adapter?.add) lines = await restoreCart(adapter, cart.lines, { replace });
    else lines = untouched(cart.lines, "failed");
    if (replace || lines.some(({ outcome }) => outcome === "added" || outcome === "fewer"))
      await refresh(adapter);
  }
  const { placed, place } = await takeBack(context, position);
  const report = { place, readIn: otherLanguage(page.lang), cart: lines && { lines } };
  prompt.report(report, placed && placed.found !== "none" ? placed.undo : null);
  if (placed?.range) mark(placed.range);
  return { place, lines };
}

/**
 * @param {Context} context
 * @param {Snapshot["position"]} position
 * @returns {Promise<{ placed: import("../core/position/types.js").Restored | null, place: Report["place"] }>}
 *   `place` is null when there was none, and when the visitor went their own way before it was found: then it is
 *   not said to be lost
 */
async function takeBack({ hold }, position) {
  if (!position) return { placed: null, place: null };
  const watch = new AbortController();
  let yielded = false;
  onTakeOver(() => {
    yielded = true;
  }, watch.signal);
  const placed = await restore(position, { hold }).catch(() => null);
  watch.abort();
  const found = placed?.found ?? "none";
  return { placed, place: found === "none" && yielded ? null : found };
}

/**
 * The language that a page was read in, when it is in another here; null also when nobody says.
 * @param {string} [tag] BCP 47
 */
function otherLanguage(tag = "") {
  try {
    const [read, here] = [tag, document.documentElement.lang].map((lang) => new Intl.Locale(lang).language);
    return read === here ? null : read;
  } catch {
    return null;
  }
}

/** @param {import("../core/cart/index.js").CartAdapter | null} adapter */
async function refresh(adapter) {
  try {
    await adapter?.refresh?.();
  } catch {
    // The cart is right; its display follows at the next page.
  }
}

/**
 * Nothing on this page can fill the cart, or tell what became of it: said of each line, with its link.
 * @param {CartLine[]} lines
 * @param {"failed" | "unknown"} outcome
 * @returns {LineReport[]}
 */
const untouched = (lines, outcome) => lines.map((line) => ({ line, outcome, quantity: 0, price: null }));
