"""What a hop is asked for, judged before anything is done: a tester's first mistakes, in a tester's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from .problems import KitError
from .record import By

if TYPE_CHECKING:
    from .devices import Device


def judge(page: Any, to: Any, by: Any) -> None:
    """Whether these are arguments of a hop at all.

    :raises KitError: when one is not.
    """
    if by not in get_args(By):
        raise KitError(f"A hop goes by {', '.join(get_args(By))}, not by “{by}”.")
    if not hasattr(page, "is_closed"):
        raise KitError(
            f"hop takes the page that is left, as devices(…) returned it, and not a {type(page).__name__}:"
            " devices returns a page for one name, and a tuple of pages for several."
        )
    if not isinstance(to, str):
        raise KitError(
            f"to= takes a device's name, such as “iPhone 13”, not {to!r}: hop continues on the device that"
            " devices(…) opened under that name, or opens one, and returns the page there."
        )
    if page.is_closed():
        raise KitError(f"The page that hop was given is closed; it was at {page.url}.")


def judge_open(page: Any, device: Device) -> None:
    """Whether a service could know what is open there.

    :raises KitError: when nothing is, or something that has no origin.
    """
    if page.url == "about:blank":
        raise KitError(f"Nothing is open on {device.name} yet: call page.goto(…) before hop(page, …).")
    scheme = page.url.partition(":")[0]
    if scheme not in ("http", "https"):
        raise KitError(
            f"{device.name} is at {page.url[:200]} – an address without an origin that a service could know,"
            " and that no other device could open: serve the page, such as with “python -m http.server”, and"
            " go to its http address."
        )
