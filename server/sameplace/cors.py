"""Cross-origin rules: an origin that some site registered is echoed, never with credentials.

Sites come and go while the service runs, so the decision is made per request and Flask-CORS, which reads
its list once at start, is asked only to write the headers.
"""

from __future__ import annotations

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
    """Answer cross-origin requests below `prefix` for registered origins."""
    options = get_cors_options(app, OPTIONS)

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
            with suppress(StorageError):
                if origin and origin in origins:
                    if environ["REQUEST_METHOD"] == "OPTIONS":
                        set_cors_headers(response, options)
                    else:
                        response.headers.extend(permission(origin))
        return response
