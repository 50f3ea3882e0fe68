/**
 * The round button in the lower corner that opens the sheet. Part of the first load: neutral colours, so
 * that the accent need not be worked out before anybody asks for anything.
 */

import { element, icon } from "./dom.js";

/** @typedef {import("./surface.js").Surface} Surface */

const STYLES = `.launcher{all:unset;box-sizing:border-box;position:fixed;bottom:calc(var(--sameplace-inset,16px) + env(safe-area-inset-bottom,0px) + var(--lift,0px));inset-inline-end:calc(var(--sameplace-inset,16px) + env(safe-area-inset-right,0px));width:44px;height:44px;display:grid;place-items:center;border:1px solid #8886;border-radius:50%;cursor:pointer;background:var(--sameplace-surface,#fff);color:var(--sameplace-text,#1c1e21);box-shadow:0 1px 2px #0002,0 4px 12px #0002}
.launcher.start{inset-inline:calc(var(--sameplace-inset,16px) + env(safe-area-inset-left,0px)) auto}
.launcher:hover{border-color:currentColor}
.launcher:focus-visible{outline:2px solid;outline-offset:2px}
.launcher[hidden]{display:none}
.launcher:dir(rtl) svg{transform:scaleX(-1)}
:host([data-theme=dark]) .launcher{background:var(--sameplace-surface,#1e2024);color:var(--sameplace-text,#f1f2f4)}
@media (prefers-color-scheme:dark){:host([data-theme=auto]) .launcher{background:var(--sameplace-surface,#1e2024);color:var(--sameplace-text,#f1f2f4)}}`;

const LAPTOP_TO_PHONE =
  "M3 19h9M5 16V7.5A1.5 1.5 0 0 1 6.5 6h11A1.5 1.5 0 0 1 19 7.5M8 12h4m-1.5-2l2 2-2 2M17 11h3a1.5 1.5 0 0 1 1.5 1.5v6a1.5 1.5 0 0 1-1.5 1.5h-3a1.5 1.5 0 0 1-1.5-1.5v-6a1.5 1.5 0 0 1 1.5-1.5z";

/**
 * @param {Surface} surface
 * @param {{label: string, side?: "start" | "end", onOpen: () => void}} options
 * @returns {{hide(): void, show(): void, remove(): void}}
 */
export function showLauncher(surface, { label, side = "end", onOpen }) {
  const ending = new AbortController();
  const node = element(
    "button",
    { className: `launcher ${side}`, type: "button", dir: surface.dir, title: label, "aria-label": label },
    icon(LAPTOP_TO_PHONE),
  );
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const lift = () => {
    const { left, width } = node.getBoundingClientRect();
    node.style.setProperty("--lift", `${barHeight(left + width / 2)}px`);
  };
  const settle = () => {
    clearTimeout(timer);
    timer = setTimeout(lift, 250);
  };

  surface.adopt(STYLES);
  surface.add(node);
  settle();
  node.addEventListener("click", onOpen);
  for (const type of ["load", "resize", "scroll"]) {
    addEventListener(type, settle, { passive: true, signal: ending.signal });
  }
  const remove = () => {
    clearTimeout(timer);
    ending.abort();
    node.remove();
  };
  surface.signal.addEventListener("abort", remove);
  return {
    hide() {
      node.hidden = true;
    },
    show() {
      node.hidden = false;
    },
    remove,
  };
}

/**
 * Height of a bar that the page itself has fixed to the window's lower edge (a buy button, tabs, a cookie
 * notice); 0 when there is none. What fills more than a third of the window is a layer and not a bar.
 *
 * @param {number} x where to look, in CSS pixels from the window's left
 */
function barHeight(x) {
  for (const found of document.elementsFromPoint(x, innerHeight - 2)) {
    for (let at = /** @type {Element | null} */ (found); at; at = at.parentElement) {
      const height = innerHeight - at.getBoundingClientRect().top;
      if (/fixed|sticky/.test(getComputedStyle(at).position) && height < innerHeight / 3 && height > 0) {
        return height;
      }
    }
  }
  return 0;
}
