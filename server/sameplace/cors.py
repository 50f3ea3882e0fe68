"""Cross-origin rules: an origin that some site registered is echoed, never with credentials.

What is sealed is for browser extensions alone: there an extension's origin is echoed, and no site's.

Sites come and go while the service runs, so the decision is made per request and Flask-CORS, which reads
its list once at start, is asked only to write the headers.
"""

from __future__ import annotations

import re
import time
from contextlib import suppress
from functools import lru_cache

from flask import Flask, Response, request
from flask_cors.core import get_cors_headers, get_cors_options, set_cors_headers
from werkzeug.datastructures import Headers

from .errors import StorageError
from .storage import Storage

BELIEVED = 1.0
"""Seconds for which a page of a removed site may still read why it is refused."""

OPTIONS = {
    "origins": ".*",
    "send_wildcard": False,
    "supports_credentials": False,
    "methods": ["GET", "POST", "DELETE"],
    "allow_headers": ["Authorization", "Content-Type"],
    "expose_headers": ["Retry-After"],
    "max_age": 86400,
    "vary_header": False,
    "allow_private_network": True,
}

SEALED = ("/v1/sealed", "/v1/boxes/")
"""What paths of sealed snapshots and boxes begin with."""

SEALED_OPTIONS = {**OPTIONS, "methods": ["GET", "POST", "PUT", "DELETE"]}

EXTENSION = re.compile(r"(?:chrome|moz|safari-web)-extension://[A-Za-z0-9-]{1,64}", re.ASCII)
"""The origin of a browser extension's own pages; no page of the web can have one."""


class OwnOrigin:
    """The origin of the service's own pages.

    :param public_url: where browsers reach the service; empty: as each request says.
    """

    def __init__(self, public_url: str) -> None:
        # The service may live below a path of its host; an origin never has one.
        self._public = "/".join(public_url.split("/", 3)[:3])

    def __contains__(self, origin: str) -> bool:
        """Whether it is this one."""
        return origin == (self._public or f"{request.scheme}://{request.host}")


class Origins:
    """The registered origins, as the database has them; a yes is believed for :data:`BELIEVED` seconds.

    Nothing is given away meanwhile: whether a page may save to a site, or read a snapshot of it, is asked of
    the database each time. A no is never remembered, so that memory is bounded by what sites registered.
    """

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._seen: dict[str, float] = {}

    def __contains__(self, origin: str) -> bool:
        """Whether some site registered it."""
        now = time.monotonic()
        if now - self._seen.get(origin, -BELIEVED) < BELIEVED:
            return True
        found = self._storage.has_origin(origin)
        if found:
            self._seen[origin] = now
        return found


def install(app: Flask, origins: Origins, prefix: str = "/v1/") -> None:
    """Answer cross-origin requests below `prefix`: of registered origins, or else of extensions."""
    options = get_cors_options(app, OPTIONS)
    sealed_options = get_cors_options(app, SEALED_OPTIONS)

    @lru_cache(maxsize=1000)
    def permission(origin: str) -> list[tuple[str, str]]:
        # Outside preflights it depends on the origin alone.
        headers = get_cors_headers(options, Headers({"Origin": origin}), "POST")
        return [(name, str(value)) for name, value in headers.items()]

    @app.after_request
    def allow(response: Response) -> Response:
        environ = request.environ
        if environ["PATH_INFO"].startswith(prefix):
            response.headers.add("Vary", "Origin")
            # A database that does not answer leaves the answer as it is: a 503 already says so.
            origin = environ.get("HTTP_ORIGIN")
            if environ["PATH_INFO"].startswith(SEALED):
                # Not kept as the others are: Firefox makes an origin of its own for each installation.
                if origin and EXTENSION.fullmatch(origin):
                    set_cors_headers(response, sealed_options)
                return response
            with suppress(StorageError):
                if origin and origin in origins:
                    if environ["REQUEST_METHOD"] == "OPTIONS":
                        set_cors_headers(response, options)
                    else:
                        response.headers.extend(permission(origin))
        return response
