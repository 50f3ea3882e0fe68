"""What lies on the disk, byte by byte."""

from __future__ import annotations

import sqlite3

from sameplace.config import Config


def on_disk(config: Config) -> bytes:
    """Every byte of the database: the file and the logs beside it."""
    folder = config.database_path.parent
    return b"".join(path.read_bytes() for path in sorted(folder.glob(f"{config.database_path.name}*")))


def canaries(config: Config, table: str, column: str) -> list[bytes]:
    """Pieces of a stored blob, as they lie in the file."""
    connection = sqlite3.connect(f"file:{config.database_path}?mode=ro", uri=True)
    (blob,) = connection.execute(f"SELECT {column} FROM {table}").fetchone()
    connection.close()
    return [blob[at : at + 12] for at in range(0, len(blob) - 11, 12)]
