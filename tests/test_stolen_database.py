"""Mallory copies the database, not the keys: she holds nothing that she could present."""

from __future__ import annotations

import base64
import hashlib
import itertools
import sqlite3

import pytest
from flask.testing import FlaskClient

from sameplace import keys, sites
from sameplace.config import Config
from sameplace.storage import Storage
from sameplace.tokens import Tokens, unb64

from .cast import LOCATOR, SHOP, Equipped, Visitor, a_ciphertext, a_full_snapshot


@pytest.fixture
def stolen(config: Config):
    """Every value in every row of every table, and the file's bytes."""

    def read() -> tuple[list[object], bytes]:
        connection = sqlite3.connect(config.database_path)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        tables = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        rows = [row for table in tables for row in connection.execute(f"SELECT * FROM {table}")]
        connection.close()
        return list(itertools.chain.from_iterable(rows)), config.database_path.read_bytes()

    return read


def spellings(secret: str) -> set[bytes]:
    """The secret as text and as the bytes that it spells."""
    raw = secret.encode()
    return {raw, raw.lower(), raw.hex().encode(), base64.b64encode(raw)}


def test_no_secret_is_in_it(ada: Visitor, storage: Storage, stolen):
    _, secret_key = sites.add(storage, ["https://new.example"], "New", 0)
    saved = ada.saved(a_full_snapshot())
    ada.type_code(saved["code"], "nonce-of-this-device")
    values, file = stolen()
    bits, signature = saved["token"].split(".")
    secrets = [
        saved["token"],
        bits,
        signature,
        saved["code"],
        saved["manage_key"],
        secret_key,
        "nonce-of-this-device",
    ]
    for secret in secrets:
        for spelt in spellings(secret):
            assert spelt not in file
    for raw in (unb64(bits), unb64(signature), unb64(saved["manage_key"])):
        assert raw not in file
        assert raw not in values


def test_nothing_in_it_signs_to_a_token(ada: Visitor, config: Config, stolen):
    # Even with the keys at hand, no 16 bytes of any row are the bits of a token.
    ada.saved(a_full_snapshot())
    tokens = Tokens(keys.load(config))
    blobs = [value for value in stolen()[0] if isinstance(value, bytes)]
    assert blobs
    for blob in blobs:
        for at in range(len(blob) - 15):
            assert ada.present(tokens.seal(blob[at : at + 16])).status_code == 410


def test_the_code_cannot_be_tried_out_without_the_key(ada: Visitor, stolen):
    saved = ada.saved()
    values, _ = stolen()
    for name in hashlib.algorithms_guaranteed - {"shake_128", "shake_256"}:
        plain = hashlib.new(name, saved["code"].encode()).digest()
        assert plain[:16] not in values


def test_public_id_and_stored_digests_open_nothing(ada: Visitor, client: FlaskClient, stolen):
    saved = ada.saved()
    for value in stolen()[0]:
        text = (
            base64.urlsafe_b64encode(value).rstrip(b"=").decode() if isinstance(value, bytes) else str(value)
        )
        if not text:
            continue
        headers = {"Authorization": f"Bearer {text}", "Origin": SHOP}
        assert client.get(f"/v1/snapshots/{saved['id']}", headers=headers).status_code == 403
        body = {"token": text[:512]}
        assert client.post("/v1/resume", json=body).status_code == 404


def test_the_keys_are_elsewhere(ada: Visitor, config: Config, stolen):
    ada.saved()
    _, file = stolen()
    for key in keys.load(config):
        assert key not in file
        assert key.hex().encode() not in file


BOX, KEY = "c2FtZXBsYWNlLWJveC1pZA", "YSBrZXkgb2YgYSBib3ggb2YgQWRh"


def test_nothing_that_opens_a_sealed_snapshot_or_a_box_is_in_it(
    laptop: Equipped, phone: Equipped, config: Config, stolen
):
    saved = laptop.sealed(locator=LOCATOR)
    phone.open(locator=LOCATOR, device={"kind": "phone"})
    laptop.written(BOX, KEY)
    values, file = stolen()
    bits, signature = saved["token"].split(".")
    for secret in (saved["token"], bits, signature, saved["manage_key"], LOCATOR, BOX, KEY):
        for spelt in spellings(secret):
            assert spelt not in file, secret
    for raw in (unb64(bits), unb64(signature), unb64(saved["manage_key"]), unb64(BOX), unb64(KEY)):
        assert raw not in file
        assert raw not in values
    assert unb64(a_ciphertext()) in values, "and the ciphertext is, as it was sent"


def test_nothing_in_it_opens_a_sealed_snapshot_or_a_box(
    laptop: Equipped, phone: Equipped, config: Config, stolen
):
    laptop.sealed(locator=LOCATOR)
    laptop.written(BOX, KEY)
    tokens = Tokens(keys.load(config), b"sameplace.sealed")
    blobs = [value for value in stolen()[0] if isinstance(value, bytes) and len(value) < 4096]
    assert len(blobs) >= 6
    for blob in blobs:
        assert phone.open(token=tokens.seal(blob[:16])).status_code == 410
        name, key = base64.urlsafe_b64encode(blob).rstrip(b"=").decode(), blob.hex()
        assert phone.read(BOX, name).status_code == 403
        assert phone.read(BOX, key).status_code == 403
        assert phone.read(name, KEY).status_code == 404


def test_the_locator_cannot_be_tried_out_without_the_key(laptop: Equipped, stolen):
    laptop.sealed(locator=LOCATOR)
    values, _ = stolen()
    for name in hashlib.algorithms_guaranteed - {"shake_128", "shake_256"}:
        assert hashlib.new(name, LOCATOR.encode()).digest()[:16] not in values


def test_a_locator_and_a_code_that_read_the_same_are_not_stored_the_same(
    laptop: Equipped, ada: Visitor, config: Config, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("sameplace.snapshots.new_code", lambda: LOCATOR)
    assert ada.saved()["code"] == LOCATOR
    laptop.sealed(locator=LOCATOR)
    connection = sqlite3.connect(config.database_path)
    both = connection.execute("SELECT hash FROM code UNION SELECT hash FROM locator").fetchall()
    connection.close()
    assert len(both) == 2
