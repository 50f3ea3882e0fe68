"""A real Sameplace service in a process of its own, on a free loopback port."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

START_SECONDS = 20


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    """Until an address answers; fails with the process's end or after a while."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"{process.args} ended with status {process.returncode}")
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise RuntimeError(f"{address} did not answer in {START_SECONDS} s")


class Service:
    """The service as an operator runs it; `settings` go into its environment as SAMEPLACE_NAME."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.settings = {
            "database": str(folder / "service.sqlite"),
            "port": str(self.port),
            "public_url": self.url,
            "saves_per_minute": "1000",
            **settings,
        }
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, **{f"SAMEPLACE_{k.upper()}": v for k, v in self.settings.items()}}

    def start(self) -> None:
        self._process = subprocess.Popen([sys.executable, "-m", "sameplace", "serve"], env=self.environment)
        wait_for(f"{self.url}/healthz", self._process)

    def stop(self) -> None:
        if self._process:
            self._process.terminate()
            self._process.wait(10)
            self._process = None

    def add_site(self, origin: str) -> dict[str, str]:
        """What ``sameplace site add`` prints for the origin."""
        out = subprocess.run(
            [sys.executable, "-m", "sameplace", "site", "add", origin, "--json"],
            env=self.environment,
            check=True,
            capture_output=True,
        ).stdout
        added: dict[str, str] = json.loads(out)
        return added

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any]:
        """One request without a browser; returns status and decoded body."""
        request = urllib.request.Request(
            f"{self.url}{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json", **headers},
        )
        try:
            with urllib.request.urlopen(request) as response:
                return response.status, json.loads(response.read() or "null")
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.loads(error.read() or "null")
