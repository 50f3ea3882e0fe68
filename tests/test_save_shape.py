"""Snapshots are validated to the last field: what nobody checked is not stored."""

from __future__ import annotations

import pytest

from .cast import SHOP, Visitor, a_full_snapshot

Path = tuple[str | int, ...]
LINE: Path = ("cart", "lines", 0)
POSITION: Path = ("position",)
QUOTE: Path = ("position", "selectors", 0)
OFFSETS: Path = ("position", "selectors", 1)
CSS: Path = ("position", "selectors", 2)


def at(path: Path, value: object) -> dict:
    """A full snapshot with `value` at `path`."""
    snapshot = a_full_snapshot()
    target = snapshot
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    return snapshot


def refused(ada: Visitor, snapshot: object) -> dict:
    response = ada.client.post(
        "/v1/snapshots", json={"site": ada.site.key, "snapshot": snapshot}, headers={"Origin": SHOP}
    )
    assert response.status_code == 400, response.text
    assert response.content_type == "application/problem+json"
    return response.get_json()


@pytest.mark.parametrize(
    "parent",
    [(), ("page",), POSITION, QUOTE, OFFSETS, CSS, ("cart",), LINE, ("device",)],
    ids=lambda parent: "/".join(map(str, parent)) or "snapshot",
)
def test_unknown_field_is_refused_at_every_level(ada: Visitor, parent: Path):
    problem = refused(ada, at((*parent, "session_id"), "abc"))
    assert "session_id" in problem["detail"]
    pointer = "".join(f"/{step}" for step in ("snapshot", *parent))
    assert problem["errors"] == [{"pointer": pointer, "detail": "Object contains unknown field `session_id`"}]


def test_unknown_field_beside_the_snapshot_is_refused(ada: Visitor):
    body = {"site": ada.site.key, "snapshot": a_full_snapshot(), "user": "ada"}
    assert ada.client.post("/v1/snapshots", json=body, headers={"Origin": SHOP}).status_code == 400


WRONG_TYPES = [
    (("page",), None),
    (("page",), []),
    (("page", "url"), None),
    (("page", "url"), 7),
    (("page", "title"), None),
    (("page", "title"), ["Mugs"]),
    (("page", "lang"), None),
    (("version",), 2),
    (("version",), "1"),
    (("version",), True),
    (POSITION, []),
    (("position", "selectors"), {}),
    (("position", "selectors", 0), "text"),
    (("position", "selectors", 0), {"type": "XPathSelector", "value": "/html"}),
    (("position", "selectors", 0), {"value": "main"}),
    ((*OFFSETS, "start"), 1.5),
    ((*OFFSETS, "start"), "4"),
    (("position", "progression"), "0.5"),
    (("position", "progression"), None),
    (("position", "offset"), True),
    (("cart",), []),
    (("cart", "lines"), None),
    ((*LINE, "id"), 101),
    ((*LINE, "quantity"), "2"),
    ((*LINE, "quantity"), 1.5),
    ((*LINE, "unit_price"), 19.5),
    ((*LINE, "unit_price"), "19.00"),
    ((*LINE, "options"), ["Sand"]),
    ((*LINE, "options"), {"Colour": 3}),
    (("device",), "phone"),
    (("device", "kind"), "fridge"),
    (("saved_at",), 1777636800),
    (("saved_at",), "yesterday"),
    (("saved_at",), "2026-05-01T12:00:00"),
]


@pytest.mark.parametrize(("path", "value"), WRONG_TYPES)
def test_wrong_type_is_refused(ada: Visitor, path: Path, value: object):
    refused(ada, at(path, value))


@pytest.mark.parametrize(
    "path", [("page",), ("page", "url"), ("page", "title"), (*LINE, "id"), (*LINE, "title")]
)
def test_required_field_may_not_be_missing(ada: Visitor, path: Path):
    snapshot = a_full_snapshot()
    target = snapshot
    for step in path[:-1]:
        target = target[step]
    del target[path[-1]]
    assert path[-1] in refused(ada, snapshot)["detail"]


LIMITS = [
    # where, the last value that is taken, the first that is not
    (("page", "url"), SHOP + "/" + "a" * (2048 - len(SHOP) - 1), SHOP + "/" + "a" * (2048 - len(SHOP))),
    (("page", "title"), "t" * 300, "t" * 301),
    (("page", "lang"), "x" * 35, "x" * 36),
    (
        ("position", "selectors"),
        [{"type": "CssSelector", "value": "p"}] * 8,
        [{"type": "CssSelector", "value": "p"}] * 9,
    ),
    (("position", "progression"), 0, -0.001),
    (("position", "progression"), 1, 1.001),
    (("position", "offset"), -100_000, -100_001),
    (("position", "offset"), 100_000, 100_001),
    (("position", "item"), "", "q7x"),
    (("position", "item"), "q7x2", "q7x2\n"),
    (("position", "before"), "a1b2" * 16, "a1b2" * 17),
    (("position", "before"), "", "a1b"),
    (("position", "after"), "zzzz", "ZZZZ"),
    (("position", "after"), "zzzz", "zzzz\n"),
    ((*QUOTE, "exact"), "e" * 300, "e" * 301),
    ((*QUOTE, "exact"), "e", ""),
    ((*QUOTE, "prefix"), "p" * 100, "p" * 101),
    ((*QUOTE, "suffix"), "s" * 100, "s" * 101),
    ((*OFFSETS, "start"), 0, -1),
    ((*OFFSETS, "end"), 100_000_000, 100_000_001),
    ((*CSS, "value"), "p" * 500, "p" * 501),
    ((*CSS, "value"), "p", ""),
    (
        ("cart", "lines"),
        [{"id": "1", "title": "", "quantity": 1}] * 100,
        [{"id": "1", "title": "", "quantity": 1}] * 101,
    ),
    ((*LINE, "id"), "i" * 200, "i" * 201),
    ((*LINE, "id"), "i", ""),
    ((*LINE, "title"), "t" * 300, "t" * 301),
    ((*LINE, "quantity"), 1, 0),
    ((*LINE, "quantity"), 100_000, 100_001),
    ((*LINE, "sku"), "s" * 200, "s" * 201),
    ((*LINE, "unit_price"), 0, -1),
    ((*LINE, "unit_price"), 10**12, 10**12 + 1),
    ((*LINE, "unit_price"), None, 10**400),
    ((*LINE, "currency"), "JPY", "jpy"),
    ((*LINE, "currency"), "", "EURO"),
    ((*LINE, "currency"), "EUR", "EUR\n"),
    ((*LINE, "options"), {"o" * 100: "v" * 300}, {"o" * 101: "v"}),
    ((*LINE, "options"), {}, {"o": "v" * 301}),
    ((*LINE, "url"), SHOP + "/" + "a" * (2048 - len(SHOP) - 1), SHOP + "/" + "a" * (2048 - len(SHOP))),
    ((*LINE, "image"), "i" * 2048, "i" * 2049),
]


@pytest.mark.parametrize(("path", "last", "first"), LIMITS, ids=lambda value: str(value)[:40])
def test_each_bound_holds_exactly(ada: Visitor, path: Path, last: object, first: object):
    assert ada.save(at(path, last)).status_code == 201
    refused(ada, at(path, first))


@pytest.mark.parametrize("site", ["", "k" * 65, None, 7])
def test_site_key_is_a_short_text(ada: Visitor, site: object):
    body = {"site": site, "snapshot": a_full_snapshot()}
    assert ada.client.post("/v1/snapshots", json=body, headers={"Origin": SHOP}).status_code == 400
