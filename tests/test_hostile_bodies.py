"""Mallory sends bodies that no browser would: each gets a plain answer, none harms the service."""

from __future__ import annotations

import io
import json

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from .cast import SHOP, Visitor, a_page

LIMIT = 64 * 1024
DEEP = 20_000


def send(visitor: Visitor, snapshot: str | bytes, **kwargs) -> TestResponse:
    """Save a snapshot that is given as the bytes of its JSON."""
    raw = snapshot.encode() if isinstance(snapshot, str) else snapshot
    body = b'{"site":"' + visitor.site.key.encode() + b'","snapshot":' + raw + b"}"
    return visitor.client.post("/v1/snapshots", data=body, headers={"Origin": SHOP}, **kwargs)


def page(title: str = "Mugs", more: str = "") -> str:
    return f'{{"page":{{"url":"https://shop.example/","title":"{title}"}}{more}}}'


BROKEN = {
    "nothing": b"",
    "half": b'{"page":{"url":"https://shop.example/"',
    "two": page().encode() + b"{}",
    "utf-16": page().encode("utf-16"),
    "byte order mark": b"\xef\xbb\xbf" + page().encode(),
    "latin-1 title": page("Caf\xe9").encode("latin-1"),
    "latin-1 name of a field": b'{"page":{"url":"u","title":"t","\xff":1}}',
    "overlong": b'{"page":{"url":"u","title":"\xc0\xaf"}}',
    "surrogate as bytes": b'{"page":{"url":"u","title":"\xed\xa0\x80"}}',
    "half a pair": page("\\ud83d").encode(),
    "other half": page("\\udc00x").encode(),
    "raw control": page("a\x00b").encode(),
    "raw newline": page("a\nb").encode(),
    "NaN": page(more=',"position":{"selectors":[],"progression":NaN}').encode(),
    "Infinity": page(more=',"position":{"selectors":[],"offset":-Infinity}').encode(),
    "1e999": page(more=',"position":{"selectors":[],"offset":1e999}').encode(),
    "huge integer": page(more=f',"version":{"9" * 5000}').encode(),
    "single quotes": b"{'page':{}}",
    "comment": b"/**/" + page().encode(),
    "trailing comma": b'{"page":{"url":"u","title":"t",}}',
    "deep array": b"[" * DEEP + b"]" * DEEP,
    "deep object": b'{"a":' * 9000 + b"1" + b"}" * 9000,
    "deep where a kind is chosen": page(
        more=',"position":{"selectors":[{"x":' + "[" * DEEP + "]" * DEEP + ',"type":"CssSelector"}]}'
    ).encode(),
}


@pytest.mark.parametrize("snapshot", BROKEN.values(), ids=BROKEN.keys())
def test_broken_body_is_malformed(ada: Visitor, snapshot: bytes):
    response = send(ada, snapshot)
    assert response.status_code == 400
    assert response.content_type == "application/problem+json"
    assert len(response.data) < 2000


@pytest.mark.parametrize("body", [b"null", b"7", b'"x"', b"[]", b"true", b"{}"])
@pytest.mark.parametrize("path", ["/v1/snapshots", "/v1/resume", "/v1/events"])
def test_body_that_is_no_request_is_malformed(client: FlaskClient, path: str, body: bytes):
    response = client.post(path, data=body)
    assert response.status_code == 400
    assert response.get_json()["detail"]


def test_last_of_doubled_keys_counts_and_is_checked_alike(ada: Visitor):
    doubled = '{"page":{"url":"%s","url":"%s","title":"t"}}'
    good, bad = "https://shop.example/", "https://evil.example/"
    assert send(ada, doubled % (good, bad)).status_code == 400
    saved = send(ada, doubled % (bad, good))
    assert ada.present(saved.get_json()["token"]).get_json()["snapshot"]["page"]["url"] == good


def padded(visitor: Visitor, size: int) -> bytes:
    body = json.dumps({"site": visitor.site.key, "snapshot": a_page()}).encode()
    return body + b" " * (size - len(body))


def test_64_kilobytes_are_taken_and_not_a_byte_more(ada: Visitor):
    for size, status in ((LIMIT, 201), (LIMIT + 1, 413), (LIMIT + 2, 413), (10 * LIMIT, 413)):
        answer = ada.client.post("/v1/snapshots", data=padded(ada, size), headers={"Origin": SHOP})
        assert answer.status_code == status, size
    assert answer.content_type == "application/problem+json"
    assert "64 KB" in answer.get_json()["detail"]


@pytest.mark.parametrize("path", ["/v1/resume", "/v1/events"])
def test_the_limit_holds_for_every_body(client: FlaskClient, path: str):
    assert client.post(path, data=b"x" * (LIMIT + 1)).status_code == 413


def test_the_limit_holds_for_a_body_that_does_not_say_how_long_it_is(ada: Visitor):
    for size, status in ((LIMIT, 201), (LIMIT + 1, 413), (10 * LIMIT, 413)):
        answer = ada.client.post(
            "/v1/snapshots",
            input_stream=io.BytesIO(padded(ada, size)),
            headers={"Origin": SHOP, "Transfer-Encoding": "chunked"},
            environ_overrides={"wsgi.input_terminated": True, "CONTENT_LENGTH": ""},
        )
        assert answer.status_code == status, size


@pytest.mark.parametrize("kind", [None, "text/plain", "application/xml", "application/json; charset=a"])
def test_kind_of_content_is_not_what_counts(ada: Visitor, kind: str | None):
    # sendBeacon and simple requests send text/plain; what is checked is the body and the Origin.
    assert send(ada, page(), content_type=kind).status_code == 201


def test_a_query_changes_nothing(ada: Visitor):
    assert ada.client.post("/v1/resume?token=x&token=y", json={"token": "z"}).status_code == 404


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:99999", "a b", "<script>", "", "[::1", "\xff"]
)
def test_strange_host_breaks_nothing(ada: Visitor, host: str):
    token = ada.saved()["token"]
    answer = ada.client.post("/v1/resume", json={"token": token}, headers={"Host": host})
    assert answer.status_code in (200, 400)
    assert host in ("evil.example", "") or host not in answer.text
