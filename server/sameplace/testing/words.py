"""How long things are said."""

from __future__ import annotations

ADDRESS = 120


def short(url: str) -> str:
    """An address as it fits into a sentence: of a long one its start and its end."""
    return url if len(url) <= ADDRESS else f"{url[: ADDRESS - 31]}…{url[-30:]}"
