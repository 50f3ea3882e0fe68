"""Addresses: which ones a snapshot may hold, and what is taken out of them.

Browsers and Python read odd URLs differently, so nothing here parses an untrusted URL and trusts the parts:
an address belongs to an origin when it starts with exactly that origin's text, followed by ``/``, ``?``,
``#`` or nothing, and holds no character that a browser would drop or rewrite.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from fnmatch import translate
from importlib.resources import files
from urllib.parse import unquote_plus

_ORIGIN = re.compile(r"(https?)://([a-z0-9.-]+|\[[0-9a-f:.]+\])(?::([0-9]{1,5}))?", re.ASCII)
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\xa0\\\u2028\u2029\ufeff]")
_MARK = re.compile(r"[;?#]")
_PATH_PARAMETER = re.compile(r";[^;/]*")
_SPELT_TWO_WAYS = frozenset("ßς\u200c\u200d")
"""Letters that Python's IDNA turns into others and browsers keep: the name would be another domain's."""
_DEFAULT_PORT = {"http": "80", "https": "443"}


def _dropped() -> re.Pattern[str]:
    lists = json.loads(files("sameplace").joinpath("dropped.json").read_text(encoding="utf-8"))
    return re.compile("|".join(translate(pattern) for pattern in [*lists["tracking"], *lists["credentials"]]))


_DROPPED = _dropped()


def read_origin(text: str) -> str | None:
    """The origin somebody meant, as browsers spell it (``https://shop.example``), or None.

    Takes a trailing slash, capitals, an international host name and a default port; nothing else. A host
    name with one of the few letters that IDNA's versions spell differently must be given as ``xn--…``.
    """
    text = text.strip().rstrip("/")
    scheme, separator, host = text.partition("://")
    try:
        name, colon, port = host.rpartition(":") if re.search(r":\d+$", host) else (host, "", "")
        if not name.isascii():
            if _SPELT_TWO_WAYS.intersection(name):
                return None
            name = name.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    origin = f"{scheme}{separator}{name}{colon}{port}".lower()
    match = _ORIGIN.fullmatch(origin)
    if not match or not 0 < int(match[3] or 1) < 65536:
        return None
    if match[3] == _DEFAULT_PORT[match[1]]:
        origin = origin.removesuffix(f":{match[3]}")
    return origin


def belongs(address: str, origins: Iterable[str]) -> bool:
    """Whether `address` is an absolute URL on one of the origins, spelt so that no reader could differ."""
    return origin_of(address, origins) is not None


def origin_of(address: str, origins: Iterable[str]) -> str | None:
    """The one of the origins to which `address` belongs, or None."""
    if not _UNSAFE.search(address):
        for origin in origins:
            if address.startswith(origin) and address[len(origin) : len(origin) + 1] in ("", "/", "?", "#"):
                return origin
    return None


def showable(image: str, origins: Iterable[str]) -> bool:
    """Whether a picture's address may be kept: https anywhere, or on one of the origins.

    Which foreign hosts are then really shown is the widget's decision, from the owner's list.
    """
    if belongs(image, origins):
        return True
    match = _ORIGIN.match(image)
    return bool(match and match[1] == "https" and belongs(image, [match[0]]))


def clean(address: str) -> str:
    """The address without tracking and credential-like parameters, in its path, query and fragment."""
    if not _MARK.search(address):
        return address
    rest, hash_mark, fragment = address.partition("#")
    path, mark, query = rest.partition("?")
    result = _path(path) + _joined(mark, query)
    if hash_mark:
        route, mark, query = fragment.rpartition("?")
        # A fragment is either a route with its own query, a query alone (as OAuth returns it), or a name.
        kept = _path(route) + _joined(mark, query) if mark or "=" in query else _path(query)
        result += f"#{kept}" if kept else ""
    return result


def link(address: str, token: str) -> str:
    """The page's address without its own fragment, carrying the token."""
    return f"{address.partition('#')[0]}#sameplace={token}"


def _path(path: str) -> str:
    # ``/cart;jsessionid=…`` is how Java servers carry a session without a cookie.
    return _PATH_PARAMETER.sub(lambda found: "" if _is_dropped(found[0][1:]) else found[0], path)


def _joined(mark: str, query: str) -> str:
    kept = "&".join(part for part in query.split("&") if part and not _is_dropped(part))
    return mark + kept if kept else ""


def _is_dropped(part: str) -> bool:
    return _DROPPED.match(unquote_plus(part.partition("=")[0]).lower()) is not None
