"""Cross-origin rules: an origin that some site registered is echoed, never with credentials.

Sites come and go while the service runs, so the decision is made per request and Flask-CORS, which reads
its list once at start, is asked only to write the headers.
"""

from __future__ import annotations

from contextlib import suppress

from flask import Flask, Response, request
from flask_cors.core import get_cors_options, set_cors_headers

from .errors import StorageError
from .storage import Storage

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


def install(app: Flask, storage: Storage, prefix: str = "/v1/") -> None:
    """Answer cross-origin requests below `prefix` for registered origins."""
    options = get_cors_options(app, OPTIONS)

    @app.after_request
    def allow(response: Response) -> Response:
        if request.path.startswith(prefix):
            response.vary.add("Origin")
            origin = request.headers.get("Origin")
            # A database that does not answer leaves the answer as it is: a 503 already says so.
            with suppress(StorageError):
                if origin and storage.has_origin(origin):
                    set_cors_headers(response, options)
        return response
