"""Everything that a browser sends, seen from outside: a proxy that notes each request and serves a small web.

Names below ``.example`` are sites of its own; addresses of this machine are passed on, so that a
service on this machine is reached through it too; everything else is noted and refused.
"""

from __future__ import annotations

import threading
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

# Hop-by-hop, or made anew by whoever passes it on.
OWN = {
    "connection",
    "proxy-connection",
    "keep-alive",
    "transfer-encoding",
    "content-length",
    "content-encoding",
}

# Chromium's own errands, with an extension and without.
ERRANDS = (".google.com:443", ".googleapis.com:443", "update.googleapis.com")


@dataclass(frozen=True)
class Sent:
    """One request as it left the browser."""

    method: str
    address: str
    headers: dict[str, str]
    body: bytes

    @property
    def host(self) -> str:
        return self.address if self.method == "CONNECT" else urlsplit(self.address).netloc

    def __str__(self) -> str:
        return f"{self.method} {self.address} {self.body[:60]!r}"


class Wiretap:
    """Answers until stopped; ``options`` are what a device is started with, ``sent`` is what it noted."""

    def __init__(self) -> None:
        self.sent: list[Sent] = []
        self.pages: dict[str, str] = {}
        self.cut = False
        """Whether the line is dead: nothing is answered then."""
        tap = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def _any(self) -> None:
                if tap.cut:
                    self.close_connection = True
                    return
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                one = Sent(self.command, self.path, dict(self.headers.items()), body)
                if not one.host.endswith(ERRANDS):
                    tap.sent.append(one)
                status, headers, data = tap._answer(one)
                self.send_response(status)
                for name, value in headers:
                    if name.lower() not in OWN:
                        self.send_header(name, value)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            do_GET = do_POST = do_PUT = do_DELETE = do_OPTIONS = do_HEAD = do_CONNECT = _any  # noqa: N815

            def log_message(self, *_: Any) -> None:
                """Not printed; noted."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        proxy = f"http://127.0.0.1:{self._server.server_port}"
        self.options = {"proxy": {"server": proxy, "bypass": "<-loopback>"}}

    def _answer(self, one: Sent) -> tuple[int, list[tuple[str, str]], bytes]:
        where = urlsplit(one.address)
        if (where.hostname or "").endswith(".example"):
            page = self.pages.get(f"{where.netloc}{where.path}")
            if page is None:
                return 404, [("Content-Type", "text/plain")], b"No such page"
            return 200, [("Content-Type", "text/html; charset=utf-8")], page.encode()
        if where.hostname == "127.0.0.1" or f".{where.hostname}".endswith(".localhost"):
            return self._pass_on(one, f"http://127.0.0.1:{where.port}")
        return 403, [("Content-Type", "text/plain")], b"There is no such host here"

    def _pass_on(self, one: Sent, origin: str) -> tuple[int, list[tuple[str, str]], bytes]:
        headers = {name: value for name, value in one.headers.items() if name.lower() not in OWN}
        headers["Accept-Encoding"] = "identity"
        path = one.address.removeprefix(f"http://{one.host}")
        request = urllib.request.Request(
            origin + path, method=one.method, data=one.body or None, headers=headers
        )
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(request, timeout=20) as answer:
                return answer.status, answer.headers.items(), answer.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.headers.items(), error.read()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
