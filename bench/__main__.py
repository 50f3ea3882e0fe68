"""`make bench`: every budget beside what was measured; exit status 1 when one is missed."""

from __future__ import annotations

import gzip
import sys
from importlib.resources import files

import msgspec

from sameplace.schema import Snapshot
from sameplace.storage.packing import pack

from . import serving


def sizes() -> dict[str, float]:
    """Gzip bytes of the widget: before anybody uses it, and with every part (one language)."""
    static = files("sameplace").joinpath("static")
    scripts = [
        item for item in static.iterdir() if item.name.startswith("sameplace") and item.name.endswith(".js")
    ]
    english = [item for item in scripts if not item.name.startswith(("sameplace-de", "sameplace-ar"))]
    packed = {item.name: len(gzip.compress(item.read_bytes(), 9)) for item in english}
    return {"first load": packed["sameplace.js"], "everything": sum(packed.values())}


def main() -> int:
    """Measure, print, judge."""
    widget = sizes()
    snapshot = msgspec.convert(serving.SNAPSHOT, Snapshot)
    stored = len(pack(msgspec.json.encode(snapshot)))
    print("Serving against bare Flask, same server:")
    ratios = serving.measure()
    rows = [
        ("widget before anybody uses it, B gzip", widget["first load"], "≤", 8 * 1024),
        ("widget with every part loaded, B gzip", widget["everything"], "≤", 28 * 1024),
        ("stored bytes of a typical snapshot", stored, "≤", 700),
        ("redeem, requests/s against bare Flask", ratios["redeem"], "≥", 0.7),
        ("issue (fsync before the reply), against bare Flask", ratios["issue"], "≥", 0.4),
    ]
    missed = 0
    for name, value, relation, bound in rows:
        held = value <= bound if relation == "≤" else value >= bound
        missed += not held
        shown = f"{value:,.2f}" if isinstance(value, float) else f"{value:,}"
        print(f"{'held  ' if held else 'MISSED'}  {name:<52} {shown:>8}  {relation} {bound:,}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
