"""The OpenAPI 3.1 document, made from the structs and the API's table of routes."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

import msgspec

from . import __version__, schema
from .routes import ROUTES, Route

ONE_OF = {"snapshots": "snapshot", "sealed": "sealed", "boxes": "box"}
"""What one of a collection is called."""


def document() -> dict[str, Any]:
    """The document as plain data."""
    structs = [
        schema.SaveRequest,
        schema.Saved,
        schema.ResumeRequest,
        schema.Resumed,
        schema.Event,
        schema.Receipt,
        schema.SealRequest,
        schema.SealedSaved,
        schema.OpenRequest,
        schema.Opened,
        schema.SealedReceipt,
        schema.PutBox,
        schema.BoxSaved,
        schema.Box,
        schema.Health,
        schema.Problem,
    ]
    _, components = msgspec.json.schema_components(structs, ref_template="#/components/schemas/{name}")
    paths: dict[str, dict[str, Any]] = {}
    for route in ROUTES:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route)
    paths["/healthz"] = {
        "get": {
            "summary": "Whether the service and its database answer",
            "operationId": "getHealth",
            "responses": {"200": _answer(HTTPStatus.OK, schema.Health), "503": _problem(503)},
        }
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Sameplace",
            "version": __version__,
            "summary": "Continue exactly where you left off, on any device.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {
                "manageKey": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "The manage_key that came with the snapshot.",
                },
                "boxKey": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "The key of the box, 22 to 64 characters of base64url: the first write"
                    " sets it.",
                },
            },
        },
    }


def text() -> str:
    """The document as it is committed."""
    return json.dumps(document(), indent=2, ensure_ascii=False) + "\n"


def _operation(route: Route) -> dict[str, Any]:
    status, struct = route.answer
    *_, collection, name = route.path.split("/")
    noun = ONE_OF[collection] if name == "{id}" else name
    operation: dict[str, Any] = {
        "summary": route.summary,
        "operationId": route.method.lower() + noun.capitalize(),
    }
    if "{id}" in route.path:
        operation["parameters"] = [
            {
                "name": "id",
                "in": "path",
                "required": True,
                "schema": {"type": "string"},
                "description": "22 characters of base64url, chosen by the devices that share the box."
                if noun == "box"
                else "The public id.",
            }
        ]
    if route.key:
        operation["security"] = [{route.key: []}]
    if route.request:
        operation["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": _ref(route.request)}},
        }
    operation["responses"] = {
        str(status): _answer(HTTPStatus(status), struct),
        **{str(code): _problem(code) for code in route.problems},
    }
    return operation


def _answer(status: HTTPStatus, struct: type[schema.Wire] | None) -> dict[str, Any]:
    answer: dict[str, Any] = {"description": status.phrase}
    if struct:
        answer["content"] = {"application/json": {"schema": _ref(struct)}}
    return answer


def _problem(status: int) -> dict[str, Any]:
    return {
        "description": HTTPStatus(status).phrase,
        "content": {"application/problem+json": {"schema": _ref(schema.Problem)}},
    }


def _ref(struct: type[schema.Wire]) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{struct.__name__}"}
