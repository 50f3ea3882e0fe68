"""Servers on free loopback ports: a Flask app in a thread of the tests, and the wait for a program's."""

from __future__ import annotations

import logging
import subprocess
import threading
import time
import urllib.error
import urllib.request

from flask import Flask
from werkzeug.serving import make_server

START_SECONDS = 20


class Loopback:
    """Serves from the start until stopped."""

    def __init__(self, app: Flask) -> None:
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        self._server = make_server("127.0.0.1", 0, app, threaded=True)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


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
