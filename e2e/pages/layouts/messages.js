// A list of 3000 messages of which TanStack Virtual keeps those in the document that can be seen.
import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from "@tanstack/virtual-core";
import { noteAt } from "./notes.js";

const list = document.querySelector("#list");
const rows = document.querySelector("#rows");
/** @type {Map<number, HTMLElement>} */
const shown = new Map();

const virtual = new Virtualizer({
  count: 3000,
  getScrollElement: () => list,
  estimateSize: () => 90,
  overscan: 4,
  scrollToFn: elementScroll,
  observeElementRect,
  observeElementOffset,
  onChange: draw,
});

function make(index) {
  const { id, who, text } = noteAt(index);
  const row = Object.assign(document.createElement("div"), { className: "row" });
  row.dataset.index = String(index);
  row.dataset.item = id;
  const name = Object.assign(document.createElement("b"), { textContent: who });
  const words = Object.assign(document.createElement("span"), { textContent: text });
  row.append(name, words);
  return row;
}

function draw() {
  const items = virtual.getVirtualItems();
  rows.style.height = `${virtual.getTotalSize()}px`;
  const wanted = new Set(items.map(({ index }) => index));
  for (const [index, row] of shown) {
    if (wanted.has(index)) continue;
    row.remove();
    shown.delete(index);
  }
  for (const { index, start } of items) {
    let row = shown.get(index);
    if (!row) {
      row = make(index);
      shown.set(index, row);
      rows.append(row);
      virtual.measureElement(row);
    }
    row.style.transform = `translateY(${start}px)`;
  }
}

virtual._didMount();
virtual._willUpdate();
draw();
