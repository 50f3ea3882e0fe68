"""The routes of the API, as the OpenAPI document describes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from . import schema


@dataclass(frozen=True, slots=True)
class Route:
    """One route of the API, for the OpenAPI document: what goes in, what comes out, what can go wrong."""

    method: str
    path: str
    summary: str
    request: type[schema.Wire] | None
    answer: tuple[int, type[schema.Wire] | None]
    problems: tuple[int, ...]
    key: Literal["", "manageKey", "boxKey"] = ""
    """The key that it asks for."""


ROUTES = (
    Route(
        "POST",
        "/v1/snapshots",
        "Save a snapshot",
        schema.SaveRequest,
        (201, schema.Saved),
        (400, 403, 404, 413, 429, 503),
    ),
    Route(
        "GET",
        "/v1/snapshots/{id}",
        "Read the receipt",
        None,
        (200, schema.Receipt),
        (401, 403, 404, 410, 503),
        key="manageKey",
    ),
    Route(
        "DELETE",
        "/v1/snapshots/{id}",
        "Forget a snapshot",
        None,
        (204, None),
        (401, 403, 404, 503),
        key="manageKey",
    ),
    Route(
        "DELETE",
        "/v1/snapshots/{id}/cart",
        "Take the cart out of a snapshot",
        None,
        (204, None),
        (401, 403, 404, 503),
        key="manageKey",
    ),
    Route(
        "POST",
        "/v1/resume",
        "Present a token or a code",
        schema.ResumeRequest,
        (200, schema.Resumed),
        (400, 403, 404, 410, 413, 429, 503),
    ),
    Route(
        "POST",
        "/v1/events",
        "Report what the visitor did",
        schema.Event,
        (204, None),
        (400, 403, 404, 410, 413, 429, 503),
    ),
    Route(
        "POST",
        "/v1/sealed",
        "Save a sealed snapshot",
        schema.SealRequest,
        (201, schema.SealedSaved),
        (400, 403, 404, 409, 413, 429, 503, 507),
    ),
    Route(
        "POST",
        "/v1/sealed/open",
        "Open a sealed snapshot by its token or locator",
        schema.OpenRequest,
        (200, schema.Opened),
        (400, 403, 404, 410, 413, 429, 503),
    ),
    Route(
        "GET",
        "/v1/sealed/{id}",
        "Read whether a sealed snapshot was opened",
        None,
        (200, schema.SealedReceipt),
        (401, 403, 404, 410, 503),
        key="manageKey",
    ),
    Route(
        "DELETE",
        "/v1/sealed/{id}",
        "Delete a sealed snapshot",
        None,
        (204, None),
        (401, 403, 404, 503),
        key="manageKey",
    ),
    Route(
        "PUT",
        "/v1/boxes/{id}",
        "Write a box",
        schema.PutBox,
        (200, schema.BoxSaved),
        (400, 401, 403, 404, 409, 410, 413, 429, 503, 507),
        key="boxKey",
    ),
    Route(
        "GET",
        "/v1/boxes/{id}",
        "Read a box",
        None,
        (200, schema.Box),
        (400, 401, 403, 404, 503),
        key="boxKey",
    ),
    Route(
        "DELETE",
        "/v1/boxes/{id}",
        "Delete a box",
        None,
        (204, None),
        (400, 401, 403, 404, 410, 503),
        key="boxKey",
    ),
)
