/**
 * The round button in the lower corner that opens the sheet. Part of the first load, and therefore in the
 * system's colours: the accent need not be worked out before anybody asks for anything.
 */

import { icon } from "./dom.js";

/** @import { Surface } from "./surface.js" */

/** @param {"start" | "end"} side */
const styles = (side) => `.launcher{all:unset;position:fixed;inset-inline-${side}:var(--sameplace-inset,16px);
bottom:calc(var(--sameplace-inset,16px) + var(--bar,env(safe-area-inset-bottom,0px)));
box-sizing:border-box;width:44px;height:44px;padding:9px;border:1px solid #8888;border-radius:50%;cursor:pointer;
background:var(--sameplace-surface,Canvas);color:var(--sameplace-text,CanvasText);box-shadow:0 2px 8px #0003}
.launcher:hover{border-color:currentColor}
.launcher:focus-visible{outline:2px solid;outline-offset:2px}
.launcher[hidden]{display:none}
[dir=rtl]>svg{transform:scaleX(-1)}`;

const LAPTOP_TO_PHONE = "M4 16V6h15v2M2 19h10M15 11h6v9h-6zM8 12h4m-2-2 2 2-2 2";

/**
 * @param {Surface} surface
 * @param {{label: string, side?: "start" | "end", onOpen: () => void}} options
 * @returns {{hide(): void, show(): void, remove(): void}}
 */
export function showLauncher(surface, { label, side = "end", onOpen }) {
  const node = document.createElement("button");
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const lift = () => {
    const height = barHeight(node.getBoundingClientRect().left + 22);
    node.style.setProperty("--bar", height ? `${height}px` : "");
  };
  // The page's bars come and go; where they are matters once the page rests.
  const settle = () => {
    clearTimeout(timer);
    timer = setTimeout(lift, 250);
  };

  node.className = "launcher";
  node.type = "button";
  node.dir = surface.dir;
  node.title = label;
  node.setAttribute("aria-label", label);
  node.append(icon(LAPTOP_TO_PHONE));
  node.addEventListener("click", onOpen);
  for (const type of ["load", "resize", "scroll"]) {
    addEventListener(type, settle, { passive: true, signal: surface.signal });
  }
  surface.adopt(styles(side));
  surface.add(node);
  settle();

  return {
    hide() {
      node.hidden = true;
    },
    show() {
      node.hidden = false;
    },
    remove() {
      node.remove();
    },
  };
}

/**
 * Height of a bar that the page itself has fixed to the window's lower edge (a buy button, tabs, a cookie
 * notice); 0 when there is none. What fills more than a third of the window is a layer and not a bar.
 *
 * @param {number} x where to look, in CSS pixels from the window's left
 */
function barHeight(x) {
  let node = document.elementsFromPoint(x, innerHeight - 1).find((found) => !found.shadowRoot) ?? null;
  for (; node; node = node.parentElement) {
    const height = innerHeight - node.getBoundingClientRect().top;
    if (/fixed|sticky/.test(getComputedStyle(node).position) && height < innerHeight / 3) return height;
  }
  return 0;
}
