"""What a request says: its body as a struct, the key it brings, the address it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

import msgspec
from flask import request

from . import schema
from .errors import Malformed, ManageKeyMissing, TooLarge
from .limits import network
from .routes import ROUTES

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

T = TypeVar("T", bound=schema.Wire)

BODY_LIMIT = 64 * 1024
"""Bytes that the body of a request may hold, on every route that does not say otherwise."""

# Made at import, by one thread: msgspec learns a type's fields when it first decodes one, and threads that
# are the first together end the process (a segmentation fault in 0.22).
_DECODERS = {route.request: msgspec.json.Decoder(route.request) for route in ROUTES if route.request}


def read(environ: WSGIEnvironment, type_: type[T], limit: int = BODY_LIMIT) -> T:
    """The body of the request under way.

    :param type_: what a route of `ROUTES` asks for.
    :param limit: bytes that it may hold.
    :raises TooLarge: it is longer.
    :raises Malformed: it is no JSON, or not of this type; says where.
    """
    body = _bytes(environ, limit)
    try:
        return cast(T, _DECODERS[type_].decode(body))
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


def bearer(missing: type[ManageKeyMissing]) -> str:
    """The key that the request under way brings; without one, `missing` is raised."""
    scheme, _, key = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not key.strip():
        raise missing
    return key.strip()


def address(environ: WSGIEnvironment) -> str:
    """What the limits count as one address."""
    return network(environ.get("REMOTE_ADDR", ""))


def _bytes(environ: WSGIEnvironment, limit: int) -> bytes:
    length = environ.get("CONTENT_LENGTH", "")
    if length.isdecimal():
        if int(length) > limit:
            raise TooLarge(limit)
        # The bytes that were announced and not one more is safe on every server, and costs a fraction of
        # what Werkzeug's guards around the stream do.
        body: bytes = environ["wsgi.input"].read(int(length))
        return body
    # Werkzeug cuts a body of unstated length off at its own limit, one byte above ours, without a word.
    request.max_content_length = limit + 1
    body = request.get_data()
    if len(body) > limit:
        raise TooLarge(limit)
    return body


def _pointer(path: str) -> str:
    """A JSON Pointer for msgspec's path: ``.cart.lines[3].url`` becomes ``/cart/lines/3/url``."""
    return path.replace("[...]", "/*").replace("[", "/").replace("]", "").replace(".", "/")
