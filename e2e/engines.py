"""A window of WebKitGTK, by its own driver."""

from __future__ import annotations

import os
import subprocess
import time
from typing import Any

from selenium import webdriver
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from .browser import advice, webkit

_CALL = """
const [source, argument, done] = arguments;
Promise.resolve(argument)
  .then((0, eval)(`(${source})`))
  .then((value) => done({ value }), (error) => done({ error: String(error) }));
"""


class WebKit:
    """One window of WebKitGTK's MiniBrowser on its own screen; `goto` and `evaluate` are as Playwright's."""

    def __init__(self) -> None:
        paths = webkit()
        assert paths, advice(["WebKitGTK"])
        driver, browser = paths
        reading, writing = os.pipe()
        self._screen = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1100x24", "-nolisten", "tcp"],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as numbers:
            display = f":{numbers.readline().strip()}"
        options = Options()
        options.binary_location = browser
        options.add_argument("--automation")
        options.add_argument("--full-screen")  # without it no window is narrower than its toolbar
        self._service = Service(driver, env={**os.environ, "DISPLAY": display})
        self._service.start()
        # Not `webdriver.WebKitGTK`, which connects in a way that Selenium itself warns of.
        address = ClientConfig(remote_server_addr=self._service.service_url)
        self._driver = webdriver.Remote(RemoteConnection(client_config=address), options=options)
        self._driver.set_script_timeout(30)

    def resize(self, width: int, height: int) -> None:
        """Make the page's own area this large."""
        self._driver.set_window_size(width, height)
        end = time.monotonic() + 5
        while self.evaluate("() => [innerWidth, innerHeight]") != [width, height]:
            assert time.monotonic() < end, f"the window does not become {width}x{height}"
            time.sleep(0.02)

    def goto(self, address: str) -> None:
        self._driver.get(address)

    def evaluate(self, expression: str, arg: Any = None, /) -> Any:
        answer = self._driver.execute_async_script(_CALL, expression, arg)
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer.get("value")

    def close(self) -> None:
        self._driver.quit()
        self._service.stop()
        self._screen.terminate()
        self._screen.wait(10)
