"""The truth about place, measured from outside: which line is painted at the top of the window.

Nothing of the position engine is used: the words under a point below the sticky bar are read by the
browser's own hit test, and looked for on the other device by their text.
"""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

_COMMON = """
  const bar = [...document.querySelectorAll("header, nav, [data-bar]")]
    .filter((e) => ["sticky", "fixed"].includes(getComputedStyle(e).position))
    .map((e) => e.getBoundingClientRect())
    .filter(({ top, height }) => top <= 1 && height < innerHeight / 2)
    .reduce((lowest, { bottom }) => Math.max(lowest, bottom), 0);
  const boxOf = (node, at) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect();
  };
  const heightOf = (node, box) => parseFloat(getComputedStyle(node.parentElement).lineHeight) || box.height;
"""

READ = f"""() => {{ {_COMMON}
  for (let y = bar + 2; y < innerHeight; y += 2) {{
    for (const share of [0.5, 0.3, 0.7, 0.2, 0.8]) {{
      const hit = document.caretRangeFromPoint(innerWidth * share, y);
      const node = hit?.startContainer;
      if (node?.nodeType !== 3 || node.data.trim().length < 12) continue;
      let at = Math.min(hit.startOffset, node.data.length - 1);
      const box = boxOf(node, at);
      if (!box.height || box.top < bar - 1) continue;
      while (at > 0 && Math.abs(boxOf(node, at - 1).top - box.top) < box.height / 2) at--;
      while (/\\s/.test(node.data[at])) at++;
      return {{ text: node.data, at, top: boxOf(node, at).top - bar, height: heightOf(node, box) }};
    }}
  }}
  return null;
}}"""

FIND = f"""({{ text, at }}) => {{ {_COMMON}
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {{
    if (node.data !== text) continue;
    const box = boxOf(node, at);
    if (box.height) return {{ top: box.top - bar, height: heightOf(node, box) }};
  }}
  return null;
}}"""


@dataclass(frozen=True)
class Line:
    """The first line's first character: its text node, its index there, px below the bar, line height."""

    text: str
    at: int
    top: float
    height: float


def line_at_top(page: Page) -> Line:
    found = page.evaluate(READ)
    assert found, "no text is painted in the window"
    return Line(**found)


def lines_off(page: Page, line: Line) -> float:
    """How many lines the line is away from where it stood on the other device."""
    found = page.evaluate(FIND, {"text": line.text, "at": line.at})
    assert found, f"these words are not on the page: {line.text[:80]!r}"
    return float(abs(found["top"] - line.top) / found["height"])
