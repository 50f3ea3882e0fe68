/**
 * The card that prompt and report share: non-modal, in the top layer, with manners. It takes the focus only
 * from nobody, gives it back, and is announced politely when it does not take it.
 */

import { announcer, closeButton, element, fade } from "./dom.js";
import { BASE } from "./styles/base.js";
import { CARD } from "./styles/card.js";
import { dress } from "./theme.js";

/** @import { Surface } from "./surface.js" */

/**
 * @typedef {{heading: string, facts: Node[], actions: HTMLElement[]}} Contents
 * @typedef {ReturnType<typeof openCard>} Card
 */

/** While somebody is at the card, look again this often whether they have gone. */
const LINGER = 2000;

/**
 * @param {Surface} surface
 * @param {Contents & {closeLabel: string, onClose: () => void}} options `onClose` is called once, however the
 *   card goes
 */
export function openCard(surface, { closeLabel, onClose, ...contents }) {
  const heading = element("h2", { id: "card-heading" });
  const facts = element("div", { id: "card-facts", className: "facts" });
  const actions = element("div", { className: "actions" });
  const spoken = announcer();
  const node = element(
    "section",
    {
      className: "panel card",
      role: "dialog",
      tabIndex: -1,
      popover: "manual",
      dir: surface.dir,
      lang: surface.lang,
      "aria-labelledby": heading.id,
      "aria-describedby": facts.id,
    },
    heading,
    facts,
    actions,
    closeButton(closeLabel, () => close()),
    spoken,
  );
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let open = true;

  // Outside our own surface, whoever has the focus keeps it: a field being typed in, a link, a frame.
  const active = document.activeElement;
  const idle = !active || active === document.body || active === surface.host;
  /** @type {Element | null} */
  let origin = active === surface.host ? surface.root.activeElement : active;

  /** @param {Contents} next */
  const fill = (next) => {
    const within = node.contains(surface.root.activeElement);
    heading.textContent = next.heading;
    facts.replaceChildren(...next.facts);
    actions.replaceChildren(...next.actions);
    actions.hidden = next.actions.length === 0;
    if (within) node.focus({ preventScroll: true });
  };

  /** @param {string} text */
  const announce = (text) => {
    // A live region is heard only when its text changes after it has been rendered.
    setTimeout(() => {
      spoken.textContent = text;
    }, 150);
  };

  const held = () =>
    document.hidden ||
    node.matches(":focus-visible") ||
    node.querySelector(":focus-visible") !== null ||
    // A finger leaves its last hover behind.
    (matchMedia("(hover: hover)").matches && node.matches(":hover"));

  /** @param {number} pause milliseconds */
  const leaveAfter = (pause) => {
    clearTimeout(timer);
    timer = setTimeout(() => (held() ? leaveAfter(LINGER) : close()), pause);
  };

  const close = () => {
    if (!open) return;
    open = false;
    clearTimeout(timer);
    if (node.contains(surface.root.activeElement) && origin instanceof HTMLElement) {
      origin.focus({ preventScroll: true });
    }
    fade(node).then(() => node.remove());
    onClose();
  };

  node.addEventListener("focusin", ({ relatedTarget }) => {
    if (relatedTarget instanceof Element && !surface.root.contains(relatedTarget)) origin = relatedTarget;
  });
  node.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  surface.signal.addEventListener("abort", close);

  surface.adopt(BASE);
  surface.adopt(CARD);
  surface.add(node);
  dress(surface);
  fill(contents);
  node.showPopover?.();
  if (idle) node.focus({ preventScroll: true });
  else announce(`${contents.heading} ${facts.textContent}`);

  return { node, fill, announce, leaveAfter, close };
}
