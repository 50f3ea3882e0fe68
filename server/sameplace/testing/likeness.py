"""What a page has instead of words that it no longer has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from heapq import nlargest

ALIKE = 0.6
"""Share of a text that has to be the same for two to be alike, as difflib counts it."""

NEAR = 8
"""How many texts are compared in full."""

WORD = 30
"""Characters; what is longer is no word, but writing without spaces."""


def likest(wanted: str, texts: Iterable[str]) -> str:
    """The passage that is most like the wanted words, and about as long; empty when none is like them.

    :param texts: of a page, each with single spaces, however long.
    """
    parts = _parts(wanted)
    best, quoted = ALIKE, ""
    for text in nlargest(NEAR, texts, key=lambda text: len(parts & _parts(text))):
        start, end = _passage(wanted, text)
        alike = SequenceMatcher(None, text[start:end], wanted, autojunk=False).ratio()
        if alike > best:
            best, quoted = alike, _whole_words(text, start, end)
    return quoted


def _parts(text: str) -> set[str]:
    """Of three characters each: words would not do where writing has no spaces."""
    return {text[at : at + 3] for at in range(max(1, len(text) - 2))}


def _passage(wanted: str, text: str) -> tuple[int, int]:
    """Where in a text the wanted words would be."""
    match = SequenceMatcher(None, text, wanted, autojunk=False).find_longest_match()
    start = max(0, match.a - match.b)
    return start, start + len(wanted)


def _whole_words(text: str, start: int, end: int) -> str:
    before, after = re.search(r"\w*$", text[:start]), re.match(r"\w*", text[end:])
    first, last = (found[0] if found and len(found[0]) < WORD else "" for found in (before, after))
    return f"{first}{text[start:end]}{last}".strip()
