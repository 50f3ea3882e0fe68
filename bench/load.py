"""A load generator that costs little: kept-alive connections, prebuilt requests, only lengths are read."""

from __future__ import annotations

import math
import os
import selectors
import socket
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

CONNECTIONS = 32


def request(method: str, path: str, body: bytes = b"", **headers: str) -> bytes:
    """One HTTP/1.1 request as bytes."""
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", f"Content-Length: {len(body)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


def rate(port: int, requests: list[bytes], status: int, seconds: float) -> float:
    """Requests per second that the server answers with `status`.

    :param requests: sent in turn, for ever.
    :raises RuntimeError: on any other status.
    """
    connections = [
        _Connection(port, cycle(requests), f"HTTP/1.1 {status} ".encode()) for _ in range(CONNECTIONS)
    ]
    with selectors.DefaultSelector() as selector:
        for connection in connections:
            selector.register(connection.socket, selectors.EVENT_READ, connection.receive)
            connection.send()
        start = time.perf_counter()
        while (now := time.perf_counter()) - start < seconds:
            for key, _ in selector.select(timeout=1):
                receive: Callable[[], None] = key.data
                receive()
    for connection in connections:
        connection.socket.close()
    return sum(connection.answers for connection in connections) / (now - start)


def cpu_seconds(pid: int) -> float:
    """Processor time that a process and all below it have used so far (Linux; elsewhere not a number)."""
    try:
        times = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        below = [
            int(child)
            for task in Path(f"/proc/{pid}/task").iterdir()
            for child in (task / "children").read_text().split()
        ]
    except OSError:
        return math.nan
    own = (int(times[11]) + int(times[12])) / os.sysconf("SC_CLK_TCK")
    return own + sum(cpu_seconds(child) for child in below)


class _Connection:
    def __init__(self, port: int, requests: Iterator[bytes], expected: bytes) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.answers = 0
        self._requests = requests
        self._expected = expected
        self._buffer = b""

    def send(self) -> None:
        self.socket.sendall(next(self._requests))

    def receive(self) -> None:
        self._buffer += self.socket.recv(65536)
        head, separator, rest = self._buffer.partition(b"\r\n\r\n")
        if not separator:
            return
        at = head.lower().find(b"content-length:")
        length = int(head[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0
        if len(rest) < length:
            return
        if not head.startswith(self._expected):
            raise RuntimeError(
                head.partition(b"\r\n")[0].decode() + " " + rest.decode(errors="replace")[:200]
            )
        self._buffer = b""
        self.answers += 1
        self.send()
