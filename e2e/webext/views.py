"""The browser's own dialogs, which no page protocol reaches: Chromium's permission bubble, read and answered.

Chromium shows its windows to a debugger for interface developers, headless too; what is pressed there is the
real button, and the answer is the real one.
"""

from __future__ import annotations

import json
import time
from typing import Any

import websocket
from playwright.sync_api import Page

from sameplace.testing.service import free_port

from .screen import PATIENCE, Lost, until

# Seconds in which Chromium takes no click on a dialog that has just come, nor after one that came too early.
PAUSE = 0.6
# ui::EventFlags
FLAGS = {"shift": 1 << 1, "control": 1 << 2, "alt": 1 << 3}
DIALOG = "ExtensionInstallDialogView"


class Views:
    """Windows of one browser; ``flags`` are what it must be started with."""

    def __init__(self) -> None:
        self._port = free_port()
        self.flags = [
            f"--enable-ui-devtools={self._port}",
            "--enable-features=ui-debug-tools-enable-synthetic-events",
        ]

    def answer(self, page: Page, button: str) -> str:
        """Wait for the permission dialog and press one of its buttons; what the dialog said."""
        with Debugger(self._port) as debugger:
            said = until(page, debugger.said, "no permission is asked for")
            end = time.monotonic() + PATIENCE
            while not debugger.gone(page, PAUSE):
                assert time.monotonic() < end, f"the dialog stays after {button!r}: {said}"
                debugger.press(button)
        return "\n".join(said.values())

    def press_key(self, key: str, *modifiers: str) -> None:
        """A key of the browser's own, such as a shortcut: ``press_key("C", "alt", "shift")``."""
        with Debugger(self._port) as debugger:
            debugger.press_key(ord(key), sum(FLAGS[modifier] for modifier in modifiers))

    def asking(self) -> bool:
        with Debugger(self._port) as debugger:
            return bool(debugger.said())


class Debugger:
    """One connection to the debugger of Chromium's windows."""

    def __init__(self, port: int) -> None:
        self._socket = websocket.create_connection(
            f"ws://127.0.0.1:{port}/0", suppress_origin=True, timeout=10
        )
        self._asked = 0
        self._send("DOM.enable")
        self._send("CSS.enable")

    def __enter__(self) -> Debugger:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def _send(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._asked += 1
        self._socket.send(json.dumps({"id": self._asked, "method": method, "params": parameters}))
        while (answer := json.loads(self._socket.recv())).get("id") != self._asked:
            pass
        result: dict[str, Any] = answer.get("result", {})
        return result

    def said(self) -> dict[int, str]:
        """Labels and buttons of the dialog that is open; empty when there is none."""
        document = self._send("DOM.getDocument").get("root", {})
        texts = {node: self._text(node) for node in _inside(document)}
        return {node: text for node, text in texts.items() if text}

    def _text(self, node: int) -> str:
        styles = self._send("CSS.getMatchedStylesForNode", nodeId=node)
        for rule in styles.get("matchedCSSRules", []):
            for line in rule["rule"]["style"]["cssProperties"]:
                if line["name"] == "Text":
                    return str(line["value"])
        return ""

    def press(self, button: str) -> None:
        """Press it, if it is there."""
        for node in [node for node, text in self.said().items() if text == button]:
            for kind in ("mousePressed", "mouseReleased"):
                event = {"type": kind, "x": 5, "y": 5, "button": "left", "wheelDirection": "none"}
                self._send("DOM.dispatchMouseEvent", nodeId=node, event=event)

    def gone(self, page: Page, patience: float) -> bool:
        """Whether no dialog is open any more, after at most so many seconds."""
        try:
            until(page, lambda: not self.said(), "it is there", patience)
        except Lost:
            return False
        return True

    def press_key(self, code: int, flags: int) -> None:
        window = _first(self._send("DOM.getDocument")["root"], "Widget")
        for kind in ("keyPressed", "keyReleased"):
            event = {"type": kind, "keyCode": code, "code": 0, "key": 0, "isChar": False, "flags": flags}
            self._send("DOM.dispatchKeyEvent", nodeId=window, event=event)


def _first(node: dict[str, Any], name: str) -> int | None:
    """The first node of a kind: of widgets, the browser's window."""
    if node.get("nodeName") == name:
        return int(node["nodeId"])
    return next(filter(None, (_first(child, name) for child in node.get("children", []))), None)


def _inside(node: dict[str, Any], dialog: bool = False) -> list[int]:
    """Labels and buttons below the dialog."""
    flat = node.get("attributes", [])
    attributes = dict(zip(flat[::2], flat[1::2], strict=True))
    dialog = dialog or attributes.get("name") == DIALOG
    own = [node["nodeId"]] if dialog and attributes.get("class") in ("Label", "MdTextButton") else []
    return own + [found for child in node.get("children", []) for found in _inside(child, dialog)]
