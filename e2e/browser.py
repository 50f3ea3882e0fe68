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

from playwright.sync_api import Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = ("chromium", "fonts-liberation", "fonts-noto-core")
ADVICE = """The tests drive Chromium, and there is none. Install one, for example:
  Debian, Ubuntu:  sudo apt-get install chromium fonts-liberation fonts-noto-core
  elsewhere:       .venv/bin/playwright install chromium
or set CHROMIUM to its path."""


def chromium(playwright: Playwright) -> str | None:
    """Path of a Chromium, None when there is none."""
    own = playwright.chromium.executable_path
    candidates = (os.environ.get("CHROMIUM"), own if Path(own).exists() else None, *map(shutil.which, NAMES))
    return next(filter(None, candidates), None)


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
    with sync_playwright() as started:
        if chromium(started) is None:
            install()
        found = chromium(started)
    if found is None:
        sys.exit(ADVICE)
    print(f"Browser: {found}")
