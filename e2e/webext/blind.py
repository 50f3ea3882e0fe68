"""A service that keeps all it writes and prints in one folder, for a test to look through afterwards."""

from __future__ import annotations

import base64
import gzip
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from sameplace.storage import packing
from sameplace.testing.service import Service


class BlindService(Service):
    """The service as an operator runs it."""

    def __init__(self, folder: Path, **settings: str) -> None:
        limits = dict.fromkeys(("sealed_per_minute", "boxes_per_minute"), "10000")
        # What visitors choose it by: a permission is for a host, and sites of the tests are at other names.
        super().__init__(folder, "localhost", **{**limits, **settings})

    def knows(self, word: str) -> list[str]:
        """Where a word is found in anything the service has on disk, however it is encoded or packed."""
        plain = word.encode()
        forms = {plain, word.lower().encode(), word.encode("utf-16-le"), *_in_base64(plain)}
        return [where for where, data in self._everything() if any(form in data for form in forms)]

    def _everything(self) -> Iterator[tuple[str, bytes]]:
        for path in sorted(path for path in self.folder.rglob("*") if path.is_file()):
            yield path.name, path.read_bytes()
        with closing(sqlite3.connect(self.database)) as database:
            tables = [
                name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type='table'")
            ]
            for table in tables:
                for row in database.execute(f'SELECT * FROM "{table}"'):
                    for cell in row:
                        data = cell if isinstance(cell, bytes) else str(cell).encode()
                        yield from ((table, opened) for opened in _opened(data))


def _opened(data: bytes) -> Iterator[bytes]:
    """A cell as it is, and as whatever it may be a packing of."""
    yield data
    ways: list[Callable[[bytes], bytes]] = [
        packing.unpack,
        zlib.decompress,
        gzip.decompress,
        lambda packed: zlib.decompress(packed, -zlib.MAX_WBITS),
        lambda packed: base64.urlsafe_b64decode(packed + b"=="),
    ]
    for way in ways:
        try:
            yield way(data)
        except (ValueError, LookupError, EOFError, OSError, zlib.error):
            continue


def _in_base64(word: bytes) -> Iterator[bytes]:
    """The part of its encoding that does not depend on what stands around it, at each of three places."""
    for before in range(3):
        encoded = base64.urlsafe_b64encode(b"\0" * before + word)
        kept = encoded[4 if before else 0 : len(encoded) // 4 * 4 - 4]
        if len(kept) >= 6:  # less would be found in anything
            yield kept
