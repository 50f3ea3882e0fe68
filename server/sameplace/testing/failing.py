"""What a failed assertion leaves behind: both devices side by side, a trace of each, and where they are."""

from __future__ import annotations

from typing import NoReturn

from .devices import slug
from .painted import Found
from .pictures import side_by_side
from .record import Hop, Verdict
from .sight import look


def fail(hop: Hop, what: str, message: str, found: Found | None = None) -> NoReturn:
    """Keep pictures and traces, and fail with the message and their paths.

    :param what: the assertion, in a word or two.
    :param found: the line that was compared, as it stands there now; None where there is none to mark.
    :raises AssertionError: always.
    """
    now = look(hop.page, hop.read_cart, found, arrived=True)
    hop.arrived = now
    hop.folder.mkdir(parents=True, exist_ok=True)
    picture = hop.folder / f"{slug(what)}-{slug(hop.title)}.png"
    picture.write_bytes(side_by_side(hop.left, now))
    kept = [f"Pictures: {picture}"]
    traces = (device.keep_trace(hop.folder) for device in (hop.origin, hop.target))
    kept += [f"Trace: {path}" for path in traces if path]
    notes = [f"Note: {note}" for note in hop.notes]
    hop.verdicts.append(Verdict(what, message))
    raise AssertionError("\n".join([f"{hop.title}: {message}", *notes, *kept]))
