"""A Flask app that answers on a free loopback port, in a thread of the tests."""

from __future__ import annotations

import logging
import threading

from flask import Flask
from werkzeug.serving import make_server


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
