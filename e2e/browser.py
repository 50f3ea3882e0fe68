"""Which browser the tests drive: Playwright's own where it is installed, else the system's Chromium.

``python -m e2e.browser`` makes sure that there is one: it installs Debian's where it may, else it says what
to install.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = ("chromium", "fonts-liberation", "fonts-noto-core")
ADVICE = """The tests drive Chromium, and there is none. Install one, for example:
  Debian, Ubuntu:  sudo apt-get install chromium fonts-liberation fonts-noto-core
  elsewhere:       .venv/bin/playwright install chromium
or set CHROMIUM to its path."""


def chromium() -> str | None:
    """Path of a Chromium, None when there is none."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    return _playwrights_own() or next(filter(None, map(shutil.which, NAMES)), None)


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> None:
    """Install Debian's Chromium, where this user may."""
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    wait = ["-q", "-o", "DPkg::Lock::Timeout=500"]
    subprocess.run([apt, "update", *wait], env=environment, check=True)
    subprocess.run(
        [apt, "install", "-y", "--no-install-recommends", *wait, *PACKAGES], env=environment, check=True
    )


if __name__ == "__main__":
    if chromium() is None:
        install()
    found = chromium()
    if found is None:
        sys.exit(ADVICE)
    print(f"Browser: {found}")
