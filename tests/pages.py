"""The Markdown pages of the repository, and what stands in them."""

from __future__ import annotations

import os
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
NOT_OURS = {"node_modules", "build", "dist"}


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _pages() -> list[str]:
    found = []
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in NOT_OURS and not name.startswith(".")]
        found += [(Path(folder) / name).relative_to(ROOT) for name in files if name.endswith(".md")]
    return sorted(path.as_posix() for path in found)


PAGES = _pages()


def section(page: str, heading: str) -> str:
    """What stands below a heading, up to the next of its level."""
    _, _, rest = text(page).partition(f"\n{heading}\n")
    assert rest, f"{page} has no “{heading}”"
    return re.split(rf"\n{heading.partition(' ')[0]} ", rest)[0]


def table(part: str) -> list[list[str]]:
    """The cells of the first table, without its head."""
    first = re.search(r"(?:^\|.*\|\n)+", part, re.MULTILINE)
    assert first, f"no table in “{part[:80]}…”"
    return [[cell.strip() for cell in line[1:-1].split("|")] for line in first[0].splitlines()[2:]]


def code(cell: str) -> list[str]:
    """What stands in backticks."""
    return re.findall(r"`([^`\n]+)`", cell)


def blocks(part: str, language: str) -> list[str]:
    """The fenced code of one language."""
    return re.findall(rf"^ *```{language}\n(.*?)^ *```$", part, re.MULTILINE | re.DOTALL)


def prose(page: str) -> str:
    """A page without its fenced code."""
    return re.sub(r"^ *```.*?^ *```$", "", text(page), flags=re.MULTILINE | re.DOTALL)


def anchors(page: str) -> set[str]:
    """What a link may name after ``#``: its headings, spelt as GitHub spells them."""
    headings = re.findall(r"^#+ (.*)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).lower().replace(" ", "-") for heading in headings}
