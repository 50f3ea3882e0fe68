"""Firefox as its own makers test it: Marionette, which drives pages and the browser's interface alike.

Playwright reaches neither the toolbar of Firefox nor a page of an extension that was opened there; Marionette
does, over a socket, with messages of ``LENGTH:JSON``.
"""

from __future__ import annotations

import base64
import json
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sameplace.testing.service import free_port

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
FLAGS = ("--headless", "--marionette", "--remote-allow-system-access", "--no-remote")
PATIENCE = 15.0  # seconds that anything may take to come true


class MarionetteError(Exception):
    """What Firefox said was wrong."""


class Marionette:
    """One Firefox with a profile of its own and no window."""

    def __init__(self, path: str, preferences: dict[str, Any]) -> None:
        port = free_port()
        self._folder = tempfile.TemporaryDirectory(prefix="sameplace-firefox-")
        defaults: dict[str, Any] = {
            "marionette.port": port,
            "browser.shell.checkDefaultBrowser": False,
            "browser.startup.page": 0,
            "datareporting.policy.dataSubmissionEnabled": False,
            "app.update.disabledForTesting": True,
            "remote.prefs.recommended": True,
        }
        lines = (
            f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in {**defaults, **preferences}.items()
        )
        Path(self._folder.name, "user.js").write_text("".join(lines), encoding="utf-8")
        self._process = subprocess.Popen(
            [path, *FLAGS, "--profile", self._folder.name, "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._asked = 0
        self._socket = self._connect(port)
        self._receive()  # the greeting
        self._send("WebDriver:NewSession", {"strictFileInteractability": True})

    def _connect(self, port: int) -> socket.socket:
        end = time.monotonic() + 60
        while True:
            try:
                return socket.create_connection(("127.0.0.1", port), timeout=60)
            except OSError:
                assert self._process.poll() is None, "Firefox ended"
                assert time.monotonic() < end, "Firefox does not answer"
                time.sleep(0.05)

    def _receive(self) -> Any:
        length = b""
        while (byte := self._socket.recv(1)) != b":":
            assert byte, "Firefox hung up"
            length += byte
        wanted, parts = int(length), b""
        while len(parts) < wanted:
            parts += self._socket.recv(wanted - len(parts))
        return json.loads(parts)

    def _send(self, command: str, parameters: dict[str, Any] | None = None) -> Any:
        self._asked += 1
        message = json.dumps([0, self._asked, command, parameters or {}]).encode()
        self._socket.sendall(b"%d:%s" % (len(message), message))
        _, _, error, answer = self._receive()
        if error:
            raise MarionetteError(f"{command}: {error['error']}: {error['message']}")
        return answer.get("value", answer) if isinstance(answer, dict) else answer

    def install(self, extension: Path) -> None:
        """Load it as a developer does, until the browser ends."""
        self._send("Addon:Install", {"path": str(extension), "temporary": True})

    @contextmanager
    def interface(self) -> Iterator[None]:
        """What is asked inside is asked of the browser's own interface, not of the page."""
        self._send("Marionette:SetContext", {"value": "chrome"})
        try:
            yield
        finally:
            self._send("Marionette:SetContext", {"value": "content"})

    def goto(self, address: str) -> None:
        self._send("WebDriver:Navigate", {"url": address})

    @property
    def url(self) -> str:
        return str(self._send("WebDriver:GetCurrentURL"))

    def tabs(self) -> list[str]:
        return list(self._send("WebDriver:GetWindowHandles"))

    def tab(self) -> str:
        return str(self._send("WebDriver:GetWindowHandle"))

    def switch(self, tab: str) -> None:
        self._send("WebDriver:SwitchToWindow", {"handle": tab})

    def new_tab(self) -> str:
        handle = str(self._send("WebDriver:NewWindow", {"type": "tab", "focus": True})["handle"])
        self.switch(handle)
        return handle

    def close_tab(self) -> None:
        left = self._send("WebDriver:CloseWindow")
        self.switch(left[0])

    def evaluate(self, expression: str, arg: Any = None, /) -> Any:
        """The value of a function, or of a promise that it returns; as Playwright's."""
        answer = self._send(
            "WebDriver:ExecuteAsyncScript",
            {
                "script": "const [argument, done] = arguments;"
                f"Promise.resolve(argument).then({expression})"
                ".then((value) => done({ value }), (error) => done({ error: String(error) }));",
                "args": [arg],
                "sandbox": None,
            },
        )
        if "error" in answer:
            raise MarionetteError(answer["error"])
        return answer.get("value")

    def until(self, condition: Callable[[], Any], what: str | Callable[[], str]) -> Any:
        """The first true answer of a condition."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                answer, trouble = condition(), ""
            except MarionetteError as error:  # between two documents
                answer, trouble = None, f" ({error})"
            if answer:
                return answer
            assert time.monotonic() < end, f"{what() if callable(what) else what}{trouble}"
            time.sleep(0.05)

    def wait(self, expression: str, arg: Any = None, /) -> Any:
        """Until a function of the page returns something true; that."""
        return self.until(lambda: self.evaluate(expression, arg), f"it did not come to: {expression}")

    def find(self, xpath: str) -> str:
        """An element, once it is there."""
        found = self.until(
            lambda: self._send("WebDriver:FindElements", {"using": "xpath", "value": xpath}),
            f"nothing at {xpath}",
        )
        return str(found[0][ELEMENT])

    def click(self, xpath: str) -> None:
        """With the mouse, where it is painted."""
        self._send("WebDriver:ElementClick", {"id": self.find(xpath)})

    def type(self, xpath: str, text: str) -> None:
        self._send("WebDriver:ElementSendKeys", {"id": self.find(xpath), "text": text})

    def resize(self, width: int, height: int) -> None:
        self._send("WebDriver:SetWindowRect", {"width": width, "height": height})

    def screenshot(self) -> bytes:
        return base64.b64decode(self._send("WebDriver:TakeScreenshot", {"full": False}))

    def close(self) -> None:
        try:
            self._send("Marionette:Quit", {"flags": ["eForceQuit"]})
        except (MarionetteError, AssertionError, OSError):
            self._process.terminate()
        self._socket.close()
        self._process.wait(20)
        shutil.rmtree(self._folder.name, ignore_errors=True)
        self._folder.cleanup()
