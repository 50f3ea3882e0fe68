"""What a person sees and does where Playwright does not reach: popups, and closed shadow roots in pages.

Everything is found as assistive technology finds it, in the browser's own accessibility tree, and pressed
with trusted input at the place where it is painted; the page cannot tell it from a person.
"""

from __future__ import annotations

import base64
import json
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from playwright.sync_api import CDPSession, Page
from playwright.sync_api import Error as PlaywrightError

PATIENCE = 10.0  # seconds that anything may take to come true
Name = str | re.Pattern[str] | None


class Wire(Protocol):
    """Chrome DevTools Protocol with one target."""

    def send(self, method: str, **parameters: Any) -> dict[str, Any]: ...


class Lost(AssertionError):
    """What was looked for did not come."""


class Closed(Exception):
    """The target went away."""


def until(
    page: Page, condition: Callable[[], Any], what: str | Callable[[], str], patience: float = PATIENCE
) -> Any:
    """The first true answer of a condition; Playwright's own events go on meanwhile."""
    end = time.monotonic() + patience
    while not (answer := condition()):
        if time.monotonic() > end:
            raise Lost(what() if callable(what) else what)
        page.wait_for_timeout(30)
    return answer


class Direct:
    """The protocol with a page that Playwright lists."""

    def __init__(self, session: CDPSession) -> None:
        self._session = session

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        answer: dict[str, Any] = self._session.send(method, parameters)
        return answer


class Relayed:
    """The protocol with a target that Playwright does not list, through the browser's own session."""

    def __init__(self, browser: CDPSession, page: Page, target: str) -> None:
        self._browser, self._page = browser, page
        self._answers: dict[int, dict[str, Any]] = {}
        self._asked = 0
        self.closed = False
        browser.on("Target.receivedMessageFromTarget", self._receive)
        browser.on("Target.detachedFromTarget", self._detached)
        attached = browser.send("Target.attachToTarget", {"targetId": target, "flatten": False})
        self._session = attached["sessionId"]

    def _receive(self, event: dict[str, Any]) -> None:
        message = json.loads(event["message"])
        if event["sessionId"] == self._session and "id" in message:
            self._answers[message["id"]] = message

    def _detached(self, event: dict[str, Any]) -> None:
        self.closed = self.closed or event["sessionId"] == self._session

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._asked += 1
        asked = self._asked
        message = json.dumps({"id": asked, "method": method, "params": parameters})
        try:
            self._browser.send("Target.sendMessageToTarget", {"sessionId": self._session, "message": message})
        except PlaywrightError as error:
            self.closed = True
            raise Closed(method) from error
        until(self._page, lambda: asked in self._answers or self.closed, f"no answer to {method}")
        if asked not in self._answers:
            raise Closed(method)
        answer = self._answers.pop(asked)
        if "error" in answer:
            raise PlaywrightError(f"{method}: {answer['error']}")
        result: dict[str, Any] = answer["result"]
        return result


@dataclass(frozen=True)
class Thing:
    """One thing on the screen."""

    role: str
    name: str
    value: str
    node: int
    states: dict[str, Any]


class Screen:
    """A popup, or what is below the first element that matches ``host`` in a page."""

    def __init__(self, wire: Wire, page: Page, host: str | None = None) -> None:
        self._wire, self._page, self._host = wire, page, host
        wire.send("DOM.enable")
        wire.send("Accessibility.enable")

    def _tree(self) -> list[dict[str, Any]]:
        if not self._host:
            return list(self._wire.send("Accessibility.getFullAXTree")["nodes"])
        root = self._wire.send("DOM.getDocument", depth=0)["root"]["nodeId"]
        host = self._wire.send("DOM.querySelector", nodeId=root, selector=self._host)["nodeId"]
        return list(self._wire.send("Accessibility.queryAXTree", nodeId=host)["nodes"]) if host else []

    def things(self) -> Iterator[Thing]:
        """Everything on it that a screen reader would tell, in order."""
        try:
            tree = self._tree()
        except PlaywrightError:
            return  # between two documents
        for node in tree:
            if node.get("ignored") or "backendDOMNodeId" not in node:
                continue
            yield Thing(
                role=node["role"]["value"],
                name=node.get("name", {}).get("value", ""),
                value=str(node.get("value", {}).get("value", "")),
                node=node["backendDOMNodeId"],
                states={state["name"]: state["value"].get("value") for state in node.get("properties", [])},
            )

    def text(self) -> str:
        """All that is written on it."""
        return "\n".join(thing.name for thing in self.things() if thing.role == "StaticText")

    def find(self, role: str, name: Name = None) -> Thing | None:
        return next((thing for thing in self.things() if thing.role == role and _called(thing, name)), None)

    def see(self, role: str, name: Name = None, patience: float = PATIENCE) -> Thing:
        """Wait for it."""
        found: Thing = until(
            self._page, lambda: self.find(role, name), lambda: f"no {role} {name!r} in:\n{self}", patience
        )
        return found

    def filled(self, role: str, name: Name) -> str:
        """Wait until something stands in a field; that."""

        def value() -> str:
            thing = self.find(role, name)
            return thing.value if thing else ""

        found: str = until(self._page, value, lambda: f"nothing in {role} {name!r} of:\n{self}")
        return found

    def read(self, words: str | re.Pattern[str], patience: float = PATIENCE) -> str:
        """Wait until it says so; the words that did."""
        pattern = words if isinstance(words, re.Pattern) else re.compile(re.escape(words))
        found: re.Match[str] = until(
            self._page, lambda: pattern.search(self.text()), lambda: f"no {words!r} in:\n{self}", patience
        )
        return found[0]

    def gone(self, role: str, name: Name = None) -> None:
        """Wait until it is not there."""
        until(self._page, lambda: not self.find(role, name), lambda: f"still there: {role} {name!r}\n{self}")

    def click(self, role: str, name: Name = None) -> None:
        """Press it with the mouse, where it is painted, once it can be pressed."""
        self.see(role, name)
        thing = until(
            self._page,
            lambda: (found := self.find(role, name)) and not found.states.get("disabled") and found,
            f"{role} {name!r} stays disabled",
        )
        self._wire.send("DOM.scrollIntoViewIfNeeded", backendNodeId=thing.node)
        x, y = self._centre(thing)
        button = {"x": x, "y": y, "button": "left", "clickCount": 1}
        for kind in ("mousePressed", "mouseReleased"):
            try:
                self._wire.send("Input.dispatchMouseEvent", type=kind, **button)
            except Closed:
                return  # what was pressed closed it

    def fill(self, role: str, name: Name, text: str) -> None:
        """Type into a field."""
        thing = self.see(role, name)
        self._wire.send("DOM.focus", backendNodeId=thing.node)
        self._wire.send("Input.insertText", text=text)

    def _centre(self, thing: Thing) -> tuple[float, float]:
        quads = self._wire.send("DOM.getContentQuads", backendNodeId=thing.node)["quads"]
        assert quads, f"not painted: {thing}"
        return sum(quads[0][0::2]) / 4, sum(quads[0][1::2]) / 4

    def screenshot(self) -> bytes:
        shot = self._wire.send("Page.captureScreenshot", format="png")["data"]
        return base64.b64decode(shot)

    def __str__(self) -> str:
        return "\n".join(f"  {thing.role}: {thing.name} {thing.value}".rstrip() for thing in self.things())


def _called(thing: Thing, name: Name) -> bool:
    if name is None:
        return True
    return bool(name.search(thing.name)) if isinstance(name, re.Pattern) else thing.name == name
