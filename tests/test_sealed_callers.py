"""Who may ask for what is sealed: extensions, programs, the service's own page; no page of the web."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from .cast import (
    EXTENSIONS,
    LOCATOR,
    SHOP,
    Equipped,
    Visitor,
)
from .test_problems import problem


@pytest.mark.parametrize("origin", [*EXTENSIONS, None, "https://sameplace.example"])
def test_extensions_programs_and_the_services_own_page_may_ask(laptop: Equipped, origin: str | None):
    laptop.origin = origin
    saved = laptop.sealed()
    assert laptop.open(token=saved["token"]).status_code == 200
    assert laptop.receipt(saved).status_code == 200
    assert laptop.forget(saved).status_code == 204


FOREIGN = [
    SHOP,
    "https://evil.example",
    "null",
    "",
    "*",
    "file://",
    "https://sameplace.example:8443",
    "http://sameplace.example",
    "chrome-extension://",
    "chrome-extension://a b",
    "chrome-extension://abc/",
    "chrome-extension://abc\x0bx",
    "https://chrome-extension://abc",
    "CHROME-EXTENSION://abc",
    "ms-extension://abc",
    "extension://abc",
]


@pytest.mark.parametrize("origin", FOREIGN)
def test_no_page_of_the_web_may_ask(laptop: Equipped, olga, origin: str):
    saved = laptop.sealed(locator=LOCATOR)
    page = Equipped(laptop.client, origin)
    box, key = "b" * 22, "k" * 22
    for response in (
        page.seal(),
        page.open(token=saved["token"]),
        page.open(locator=LOCATOR),
        page.receipt(saved),
        page.forget(saved),
        page.write(box, key),
        page.read(box, key),
        page.erase(box, key),
    ):
        assert problem(response, 403)["type"].endswith(":origin-refused")
        assert "Access-Control" not in str(response.headers)
        assert "Origin" in response.headers["Vary"]
    assert laptop.receipt(saved).get_json()["opened_at"] is None


@pytest.mark.parametrize("origin", EXTENSIONS)
@pytest.mark.parametrize("path", ["/v1/sealed", "/v1/sealed/open", "/v1/sealed/x", "/v1/boxes/x"])
def test_preflight_of_an_extension_is_answered(client: FlaskClient, origin: str, path: str):
    asked = {
        "Origin": origin,
        "Access-Control-Request-Method": "PUT",
        "Access-Control-Request-Headers": "authorization, content-type",
    }
    response = client.options(path, headers=asked)
    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Origin"] == origin
    allowed = set(response.headers["Access-Control-Allow-Methods"].split(", "))
    assert allowed == {"GET", "POST", "PUT", "DELETE"}
    assert response.headers["Access-Control-Allow-Headers"].lower() == "authorization, content-type"
    assert "Access-Control-Allow-Credentials" not in response.headers
    assert "Origin" in response.headers["Vary"]


@pytest.mark.parametrize("origin", [SHOP, "https://evil.example", "null"])
def test_preflight_of_a_page_gets_no_permission(client: FlaskClient, olga, origin: str):
    asked = {"Origin": origin, "Access-Control-Request-Method": "POST"}
    assert "Access-Control" not in str(client.options("/v1/sealed", headers=asked).headers)


def test_extension_can_read_every_answer_and_no_answer_of_the_sites_routes(laptop: Equipped, ada: Visitor):
    for response in (laptop.seal(), laptop.open(token="x"), laptop.seal(size=5)):
        assert response.headers["Access-Control-Allow-Origin"] == laptop.origin
        assert response.headers["Access-Control-Expose-Headers"] == "Retry-After"
        assert response.headers["Cache-Control"] == "no-store"
        assert "Set-Cookie" not in response.headers
    elsewhere = laptop.ask("POST", "resume", {"token": ada.saved()["token"]})
    assert elsewhere.status_code == 403
    assert "Access-Control" not in str(elsewhere.headers)
