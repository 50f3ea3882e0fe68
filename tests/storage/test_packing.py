"""Snapshots as few bytes: each comes back whole, and says which dictionary packed it."""

from __future__ import annotations

import json
from random import Random

import pytest

from sameplace.storage.packing import pack, unpack

from ..cast import a_full_snapshot

# What a shop's page really gives: three selectors, four cart lines with options and pictures.
PROSE = (
    "Throwing a cup takes three minutes. Drying it takes a week, and nobody has found a way around that: "
    "clay gives up its water slowly or it cracks."
)
TYPICAL = {
    "page": {
        "url": "https://www.nordisk.example/en/journal/what-a-week-of-drying-does-to-porcelain?page=2#kiln",
        "title": "What a week of drying does to porcelain – Journal – Nordisk Keramik",
        "lang": "en",
    },
    "version": 1,
    "position": {
        "selectors": [
            {
                "type": "TextQuoteSelector",
                "exact": PROSE[36:106],
                "prefix": PROSE[:36],
                "suffix": PROSE[106:],
            },
            {"type": "TextPositionSelector", "start": 10482, "end": 10552},
            {
                "type": "CssSelector",
                "value": "#article > div.body > section:nth-of-type(4) > p:nth-of-type(3)",
            },
        ],
        "progression": 0.4831,
        "offset": -7.25,
        "before": "k3f9a0zqm1b77xw2",
        "after": "p0d4j8s5vv3l2c6n",
    },
    "cart": {
        "lines": [
            {
                "id": str(48120 + 17 * number),
                "title": title,
                "quantity": 1 + number % 2,
                "sku": f"NK-{title[:3].upper()}-{colour[:3].upper()}",
                "unit_price": price,
                "currency": "EUR",
                "options": {"Colour": colour, "Size": size},
                "url": f"https://www.nordisk.example/en/products/{slug}?variant={48120 + 17 * number}",
                "image": f"https://cdn.nordisk.example/images/{slug}-{colour.lower()}_480.webp",
            }
            for number, (title, slug, colour, size, price) in enumerate(
                [
                    ("Morning mug", "morning-mug", "Chalk", "Large", 2400),
                    ("Linen tea towel", "linen-tea-towel", "Indigo", "50 × 70 cm", 1850),
                    ("Serving bowl", "serving-bowl", "Sand", "24 cm", 5900),
                    ("Bread board", "bread-board", "Oak", "Medium", 3400),
                ]
            )
        ]
    },
    "device": {"kind": "desktop"},
    "saved_at": "2026-05-01T11:58:30Z",
}


def as_stored(snapshot: object) -> bytes:
    return json.dumps(snapshot, separators=(",", ":"), ensure_ascii=False).encode()


@pytest.mark.parametrize(
    "body", [b"", b"{}", as_stored(a_full_snapshot()), bytes(range(256)) * 300, Random(3).randbytes(70_000)]
)
def test_what_was_packed_comes_back(body: bytes):
    assert unpack(pack(body)) == body


def test_first_byte_names_the_dictionary():
    assert pack(b"{}")[0] == 1


def test_dictionary_that_was_used_never_changes():
    # Packed by the first release; what it stored must be readable for ever.
    packed = bytes.fromhex("01c39582510a95dcd2f462249ffb42b848c9ba1600")
    assert unpack(packed) == b'{"page":{"url":"https://shop.example/mugs","title":"Mugs","lang":"en"}}'


def test_typical_snapshot_fits_its_budget():
    body = as_stored(TYPICAL)
    assert 1900 <= len(body) <= 2100
    assert len(pack(body)) <= 700
