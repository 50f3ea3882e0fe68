"""Every error is RFC 9457 problem JSON in plain words, and says nothing of the service's insides."""

from __future__ import annotations

import logging

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from sameplace import errors
from sameplace.app import create_app
from sameplace.config import Config
from sameplace.errors import StorageError
from sameplace.storage import Storage

from .cast import EXTENSION, LOCATOR, SHOP, Clock, Equipped, Visitor, a_ciphertext


def problem(response: TestResponse, status: int) -> dict:
    body = response.get_json()
    assert response.status_code == status, response.text
    assert response.content_type == "application/problem+json"
    assert response.headers["Cache-Control"] == "no-store"
    assert body["status"] == status
    assert body["type"].startswith("urn:problem-type:sameplace:")
    assert body["title"]
    assert body["detail"].endswith((".", "!"))
    assert "Traceback" not in response.text
    return body


@pytest.mark.parametrize(
    "path",
    [
        "/v1/nothing",
        "/v1/",
        "/v1",
        "/nothing",
        "/v1/snapshots/",
        "/v1/resume/",
        "/sameplace/x",
        "/r/",
        "/../etc",
    ],
)
def test_address_that_leads_nowhere(client: FlaskClient, path: str):
    problem(client.get(path), 404)


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", "/v1/snapshots", "POST"),
        ("PUT", "/v1/resume", "POST"),
        ("POST", "/healthz", "GET"),
        ("PATCH", "/v1/snapshots/abc", "DELETE"),
        ("TRACE", "/v1/events", "POST"),
    ],
)
def test_wrong_method(client: FlaskClient, method: str, path: str, allowed: str):
    response = client.open(path, method=method)
    problem(response, 405)
    assert allowed in response.headers["Allow"]


def test_doubled_slash_is_sent_to_the_right_address_of_the_same_service(client: FlaskClient):
    response = client.post("/v1//resume", json={})
    assert response.status_code == 308
    assert response.headers["Location"] == "http://localhost/v1/resume"


def test_every_kind_of_error_has_words_for_a_person():
    kinds = [errors.ProblemError]
    for kind in kinds:
        kinds.extend(kind.__subclasses__())
    kinds.remove(errors.ProblemError)
    assert len(kinds) == len({kind.slug for kind in kinds})
    for kind in kinds:
        body = (kind(30) if kind is errors.TooMany else kind()).problem()
        assert body.detail.endswith(".")
        assert body.title
        assert 400 <= body.status < 600


class Refusing:
    """A storage that fails whatever is asked."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def __getattr__(self, name: str):
        if name == "sealed":
            return self

        def verb(*_: object, **__: object) -> None:
            raise self._error

        return verb


BEARER = {"Authorization": "Bearer a-key-that-may-be-any-box-s"}
ASKED = [
    ("POST", "/v1/snapshots", {"site": "k", "snapshot": {"page": {"url": "u", "title": "t"}}}),
    ("POST", "/v1/resume", {"code": "7KQ2M9XA", "nonce": "nonce-of-ada"}),
    ("GET", "/v1/snapshots/AAAAAAAAAAAAAAAAAAAAAA", None),
    ("DELETE", "/v1/snapshots/AAAAAAAAAAAAAAAAAAAAAA", None),
    ("POST", "/v1/sealed", {"ciphertext": a_ciphertext(), "expires_in": 3600}),
    ("POST", "/v1/sealed/open", {"locator": "7K3MXW4P"}),
    ("GET", "/v1/sealed/AAAAAAAAAAAAAAAAAAAAAA", None),
    ("GET", "/v1/boxes/AAAAAAAAAAAAAAAAAAAAAA", None),
    ("GET", "/healthz", None),
]


@pytest.fixture
def failing(config: Config, clock: Clock):
    """A service whose storage fails in a way of the test's choice."""
    return lambda error: create_app(config, storage=Refusing(error)).test_client()


@pytest.mark.parametrize("origin", [None, SHOP])
@pytest.mark.parametrize(("method", "path", "body"), ASKED)
def test_database_that_does_not_answer(
    failing, method: str, path: str, body: dict | None, origin: str | None, caplog
):
    headers = BEARER | (
        {"Origin": origin} if origin and "/sealed" not in path and "/boxes" not in path else {}
    )
    client = failing(StorageError("disk I/O error on /var/lib/secret.sqlite"))
    response = client.open(path, method=method, json=body, headers=headers)
    problem(response, 503)
    assert int(response.headers["Retry-After"]) > 0
    assert "secret" not in response.text
    assert "disk I/O error" in caplog.text, "the operator is told"


@pytest.mark.parametrize(("method", "path", "body"), ASKED)
def test_defect_of_ours_tells_the_operator_everything_and_the_caller_nothing(
    failing, method: str, path: str, body: dict | None, caplog: pytest.LogCaptureFixture
):
    client = failing(RuntimeError("secret innards"))
    response = client.open(path, method=method, json=body, headers=BEARER)
    text = problem(response, 500)
    assert "innards" not in str(text)
    assert "secret innards" in caplog.text
    assert "Traceback" in caplog.text


def test_tokens_codes_and_keys_are_never_logged(ada: Visitor, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.DEBUG)
    saved = ada.saved()
    ada.present(saved["token"])
    ada.type_code(saved["code"])
    ada.present(saved["token"] + "\r\n2026-05-01 ERROR all is lost")
    ada.receipt(saved)
    ada.forget(saved)
    for secret in (saved["token"], saved["code"], saved["manage_key"], "all is lost"):
        assert secret not in caplog.text


def test_nothing_of_a_sealed_snapshot_or_a_box_is_logged(
    laptop: Equipped, phone: Equipped, caplog: pytest.LogCaptureFixture
):
    caplog.set_level(logging.DEBUG)
    saved = laptop.sealed(locator=LOCATOR)
    phone.open(locator=LOCATOR)
    phone.open(token=saved["token"])
    laptop.receipt(saved)
    laptop.seal(size=5000)
    laptop.written("c2FtZXBsYWNlLWJveC1pZA", "YSBrZXkgb2YgYSBib3ggb2YgQWRh")
    laptop.forget(saved)
    secrets = (saved["token"], LOCATOR, saved["manage_key"], "c2FtZXBs", "YSBrZXkg", a_ciphertext()[:40])
    for secret in (*secrets, EXTENSION, phone.origin):
        assert secret not in caplog.text


def test_full_disk_costs_the_receipt_a_line_and_the_visitor_nothing(
    ada: Visitor, storage: Storage, monkeypatch: pytest.MonkeyPatch
):
    token = ada.saved()["token"]

    def full(*_: object) -> None:
        raise StorageError("database or disk is full")

    monkeypatch.setattr(storage, "opened", full)
    assert ada.present(token).status_code == 200


def test_healthy_service_says_so(client: FlaskClient):
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.get_json()["status"] == "ok"
    assert client.head("/healthz").status_code == 200
