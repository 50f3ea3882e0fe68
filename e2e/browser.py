"""The browsers that the tests drive: those of the testing kit, and WebKitGTK by its own driver.

``python -m e2e.browser`` makes sure that they are there: it installs Debian's where it may, else it says what
to install.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from sameplace.testing.browsers import Browsers

# Not on the path: where distributions put the browser that WebKitGTK is tested with.
MINI_BROWSER = ("lib/*/webkit2gtk-4.*/MiniBrowser", "lib*exec/webkit2gtk-4.*/MiniBrowser")
PACKAGES = {
    "Chromium": ("chromium", "fonts-liberation", "fonts-noto-core", "fonts-wqy-microhei"),
    "Firefox": ("firefox-esr",),
    "WebKitGTK": ("webkit2gtk-driver", "xvfb"),
}
ELSEWHERE = {
    "Chromium": ".venv/bin/playwright install chromium, or set CHROMIUM to its path",
    "Firefox": ".venv/bin/playwright install firefox, or set FIREFOX to its path",
    "WebKitGTK": "WebKitWebDriver, WebKitGTK's MiniBrowser and Xvfb, from your system's packages",
}


def webkit() -> tuple[str, str] | None:
    """Paths of WebKitGTK's driver and browser, None unless both and a screen for them are there."""
    driver = shutil.which("WebKitWebDriver")
    browsers = [str(path) for pattern in MINI_BROWSER for path in sorted(Path("/usr").glob(pattern))]
    return (driver, browsers[-1]) if driver and browsers and shutil.which("Xvfb") else None


def missing() -> list[str]:
    """Names of the browsers that are not there."""
    with sync_playwright() as started:
        own = Browsers(started, {"headless": False})  # a whole one: it carries the extension
        found = {"Chromium": own.path("chromium"), "Firefox": own.path("firefox"), "WebKitGTK": webkit()}
    return [name for name, path in found.items() if path is None]


def install(names: list[str]) -> None:
    """Install Debian's browsers, where this user may."""
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    wait = ["-q", "-o", "DPkg::Lock::Timeout=500"]
    packages = [package for name in names for package in PACKAGES[name]]
    subprocess.run([apt, "update", *wait], env=environment, check=True)
    subprocess.run(
        [apt, "install", "-y", "--no-install-recommends", *wait, *packages], env=environment, check=True
    )


def advice(names: list[str]) -> str:
    packages = " ".join(package for name in names for package in PACKAGES[name])
    lines = [f"The tests drive {', '.join(PACKAGES)}; missing: {', '.join(names)}. Install, for example:"]
    lines.append(f"  Debian, Ubuntu:  sudo apt-get install {packages}")
    lines += [f"  {name} elsewhere:  {ELSEWHERE[name]}" for name in names]
    return "\n".join(lines)


if __name__ == "__main__":
    if lost := missing():
        install(lost)
        lost = missing()
    if lost:
        sys.exit(advice(lost))
    print(f"Browsers: {', '.join(PACKAGES)}")
