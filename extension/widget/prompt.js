// The part that asks and restores: for a token that was presented, and for a return on the same device.
import { carry, putFragmentBack, withoutFragment } from "../core/address.js";
import { bringBack, foresee, offerOf, sendCart, worthAsking } from "../core/arrival.js";
import { createClient, ServiceError } from "../core/client.js";
import { deviceKind } from "../core/device.js";
import { drop, keepAccepted, keepPending, saidNo, sayNo, takeAccepted } from "../core/memory.js";
import { openNotice } from "../core/notice.js";
import { openPrompt } from "../core/prompt.js";

/** @import { Event, Resumed, Snapshot } from "../core/types" */
/** @import { LineReport } from "../core/cart/restore.js" */
/** @import { Ground } from "../core/arrival.js" */
/** @import { CartChoice } from "../core/outlook.js" */
/** @import { Prompt } from "../core/prompt.js" */
/** @import { Context } from "./main.js" */

/** The question on show; there is never a second one beside it. @type {Prompt | null} */
let shown = null;

/** Somebody presented a token here, so that the question is the widget's. */
let asked = false;

// The visitor's browser extension brings them back here, or asks them to: one question is enough. The event says
// no more than that; cancelled, it answers that the widget is asking already.
document.addEventListener("sameplace:hold", (event) => {
  if (asked) event.preventDefault();
  else shown?.close();
});

const isHeld = () => document.documentElement.hasAttribute("data-sameplace-held");

/**
 * A token came.
 * @param {Context} context
 * @param {string} token
 * @param {"link" | "redirect" | "code"} by the link that opened this very page, so that being elsewhere is a
 *   redirect's doing; a log-in that came between; or a code typed here
 */
export async function arrive(context, token, by) {
  asked = true;
  const ground = groundOf(context);
  const { pictures } = context.settings;
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
    const prompt = put(context, { ...offerOf(snapshot, pictures), elsewhere: away ? there : null });
    foresee(ground, snapshot, prompt);
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
    if (choice !== "keep" && choice !== "sent" && (await sendCart(ground, snapshot))) {
      // The shop leads back here, and the place is brought back then.
      keepAccepted(id, "sent");
      keepPending(token);
      return;
    }
    const { place, lines } = await bringBack(ground, snapshot, prompt, choice);
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
  const ground = groundOf(context);
  if (!(await worthAsking(ground, snapshot)) || isHeld()) return;
  const prompt = put(context, { ...offerOf(snapshot, context.settings.pictures), sameDevice: true });
  foresee(ground, snapshot, prompt);
  const answer = await prompt.answer;
  if (answer === "continue") await bringBack(ground, snapshot, prompt, prompt.cartChoice());
  else if (answer !== "gone") drop(key);
}

/** Whether this page asks for a log-in; a form that is folded away in a header does not. */
function asksPassword() {
  const fields = [...document.querySelectorAll("input[type=password]")];
  return fields.some((field) => field.getClientRects().length);
}

/**
 * @param {Context} context
 * @returns {Ground}
 */
const groundOf = ({ cart, hold, reading }) => ({ cart, hold, address: reading.address });

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
