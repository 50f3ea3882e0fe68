"""The truth about place, measured from outside: which line is painted at the top of the window.

Nothing of the position engine is used: the lines painted below the page's bar are asked of the browser (boxes
of ranges, and its hit test for what really shows). Of lines beside each other the one under the window's
centre is taken, then the first in the document. On the other device the line is looked for by its text, every
letter and digit of it: in the same item of a list where the page has such (``data-item``), and among likes by
which of them it was. White space may be laid out anew.
"""

from __future__ import annotations

import difflib
import math
from dataclasses import dataclass
from typing import Any, Protocol


class Evaluates(Protocol):
    """A page in any browser: Playwright's, or whatever else can evaluate."""

    def evaluate(self, expression: str, arg: Any = None, /) -> Any:
        """The value of a JavaScript function, called with `arg`."""


_PANES = r"""
  const up = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host ?? null;
  const root = document.scrollingElement ?? document.documentElement;
  const hitAt = (x, y) => {
    const hits = document.elementsFromPoint(x, y).filter((e) => e.nodeName !== "SAMEPLACE-SURFACE");
    let hit = hits[0] ?? null;
    for (let inner; (inner = hit?.shadowRoot?.elementFromPoint(x, y)) && inner !== hit; ) hit = inner;
    return hit;
  };
  const paneOf = (node) => {
    for (let at = node; at && at !== document.body && at !== root; at = up(at))
      if (at.nodeType === 1 && at.scrollHeight > at.clientHeight + 1)
        if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
    return root;
  };
  const paneHere = () => paneOf(hitAt(innerWidth / 2, innerHeight / 2) ?? root);
"""
"""What is scrolled: the window, or the pane of the page that lies under its middle."""

_COMMON = (
    _PANES
    + r"""
  const plain = (text) => text.replace(/\s+/g, " ").trim();
  const texts = [];
  const walk = (node) => {
    if (node.nodeType === 3 && node.data.trim()) texts.push(node);
    if (/^(SCRIPT|STYLE|NOSCRIPT|TEMPLATE|SAMEPLACE-SURFACE)$/.test(node.nodeName)) return;
    const slotted = node.nodeName === "SLOT" ? node.assignedNodes() : [];
    for (const child of slotted.length ? slotted : (node.shadowRoot ?? node).childNodes) walk(child);
  };
  if (document.body) walk(document.body);
  const isStuck = (node) => {
    for (let at = up(node); at && at !== document.body; at = up(at))
      if (/sticky|fixed/.test(getComputedStyle(at).position)) return true;
    return false;
  };
  const barOf = (pane) => {
    const top = pane === root ? 0 : pane.getBoundingClientRect().top;
    let lowest = top;
    const isBar = (e) => {
      if (!/sticky|fixed/.test(getComputedStyle(e).position)) return false;
      const box = e.getBoundingClientRect();
      if (box.top > lowest + 1 || box.bottom <= lowest || box.height >= innerHeight / 2) return false;
      lowest = box.bottom;
      return true;
    };
    // A bar may lie over another, and the page's second bar below its first.
    const named = () => [...document.querySelectorAll("header, nav, [data-bar]")].some(isBar);
    const wide = () => {
      for (let at = hitAt(innerWidth / 2, lowest + 2); at && at !== root; at = up(at))
        if (at.nodeType === 1 && at.clientWidth > innerWidth / 2 && isBar(at)) return true;
      return false;
    };
    for (let turn = 0; turn < 4 && (named() || wide()); turn++);
    return lowest;
  };
  const boxOf = (node, at) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect();
  };
  const boxHere = ({ left, top, width, height }) => ({ left, top, width, height });
  const heightOf = (node, box) => parseFloat(getComputedStyle(up(node)).lineHeight) || box.height;
  const itemOf = (node) => {
    for (let at = node; at; at = up(at)) if (at.dataset?.item) return at.dataset.item;
    return "";
  };
  const alike = (text, item) => texts.filter((node) => plain(node.data) === text && itemOf(node) === item);
  const nameOf = (element) => {
    const id = element.id ? ` id="${element.id}"` : "";
    const kind = element.getAttribute("class");
    return `<${element.localName}${id}${kind ? ` class="${kind}"` : ""}>`.slice(0, 120);
  };
"""
)

