"""The shape of the SQLite database, step by step; a step that was released is never edited."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

migrations = Migrations("sameplace")


@migrations()
def m001_sites_and_snapshots(db: Database) -> None:
    """First shape. No foreign keys and no joins, so that the same tables can be sharded by id or site."""
    for statement in (
        "CREATE TABLE site (key TEXT PRIMARY KEY, name TEXT NOT NULL, secret BLOB NOT NULL,"
        " created INTEGER NOT NULL)",
        "CREATE TABLE origin (origin TEXT NOT NULL, site TEXT NOT NULL, PRIMARY KEY (origin, site))",
        "CREATE TABLE snapshot (id BLOB NOT NULL PRIMARY KEY, site TEXT NOT NULL, created INTEGER NOT NULL,"
        " expires INTEGER NOT NULL, body BLOB, manage BLOB NOT NULL, opened INTEGER, device_kind TEXT,"
        " accepted INTEGER NOT NULL DEFAULT 0, restored INTEGER NOT NULL DEFAULT 0, accuracy TEXT,"
        " lines BLOB)",
        "CREATE INDEX snapshot_expires ON snapshot (expires)",
        "CREATE INDEX snapshot_site ON snapshot (site)",
        "CREATE TABLE code (hash BLOB NOT NULL PRIMARY KEY, snapshot BLOB NOT NULL, hidden BLOB, nonce BLOB,"
        " expires INTEGER NOT NULL)",
        "CREATE INDEX code_expires ON code (expires)",
        "CREATE INDEX code_snapshot ON code (snapshot)",
        "CREATE TABLE event (site TEXT NOT NULL, at INTEGER NOT NULL, type TEXT NOT NULL,"
        " expires INTEGER NOT NULL)",
        "CREATE INDEX event_site ON event (site, at)",
        "CREATE INDEX event_expires ON event (expires)",
    ):
        db.execute(statement)


@migrations()
def m002_code_beside_its_snapshot(db: Database) -> None:
    """A snapshot names its code: one index less to write for each save. Origins are found by their site."""
    for statement in (
        "ALTER TABLE snapshot ADD COLUMN code BLOB",
        "UPDATE snapshot SET code = (SELECT hash FROM code WHERE code.snapshot = snapshot.id)",
        "DROP INDEX code_snapshot",
        "CREATE INDEX origin_site ON origin (site)",
    ):
        db.execute(statement)


@migrations()
def m003_sealed(db: Database) -> None:
    """Sealed snapshots and boxes. What they take is counted by the database itself, whoever changes them."""
    for statement in (
        # The body comes last: what stands behind a large value is found only by reading through it.
        "CREATE TABLE sealed (id BLOB NOT NULL PRIMARY KEY, expires INTEGER NOT NULL, manage BLOB NOT NULL,"
        " opened INTEGER, device_kind TEXT, locator BLOB, body BLOB NOT NULL)",
        "CREATE INDEX sealed_expires ON sealed (expires)",
        "CREATE TABLE locator (hash BLOB NOT NULL PRIMARY KEY, sealed BLOB NOT NULL, hidden BLOB NOT NULL,"
        " expires INTEGER NOT NULL)",
        "CREATE INDEX locator_expires ON locator (expires)",
        "CREATE TABLE box (id BLOB NOT NULL PRIMARY KEY, key BLOB NOT NULL, version INTEGER NOT NULL,"
        " closed INTEGER NOT NULL, expires INTEGER NOT NULL, body BLOB NOT NULL)",
        "CREATE INDEX box_expires ON box (expires)",
        "CREATE TABLE sealed_total (bytes INTEGER NOT NULL)",
        "INSERT INTO sealed_total VALUES (0)",
    ):
        db.execute(statement)
    for table in ("sealed", "box"):
        for event, change in (
            ("INSERT", "length(new.body)"),
            ("DELETE", "-length(old.body)"),
            ("UPDATE OF body", "length(new.body) - length(old.body)"),
        ):
            db.execute(
                f"CREATE TRIGGER {table}_{event.split()[0].lower()} AFTER {event} ON {table}"  # noqa: S608
                f" BEGIN UPDATE sealed_total SET bytes = bytes + {change}; END"
            )
