"""Rows to store, told apart by a number."""

from __future__ import annotations

from sameplace.storage import StoredCode, StoredSnapshot


def snapshot(
    number: int, *, site: str = "pk_olga", expires: int = 1000, body: bytes = b"{}"
) -> StoredSnapshot:
    return StoredSnapshot(
        id=number.to_bytes(16, "big"), site=site, created=0, expires=expires, body=body, manage=b"m" * 16
    )


def code(number: int, *, expires: int = 600) -> StoredCode:
    id_ = number.to_bytes(16, "big")
    return StoredCode(hash=id_, snapshot=id_, hidden=b"b" * 16, expires=expires)