_READ = f"""() => {{ {_COMMON}
  const pane = paneHere();
  const bar = barOf(pane);
  const edge = pane === root ? 0 : Math.max(0, pane.getBoundingClientRect().top);
  const lines = [];
  for (const node of texts) {{
    if (paneOf(node) !== pane || isStuck(node)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const whole = range.getBoundingClientRect();
    if (whole.bottom < bar || whole.top > innerHeight) continue;
    for (const box of range.getClientRects()) {{
      // Cut by the window's edge it is not read; covered by a bar it is, as long as its middle is seen.
      const read = box.top >= edge - 1 && box.top + box.height / 2 > bar && box.bottom <= innerHeight;
      if (box.width < 2 || !read) continue;
      const hit = hitAt(Math.max(1, Math.min(innerWidth - 1, box.left + 3)), box.top + box.height / 2);
      let at = node;
      while (at && at !== hit) at = up(at);
      if (!at || hit === document.documentElement) continue;
      lines.push({{ node, box }});
      break;
    }}
  }}
  const top = Math.min(...lines.map(({{ box }}) => box.top));
  const row = lines.filter(({{ box }}) => box.top < top + 12);
  const centre = document.documentElement.clientWidth / 2;
  const found = row.find(({{ box }}) => box.left <= centre && box.right >= centre * 0.6) ?? row[0];
  if (!found) return null;
  const {{ node, box }} = found;
  let at = 0;
  while (/\\s/.test(node.data[at]) || boxOf(node, at).top < box.top - 2) at++;
  const [text, item] = [plain(node.data), itemOf(node)];
  return {{
    text,
    at: node.data.slice(0, at).replace(/\\s/g, "").length,
    top: boxOf(node, at).top - bar,
    height: heightOf(node, box),
    item,
    copy: alike(text, item).indexOf(node),
    box: boxHere(box),
  }};
}}"""

_FIND = f"""({{ text, at, item, copy }}) => {{ {_COMMON}
  const node = alike(text, item)[copy];
  if (!node) return null;
  let index = -1;
  for (let left = at; left >= 0; left--) do index++; while (/\\s/.test(node.data[index]));
  const first = boxOf(node, index);
  if (!first.height) return null;
  const range = document.createRange();
  range.selectNodeContents(node);
  const isLine = (line) => Math.abs(line.top - first.top) < 2 && line.left <= first.left + 1;
  const box = [...range.getClientRects()].findLast(isLine) ?? first;
  const [x, y] = [Math.max(1, Math.min(innerWidth - 1, box.left + 3)), box.top + box.height / 2];
  let cover = "";
  if (y > 0 && y < innerHeight) {{
    const hit = hitAt(x, y);
    let above = node;
    while (above && above !== hit) above = up(above);
    let layer = above ? null : hit;
    while (layer && !/fixed|absolute|sticky/.test(getComputedStyle(layer).position)) layer = up(layer);
    if (layer && !layer.contains(node)) cover = nameOf(layer);
  }}
  return {{
    top: first.top - barOf(paneOf(node)), height: heightOf(node, first), box: boxHere(box), cover,
  }};
}}"""

_TEXTS = f"""() => {{ {_COMMON}
  const shown = texts.filter((node) => up(node)?.getClientRects().length);
  return [...new Set(shown.map((node) => plain(node.data)))].slice(0, 3000);
}}"""

_LOCK = f"""() => {{ {_COMMON}
  for (const element of [document.body, document.documentElement]) {{
    if (!element) continue;
    const {{ position, overflowY }} = getComputedStyle(element);
    if (position === "fixed") return `${{nameOf(element)}} is position: fixed`;
    if (/hidden|clip/.test(overflowY) && element.scrollHeight > innerHeight)
      return `${{nameOf(element)}} is overflow: ${{overflowY}}`;
  }}
  return "";
}}"""

_LAYER = f"""() => {{ {_COMMON}
  for (let at = hitAt(innerWidth / 2, innerHeight / 2); at && at !== document.body; at = up(at)) {{
    if (at.nodeType !== 1 || !/fixed|absolute/.test(getComputedStyle(at).position)) continue;
    const {{ width, height }} = at.getBoundingClientRect();
    if (width * height > (innerWidth * innerHeight) / 2) return nameOf(at);
  }}
  return "";
}}"""

