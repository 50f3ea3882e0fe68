"""A visitor in front of one page, in any browser, with the position engine on it and nothing else of ours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sameplace.testing.painted import Evaluates, Line, line_at_top, lines_off, rest, scroll

LONGEST = 10_000  # ms that any condition may take

_RESTORE = """(position) => SameplacePlace.restore(position).then((restored) => {
  globalThis.restored = restored;
  return { found: restored.found, by: restored.by };
})"""


@dataclass
class Reader:
    """``page`` shows the layout; ``found`` and ``by`` are what the engine says of its last restore."""

    page: Evaluates
    engine: str = field(repr=False)
    found: str = ""
    by: str = ""

    def __post_init__(self) -> None:
        self.page.evaluate(f"() => {{ {self.engine} }}")

    def rest(self, quiet: int = 200) -> None:
        """Until nothing has moved for ``quiet`` ms."""
        assert rest(self.page, quiet, LONGEST), "the page does not come to rest"

    def until(self, condition: str) -> None:
        """Until a condition of the page holds, a JavaScript expression."""
        self.page.evaluate(
            f"""() => new Promise((done, fail) => {{
              const began = performance.now();
              const look = () => {{
                if ({condition}) done();
                else if (performance.now() - began > {LONGEST}) fail(new Error("it did not come to it"));
                else requestAnimationFrame(look);
              }};
              look();
            }})"""
        )

    def scroll(self, depth: float) -> Line:
        """Scroll to a share of the page, or of its pane; returns the line at the top there."""
        scroll(self.page, depth)
        self.rest()
        line = line_at_top(self.page)
        assert line, "no text is painted in the window"
        return line

    def capture(self) -> Any:
        return self.page.evaluate("() => SameplacePlace.capture()")

    def start(self, position: Any) -> None:
        """Begin to restore, without waiting for it."""
        self.page.evaluate(f"(position) => {{ ({_RESTORE})(position); }}", position)

    def restore(self, position: Any) -> None:
        told = self.page.evaluate(_RESTORE, position)
        self.found, self.by = told["found"], told["by"]
        self.rest()

    def undo(self) -> None:
        self.page.evaluate("() => globalThis.restored.undo()")
        self.rest()

    def stands_at(self, line: Line) -> None:
        """The line is where it stood on the other device, and the engine says so."""
        off = lines_off(self.page, line)
        assert off <= 1, f"{line.words} is {off:.1f} lines off, called {self.found} by {self.by}"
        assert self.found == "exact", f"the line is there and called {self.found} by {self.by}"


Opens = Callable[[str], Reader]


def hop(there: Opens, here: Opens, path: str, depth: float) -> Reader:
    """Read a page to ``depth`` on one device and go on where it was left on the other; returns the other."""
    left = there(path)
    line = left.scroll(depth)
    position = left.capture()
    right = here(path)
    right.restore(position)
    right.stands_at(line)
    return right


def there_and_back(wide: Opens, narrow: Opens, path: str) -> None:
    """From a desktop to a phone near the beginning and far down, and from the phone to the desktop."""
    hop(wide, narrow, path, 0.3)
    hop(wide, narrow, path, 0.7)
    hop(narrow, wide, path, 0.5)
