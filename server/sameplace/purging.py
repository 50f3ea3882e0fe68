"""Deletes what has expired, in the background of a running service."""

from __future__ import annotations

import logging
import threading
import time

from .errors import StorageError
from .storage import Storage

log = logging.getLogger("sameplace")


def start_purging(storage: Storage, every: float) -> threading.Event:
    """Purge now and then every `every` seconds, in a daemon thread; set the returned event to stop."""
    stop = threading.Event()

    def run() -> None:
        while True:
            try:
                storage.purge(int(time.time()))
            except StorageError as error:
                log.error("purge: %s", error)
            if stop.wait(every):
                return

    threading.Thread(target=run, name="sameplace-purge", daemon=True).start()
    return stop
