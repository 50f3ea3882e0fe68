"""Runs a WSGI application under granian, so that it dies with the process that was started.

Granian serves from a worker process. Killed hard (``kill -9``), its parent would leave that worker behind,
holding the port; each worker therefore watches for its parent's end.
"""

from __future__ import annotations

import ctypes
import errno
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from .errors import ConfigError

PR_SET_PDEATHSIG = 1


def serve(
    target: str, *, host: str, port: int, threads: int, on_ready: Callable[[], None] | None = None
) -> None:
    """Serve until SIGINT or SIGTERM; one process, many threads, because SQLite has one writer.

    :param target: an application factory as ``module:function``, called in the worker.
    :param on_ready: called, in a thread of its own, when the port takes connections.
    :raises ConfigError: when the address cannot be listened on; says why.
    """
    address = _free(host, port)
    server = Granian(
        target,
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=threads,
        factory=True,
        websockets=False,
        log_level=LogLevels.error,
        # Long enough for requests under way, short enough for an impatient Ctrl-C.
        workers_kill_timeout=2,
    )
    if on_ready:
        # Granian's own hook runs before there is a worker to open the port.
        announce = threading.Thread(target=_when_open, args=(address, port, on_ready), daemon=True)
        server.on_startup(announce.start)
    server.serve()


def _free(host: str, port: int) -> str:
    """The address to listen on, as digits.

    Granian shares a port with whoever else does, so that a second service would start beside the first
    and take half of its requests: find out by asking for the port alone.
    """
    try:
        family, kind, _, _, where = socket.getaddrinfo(
            host or "0.0.0.0",  # noqa: S104  # what an empty host means everywhere
            port,
            type=socket.SOCK_STREAM,
            flags=socket.AI_PASSIVE,
        )[0]
        with socket.socket(family, kind) as probe:
            # The remains of connections that a service before this one had are no obstacle.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(where)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise ConfigError(
                f"Port {port} on {host} is in use, perhaps by another sameplace. Stop that, or give --port."
            ) from error
        raise ConfigError(f"Cannot listen on {host} port {port}: {error.strerror or error}.") from error
    return str(where[0])


def _when_open(address: str, port: int, then: Callable[[], None]) -> None:
    target = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(address, address)  # noqa: S104
    while True:
        try:
            socket.create_connection((target, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            then()
            return


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
