"""The blueprint /v1: HTTP in, use case, HTTP out."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import msgspec
from flask import Blueprint, request

from . import schema
from .answers import Answer, answer, done
from .config import Config
from .cors import Origins
from .errors import (
    CodeGone,
    Malformed,
    ManageKeyMissing,
    OriginRefused,
    TooLarge,
    TooMany,
    Unknown,
)
from .limits import Limit, network
from .snapshots import Caller, Snapshots

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

T = TypeVar("T", bound=schema.Wire)

BODY_LIMIT = 64 * 1024
"""Bytes that the body of a request may hold."""


@dataclass(frozen=True, slots=True)
class Route:
    """One route of the API, for the OpenAPI document: what goes in, what comes out, what can go wrong."""

    method: str
    path: str
    summary: str
    request: type[schema.Wire] | None
    answer: tuple[int, type[schema.Wire] | None]
    problems: tuple[int, ...]
    manage_key: bool = False


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
        manage_key=True,
    ),
    Route(
        "DELETE",
        "/v1/snapshots/{id}",
        "Forget a snapshot",
        None,
        (204, None),
        (401, 403, 404, 503),
        manage_key=True,
    ),
    Route(
        "DELETE",
        "/v1/snapshots/{id}/cart",
        "Take the cart out of a snapshot",
        None,
        (204, None),
        (401, 403, 404, 503),
        manage_key=True,
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
)


def create_api(snapshots: Snapshots, origins: Origins, config: Config) -> Blueprint:
    """The blueprint, with its limits."""
    api = Blueprint("api", __name__, url_prefix="/v1")
    saves = Limit(config.saves_per_minute, 60)
    reports = Limit(config.events_per_minute, 60)
    failed_codes = Limit(config.failed_codes, 600)
    failed_tokens = Limit(config.failed_tokens, 600)
    # The service may live below a path of its host; an origin never has one.
    own_origin = "/".join(config.public_url.split("/", 3)[:3])

    def caller(environ: WSGIEnvironment) -> Caller:
        origin = environ.get("HTTP_ORIGIN")
        if origin is None:
            return Caller()
        own = origin == (own_origin or f"{request.scheme}://{request.host}")
        if not own and origin not in origins:
            raise OriginRefused
        return Caller(origin, own)

    @api.post("/snapshots")
    def save() -> Answer:
        environ = request.environ
        body = _body(environ, schema.SaveRequest)
        who = caller(environ)
        key = f"{body.site} {_address(environ)}"
        _within(saves, key)
        saved = snapshots.save(body, who, int(time.time()))
        # Counted when it succeeded: whoever guesses site keys learns nothing and fills nothing.
        saves.add(key, time.monotonic())
        return answer(saved, 201)

    @api.post("/resume")
    def resume() -> Answer:
        environ = request.environ
        body = _body(environ, schema.ResumeRequest)
        limit = failed_codes if isinstance(body.code, str) else failed_tokens
        address = _address(environ)
        _within(limit, address)
        who = caller(environ)
        try:
            return answer(snapshots.present(body, who, int(time.time())))
        except (Unknown, CodeGone, OriginRefused):
            limit.add(address, time.monotonic())
            raise

    @api.post("/events")
    def events() -> Answer:
        environ = request.environ
        body = _body(environ, schema.Event)
        address = _address(environ)
        _within(failed_tokens, address)
        _within(reports, address)
        private = environ.get("HTTP_SEC_GPC") == "1"
        try:
            snapshots.record(body, caller(environ), int(time.time()), private=private)
        except Unknown:
            failed_tokens.add(address, time.monotonic())
            raise
        # One holder of one token could otherwise write, and count in the figures, as often as they like.
        reports.add(address, time.monotonic())
        return done()

    @api.get("/snapshots/<public_id>")
    def receipt(public_id: str) -> Answer:
        caller(request.environ)
        return answer(snapshots.receipt(public_id, _manage_key(), int(time.time())))

    @api.delete("/snapshots/<public_id>")
    def forget(public_id: str) -> Answer:
        caller(request.environ)
        snapshots.forget(public_id, _manage_key())
        return done()

    @api.delete("/snapshots/<public_id>/cart")
    def cancel_cart(public_id: str) -> Answer:
        caller(request.environ)
        snapshots.cancel_cart(public_id, _manage_key())
        return done()

    return api


def _body(environ: WSGIEnvironment, type_: type[T]) -> T:
    body = _read(environ)
    try:
        return msgspec.json.decode(body, type=type_)
    except msgspec.ValidationError as error:
        message, _, path = str(error).partition(" - at `$")
        pointer = _pointer(path.rstrip("`"))
        raise Malformed(
            f"{message} (at {pointer or 'the top of the body'}).",
            errors=[schema.FieldError(pointer=pointer, detail=message)],
        ) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Malformed("The body is not JSON in UTF-8.") from error
    except RecursionError as error:
        raise Malformed("The body is nested too deeply.") from error


def _read(environ: WSGIEnvironment) -> bytes:
    length = environ.get("CONTENT_LENGTH", "")
    if length.isdecimal():
        if int(length) > BODY_LIMIT:
            raise TooLarge
        # The bytes that were announced and not one more is safe on every server, and costs a fraction of
        # what Werkzeug's guards around the stream do.
        body: bytes = environ["wsgi.input"].read(int(length))
        return body
    # Werkzeug cuts a body of unstated length off at its own limit, one byte above ours, without a word.
    body = request.get_data()
    if len(body) > BODY_LIMIT:
        raise TooLarge
    return body


def _pointer(path: str) -> str:
    """A JSON Pointer for msgspec's path: ``.cart.lines[3].url`` becomes ``/cart/lines/3/url``."""
    return path.replace("[...]", "/*").replace("[", "/").replace("]", "").replace(".", "/")


def _manage_key() -> str:
    scheme, _, key = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not key.strip():
        raise ManageKeyMissing
    return key.strip()


def _address(environ: WSGIEnvironment) -> str:
    return network(environ.get("REMOTE_ADDR", ""))


def _within(limit: Limit, key: str) -> None:
    wait = limit.wait(key, time.monotonic())
    if wait:
        raise TooMany(wait)
