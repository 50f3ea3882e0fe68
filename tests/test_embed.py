"""What browsers load: small, cached for long where it never changes, and under a strict policy."""

from __future__ import annotations

import gzip
import re
from urllib.parse import urljoin

import pytest
from flask.testing import FlaskClient


def test_widget_may_be_loaded_by_any_page(client: FlaskClient):
    response = client.get("/sameplace.js", headers={"Origin": "https://anywhere.example"})
    assert response.status_code == 200
    assert response.content_type == "text/javascript; charset=utf-8"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "immutable" not in response.headers["Cache-Control"]


def test_widget_travels_packed_to_those_who_can_unpack(client: FlaskClient):
    plain = client.get("/sameplace.js")
    packed = client.get("/sameplace.js", headers={"Accept-Encoding": "br, gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(packed.data) == plain.data
    assert "Accept-Encoding" in plain.headers["Vary"]
    assert "Accept-Encoding" in packed.headers["Vary"]
    refused = client.get("/sameplace.js", headers={"Accept-Encoding": "gzip;q=0"})
    assert refused.data == plain.data


@pytest.mark.parametrize("path", ["/sameplace.js", "/r", "/v1/openapi.json"])
def test_unchanged_file_is_not_sent_again(client: FlaskClient, path: str):
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize(
    "name",
    ["openapi.json", "guard.js", "landing.html", "..%2fapp.py", "%2e%2e/app.py", "x.js", "sameplace-x.js"],
)
def test_nothing_but_the_widgets_parts_can_be_fetched(client: FlaskClient, name: str):
    response = client.get(f"/sameplace/{name}")
    assert response.status_code == 404
    assert response.content_type == "application/problem+json"


def test_landing_page_lets_in_no_foreign_script_and_tells_nobody_where_from(client: FlaskClient):
    response = client.get("/r")
    assert response.status_code == 200
    assert response.content_type == "text/html; charset=utf-8"
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert not re.search(r"<script(?![^>]*\ssrc=)|\sstyle=|\son\w+=|javascript:", response.text)


def test_what_the_landing_page_names_is_served(client: FlaskClient):
    named = re.findall(r'(?:src|href)="(?!data:)([^"#]+)"', client.get("/r").text)
    assert named
    for path in named:
        assert client.get(urljoin("/r", path)).status_code == 200, path


def test_bare_address_leads_to_the_landing_page(client: FlaskClient):
    response = client.get("/")
    assert response.status_code == 302
    assert response.headers["Location"] == "r", "relative, so that it holds below a path of the host too"
