"""Ada asks for a hop: her snapshot is stored, and she gets what opens it."""

from __future__ import annotations

import datetime
import re

import pytest

from .cast import NOW, SHOP, Visitor, a_full_snapshot, a_page


def test_ada_gets_everything_that_the_hop_needs(ada: Visitor):
    response = ada.save(a_full_snapshot())
    saved = response.get_json()
    assert response.status_code == 201
    assert response.content_type == "application/json"
    assert response.headers["Cache-Control"] == "no-store"
    assert set(saved) == {"id", "token", "link", "code", "code_expires_at", "expires_at", "manage_key"}
    assert re.fullmatch(r"[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}", saved["token"])
    assert len(saved["token"]) <= 70
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{8}", saved["code"])
    assert datetime.datetime.fromisoformat(saved["code_expires_at"]) == NOW + datetime.timedelta(minutes=10)
    assert datetime.datetime.fromisoformat(saved["expires_at"]) == NOW + datetime.timedelta(days=30)


def test_link_is_the_pages_address_with_the_token_in_its_fragment(ada: Visitor):
    saved = ada.saved(a_full_snapshot())
    assert saved["link"] == f"{SHOP}/journal/kiln?lang=en#sameplace={saved['token']}"


def test_every_field_comes_back_as_it_was_saved(ada: Visitor, bob: Visitor):
    snapshot = a_full_snapshot()
    back = bob.present(ada.saved(snapshot)["token"]).get_json()["snapshot"]
    # Defaults are left out of the JSON.
    del snapshot["version"]
    assert back == snapshot


def test_only_the_pages_address_and_title_are_required(ada: Visitor, bob: Visitor):
    back = bob.present(ada.saved(a_page())["token"]).get_json()
    assert back["snapshot"]["page"] == {"url": f"{SHOP}/mugs", "title": "Mugs"}
    assert back["prompt"] == {
        "title": "Mugs",
        "origin": SHOP,
        "saved_at": "2026-05-01T12:00:00Z",
        "device_kind": "other",
        "progression": None,
        "items": 0,
    }


def test_empty_title_and_empty_cart_are_a_snapshot_too(ada: Visitor):
    assert ada.save({**a_page(title=""), "cart": {"lines": []}}).status_code == 201


@pytest.mark.parametrize(
    "title",
    [
        "<script>alert(1)</script>",
        "Tasse “Sand” — 19 €",
        "مرحبا\u202e",
        "🏺" * 300,
        "a\u0000b",
        "\ufdd0",
        "'; DROP TABLE snapshot; --",
    ],
)
def test_hostile_titles_are_text_and_come_back_letter_by_letter(ada: Visitor, bob: Visitor, title: str):
    back = bob.present(ada.saved(a_page(title=title))["token"]).get_json()
    assert back["snapshot"]["page"]["title"] == back["prompt"]["title"] == title


def test_each_save_is_a_snapshot_of_its_own(ada: Visitor):
    first, second = ada.saved(), ada.saved()
    for name in ("id", "token", "code", "manage_key"):
        assert first[name] != second[name]


def test_id_is_no_part_of_the_token(ada: Visitor):
    saved = ada.saved()
    assert saved["id"] not in saved["token"]
    assert saved["id"] not in saved["link"]
    assert ada.present(saved["id"]).status_code == 404


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("2026-05-01T11:00:00Z", "2026-05-01T11:00:00Z"),
        ("2026-05-01T13:30:00+02:00", "2026-05-01T11:30:00Z"),
        ("2026-05-01T12:00:01Z", "2026-05-01T12:00:00Z"),
        ("2126-05-01T12:00:00Z", "2026-05-01T12:00:00Z"),
        ("2026-03-01T12:00:00Z", "2026-05-01T12:00:00Z"),
        ("0001-01-01T00:00:00+14:00", "2026-05-01T12:00:00Z"),
        ("9999-12-31T23:59:59-14:00", "2026-05-01T12:00:00Z"),
    ],
    ids=["past", "elsewhere", "a second ahead", "a century ahead", "too old", "year one", "year 9999"],
)
def test_a_clock_that_is_wrong_is_put_right(ada: Visitor, told: str, kept: str):
    saved = ada.saved({**a_page(), "saved_at": told})
    assert ada.present(saved["token"]).get_json()["prompt"]["saved_at"] == kept


def test_cart_counts_articles_not_lines(ada: Visitor):
    saved = ada.saved(a_full_snapshot())
    prompt = ada.present(saved["token"]).get_json()["prompt"]
    assert prompt["items"] == 3
    assert prompt["progression"] == 0.412
    assert prompt["device_kind"] == "desktop"