_REST = f"""([quiet, longest]) => new Promise((done) => {{ {_PANES}
  const began = performance.now();
  let last = "", since = began;
  const look = () => {{
    const pane = paneHere();
    const heights = [pane.scrollHeight, document.documentElement.scrollHeight];
    const now = [scrollX, scrollY, pane.scrollTop, ...heights, innerWidth].join();
    if (now !== last) [last, since] = [now, performance.now()];
    if (performance.now() - since > quiet) done(true);
    else if (performance.now() - began > longest) done(false);
    else requestAnimationFrame(look);
  }};
  look();
}})"""

_SCROLL = f"""(depth) => {{ {_PANES}
  const pane = paneHere();
  pane.scrollTo({{ top: depth * (pane.scrollHeight - pane.clientHeight), behavior: "instant" }});
  return pane.scrollTop;
}}"""

_SCROLLED = f"() => {{ {_PANES} return paneHere().scrollTop; }}"

QUIET = 500
"""Milliseconds without movement after which a page has come to rest."""


@dataclass(frozen=True)
class Box:
    """Where something is painted, in CSS pixels of the window."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Line:
    """The first line that is read: where its first character is, and how it is painted."""

    text: str
    """Of its text node, with single spaces."""
    at: int
    """How many characters that are no white space stand before the line in its text."""
    top: float
    """Pixels below the page's bar, or below the window's top where there is none."""
    height: float
    """Of one line, in pixels."""
    item: str
    """The item of a list that it belongs to (``data-item``), or nothing."""
    copy: int
    """Which of the text nodes with this text in this item it is."""
    box: Box

    @property
    def words(self) -> str:
        """The first words of the line, as a person would quote them."""
        left, index = self.at, 0
        while left:
            left -= not self.text[index].isspace()
            index += 1
        rest = self.text[index:].strip()
        return f"“{rest[:60]}…”" if len(rest) > 60 else f"“{rest}”"


@dataclass(frozen=True)
class Found:
    """Where a line of another device stands on this one."""

    top: float
    height: float
    box: Box
    cover: str
    """What lies over it, such as ``<div id="news">``; empty when it can be read."""

    def px_off(self, line: Line) -> float:
        """How far it stands below where it stood there (negative: above), in pixels."""
        return self.top - line.top

    def lines_off(self, line: Line) -> float:
        """The same in lines of this device, whichever the direction."""
        return abs(self.px_off(line)) / self.height


def line_at_top(page: Evaluates) -> Line | None:
    """The line at the top of the window; None when no text is painted there."""
    found = page.evaluate(_READ)
    return Line(**{**found, "box": Box(**found["box"])}) if found else None


def find(page: Evaluates, line: Line) -> Found | None:
    """The line of another device on this page; None when its text is not painted anywhere on it."""
    wanted = {"text": line.text, "at": line.at, "item": line.item, "copy": line.copy}
    found = page.evaluate(_FIND, wanted)
    return Found(**{**found, "box": Box(**found["box"])}) if found else None


def lines_off(page: Evaluates, line: Line) -> float:
    """How many lines the line of another device is away from where it stood there; infinite when it is not
    painted anywhere on this page.
    """
    found = find(page, line)
    return found.lines_off(line) if found else math.inf


def likest(page: Evaluates, line: Line) -> str:
    """The text of the page that is most like the line's, when it is no longer there; empty when none is."""
    near = difflib.get_close_matches(line.text[:300], [text[:300] for text in page.evaluate(_TEXTS)], 1, 0.6)
    return near[0] if near else ""


def lock(page: Evaluates) -> str:
    """Why the page cannot be scrolled, such as ``<body> is position: fixed``; empty when it can be."""
    return str(page.evaluate(_LOCK))


def layer(page: Evaluates) -> str:
    """What is laid over most of the window, such as ``<div id="news">``; empty when nothing is."""
    return str(page.evaluate(_LAYER))


def rest(page: Evaluates, quiet: int = QUIET, longest: int = 15_000) -> bool:
    """Wait until the page has not moved for `quiet` ms; False when it still moves after `longest`."""
    return bool(page.evaluate(_REST, [quiet, longest]))


def scroll(page: Evaluates, depth: float) -> float:
    """Scroll past a share of the page, or of the pane under the window's middle, at once.

    :returns: how many pixels have been scrolled past.
    """
    return float(page.evaluate(_SCROLL, depth))


def scrolled(page: Evaluates) -> float:
    """How many pixels of the page, or of the pane under the window's middle, have been scrolled past."""
    return float(page.evaluate(_SCROLLED))
