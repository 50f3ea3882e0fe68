"""Bob types the code that Ada reads to him: short-lived, and for the first device alone."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from flask import Flask

from sameplace.app import create_app
from sameplace.codes import ALPHABET, new_code
from sameplace.config import Config
from sameplace.storage import Site, Storage

from .cast import NOW, Clock, Visitor, a_full_snapshot


def test_code_gives_the_same_answer_as_the_link(ada: Visitor, bob: Visitor):
    saved = ada.saved(a_full_snapshot())
    by_code = bob.type_code(saved["code"])
    assert by_code.status_code == 200
    assert by_code.data == bob.present(saved["token"]).data
    assert by_code.get_json()["token"] == saved["token"]


@pytest.mark.parametrize(
    "typed",
    [
        lambda code: code.lower(),
        lambda code: f"{code[:4]}-{code[4:]}",
        lambda code: f" {code[:4]} {code[4:]} ",
        lambda code: code.replace("0", "O").replace("1", "I"),
        lambda code: code.replace("0", "o").replace("1", "l"),
        lambda code: "-".join(code).lower(),
    ],
)
def test_code_is_read_as_people_write(ada: Visitor, bob: Visitor, monkeypatch, typed):
    monkeypatch.setattr("sameplace.snapshots.new_code", lambda: "01ABYZ10")
    code = ada.saved()["code"]
    assert bob.type_code(typed(code)).status_code == 200


@pytest.mark.parametrize("typed", ["7KQ2M9X", "7KQ2M9XAA", "7KQ2M9XU", "7KQ2M9X!", "--------", "٧KQ2M9XA"])
def test_what_is_no_code_is_malformed_and_no_guess(ada: Visitor, typed: str):
    for _ in range(30):
        assert ada.type_code(typed).status_code == 400


def test_first_device_keeps_the_code_and_may_repeat(ada: Visitor, bob: Visitor):
    code = ada.saved()["code"]
    first = bob.type_code(code, "nonce-of-bob")
    assert bob.type_code(code, "nonce-of-bob").data == first.data
    late = ada.type_code(code, "nonce-of-ada")
    assert late.status_code == 410
    assert late.get_json()["type"].endswith(":code-gone")
    assert bob.type_code(code, "nonce-of-bob").data == first.data


def test_code_that_was_taken_leaves_the_link_alone(ada: Visitor, bob: Visitor):
    saved = ada.saved()
    bob.type_code(saved["code"])
    assert ada.present(saved["token"]).status_code == 200


def test_of_devices_that_type_a_code_at_once_exactly_one_wins(
    app: Flask, ada: Visitor, olga: Site, clock: Clock
):
    for _ in range(5):
        code = ada.saved()["code"]
        start = threading.Barrier(8)

        def present(number: int, code: str = code, start: threading.Barrier = start) -> int:
            visitor = Visitor(app.test_client(), olga)
            start.wait()
            return visitor.type_code(code, f"nonce-number-{number}").status_code

        with ThreadPoolExecutor(8) as pool:
            answers = sorted(pool.map(present, range(8)))
        assert answers == [200] + [410] * 7
        clock.pass_seconds(600)


def test_code_runs_out_after_ten_minutes(ada: Visitor, bob: Visitor, clock: Clock):
    code = ada.saved()["code"]
    clock.pass_seconds(599)
    assert bob.type_code(code).status_code == 200
    clock.pass_seconds(1)
    response = bob.type_code(code)
    assert response.status_code == 410
    assert "run out" in response.get_json()["detail"]


def test_late_code_is_said_to_have_run_out_for_a_day_and_then_unknown(
    ada: Visitor, storage: Storage, clock: Clock
):
    code = ada.saved()["code"]
    now = int(NOW.timestamp())
    clock.pass_seconds(600 + 86399)
    storage.purge(now + 600 + 86399)
    assert ada.type_code(code).status_code == 410
    clock.pass_seconds(1)
    storage.purge(now + 600 + 86400)
    assert ada.type_code(code).status_code == 404


def test_code_of_a_forgotten_snapshot_is_gone(ada: Visitor, bob: Visitor):
    saved = ada.saved()
    bob.type_code(saved["code"], "nonce-of-bob")
    ada.forget(saved)
    assert bob.type_code(saved["code"], "nonce-of-bob").status_code == 410


def test_code_whose_snapshot_is_no_more_is_gone(app: Flask, config: Config, clock: Clock, olga: Site):
    # An owner may keep snapshots for less than the day for which a code is remembered.
    brief = create_app(replace(config, keep=60))
    ada = Visitor(brief.test_client(), olga)
    code = ada.saved()["code"]
    clock.pass_seconds(60)
    brief.extensions["sameplace"].purge(int(NOW.timestamp()) + 60)
    assert ada.type_code(code).status_code == 410
    brief.extensions["sameplace"].close()


def test_foreign_page_does_not_use_the_code_up(ada: Visitor, bob: Visitor, mallory: Visitor):
    code = ada.saved()["code"]
    assert mallory.type_code(code, "nonce-of-mallory").status_code == 403
    mallory.origin = "https://evil.example"
    assert mallory.type_code(code, "nonce-of-mallory").status_code == 403
    assert bob.type_code(code, "nonce-of-bob").status_code == 200


def test_unknown_code_is_unknown(ada: Visitor):
    assert ada.type_code("ZZZZZZZZ").status_code == 404


def test_code_that_is_already_out_is_drawn_again(ada: Visitor, bob: Visitor, monkeypatch):
    codes = iter(["SAMESAME", "SAMESAME", "SAMESAME", "0THER000"])
    monkeypatch.setattr("sameplace.snapshots.new_code", lambda: next(codes))
    first, second = ada.saved(), ada.saved()
    assert (first["code"], second["code"]) == ("SAMESAME", "0THER000")
    assert bob.type_code(first["code"]).get_json()["token"] == first["token"]
    assert bob.type_code(second["code"]).get_json()["token"] == second["token"]


def test_codes_are_drawn_from_the_whole_alphabet():
    drawn = "".join(new_code() for _ in range(500))
    assert set(drawn) == set(ALPHABET)
    assert not set("ILOU") & set(ALPHABET)
