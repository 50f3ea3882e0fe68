"""The how-tos of docs/testers.md are passing tests, and the page shows them as they are."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import sameplace.testing
from sameplace.testing import plugin
from sameplace.testing.faults import NAMES

from ..pages import blocks, code, section, table, text

EXAMPLES = sorted((Path(__file__).parent / "examples").glob("test_*.py"))
PAGE = "docs/testers.md"


def test_page_shows_every_example_as_it_is():
    shown = blocks(section(PAGE, "## Ten how-tos"), "python")
    assert sorted(shown) == sorted(path.read_text(encoding="utf-8") for path in EXAMPLES)
    assert len(shown) == 10


def test_every_fixture_is_in_the_table():
    source = inspect.getsource(plugin)
    fixtures = set(re.findall(r"@pytest\.fixture.*\ndef ([a-z]\w+)", source))
    assert {code(name)[0] for name, _ in table(section(PAGE, "## What you get"))} == fixtures


def test_every_assertion_is_in_the_table():
    _, _, second = section(PAGE, "## What you get").partition("| assertion |")
    described = {code(name)[0].partition("(")[0] for name, _ in table(f"| assertion |{second}")}
    assert described == {name for name in sameplace.testing.__all__ if name.startswith("expect")}


def test_every_fault_is_in_the_table():
    assert {code(name)[0] for name, *_ in table(section(PAGE, "## Faults"))} == set(NAMES)


def test_first_example_is_short():
    example = (Path(__file__).parent / "examples/test_place.py").read_text(encoding="utf-8")
    assert len(example.splitlines()) <= 15


def test_readme_leads_here():
    assert PAGE in text("README.md")
