// What Continue does on a page, whoever asked: says beforehand what will become of the cart, fills it, finds the
// place, and tells. The cart comes first, because the shop may redraw itself, and then the place, which that moves.
import { planCart } from "./cart/plan.js";
import { restoreCart } from "./cart/restore.js";
import { mark } from "./mark.js";
import { restore } from "./position/restore.js";
import { onTakeOver } from "./position/settle.js";

/** @import { CartAdapter } from "./cart/index.js" */
/** @import { LineReport } from "./cart/restore.js" */
/** @import { CartChoice } from "./outlook.js" */
/** @import { hold } from "./position/capture.js" */
/** @import { Offer, Prompt } from "./prompt.js" */
/** @import { Report } from "./report.js" */
/** @import { CartLine, Snapshot } from "./types" */

/**
 * The page that is come back to.
 * @typedef {object} Ground
 * @property {() => Promise<CartAdapter | null>} cart
 * @property {() => string} address of the page, as it may leave the device
 * @property {typeof hold} hold tells capture that a restored position is on show
 */

/**
 * Says what Continue will do to the cart here, as soon as the shop has told; the question does not wait for it.
 * @param {Ground} ground
 * @param {Snapshot} snapshot
 * @param {Prompt} prompt
 */
export async function foresee(ground, { cart }, prompt) {
  try {
    const adapter = cart?.lines.length ? await ground.cart() : null;
    if (adapter?.add && cart) prompt.foresee(await planCart(adapter, cart.lines), Boolean(adapter.remove));
  } catch {
    // A cart that cannot be read now is no reason not to ask.
  }
}

/**
 * Not when the visitor is there already, reads on, asked for a spot themselves, or left at the very top.
 * @param {Ground} ground
 * @param {Snapshot} snapshot
 */
export async function worthAsking(ground, { position, cart }) {
  const depth = (position?.progression ?? 0) * document.documentElement.scrollHeight;
  if (depth > innerHeight && scrollY < innerHeight / 2 && !/^#[^/!]/.test(location.hash)) return true;
  if (!cart?.lines.length) return false;
  try {
    return (await (await ground.cart())?.read())?.length === 0;
  } catch {
    return false;
  }
}

/**
 * What the prompt says of a snapshot.
 * @param {Snapshot} snapshot
 * @param {string[]} pictures hosts beside the page's own whose pictures may be shown
 * @returns {Offer}
 */
export function offerOf({ page, position, cart, device, saved_at }, pictures) {
  const lines = cart?.lines ?? [];
  return {
    title: page.title,
    savedAt: new Date(saved_at ?? Date.now()),
    deviceKind: device?.kind ?? "other",
    sameDevice: false,
    progression: position ? (position.progression ?? 0) : null,
    cart: lines,
    picture: lines.map((line) => picture(line, pictures)).find(Boolean) ?? null,
    elsewhere: null,
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
 * @param {Ground} ground
 * @param {Snapshot} snapshot
 * @returns {Promise<boolean>} whether the visitor is on their way there
 */
export async function sendCart(ground, { cart }) {
  try {
    const adapter = cart?.lines.length ? await ground.cart() : null;
    if (!cart || adapter?.add) return false;
    const address = await adapter?.permalink?.(cart.lines, ground.address());
    if (!address || new URL(address).origin !== location.origin) return false;
    location.assign(address);
    return true;
  } catch {
    return false;
  }
}

/**
 * Brings back what the visitor said yes to, and has the prompt's card tell what became of it.
 * @param {Ground} ground
 * @param {Snapshot} snapshot
 * @param {Prompt} prompt
 * @param {CartChoice} choice
 */
export async function bringBack(ground, { page, cart, position }, prompt, choice) {
  prompt.busy();
  const adapter = await ground.cart();
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
  const { placed, place } = await takeBack(ground, position);
  const report = { place, readIn: otherLanguage(page.lang), cart: lines && { lines } };
  prompt.report(report, placed && placed.found !== "none" ? placed.undo : null);
  if (placed?.range) mark(placed.range);
  return { place, lines };
}

/**
 * @param {Ground} ground
 * @param {Snapshot["position"]} position
 * @returns {Promise<{ placed: import("./position/types.js").Restored | null, place: Report["place"] }>}
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

/** @param {CartAdapter | null} adapter */
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
