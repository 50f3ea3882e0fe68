"""Sites: registering one, and what its owner puts into their pages."""

from __future__ import annotations

import base64
import hashlib
import html
import secrets
from importlib.resources import files

from .addresses import read_origin
from .errors import ConfigError
from .storage import Site, Storage
from .tokens import digest


def add(storage: Storage, origins: list[str], name: str, now: int) -> tuple[Site, str]:
    """Register a site; returns it with its secret key, which is not kept and cannot be shown again.

    :param origins: as a person types them, such as ``https://shop.example``; at least one.
    :raises ConfigError: when one is no web origin; says which.
    """
    read: list[str] = []
    for text in origins:
        origin = read_origin(text)
        if origin is None:
            raise ConfigError(
                f"“{text}” is not a web origin. Give scheme and host, and the port when it is unusual: "
                "https://shop.example or http://127.0.0.1:8000"
            )
        if origin not in read:
            read.append(origin)
    site = Site(
        key="pk_" + secrets.token_urlsafe(12),
        name=name or read[0].partition("://")[2],
        origins=tuple(read),
        created=now,
    )
    secret = "sk_" + secrets.token_urlsafe(24)
    storage.add_site(site, digest(secret))
    return site, secret


def script_tag(service: str, site: Site) -> str:
    """The one tag that embeds the widget."""
    return f'<script async src="{html.escape(service)}/sameplace.js" data-site="{site.key}"></script>'


def guard_tag(service: str) -> str:
    """The optional first script of ``<head>``: takes the token out of the address before any other runs."""
    return f"<script>{_guard(service)}</script>"


def csp(service: str) -> str:
    """What a Content-Security-Policy needs for the widget: one line to merge into the site's own."""
    digest_ = base64.b64encode(hashlib.sha256(_guard(service).encode()).digest()).decode("ascii")
    # A source with a path stands for what is below it only when it ends with a slash (CSP 3, 6.7.2.12).
    source = f"{service}/" if service.count("/") > 2 else service
    return f"script-src {source} 'sha256-{digest_}'; connect-src {source}"


def _guard(service: str) -> str:
    source = files("sameplace").joinpath("static", "guard.js").read_text(encoding="utf-8").strip()
    return source.replace("SERVICE", service)
