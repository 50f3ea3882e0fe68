"""What the other device reports, and what of it is kept."""

from __future__ import annotations

import sqlite3

import pytest

from sameplace.config import Config

from .cast import NOW, SHOP, Clock, Visitor

LINES = {"restored": 2, "partly": 1, "missing": 3}


@pytest.fixture
def measured(config: Config):
    """What is counted for the owner's figures."""

    def rows() -> list[tuple]:
        connection = sqlite3.connect(config.database_path)
        try:
            return connection.execute("SELECT site, type, at, expires FROM event ORDER BY rowid").fetchall()
        finally:
            connection.close()

    return rows


@pytest.mark.parametrize("type", ["prompted", "accepted", "declined", "restored"])
def test_every_event_is_taken_without_a_word(ada: Visitor, type: str):
    response = ada.report(ada.saved()["token"], type)
    assert response.status_code == 204
    assert response.data == b""


@pytest.mark.parametrize("type", ["prompted", "accepted", "declined", "restored"])
def test_nothing_is_measured_without_consent_or_under_global_privacy_control(
    ada: Visitor, measured, type: str
):
    token = ada.saved()["token"]
    ada.report(token, type)
    ada.report(token, type, consent=False)
    ada.report(token, type, consent=True, headers={"Sec-GPC": "1"})
    assert measured() == []


@pytest.mark.parametrize("type", ["prompted", "accepted", "declined", "restored"])
def test_with_consent_the_event_counts_and_points_to_nobody(ada: Visitor, measured, type: str):
    now = int(NOW.timestamp())
    ada.report(ada.saved()["token"], type, consent=True, headers={"Sec-GPC": "0"})
    assert measured() == [(ada.site.key, type, now, now + 30 * 86400)]


def test_receipt_is_served_without_consent(ada: Visitor, bob: Visitor):
    saved = ada.saved()
    bob.report(saved["token"], "accepted", headers={"Sec-GPC": "1"})
    bob.report(saved["token"], "restored", accuracy="nearest", lines=LINES, headers={"Sec-GPC": "1"})
    receipt = ada.receipt(saved).get_json()
    assert receipt["accepted"] is receipt["restored"] is True
    assert (receipt["accuracy"], receipt["lines"]) == ("nearest", LINES)


def test_repeating_an_event_changes_nothing(ada: Visitor, bob: Visitor):
    saved = ada.saved()
    bob.report(saved["token"], "accepted")
    bob.report(saved["token"], "restored", accuracy="exact", lines=LINES)
    before = ada.receipt(saved).data
    for _ in range(3):
        bob.report(saved["token"], "accepted")
        bob.report(saved["token"], "restored", accuracy="exact", lines=LINES)
        bob.report(saved["token"], "declined")
    assert ada.receipt(saved).data == before


def test_latest_restoration_is_the_one_reported(ada: Visitor, bob: Visitor):
    saved = ada.saved()
    bob.report(saved["token"], "restored", accuracy="none")
    bob.report(saved["token"], "restored", accuracy="exact")
    assert ada.receipt(saved).get_json()["accuracy"] == "exact"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"token": "x"},
        {"token": "x", "type": "opened"},
        {"token": "x", "type": "accepted", "consent": "yes"},
        {"token": "x", "type": "accepted", "consent": 1},
        {"token": "x", "type": "restored", "accuracy": "perfect"},
        {"token": "x", "type": "restored", "lines": {"restored": -1}},
        {"token": "x", "type": "restored", "lines": {"restored": 101}},
        {"token": "x", "type": "restored", "lines": {"sold": 1}},
        {"token": "x", "type": "accepted", "email": "ada@example.org"},
        {"token": "x" * 513, "type": "accepted"},
    ],
    ids=str,
)
def test_event_that_makes_no_sense_is_malformed(ada: Visitor, body: dict):
    assert ada.client.post("/v1/events", json=body, headers={"Origin": SHOP}).status_code == 400


def test_event_about_nothing_we_know_is_unknown(ada: Visitor):
    assert ada.report("A" * 22 + "." + "A" * 43, "accepted").status_code == 404


def test_event_about_a_forgotten_or_expired_snapshot_is_gone(ada: Visitor, measured, clock: Clock):
    forgotten, expired = ada.saved(), ada.saved()
    ada.forget(forgotten)
    assert ada.report(forgotten["token"], "prompted", consent=True).status_code == 410
    clock.pass_seconds(30 * 86400)
    assert ada.report(expired["token"], "prompted", consent=True).status_code == 410
    assert measured() == []


def test_another_site_cannot_report(mallory: Visitor, ada: Visitor, measured):
    token = ada.saved()["token"]
    assert mallory.report(token, "accepted", consent=True).status_code == 403
    assert measured() == []
