"""A PostgreSQL of one's own: on a free loopback port, its data in a folder, gone with the test.

``python -m e2e.shops.postgres`` makes sure that there is one to start: it installs Debian's where it may,
else it says what to install.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from sameplace.testing.service import free_port

USER = "shop"
PACKAGE = "postgresql"
# postgres refuses to run as root; Debian's package brings this user along.
OWNER = "postgres" if os.geteuid() == 0 else None


def binaries() -> Path | None:
    """Debian keeps them off the path."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    found = shutil.which("initdb")
    return places[0].parent if places else Path(found).resolve().parent if found else None


def install() -> None:
    apt = shutil.which("apt-get")
    if binaries() or apt is None or os.geteuid() != 0:
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    wait = ["-q", "-o", "DPkg::Lock::Timeout=500"]
    subprocess.run([apt, "update", *wait], env=environment, check=True)
    subprocess.run(
        [apt, "install", "-y", "--no-install-recommends", *wait, PACKAGE], env=environment, check=True
    )


class Postgres:
    """``folder`` must be one that another user may enter."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.port = free_port()

    @property
    def environment(self) -> dict[str, str]:
        """As EverShop wants it."""
        return {
            "DB_HOST": "127.0.0.1",
            "DB_PORT": str(self.port),
            "DB_NAME": "postgres",
            "DB_USER": USER,
            "DB_PASSWORD": USER,
            "DB_SSLMODE": "disable",
        }

    def _run(self, program: str, *arguments: str) -> None:
        path = binaries()
        assert path, f"install {PACKAGE}"
        command = [str(path / program), "-D", str(self.data), *arguments]
        with (self.folder / "postgres.log").open("ab") as log:
            subprocess.run(command, user=OWNER, cwd=self.folder, stdout=log, stderr=log, check=True)

    def own(self) -> None:
        """The folder and all in it belongs to whom postgres runs as."""
        if OWNER:
            for path in (self.folder, *self.folder.rglob("*")):
                shutil.chown(path, OWNER, OWNER)

    def create(self) -> None:
        self.own()
        self._run("initdb", "-A", "trust", "-U", USER, "-E", "UTF8", "--no-sync")

    def start(self) -> None:
        # What a test wrote is for no other day.
        options = f"-h 127.0.0.1 -p {self.port} -k {self.folder} -c fsync=off -c synchronous_commit=off"
        self._run("pg_ctl", "start", "-w", "-o", options, "-l", str(self.folder / "server.log"))

    def stop(self) -> None:
        self._run("pg_ctl", "stop", "-w", "-m", "fast")

    def ask(self, statement: str) -> list[str]:
        """Rows of one statement, columns joined by ``|``."""
        path = binaries()
        assert path
        where = ["-h", "127.0.0.1", "-p", str(self.port), "-U", USER, "-d", "postgres"]
        asked = [str(path / "psql"), *where, "-XAtqc", statement]
        out = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
        return out.splitlines()


if __name__ == "__main__":
    install()
    if not binaries():
        sys.exit(
            f"EverShop keeps its data in PostgreSQL. Install it, for example: sudo apt-get install {PACKAGE}"
        )
