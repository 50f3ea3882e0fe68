"""Runs a WSGI application under granian, so that it dies with the process that was started.

Granian serves from a worker process. Killed hard (``kill -9``), its parent would leave that worker behind,
holding the port; each worker therefore watches for its parent's end.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

PR_SET_PDEATHSIG = 1


def serve(
    target: str, *, host: str, port: int, threads: int, on_ready: Callable[[], None] | None = None
) -> None:
    """Serve until SIGINT or SIGTERM; one process, many threads, because SQLite has one writer.

    :param target: an application factory as ``module:function``, called in the worker.
    :param on_ready: called when the port is open.
    """
    server = Granian(
        target,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=threads,
        factory=True,
        websockets=False,
        log_level=LogLevels.error,
        # Long enough for requests under way, short enough for an impatient Ctrl-C.
        workers_kill_timeout=5,
    )
    if on_ready:
        server.on_startup(on_ready)
    server.serve()


def end_with_parent() -> None:
    """Call in the worker: ends this process when its parent is gone, however that ended."""
    parent = os.getppid()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() == parent:
            return
        os._exit(1)

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=watch, daemon=True, name="sameplace-parent-watch").start()


def service() -> Any:
    """The service's application factory, for the worker; settings come from the environment."""
    from .app import create_app
    from .config import Config
    from .purging import start_purging

    end_with_parent()
    config = Config.from_env()
    app = create_app(config)
    start_purging(app.extensions["sameplace"], config.purge_every)
    return app
