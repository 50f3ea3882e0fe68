"""Who may ask: the site's own pages, the service's own, and programs that are no browser."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from sameplace import sites
from sameplace.app import create_app
from sameplace.config import Config
from sameplace.sites import csp
from sameplace.storage import Site, Storage

from .cast import SHOP, Clock, Visitor, a_page, manage

FOREIGN = [
    "https://evil.example",
    "http://shop.example",
    "https://shop.example:8443",
    "https://shop.example/",
    "https://shop.example.",
    "HTTPS://SHOP.EXAMPLE",
    "null",
    "",
    "*",
    "file://",
    "https://shop.example, https://evil.example",
    "https://shop.example\xff",
    "chrome-extension://abcdefghijklmnop",
]


@pytest.mark.parametrize("origin", [SHOP, "https://www.shop.example"])
def test_ada_saves_from_any_of_the_sites_origins(ada: Visitor, origin: str):
    ada.origin = origin
    assert ada.save(a_page(url=f"{origin}/mugs")).status_code == 201


@pytest.mark.parametrize("origin", FOREIGN)
def test_nobody_saves_from_elsewhere(ada: Visitor, origin: str):
    headers = {"Origin": origin}
    body = {"site": ada.site.key, "snapshot": a_page()}
    response = ada.client.post("/v1/snapshots", json=body, headers=headers)
    assert response.status_code == 403
    assert response.get_json()["type"].endswith(":origin-refused")


def test_saving_needs_an_origin(ada: Visitor):
    ada.origin = None
    assert ada.save().status_code == 403


def test_another_sites_page_saves_nothing_here(mallory: Visitor):
    assert mallory.save(a_page(url="https://other.example/")).status_code == 403
    assert mallory.save().status_code == 403


def test_the_services_own_origin_saves_nothing(ada: Visitor):
    ada.origin = "https://sameplace.example"
    assert ada.save().status_code == 403


def test_unknown_site_is_unknown(ada: Visitor):
    assert ada.save(site="pk_doesnotexist").status_code == 404
    assert ada.save(site="pk_\u0000' OR 1=1 --").status_code == 404


@pytest.mark.parametrize("origin", [None, SHOP, "https://www.shop.example", "https://sameplace.example"])
def test_token_is_presented_by_programs_by_the_service_and_by_the_site(ada: Visitor, origin: str | None):
    saved = ada.saved()
    ada.origin = origin
    assert ada.present(saved["token"]).status_code == 200
    assert ada.report(saved["token"], "accepted").status_code == 204
    assert ada.receipt(saved).status_code == 200
    assert ada.forget(saved).status_code == 204


@pytest.mark.parametrize("origin", [*FOREIGN, "https://other.example"])
def test_any_other_page_is_refused(ada: Visitor, other_site: Site, origin: str):
    saved = ada.saved()
    for path, body in (
        ("/v1/resume", {"token": saved["token"]}),
        ("/v1/resume", {"code": saved["code"], "nonce": "mallorys-nonce"}),
        ("/v1/events", {"token": saved["token"], "type": "accepted"}),
    ):
        response = ada.client.post(path, json=body, headers={"Origin": origin})
        assert response.status_code == 403, path
        assert "snapshot" not in response.get_json()


def test_a_page_that_nobody_registered_may_not_even_use_the_manage_key(ada: Visitor):
    saved = ada.saved()
    headers = {"Origin": "https://evil.example", **manage(saved)}
    assert ada.client.get(f"/v1/snapshots/{saved['id']}", headers=headers).status_code == 403
    assert ada.client.delete(f"/v1/snapshots/{saved['id']}", headers=headers).status_code == 403
    assert ada.present(saved["token"]).status_code == 200


@pytest.mark.parametrize("name", ["X-Forwarded-Host", "Forwarded", "X-Forwarded-Proto", "X-Original-Host"])
def test_forwarding_headers_make_no_origin_the_services_own(ada: Visitor, name: str):
    saved = ada.saved()
    headers = {"Origin": "https://evil.example", name: "evil.example", "Host": "evil.example"}
    assert ada.client.post("/v1/resume", json={"token": saved["token"]}, headers=headers).status_code == 403


def test_removed_site_gives_nothing_away_and_soon_is_no_origin_any_more(
    ada: Visitor, storage: Storage, clock: Clock
):
    saved = ada.saved()
    storage.remove_site(ada.site.key)
    assert ada.save().status_code == 404
    assert ada.present(saved["token"]).status_code == 410
    clock.pass_seconds(1)
    assert ada.present(saved["token"]).status_code == 403
    assert "Access-Control-Allow-Origin" not in ada.present(saved["token"]).headers


def test_new_site_is_an_origin_at_once(ada: Visitor, storage: Storage):
    ada.origin = "https://new.example"
    assert ada.present("x").status_code == 403
    sites.add(storage, [ada.origin], "A new shop", 0)
    assert ada.present("x").status_code == 404


@pytest.mark.parametrize("origin", [SHOP, "https://www.shop.example", "https://other.example"])
@pytest.mark.parametrize("path", ["/v1/snapshots", "/v1/resume", "/v1/events", "/v1/snapshots/some-id"])
def test_preflight_of_a_registered_origin_is_answered(
    client: FlaskClient, olga: Site, other_site: Site, origin: str, path: str
):
    response = client.options(
        path,
        headers={
            "Origin": origin,
            "Access-Control-Request-Method": "DELETE",
            "Access-Control-Request-Headers": "authorization, content-type",
            "Access-Control-Request-Private-Network": "true",
        },
    )
    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Origin"] == origin
    assert set(response.headers["Access-Control-Allow-Methods"].split(", ")) == {"GET", "POST", "DELETE"}
    assert response.headers["Access-Control-Allow-Headers"].lower() == "authorization, content-type"
    assert response.headers["Access-Control-Allow-Private-Network"] == "true"
    assert int(response.headers["Access-Control-Max-Age"]) > 0
    assert "Access-Control-Allow-Credentials" not in response.headers
    assert "Origin" in response.headers["Vary"]


@pytest.mark.parametrize("origin", [*FOREIGN, "https://sameplace.example"])
def test_preflight_of_any_other_origin_gets_no_permission(client: FlaskClient, olga: Site, origin: str):
    response = client.options(
        "/v1/resume", headers={"Origin": origin, "Access-Control-Request-Method": "POST"}
    )
    assert "Access-Control" not in str(response.headers)
    assert "Origin" in response.headers["Vary"], "no cache may hand this answer to the site"


def test_errors_too_can_be_read_by_the_site_and_only_by_it(ada: Visitor):
    refused = ada.present("x" * 22 + "." + "y" * 43)
    assert refused.status_code == 404
    assert refused.headers["Access-Control-Allow-Origin"] == SHOP
    assert refused.headers["Access-Control-Expose-Headers"] == "Retry-After"
    assert "Access-Control-Allow-Credentials" not in refused.headers
    ada.origin = "https://evil.example"
    assert "Access-Control-Allow-Origin" not in ada.present("x").headers


def test_an_answer_to_nobodys_page_has_no_cors_headers(ada: Visitor):
    ada.origin = None
    response = ada.present("x")
    assert "Access-Control-Allow-Origin" not in response.headers
    assert "Origin" in response.headers["Vary"]


def test_no_answer_sets_a_cookie(ada: Visitor):
    saved = ada.saved()
    for response in (ada.present(saved["token"]), ada.receipt(saved), ada.forget(saved)):
        assert "Set-Cookie" not in response.headers


def test_service_below_a_path_of_its_host_knows_its_own_page(config: Config, storage: Storage):
    app = create_app(replace(config, public_url="https://tools.example/sameplace"), storage)
    answer = app.test_client().post(
        "/v1/resume", json={"token": "x" * 66}, headers={"Origin": "https://tools.example"}
    )
    assert answer.status_code == 404, "not refused for its origin"


def test_policy_of_a_service_below_a_path_covers_what_is_below_it():
    assert csp("https://tools.example/sameplace").startswith(
        "script-src https://tools.example/sameplace/ 'sha256-"
    )
    assert csp("https://tools.example").startswith("script-src https://tools.example 'sha256-")
