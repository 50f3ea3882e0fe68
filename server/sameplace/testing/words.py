"""How long things are said: addresses and errors as they fit into a sentence."""

from __future__ import annotations

ADDRESS = 120


def gist(error: object) -> str:
    """The first line of what an error says; its kind where it says nothing."""
    return str(error).strip().partition("\n")[0] or type(error).__name__


def short(url: str) -> str:
    """An address as it fits into a sentence: of a long one its start and its end."""
    return url if len(url) <= ADDRESS else f"{url[: ADDRESS - 31]}…{url[-30:]}"
