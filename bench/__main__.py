"""`make bench`: every budget beside what was measured; exit status 1 when one is missed."""

from __future__ import annotations

import argparse
import gzip
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import msgspec

from sameplace.schema import Snapshot
from sameplace.storage.packing import pack

from . import layouts, place, serving
from .budget import Budget, judge


def sizes() -> dict[str, int]:
    """Gzip bytes: the widget before it is used, with every part (one language, one cart); the engine."""
    static = files("sameplace").joinpath("static")
    scripts = [
        item for item in static.iterdir() if item.name.startswith("sameplace") and item.name.endswith(".js")
    ]
    english = [item for item in scripts if not item.name.startswith(("sameplace-de", "sameplace-ar"))]
    packed = {item.name: len(gzip.compress(item.read_bytes(), 9)) for item in english}
    carts = [packed.pop(name) for name in [*packed] if name.startswith("sameplace-cart-")]
    return {
        "first load": packed["sameplace.js"],
        "everything": sum(packed.values()) + max(carts),
        "engine": len(gzip.compress(layouts.ENGINE.read_bytes(), 9)),
    }


def of_the_service() -> Iterator[Budget]:
    """Sizes, and requests per second."""
    gzipped = sizes()
    yield Budget("widget before anybody uses it, B gzip", gzipped["first load"], "≤", 8 * 1024)
    yield Budget("widget with every part loaded, B gzip", gzipped["everything"], "≤", 28 * 1024)
    yield Budget("position engine alone, B gzip", gzipped["engine"], "≤", 7 * 1024)
    snapshot = msgspec.convert(serving.SNAPSHOT, Snapshot)
    stored = len(pack(msgspec.json.encode(snapshot)))
    yield Budget("stored bytes of a typical snapshot", stored, "≤", 700)
    print("Serving against bare Flask, same server:")
    ratios = serving.measure()
    yield Budget("redeem, requests/s against bare Flask", ratios["redeem"], "≥", 0.7)
    yield Budget("issue (fsync before the reply), against bare Flask", ratios["issue"], "≥", 0.4)


def main() -> int:
    """Measure, print, judge."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--place-bench", type=Path, metavar="DIR", help="run this copy of place-bench too")
    parser.add_argument("arguments", nargs="*", help="for place-bench, after --")
    options = parser.parse_args()

    budgets = list(of_the_service())
    print("Places on our own pages, Chromium, at the worst of each row's restores:")
    hops = layouts.measure()
    print("\n".join(layouts.table(hops)))
    budgets += layouts.budgets(hops)
    if options.place_bench:
        result = place.run(options.place_bench, options.arguments)
        print("\n".join(place.tables(result)))
        print(f"\n{result.positions()} restores on {result.pages()} pages, Chromium {result.browser}")
        budgets += place.budgets(result)
    print()
    return 1 if judge(budgets) else 0


if __name__ == "__main__":
    sys.exit(main())
