"""Ada's laptop hears how the hop went: opened, on what kind of device, restored; never what was in it."""

from __future__ import annotations

import pytest

from .cast import Clock, Visitor, a_full_snapshot

FRESH = {
    "opened_at": None,
    "device_kind": None,
    "accepted": False,
    "restored": False,
    "accuracy": None,
    "lines": None,
    "expires_at": "2026-05-31T12:00:00Z",
}


def test_fresh_receipt_says_that_nothing_happened_yet(ada: Visitor):
    response = ada.receipt(ada.saved(a_full_snapshot()))
    assert response.status_code == 200
    assert response.get_json() == FRESH


def test_first_opening_is_the_one_reported(ada: Visitor, bob: Visitor, clock: Clock):
    saved = ada.saved()
    clock.pass_seconds(60)
    bob.present(saved["token"], device={"kind": "phone"})
    clock.pass_seconds(60)
    bob.present(saved["token"], device={"kind": "tablet"})
    assert ada.receipt(saved).get_json() == FRESH | {
        "opened_at": "2026-05-01T12:01:00Z",
        "device_kind": "phone",
    }


def test_opening_by_code_counts_as_well(ada: Visitor, bob: Visitor):
    saved = ada.saved()
    bob.type_code(saved["code"], device={"kind": "tablet"})
    assert ada.receipt(saved).get_json()["device_kind"] == "tablet"


def test_receipt_holds_no_content(ada: Visitor, bob: Visitor):
    saved = ada.saved(a_full_snapshot())
    bob.present(saved["token"])
    bob.report(saved["token"], "restored", accuracy="exact", lines={"restored": 2})
    text = ada.receipt(saved).text
    assert set(ada.receipt(saved).get_json()) == set(FRESH)
    for content in ("kiln", "Ceramic", "shop.example", saved["token"], saved["code"]):
        assert content not in text


@pytest.mark.parametrize(
    "header",
    [None, "", "Bearer", "Bearer ", "Basic YWRhOmFkYQ==", "KEY", "Token KEY"],
)
@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_manage_key_has_to_be_sent(ada: Visitor, header: str | None, method: str):
    saved = ada.saved()
    headers = {} if header is None else {"Authorization": header.replace("KEY", saved["manage_key"])}
    response = ada.client.open(f"/v1/snapshots/{saved['id']}", method=method, headers=headers)
    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"].startswith("Bearer")
    assert response.content_type == "application/problem+json"


@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_wrong_manage_key_is_refused(ada: Visitor, method: str):
    saved, other = ada.saved(), ada.saved()
    for key in (
        other["manage_key"],
        saved["manage_key"][:-1],
        saved["manage_key"].swapcase(),
        saved["token"],
        "\xff",
    ):
        headers = {"Authorization": f"Bearer {key}"}
        response = ada.client.open(f"/v1/snapshots/{saved['id']}", method=method, headers=headers)
        assert response.status_code == 403, key
    assert ada.present(saved["token"]).status_code == 200


def test_scheme_may_be_written_in_any_case(ada: Visitor):
    saved = ada.saved()
    headers = {"Authorization": f"bEARER   {saved['manage_key']} "}
    assert ada.client.get(f"/v1/snapshots/{saved['id']}", headers=headers).status_code == 200


@pytest.mark.parametrize("id", ["x", "AAAAAAAAAAAAAAAAAAAAAA", "é", "%00", "a%20b", "..", "'", "A" * 4000])
def test_snapshot_that_never_was_is_unknown(ada: Visitor, id: str):
    headers = {"Authorization": "Bearer something"}
    for method in ("GET", "DELETE"):
        response = ada.client.open(f"/v1/snapshots/{id}", method=method, headers=headers)
        assert response.status_code == 404
        assert response.content_type == "application/problem+json"


def test_receipt_of_an_expired_snapshot_is_gone(ada: Visitor, clock: Clock):
    saved = ada.saved()
    clock.pass_seconds(30 * 86400)
    assert ada.receipt(saved).status_code == 410
