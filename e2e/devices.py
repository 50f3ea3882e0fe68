"""Devices: browsers with a profile folder of their own, and nothing in common but the network."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Playwright

from .browser import chromium

LAPTOP = {"viewport": {"width": 1440, "height": 900}}
TABLET = {
    "viewport": {"width": 820, "height": 1180},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 3,
    "is_mobile": True,
    "has_touch": True,
}


class Device:
    """One browser profile. ``complaints`` are what its pages logged or threw, for tests to judge."""

    def __init__(self, playwright: Playwright, options: dict[str, Any]) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="sameplace-device-")
        self.context: BrowserContext = playwright.chromium.launch_persistent_context(
            str(Path(self._folder.name)),
            executable_path=chromium(playwright),
            args=["--disable-background-networking", "--disable-component-update"],
            **{"locale": "en-GB", **options},
        )
        self.context.set_default_timeout(10_000)
        self.complaints: list[str] = []
        self.context.on("console", self._console)
        self.context.on("weberror", lambda error: self.complaints.append(f"error: {error.error}"))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.type}: {message.text}")

    def open(self, address: str) -> Page:
        page = self.context.new_page()
        page.goto(address)
        return page

    def close(self) -> None:
        self.context.close()
        self._folder.cleanup()
