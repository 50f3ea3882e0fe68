"""What a shop needs to be told when it opens."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShopConfig:
    """Settings of one shop. Tags and the policy are what ``sameplace site add`` prints, used verbatim."""

    origin: str
    """The shop's public origin, such as ``http://127.0.0.1:8701``; requests for other hosts go there."""
    script_tag: str = ""
    """The widget's script tag, put in ``<head>``."""
    guard_tag: str = ""
    """The inline guard, put first in ``<head>``."""
    csp: str = ""
    """The Content-Security-Policy sources the widget needs; merged into the shop's own policy."""
    service: str = ""
    """Origin of the Sameplace service, for the footer's link to its page for typed codes."""
