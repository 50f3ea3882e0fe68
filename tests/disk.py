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


def rows(config: Config, table: str) -> int:
    return value(config, f"SELECT count(*) FROM {table}")


def total(config: Config) -> int:
    counted = value(config, "SELECT bytes FROM sealed_total")
    assert counted == value(
        config,
        "SELECT coalesce(sum(length(body)), 0) FROM (SELECT body FROM sealed UNION ALL SELECT body FROM box)",
    )
    return counted


def value(config: Config, sql: str) -> int:
    connection = sqlite3.connect(config.database_path)
    (found,) = connection.execute(sql).fetchone()
    connection.close()
    return found


def everything(config: Config) -> list[object]:
    connection = sqlite3.connect(config.database_path)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = [connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables]
    connection.close()
    return found
