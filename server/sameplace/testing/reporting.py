"""The HTML report of a test run: each hop with both pictures, the line marked, place error, cart, times."""

from __future__ import annotations

import base64
import json
import shutil
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from .words import short

if TYPE_CHECKING:
    from .record import Hop
    from .sight import Cart, CartLine, Sight

PARTS = ".hops"
PICTURE = 560
"""Height of a picture, in pixels of the report."""


class Reporting:
    """Collects hops and writes ``index.html`` into a folder at the end of the run.

    :param is_worker: of pytest-xdist: hops are left in the folder for the process that started the workers.
    """

    def __init__(self, folder: Path, *, is_worker: bool) -> None:
        self._folder = folder
        self._parts = folder / PARTS
        self._is_worker = is_worker
        self._outcomes: dict[str, str] = {}
        self._reasons: dict[str, str] = {}
        if not is_worker:
            shutil.rmtree(self._parts, ignore_errors=True)

    def keep(self, hop: Hop) -> None:
        """Put a hop aside for the report."""
        self._parts.mkdir(parents=True, exist_ok=True)
        part = self._parts / f"{uuid.uuid4().hex}.json"
        part.write_text(json.dumps(described(hop)), encoding="utf-8")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keeps what became of each test."""
        if report.when == "call" or report.failed:
            before = self._outcomes.get(report.nodeid)
            self._outcomes[report.nodeid] = "failed" if before == "failed" else report.outcome
        if report.failed:
            self._reasons.setdefault(report.nodeid, _said(report))

    def pytest_sessionfinish(self) -> None:
        """Writes the report, once every worker has ended."""
        if self._is_worker:
            return
        parts = sorted(self._parts.glob("*.json"), key=lambda part: part.stat().st_mtime_ns)
        hops = [json.loads(part.read_text(encoding="utf-8")) for part in parts]
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / "index.html").write_text(
            rendered(hops, self._outcomes, self._reasons), encoding="utf-8"
        )
        shutil.rmtree(self._parts, ignore_errors=True)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Says where it is."""
        if not self._is_worker:
            terminalreporter.write_line(f"Sameplace report: {self._folder / 'index.html'}")


def described(hop: Hop) -> dict[str, Any]:
    """A hop as plain data, pictures included."""
    off = hop.lines_off
    line = hop.left.line
    return {
        "test": hop.test,
        "title": hop.title,
        "mode": hop.mode,
        "notes": hop.notes,
        "faults": hop.faults,
        "times": hop.times,
        "said": hop.said,
        "told": hop.told,
        "asked": hop.asked,
        "words": line.words if line else "",
        "lines_off": off,
        "px_off": hop.found.px_off(line) if hop.found and line else None,
        "verdicts": [asdict(verdict) for verdict in hop.verdicts],
        "cart": _cart(hop.left.cart, hop.arrived.cart if hop.arrived else None),
        "left": _sight(hop.left, hop.origin.name, hop.origin.browser),
        "arrived": _sight(hop.arrived, hop.target.name, hop.target.browser) if hop.arrived else None,
    }


def rendered(
    hops: Iterable[Mapping[str, Any]],
    outcomes: Mapping[str, str],
    reasons: Mapping[str, str] | None = None,
) -> str:
    """The whole report as one HTML file that needs nothing else; everything in it is escaped.

    :param reasons: why tests failed, in pytest's words: for what failed outside of our assertions.
    """
    from jinja2 import Environment, StrictUndefined

    tests: dict[str, list[Mapping[str, Any]]] = {}
    for hop in hops:
        tests.setdefault(hop["test"], []).append(hop)
    shown = [
        _test(name, outcomes.get(name, "unknown"), (reasons or {}).get(name, ""), made)
        for name, made in tests.items()
    ]
    # What failed is what somebody came for.
    shown.sort(key=lambda test: test["outcome"] != "failed")
    source = files("sameplace.testing").joinpath("report.html").read_text(encoding="utf-8")
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["short"] = short
    template = environment.from_string(source)
    made = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M %Z")
    failed = sum(test["outcome"] == "failed" for test in shown)
    return template.render(tests=shown, failed=failed, passed=len(shown) - failed, made=made)


def _said(report: pytest.TestReport) -> str:
    """What a failed test said, without the way there."""
    crash = getattr(report.longrepr, "reprcrash", None)
    return str(crash.message if crash else report.longreprtext)


def _test(name: str, outcome: str, reason: str, hops: list[Mapping[str, Any]]) -> dict[str, Any]:
    messages = [verdict["message"] for hop in hops for verdict in hop["verdicts"] if verdict["message"]]
    why = messages[-1] if messages else reason
    return {
        "name": name,
        "outcome": outcome,
        "hops": hops,
        "why": why,
        "gist": _gist(why),
        # Said once: by the hop that failed, else by the test itself.
        "outside": bool(reason) and not messages,
    }


def _gist(message: str) -> str:
    """What to know of a failure in a list of them: by how much, and the first cause; else its first words."""
    first, *more = [line.strip() for line in message.splitlines() if line.strip()] or [""]
    causes = [line for line in more if line.startswith("Cause: ")]
    if causes:
        return f"{more[0]} {causes[0]}"
    return f"{first} {more[0]}" if more and first.endswith(":") else first


def _cart(was: Cart, now: Cart | None) -> list[dict[str, Any]]:
    """Each line with its quantity and price on both devices; empty when neither could be read."""
    left = {line.key: line for line in was.lines or ()}
    right = {line.key: line for line in (now.lines if now else None) or ()}
    rows = []
    for key in [*left, *(key for key in right if key not in left)]:
        one, other = left.get(key), right.get(key)
        rows.append(
            {
                "words": (one or right[key]).words,
                "was": _amount(one),
                "now": _amount(other),
                "same": one is not None
                and other is not None
                and (one.quantity, one.price) == (other.quantity, other.price),
            }
        )
    return rows


def _amount(line: CartLine | None) -> str:
    return " × ".join(filter(None, (str(line.quantity), line.price))) if line else ""


def _sight(sight: Sight, device: str, browser: str) -> dict[str, Any]:
    from .pictures import small

    width, height = sight.viewport
    picture = base64.b64encode(small(sight.picture, 2 * PICTURE)).decode("ascii")
    box = sight.box
    return {
        "device": device,
        "browser": browser,
        "url": sight.url,
        "picture": f"data:image/jpeg;base64,{picture}",
        "width": width,
        "height": height,
        "mark": asdict(box) if box and box.top + box.height > 0 and box.top < height else None,
    }
