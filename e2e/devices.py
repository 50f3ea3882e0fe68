"""Devices: browsers with a profile folder of their own, and nothing in common but the network."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Playwright

from sameplace.testing.browsers import Browsers

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
    """One browser profile, fresh or a copy of ``profile``.

    ``complaints`` are what its pages logged or threw, for tests to judge.
    """

    def __init__(
        self,
        playwright: Playwright,
        options: dict[str, Any],
        flags: Sequence[str] = (),
        profile: Path | None = None,
    ) -> None:
        self._playwright = playwright
        self._folder = tempfile.TemporaryDirectory(prefix="sameplace-device-")
        if profile:
            shutil.copytree(profile, self._folder.name, dirs_exist_ok=True, symlinks=True)
        self._options = options
        self._flags = ["--disable-background-networking", "--disable-component-update", *flags]
        self.complaints: list[str] = []
        self.context: BrowserContext = self._launch()

    def _path(self) -> str | None:
        return Browsers(self._playwright).path("chromium")

    def _launch(self) -> BrowserContext:
        context = self._playwright.chromium.launch_persistent_context(
            str(self.profile),
            executable_path=self._path(),
            args=self._flags,
            **{"locale": "en-GB", **self._options},
        )
        # Three files of tests run at a time: what hangs is found, and what is merely slow has its time.
        context.set_default_timeout(20_000)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.complaints.append(f"error: {error.error}"))
        return context

    @property
    def profile(self) -> Path:
        return Path(self._folder.name)

    def restart(self) -> None:
        """Close the browser and start it again with the same profile."""
        self.context.close()
        self.context = self._launch()

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
