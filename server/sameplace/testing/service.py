"""A real service in a process of its own: free port, own database, emptied between tests."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from .. import sites, tokens
from ..config import Config
from ..storage import Site, Storage, open_storage
from .problems import KitError

START_SECONDS = 60
TRIES = 5
"""Ports to try: between asking for a free one and listening on it, another test run may have taken it."""

NEVER = 2**40
"""A time, in seconds since 1970, at which everything has expired."""


class Service:
    """The service as an operator runs it. ``url`` is its address: the same when it is started again.

    :param folder: for its database, keys and log.
    :param host: the name of this machine by which browsers reach it.
    :param settings: more of them, by name: ``code_life="90s"``.
    """

    def __init__(self, folder: Path, host: str = "127.0.0.1", **settings: str) -> None:
        self.folder = folder
        self._host = host
        self._settings = {"saves_per_minute": "100000", "failed_codes": "100000", **settings}
        self.database = folder / "service.sqlite"
        self._log = folder / "service.log"
        self._process: subprocess.Popen[bytes] | None = None
        self._storage: Storage | None = None
        self._sites: dict[str, Site] = {}
        self.url = ""

    @property
    def log(self) -> str:
        """What the service has written so far."""
        return self._log.read_text(encoding="utf-8", errors="replace") if self._log.exists() else ""

    def start(self) -> None:
        """Start it, and wait until it answers.

        :raises KitError: when it does not; with its log.
        """
        known, self.url = self.url, self.url or self._new_address()
        for _ in range(TRIES):
            settings = {
                "database": str(self.database),
                "port": str(urlsplit(self.url).port),
                "public_url": self.url,
            }
            with self._log.open("ab") as log:
                self._process = subprocess.Popen(
                    [sys.executable, "-m", "sameplace", "serve"],
                    env=_environment({**settings, **self._settings}),
                    stdout=log,
                    stderr=subprocess.STDOUT,
                )
            if self._answers():
                self._storage = open_storage(Config(database=str(self.database)))
                return
            if known or "is in use" not in self.log:
                break
            self.url = self._new_address()
        self.stop()
        raise KitError(f"The service did not start. Its log:\n{self.log}")

    def stop(self) -> None:
        """End it."""
        if self._storage:
            self._storage.close()
            self._storage = None
        if self._process:
            self._process.terminate()
            try:
                self._process.wait(15)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None

    def check(self) -> None:
        """:raises KitError: when the process has ended; with its log."""
        if self._process is None or self._process.poll() is not None:
            status = self._process.returncode if self._process else "never started"
            raise KitError(f"The service is not running (status {status}). Its log:\n{self.log}")

    def reset(self) -> None:
        """Forget every snapshot; sites stay registered."""
        self.check()
        self.storage.purge(NEVER)

    @property
    def storage(self) -> Storage:
        """Its database, opened beside it."""
        if self._storage is None:
            raise KitError("The service has not been started.")
        return self._storage

    def site_key(self, origin: str) -> str:
        """The public key of the site of an origin, which is registered when it is first asked for."""
        return self._site(origin).key

    def script_tag(self, origin: str) -> str:
        """The tag that embeds the widget in pages of an origin, as ``sameplace site add`` prints it."""
        return sites.script_tag(self.url, self._site(origin))

    @property
    def guard_tag(self) -> str:
        """The optional first script of ``<head>``, as ``sameplace site add`` prints it."""
        return sites.guard_tag(self.url)

    @property
    def csp(self) -> str:
        """What a Content-Security-Policy needs for both, as ``sameplace site add`` prints it."""
        return sites.csp(self.url)

    def expire(self, token: str) -> None:
        """Let the time of a token, and of its code, run out."""
        bits = tokens.unb64(token.partition(".")[0])
        # A second ago and not long ago: the service deletes what has expired some time later.
        past = int(time.time()) - 1
        with sqlite3.connect(self.database, timeout=10) as database:
            row = (past, tokens.snapshot_id(bits))
            database.execute("UPDATE snapshot SET expires = ? WHERE id = ?", row)
            database.execute("UPDATE code SET expires = ? WHERE snapshot = ?", row)
        database.close()

    def ask(self, method: str, path: str, body: Any = None, headers: Mapping[str, str] | None = None) -> Any:
        """One request without a browser; returns the decoded answer.

        :raises Refused: when the answer is an error.
        """
        self.check()
        request = urllib.request.Request(
            f"{self.url}{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json", **(headers or {})},
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as response:
                return json.loads(response.read() or b"null")
        except urllib.error.HTTPError as error:
            with error:
                raise Refused(error.code, json.loads(error.read() or b"{}").get("detail", "")) from None

    def _site(self, origin: str) -> Site:
        if origin not in self._sites:
            self._sites[origin] = sites.add(self.storage, [origin], "", int(time.time()))[0]
        return self._sites[origin]

    def _new_address(self) -> str:
        return f"http://{self._host}:{free_port()}"

    def _answers(self) -> bool:
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and self._process and self._process.poll() is None:
            try:
                with urllib.request.urlopen(f"{self.url}/healthz", timeout=1):
                    return True
            except (urllib.error.URLError, OSError):
                time.sleep(0.05)
        return False


class Refused(Exception):
    """The service answered with an error: its status, and its words."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(f"{status}: {detail}")
        self.status = status


def free_port() -> int:
    """A port of this machine on which nobody listens at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _environment(settings: Mapping[str, str]) -> dict[str, str]:
    """This process's, without settings of whoever runs the tests."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("SAMEPLACE_")}
    return {**own, **{f"SAMEPLACE_{name.upper()}": value for name, value in settings.items()}}
