"""The OpenAPI document: valid, complete, and true of every answer."""

from __future__ import annotations

import json
import re
from importlib.resources import files

import jsonschema
import pytest
from flask import Flask
from flask.testing import FlaskClient
from openapi_spec_validator import validate
from werkzeug.test import TestResponse

from sameplace.openapi import document
from sameplace.routes import ROUTES

from .cast import LOCATOR, SHOP, Equipped, Visitor, a_full_snapshot, manage

DOCUMENT = document()


def holds(response: TestResponse, method: str, path: str) -> None:
    """Assert that the answer is one that the document promises for this operation."""
    promised = DOCUMENT["paths"][path][method.lower()]["responses"]
    assert str(response.status_code) in promised, f"{method} {path} answered {response.status_code}"
    content = promised[str(response.status_code)].get("content")
    if content is None:
        assert response.data == b""
        return
    ((content_type, described),) = content.items()
    assert response.content_type == content_type
    schema = {**described["schema"], "components": DOCUMENT["components"]}
    check = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    check.validate(response.get_json())


def test_document_is_valid():
    validate(DOCUMENT)


def test_service_hands_out_the_document(client: FlaskClient):
    response = client.get("/v1/openapi.json")
    assert response.status_code == 200
    assert response.content_type.startswith("application/json")
    assert response.get_json() == json.loads(json.dumps(DOCUMENT))
    committed = files("sameplace").joinpath("static", "openapi.json").read_bytes()
    assert response.data == committed


def test_every_route_is_in_the_document_and_back(app: Flask):
    routes = {
        (method, re.sub(r"<(?:\w+:)?public_(\w+)>", r"{\1}", rule.rule))
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/v1/") or rule.rule == "/healthz"
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    # The document does not describe itself.
    routes.remove(("GET", "/v1/openapi.json"))
    described = {
        (method.upper(), path) for path, operations in DOCUMENT["paths"].items() for method in operations
    }
    assert routes == described
    assert {(route.method, route.path) for route in ROUTES} == routes - {("GET", "/healthz")}


def test_operations_have_names_of_their_own():
    operations = [operation for path in DOCUMENT["paths"].values() for operation in path.values()]
    assert len({operation["operationId"] for operation in operations}) == len(operations)
    assert all(operation["summary"] for operation in operations)


def test_nothing_unknown_is_allowed_in_a_request():
    for name, schema in DOCUMENT["components"]["schemas"].items():
        assert schema.get("additionalProperties") is False, name


def test_answers_are_as_promised(ada: Visitor, mallory: Visitor):
    response = ada.save(a_full_snapshot())
    saved = response.get_json()
    holds(response, "POST", "/v1/snapshots")
    holds(ada.present(saved["token"], device={"kind": "phone"}), "POST", "/v1/resume")
    holds(ada.type_code(saved["code"]), "POST", "/v1/resume")
    holds(ada.receipt(saved), "GET", "/v1/snapshots/{id}")
    holds(ada.report(saved["token"], "accepted"), "POST", "/v1/events")
    holds(
        ada.report(saved["token"], "restored", accuracy="exact", lines={"restored": 1}), "POST", "/v1/events"
    )
    holds(ada.receipt(saved), "GET", "/v1/snapshots/{id}")
    holds(ada.client.get("/healthz"), "GET", "/healthz")
    holds(mallory.present(saved["token"]), "POST", "/v1/resume")
    holds(mallory.save(), "POST", "/v1/snapshots")
    holds(ada.cancel_cart(saved), "DELETE", "/v1/snapshots/{id}/cart")
    holds(ada.forget(saved), "DELETE", "/v1/snapshots/{id}")
    holds(ada.present(saved["token"]), "POST", "/v1/resume")
    holds(ada.receipt(saved), "GET", "/v1/snapshots/{id}")


@pytest.mark.parametrize("path", ["/v1/snapshots", "/v1/resume", "/v1/events"])
def test_problems_are_as_promised(ada: Visitor, path: str):
    for body in (b"{", b"{}", b'{"token":"x","type":"accepted"}', b" " * 70_000):
        holds(ada.client.post(path, data=body, headers={"Origin": SHOP}), "POST", path)


def test_problems_with_manage_keys_are_as_promised(ada: Visitor):
    saved = ada.saved()
    for method in ("GET", "DELETE"):
        for id_, headers in (
            (saved["id"], {}),
            (saved["id"], {"Authorization": "Bearer wrong"}),
            ("unknown", manage(saved)),
            (saved["id"], {**manage(saved), "Origin": "https://evil.example"}),
        ):
            response = ada.client.open(f"/v1/snapshots/{id_}", method=method, headers=headers)
            holds(response, method, "/v1/snapshots/{id}")


def test_answers_about_what_is_sealed_are_as_promised(laptop: Equipped, phone: Equipped, ada: Visitor):
    web = Equipped(laptop.client, SHOP)
    save, open_, one, box = "/v1/sealed", "/v1/sealed/open", "/v1/sealed/{id}", "/v1/boxes/{id}"
    name, key, other = "c2FtZXBsYWNlLWJveC1pZA", "a" * 22, "b" * 22
    response = laptop.seal(locator=LOCATOR)
    saved = response.get_json()
    holds(response, "POST", save)
    holds(laptop.seal(), "POST", save)
    for refused in (
        laptop.seal(locator=LOCATOR),
        laptop.seal(size=5000),
        web.seal(),
        laptop.seal(size=99_000),
    ):
        holds(refused, "POST", save)
    for kind in (
        {"locator": LOCATOR},
        {"token": saved["token"]},
        {"token": "x"},
        {},
        {"locator": "ZZZZZZZZ"},
    ):
        holds(phone.open(**kind), "POST", open_)
    for answer in (laptop.receipt(saved), laptop.receipt({**saved, "manage_key": "x"}), web.receipt(saved)):
        holds(answer, "GET", one)
    holds(laptop.ask("GET", f"sealed/{saved['id']}"), "GET", one)
    holds(laptop.forget({**saved, "manage_key": "x"}), "DELETE", one)
    holds(laptop.forget(saved), "DELETE", one)
    holds(laptop.receipt(saved), "GET", one)
    holds(phone.open(token=saved["token"]), "POST", open_)
    holds(laptop.write(name, key), "PUT", box)
    for refused in (laptop.write(name, key), laptop.write(name, other), laptop.write("x", key)):
        holds(refused, "PUT", box)
    for answer in (
        laptop.read(name, key),
        laptop.read(name, other),
        laptop.read(name, ""),
        web.read(name, key),
    ):
        holds(answer, "GET", box)
    holds(laptop.erase(name, other), "DELETE", box)
    holds(laptop.erase(name, key), "DELETE", box)
    holds(laptop.read(name, key), "GET", box)
    laptop.written(name, key, closed=True)
    holds(laptop.erase(name, key), "DELETE", box)


def test_too_many_is_as_promised(ada: Visitor):
    for _ in range(21):
        last = ada.type_code("ZZZZZZZZ")
    assert last.status_code == 429
    holds(last, "POST", "/v1/resume")


def test_example_of_a_snapshot_fits_the_document():
    schema = {"$ref": "#/components/schemas/Snapshot", "components": DOCUMENT["components"]}
    check = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    check.validate(a_full_snapshot())
    with pytest.raises(jsonschema.ValidationError):
        check.validate(a_full_snapshot() | {"session": "x"})
