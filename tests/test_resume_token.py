"""A shopper presents a link: the same answer as often as they like, and nothing but what was issued here."""

from __future__ import annotations

import string

import pytest
from flask.testing import FlaskClient

from sameplace.storage import Storage
from sameplace.tokens import Tokens

from .cast import NOW, Clock, Visitor, a_full_snapshot

URLSAFE = string.ascii_uppercase + string.ascii_lowercase + string.digits + "-_"
ALPHABET = URLSAFE + "."


def test_shopper_presents_a_link_as_often_as_she_likes(ada: Visitor, bob: Visitor, clock: Clock):
    token = ada.saved(a_full_snapshot())["token"]
    first = ada.present(token)
    clock.pass_seconds(3600)
    assert first.status_code == 200
    assert set(first.get_json()) == {"id", "token", "snapshot", "prompt", "expires_at"}
    assert bob.present(token, device={"kind": "phone"}).data == first.data
    assert ada.present(token).data == first.data


def test_answer_is_kept_by_no_cache(ada: Visitor):
    assert ada.present(ada.saved()["token"]).headers["Cache-Control"] == "no-store"


def test_any_one_changed_character_is_unknown(ada: Visitor):
    token = ada.saved()["token"]
    for position, right in enumerate(token):
        for wrong in ALPHABET.replace(right, ""):
            response = ada.present(token[:position] + wrong + token[position + 1 :])
            assert response.status_code == 404, f"{wrong} at {position}"
            assert response.content_type == "application/problem+json"
    assert ada.present(token).status_code == 200


@pytest.mark.parametrize(
    "spoil",
    [
        lambda token: token[:-1],
        lambda token: token + "A",
        lambda token: token + "=",
        lambda token: token + "\n",
        lambda token: " " + token,
        lambda token: token.replace(".", ""),
        lambda token: token.replace(".", ".."),
        lambda token: token.replace(".", "%2E"),
        lambda token: token.partition(".")[0],
        lambda token: "." + token.partition(".")[2],
        lambda token: token.swapcase(),
        lambda token: token + "\u0000",
        lambda token: token[:-1] + "é",
        lambda token: "ａ" * 66,
    ],
)
def test_mangled_token_is_unknown(ada: Visitor, spoil):
    assert ada.present(spoil(ada.saved()["token"])).status_code == 404


def test_token_has_one_spelling(ada: Visitor):
    # 16 bytes leave four unused bits in the 22nd character, 32 bytes leave two in the last.
    for _ in range(8):
        token = ada.saved()["token"]
        for at, unused in ((21, 4), (len(token) - 1, 2)):
            value = URLSAFE.index(token[at])
            assert value % (1 << unused) == 0
            for other in range(1, 1 << unused):
                spelt = token[:at] + URLSAFE[value + other] + token[at + 1 :]
                assert ada.present(spelt).status_code == 404


def test_token_signed_with_somebody_elses_key_is_unknown(ada: Visitor):
    forged, _ = Tokens([b"m" * 32]).issue()
    assert ada.present(forged).status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"token": ""},
        {"token": None},
        {"token": 7},
        {"token": "t" * 513},
        {"token": "a", "code": "7KQ2M9XA", "nonce": "nonce-of-ada"},
        {"nonce": "nonce-of-ada"},
        {"code": "7KQ2M9XA"},
        {"code": "7KQ2M9XA", "nonce": "short"},
        {"code": "7KQ2M9XA", "nonce": "n" * 65},
        {"code": "", "nonce": "nonce-of-ada"},
        {"code": "7" * 41, "nonce": "nonce-of-ada"},
        {"token": "a", "device": {"kind": "phone", "model": "X"}},
        {"token": "a", "user": "ada"},
    ],
    ids=str,
)
def test_request_that_makes_no_sense_is_malformed(client: FlaskClient, body: dict):
    response = client.post("/v1/resume", json=body)
    assert response.status_code == 400
    assert response.get_json()["type"].endswith(":malformed")


def test_expired_token_is_gone(ada: Visitor, storage: Storage, clock: Clock):
    token = ada.saved()["token"]
    clock.pass_seconds(30 * 86400 - 1)
    assert ada.present(token).status_code == 200
    clock.pass_seconds(1)
    assert ada.present(token).status_code == 410
    assert ada.report(token, "accepted").status_code == 410


def test_purged_token_is_gone_too(ada: Visitor, storage: Storage, clock: Clock):
    token = ada.saved()["token"]
    clock.pass_seconds(31 * 86400)
    assert storage.purge(int(NOW.timestamp()) + 31 * 86400) > 0
    response = ada.present(token)
    assert response.status_code == 410
    assert response.get_json()["type"].endswith(":gone")


def test_forgotten_token_is_gone(ada: Visitor, bob: Visitor):
    saved = ada.saved()
    assert bob.present(saved["token"]).status_code == 200
    ada.forget(saved)
    assert bob.present(saved["token"]).status_code == 410


def test_token_of_a_removed_site_is_gone(ada: Visitor, storage: Storage):
    token = ada.saved()["token"]
    assert storage.remove_site(ada.site.key)
    ada.origin = None
    assert ada.present(token).status_code == 410


def test_get_reads_nothing_so_that_mail_scanners_change_nothing(ada: Visitor):
    saved = ada.saved()
    for path in ("/v1/resume", f"/v1/resume?token={saved['token']}", "/v1/events"):
        assert ada.client.get(path).status_code == 405
        assert ada.client.head(path).status_code == 405
    assert ada.receipt(saved).get_json()["opened_at"] is None
