"""What a failure leaves behind: both devices side by side, a trace of each, why as far as it can be seen."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn

from playwright.sync_api import Error

from . import widget
from .devices import slug
from .painted import Found
from .pictures import side_by_side
from .record import Hop, Verdict
from .sight import look
from .words import gist, short

if TYPE_CHECKING:
    from playwright.sync_api import Page


def fail(
    hop: Hop, what: str, message: str, found: Found | None = None, *, on: Page | None = None
) -> NoReturn:
    """Keep pictures and traces, and fail with the message and their paths.

    :param what: the assertion, in a word or two.
    :param found: the line that was compared, as it stands there now; None where there is none to mark.
    :param on: the page that shows what went wrong, when that is one of the first device: it is the only one
        that there is anything to see of then.
    :raises AssertionError: always.
    """
    devices, word = [hop.origin], "Picture"
    if on:
        # What is carried is what was seen before; the sheet, say, may lie over it by now.
        picture = on.screenshot(animations="disabled")
        hop.left = replace(hop.left, url=on.url, picture=picture, box=None)
        sights = [hop.left]
    else:
        sights = [hop.left]
        devices.append(hop.target)
        # A page that keeps loading itself anew cannot be looked at; that must not hide why this failed.
        with suppress(Error):
            hop.arrived = look(hop.page, hop.read_cart, found, arrived=True)
            sights.append(hop.arrived)
            word = "Pictures"
    hop.folder.mkdir(parents=True, exist_ok=True)
    path = hop.folder / f"{slug(what)}-{slug(hop.title)}.png"
    path.write_bytes(side_by_side(*sights))
    kept = [f"{word}: {path}"]
    for device in devices:
        trace = device.keep_trace(hop.folder)
        if trace and device is hop.origin and hop.origin.name == hop.target.name:
            # Named after the device: the other's would take its place.
            trace = trace.replace(trace.with_stem(f"{trace.stem}-left"))
        if trace:
            kept.append(f"Trace: {trace}")
    notes = [f"Note: {note}" for note in hop.notes]
    hop.verdicts.append(Verdict(what, message))
    raise AssertionError("\n".join([f"{hop.title}: {message}", *notes, *kept]))


def unasked(hop: Hop) -> str:
    """Why nobody was asked, as far as it can be seen from outside."""
    page, device = hop.page, hop.target
    reasons = []
    if hop.status and hop.status >= 400:
        reasons.append(f"the page answered {hop.status}")
    if not widget.tag_of(page):
        consent = (
            " (if it loads only after consent: give it with on_arrival=)" if hop.mode == "widget" else ""
        )
        reasons.append(f"the page there does not embed the widget{consent}")
    elif directive := widget.refused_by(page):
        reasons.append(f"the page's Content-Security-Policy forbids the widget there ({directive})")
    elif not widget.runs(page, 200):
        held = widget.held_back(page)
        reasons.append(f"the widget did not start there{held and ': '}{held}")
    elif not device.detour.presented:
        reasons.append(
            "the widget found no token: a redirect by script, or a script of the page, has lost it"
        )
    if card := widget.told(page):
        reasons.append(f"a card says: {' '.join(card.split())}")
    reasons += [f"uncaught there: {gist(error)}" for error in device.errors[:3]]
    why = "; ".join(reasons) or "the widget presented the token and did not ask"
    return f"No prompt on {device.name} at {short(page.url)}: {why}."
