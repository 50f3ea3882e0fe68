"""A device whose browser has the extension, and the visitor's ways to it: toolbar, pages, cards in pages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page, Playwright, Worker

from sameplace.testing.browsers import Browsers

from ..devices import Device
from .screen import Direct, Relayed, Screen, until
from .views import Views

# Chromium emulates a phone for web pages only; this holds for pages and workers of extensions too.
HANDHELD = (
    "--blink-settings=primaryPointerType=2,availablePointerTypes=2,primaryHoverType=1,availableHoverTypes=1",
    "--user-agent=Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/156.0.0.0 Mobile Safari/537.36",
)


# What the extension puts into a page is no element of a name, which the page could define.
CARD = ":root > div[data-sameplace-ignore]"


class Popup(Screen):
    """What opened at the toolbar."""

    def __init__(self, wire: Relayed, page: Page) -> None:
        super().__init__(wire, page)
        self._relay = wire

    @property
    def closed(self) -> bool:
        return self._relay.closed

    def evaluate(self, expression: str) -> Any:
        """The value of an expression in it, or of the promise that it gives."""
        answer = self._wire.send(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def dress(self, scheme: str) -> None:
        """Light or dark, as the visitor's system is: Playwright's word for it does not reach a popup."""
        feature = {"name": "prefers-color-scheme", "value": scheme}
        self._wire.send("Emulation.setEmulatedMedia", features=[feature])

    def close(self) -> None:
        """As a click elsewhere does."""
        self._wire.send("Runtime.evaluate", expression="close()")
        self.wait_closed()

    def wait_closed(self) -> None:
        until(self._page, lambda: self._relay.closed, lambda: f"the popup stays open:\n{self}")


class Equipped(Device):
    """``extension`` is the folder of a build, loaded as developers do; nothing is allowed beforehand."""

    def __init__(
        self,
        playwright: Playwright,
        options: dict[str, Any],
        extension: Path,
        profile: Path | None = None,
    ) -> None:
        self._views = Views()
        # Chromium derives the id of an unpacked extension from its folder.
        digest = hashlib.sha256(str(extension).encode()).hexdigest()[:32]
        self.id = "".join(chr(ord("a") + int(digit, 16)) for digit in digest)
        self.origin = f"chrome-extension://{self.id}"
        flags = [f"--disable-extensions-except={extension}", f"--load-extension={extension}"]
        flags += ["--enable-unsafe-extension-debugging", *self._views.flags]
        if options.get("has_touch"):
            flags += HANDHELD
        super().__init__(playwright, options, flags, profile)
        self.worker()

    def _path(self) -> str | None:
        """The whole browser: the one without windows has no toolbar and no extensions."""
        return Browsers(self._playwright, {"headless": False}).path("chromium")

    def worker(self) -> Worker:
        """The extension's worker, started if it is not running."""
        for worker in self.context.service_workers:
            if worker.url.startswith(self.origin):
                return worker
        return self.context.wait_for_event(
            "serviceworker", predicate=lambda worker: worker.url.startswith(self.origin)
        )

    def _browser(self, page: Page) -> CDPSession:
        browser = self.context.browser
        return browser.new_browser_cdp_session() if browser else self.context.new_cdp_session(page)

    def press_toolbar(self, page: Page) -> None:
        """Press the extension's button in the toolbar while a page is in front."""
        page.bring_to_front()
        browser = self._browser(page)
        tabs = browser.send("Target.getTargets", {"filter": [{"type": "tab"}]})["targetInfos"]
        tab = next(tab["targetId"] for tab in tabs if tab["url"] == page.url)
        browser.send("Extensions.triggerAction", {"id": self.id, "targetId": tab})

    def click_toolbar(self, page: Page) -> Popup:
        """The same, and wait for what opens."""
        self.press_toolbar(page)
        return self.popup(page)

    def press_shortcut(self, page: Page) -> Popup:
        """Press the keys for a hop while a page is in front; what opens.

        Chromium gives no keys to extensions that are loaded from a folder: they are given by hand.
        """
        keys = self.open("chrome://extensions/shortcuts")
        keys.evaluate(
            """(extensionId) => chrome.developerPrivate.updateExtensionCommand(
              { extensionId, commandName: "continue", keybinding: "Alt+Shift+C" })""",
            self.id,
        )
        keys.close()
        page.bring_to_front()
        self._views.press_key("C", "alt", "shift")
        return self.popup(page)

    def popup(self, page: Page) -> Popup:
        """The popup that opens over a page."""
        browser = self._browser(page)

        def opened() -> str | None:
            targets = browser.send("Target.getTargets")["targetInfos"]
            return next((one["targetId"] for one in targets if self._is_popup(one)), None)

        target = until(page, opened, "no popup opens")
        return Popup(Relayed(browser, page, target), page)

    def _is_popup(self, target: dict[str, Any]) -> bool:
        return target["type"] == "page" and target["url"].startswith(f"{self.origin}/pages/popup.html")

    def open_page(self, name: str) -> Page:
        """One of the extension's own pages, as from its menus: ``open_page("places.html")``."""
        return self.open(f"{self.origin}/pages/{name}")

    def allow(self, page: Page) -> str:
        """Press Allow in the browser's permission dialog; what it said."""
        return self._views.answer(page, "Allow")

    def deny(self, page: Page) -> str:
        """Press Deny in the browser's permission dialog; what it said."""
        return self._views.answer(page, "Deny")

    def card(self, page: Page) -> Screen:
        """What the extension shows in a page: in a closed root, which no script of the page can enter."""
        return Screen(Direct(self.context.new_cdp_session(page)), page, CARD)

    def worlds(self, page: Page) -> Iterator[str]:
        """Origins of extensions that have a script in the page."""
        session = self.context.new_cdp_session(page)
        found: list[str] = []
        session.on(
            "Runtime.executionContextCreated",
            lambda event: found.append(event["context"]["origin"]),
        )
        session.send("Runtime.enable")
        yield from (origin for origin in found if origin.startswith("chrome-extension:"))
        session.detach()

    def stored(self) -> dict[str, Any]:
        """All that the extension keeps on this device."""
        kept: dict[str, Any] = self.worker().evaluate(
            "async () => ({ ...(await chrome.storage.local.get()), ...(await chrome.storage.session.get()) })"
        )
        return kept

    def alarm(self, name: str) -> None:
        """Let one of the extension's alarms ring now instead of later."""
        self.worker().evaluate("(name) => chrome.alarms.create(name, { when: Date.now() + 1 })", name)

    def badge(self, page: Page) -> str:
        """What the toolbar's button shows for the tab in front."""
        page.bring_to_front()
        text: str = self.worker().evaluate(
            """async () => {
              const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
              return chrome.action.getBadgeText({ tabId: tab.id });
            }"""
        )
        return text

    def stop_worker(self, page: Page) -> None:
        """End the worker, as the browser does whenever it likes; another starts when it is needed."""
        browser = self._browser(page)
        running = self._workers(browser)

        def ended() -> bool:
            left = running & self._workers(browser)
            for target in left:  # one that is only just starting does not hear it the first time
                browser.send("Target.closeTarget", {"targetId": target})
            return not left

        until(page, ended, "the worker does not end")

    def _workers(self, browser: CDPSession) -> set[str]:
        targets = browser.send("Target.getTargets")["targetInfos"]
        return {
            one["targetId"]
            for one in targets
            if one["type"] == "service_worker" and one["url"].startswith(self.origin)
        }
