"""How often one address may do a thing: enough for people, too little for guessing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from sameplace.app import create_app
from sameplace.config import Config
from sameplace.limits import Limit, network
from sameplace.storage import Site

from .cast import Clock, Visitor, a_page


def wait_of(response: TestResponse) -> int:
    """Seconds that the answer asks to wait, once it was found to be a proper 429."""
    assert response.status_code == 429
    assert response.content_type == "application/problem+json"
    wait = int(response.headers["Retry-After"])
    assert wait > 0
    assert str(wait) in response.get_json()["detail"]
    return wait


def from_address(address: str) -> dict:
    return {"environ_overrides": {"REMOTE_ADDR": address}}


def test_saves_are_limited_and_go_on_after_the_wait(ada: Visitor, clock: Clock):
    for _ in range(60):
        ada.saved()
    wait = wait_of(ada.save())
    clock.pass_seconds(wait)
    ada.saved()
    wait_of(ada.save())
    clock.pass_seconds(60)
    for _ in range(60):
        ada.saved()


def test_saves_are_limited_per_address_and_per_site(app: Flask, ada: Visitor, other_site: Site):
    for _ in range(60):
        ada.saved()
    wait_of(ada.save())
    assert ada.save(**from_address("198.51.100.7")).status_code == 201
    elsewhere = Visitor(app.test_client(), other_site, "https://other.example")
    assert elsewhere.save(a_page(url="https://other.example/")).status_code == 201


def test_refused_saves_use_nothing_up(ada: Visitor, mallory: Visitor):
    for _ in range(100):
        assert mallory.save().status_code == 403
    ada.saved()


def test_code_guesses_are_limited_and_go_on_after_the_wait(ada: Visitor, clock: Clock):
    code = ada.saved()["code"]
    for _ in range(20):
        assert ada.type_code("ZZZZZZZZ").status_code == 404
    # The right one gets no answer either: otherwise a guess would cost nothing.
    wait = wait_of(ada.type_code(code))
    assert wait == 30
    clock.pass_seconds(wait)
    assert ada.type_code(code).status_code == 200


def test_taken_codes_count_as_guesses_and_other_addresses_do_not_suffer(ada: Visitor, bob: Visitor):
    code = ada.saved()["code"]
    bob.type_code(code, "nonce-of-bob")
    for _ in range(20):
        assert ada.type_code(code, "nonce-of-ada").status_code == 410
    wait_of(ada.type_code(code, "nonce-of-ada"))
    body = {"code": code, "nonce": "nonce-of-bob"}
    answer = bob.client.post("/v1/resume", json=body, **from_address("2001:db8::1"))
    assert answer.status_code == 200


def test_successes_are_not_counted(ada: Visitor):
    saved = ada.saved()
    for _ in range(60):
        assert ada.type_code(saved["code"]).status_code == 200
        assert ada.present(saved["token"]).status_code == 200


def test_wrong_codes_do_not_close_the_door_to_links(ada: Visitor):
    saved = ada.saved()
    for _ in range(21):
        ada.type_code("ZZZZZZZZ")
    assert ada.present(saved["token"]).status_code == 200


@pytest.fixture
def ada_at_a_strict_service(config: Config, clock: Clock, olga: Site) -> Iterator[Visitor]:
    app = create_app(replace(config, failed_tokens=3, events_per_minute=2))
    yield Visitor(app.test_client(), olga)
    app.extensions["sameplace"].close()


def test_forged_tokens_are_limited_wherever_they_are_shown(ada_at_a_strict_service: Visitor, clock: Clock):
    ada = ada_at_a_strict_service
    token = ada.saved()["token"]
    forged = token[:-1] + ("A" if token[-1] != "A" else "E")
    assert ada.present(forged).status_code == 404
    assert ada.report(forged, "accepted").status_code == 404
    assert ada.present(forged).status_code == 404
    wait = wait_of(ada.present(token))
    wait_of(ada.report(token, "accepted"))
    clock.pass_seconds(wait)
    assert ada.present(token).status_code == 200


def test_events_are_limited(ada_at_a_strict_service: Visitor, clock: Clock):
    ada = ada_at_a_strict_service
    token = ada.saved()["token"]
    assert ada.report(token, "prompted", consent=True).status_code == 204
    assert ada.report(token, "prompted", consent=True).status_code == 204
    clock.pass_seconds(wait_of(ada.report(token, "prompted", consent=True)))
    assert ada.report(token, "prompted", consent=True).status_code == 204


def test_address_that_a_client_claims_is_not_believed(ada: Visitor):
    for number in range(21):
        claimed = {"X-Forwarded-For": f"203.0.113.{number}", "Forwarded": f"for=203.0.113.{number}"}
        body = {"code": "ZZZZZZZZ", "nonce": "nonce-of-mallory"}
        last = ada.client.post("/v1/resume", json=body, headers=claimed)
    wait_of(last)


def test_behind_a_proxy_the_address_is_the_one_it_adds(config: Config, clock: Clock, olga: Site):
    app = create_app(replace(config, proxies=1, failed_codes=1))
    client = app.test_client()

    def guess(forwarded: str) -> int:
        body = {"code": "ZZZZZZZZ", "nonce": "nonce-of-mallory"}
        return client.post("/v1/resume", json=body, headers={"X-Forwarded-For": forwarded}).status_code

    assert guess("203.0.113.1") == 404
    assert guess("203.0.113.2") == 404
    assert guess("9.9.9.9, 203.0.113.1") == 429
    app.extensions["sameplace"].close()


@pytest.mark.parametrize(
    ("address", "counted_as"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", ""),
        ("unix:", "unix:"),
    ],
)
def test_one_address_is_what_one_customer_is_given(address: str, counted_as: str):
    assert network(address) == counted_as


def test_count_drains_evenly_and_the_wait_is_never_too_short():
    for count, window in ((20, 600), (60, 60), (7, 13), (1, 600)):
        limit = Limit(count, window)
        now = 123456.789
        for _ in range(200):
            wait = limit.wait("ada", now)
            now += wait
            assert limit.wait("ada", now) <= 1e-6
            limit.add("ada", now)
            now += 0.1


def test_memory_is_bounded_and_the_longest_unused_is_forgotten():
    limit = Limit(1, 1000, keys=3)
    for key in ("ada", "bob", "olga", "ada", "mallory"):
        limit.add(key, 0)
    assert limit.wait("ada", 0) > 0
    assert limit.wait("bob", 0) == 0
    assert limit.wait("mallory", 0) > 0
