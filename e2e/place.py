"""The truth about place, measured from outside: which line is painted at the top of the window.

Nothing of the position engine is used: the lines painted below the bar are asked of the browser (boxes of
ranges, and its hit test for what really shows). Of lines beside each other the one under the window's
centre is taken, then the first in the document. On the other device the line is looked for by its text: in
the same item of a list where the page has such (``data-item``), and among likes by which of them it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol


class Evaluates(Protocol):
    """A page in any browser: Playwright's, or a window of `e2e.engines`."""

    def evaluate(self, expression: str, arg: Any = None, /) -> Any: ...


_COMMON = r"""
  const up = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host ?? null;
  const texts = [];
  const walk = (node) => {
    if (node.nodeType === 3 && node.data.trim()) texts.push(node);
    if (/^(SCRIPT|STYLE|NOSCRIPT)$/.test(node.nodeName)) return;
    const slotted = node.nodeName === "SLOT" ? node.assignedNodes() : [];
    for (const child of slotted.length ? slotted : (node.shadowRoot ?? node).childNodes) walk(child);
  };
  walk(document.body);
  const hitAt = (x, y) => {
    let hit = document.elementFromPoint(x, y);
    for (let inner; (inner = hit?.shadowRoot?.elementFromPoint(x, y)) && inner !== hit; ) hit = inner;
    return hit;
  };
  const root = document.scrollingElement;
  const paneOf = (node) => {
    for (let at = node; at && at !== document.body && at !== root; at = up(at))
      if (at.nodeType === 1 && at.scrollHeight > at.clientHeight + 1)
        if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
    return root;
  };
  const isStuck = (node) => {
    for (let at = up(node); at; at = up(at))
      if (/sticky|fixed/.test(getComputedStyle(at).position)) return true;
    return false;
  };
  const barOf = (pane) => {
    const top = pane === root ? 0 : pane.getBoundingClientRect().top;
    return [...document.querySelectorAll("header, nav, [data-bar]")]
      .filter((e) => /sticky|fixed/.test(getComputedStyle(e).position))
      .map((e) => e.getBoundingClientRect())
      .filter((box) => box.top <= top + 1 && box.height < innerHeight / 2)
      .reduce((lowest, { bottom }) => Math.max(lowest, bottom), top);
  };
  const boxOf = (node, at) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect();
  };
  const heightOf = (node, box) => parseFloat(getComputedStyle(up(node)).lineHeight) || box.height;
  const itemOf = (node) => {
    for (let at = node; at; at = up(at)) if (at.dataset?.item) return at.dataset.item;
    return "";
  };
  const alike = (text, item) => texts.filter((node) => node.data === text && itemOf(node) === item);
"""

READ = f"""() => {{ {_COMMON}
  const pane = paneOf(hitAt(innerWidth / 2, innerHeight / 2) ?? root);
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
  const text = node.data;
  let at = 0;
  while (/\\s/.test(text[at]) || boxOf(node, at).top < box.top - 2) at++;
  const item = itemOf(node);
  const copy = alike(text, item).indexOf(node);
  return {{ text, at, top: boxOf(node, at).top - bar, height: heightOf(node, box), item, copy }};
}}"""

FIND = f"""({{ text, at, item, copy }}) => {{ {_COMMON}
  const node = alike(text, item)[copy];
  const box = node && boxOf(node, at);
  return box?.height ? {{ top: box.top - barOf(paneOf(node)), height: heightOf(node, box) }} : null;
}}"""

PICTURE = f"""() => {{ {_COMMON}
  const bar = barOf(root);
  for (let y = bar + 2; y < innerHeight; y += 2) {{
    const item = itemOf(hitAt(innerWidth / 2, y) ?? root);
    if (item) return item;
  }}
  return "";
}}"""


@dataclass(frozen=True)
class Line:
    """The first line: where its first character is, and how it is painted."""

    text: str  # of its text node
    at: int  # index in it
    top: float  # px below the bar
    height: float  # px
    item: str  # that it belongs to
    copy: int  # which of the text nodes with this text in this item

    def __str__(self) -> str:
        return f"{self.text[self.at : self.at + 50]!r} {self.item}".strip()


def line_at_top(page: Evaluates) -> Line:
    found = page.evaluate(READ)
    assert found, "no text is painted in the window"
    return Line(**found)


def lines_off(page: Evaluates, line: Line) -> float:
    """How many lines the line is away from where it stood on the other device."""
    found = page.evaluate(FIND, {"text": line.text, "at": line.at, "item": line.item, "copy": line.copy})
    assert found, f"not on the page: {line}; at its top: {line_at_top(page)}"
    return float(abs(found["top"] - line.top) / found["height"])


def picture_at_top(page: Evaluates) -> str:
    """The item (``data-item``) that is painted at the top of the window."""
    return str(page.evaluate(PICTURE))
