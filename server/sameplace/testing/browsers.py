"""Browsers: Playwright's own where they are installed, else the system's.

What an engine ignores without saying so, such as touch in the system's Firefox, is refused: a test that
relied on it would pass without proving anything.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from playwright.sync_api import Error

from .problems import KitError, Unsupported
from .words import gist

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Playwright

Engine = Literal["chromium", "firefox", "webkit"]

SYSTEM: dict[Engine, tuple[str, ...]] = {
    "chromium": ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    "firefox": ("firefox-esr", "firefox"),
}

WINDOWLESS = ("chromium-headless-shell", "chrome-headless-shell")
"""Chromium without the windows that nobody sees, which Playwright takes of its own as well: it starts faster
and leaves more of the machine to the pages.
"""

IGNORED = {
    "has_touch": "touch",
    "is_mobile": "a phone's viewport",
    "color_scheme": "a colour scheme",
    "reduced_motion": "reduced motion",
    "forced_colors": "forced colours",
    "contrast": "contrast",
    "bypass_csp": "a policy that is not enforced",
    "java_script_enabled": "a browser without scripts",
}
"""Options of a context that a released Firefox takes and does nothing about."""

HARMLESS = (None, False, "no-preference", "null")
"""What it does anyway; of ``java_script_enabled``, True."""

_MISSING = "Executable doesn't exist"
"""What Playwright says where it has no browser to start."""

_PROBE = """() => ({
  width: innerWidth,
  density: devicePixelRatio,
  agent: navigator.userAgent,
  language: navigator.language,
})"""


class Browsers:
    """Starts each engine once, when it is first needed.

    :param launch: more arguments of Playwright's ``launch``, such as ``{"headless": False}``.
    """

    def __init__(self, playwright: Playwright, launch: Mapping[str, Any] | None = None) -> None:
        self._playwright = playwright
        self._launch = dict(launch or {})
        self._started: dict[Engine, Browser] = {}
        self._verified: set[tuple[str, str]] = set()

    def descriptor(self, name: str) -> dict[str, Any]:
        """Playwright's options of a device.

        :raises KitError: when there is no device of this name; names some that are alike.
        """
        devices = self._playwright.devices
        if name not in devices:
            alike = [known for known in devices if name.lower() in known.lower()] or list(devices)
            raise KitError(f"Playwright has no device “{name}”. Some that it has: {', '.join(alike[:8])}")
        return dict(devices[name])

    def engine_for(self, name: str, wanted: str | None = None) -> Engine:
        """The engine that a device is driven with: the wanted one, else its own where that is installed.

        Devices of Apple's are driven with Chromium where Playwright's WebKit is not installed: their size,
        touch and name, not their engine. Reports say which it was.
        """
        own = self.descriptor(name).get("default_browser_type", "chromium")
        engine: Engine = wanted or own  # type: ignore[assignment]  # checked in the next line
        if engine not in get_args(Engine):
            raise KitError(f"There is no engine “{engine}”. Give one of {', '.join(get_args(Engine))}.")
        if engine == "webkit" and not wanted and self.path(engine) is None:
            return "chromium"
        return engine

    def path(self, engine: Engine) -> str | None:
        """Path of the browser that an engine is driven with; None where none is seen."""
        own = getattr(self._playwright, engine).executable_path
        given = os.environ.get(engine.upper()) if engine in SYSTEM else None
        is_windowless = engine == "chromium" and self._launch.get("headless", True)
        names = (*(WINDOWLESS if is_windowless else ()), *SYSTEM.get(engine, ()))
        found = (given, own if Path(own).exists() else None, *map(shutil.which, names))
        return next(filter(None, found), None)

    def browser(self, engine: Engine) -> Browser:
        """The running browser of an engine.

        :raises KitError: when there is none to start; says how to install one.
        """
        if engine not in self._started:
            options = self._options(engine)
            try:
                self._started[engine] = getattr(self._playwright, engine).launch(**options)
            except Error as error:
                if _MISSING in error.message:
                    raise KitError(
                        f"There is no browser for {engine}. Install Playwright's with “playwright install"
                        f" {engine}”"
                        + (f", or set {engine.upper()} to the path of yours." if engine in SYSTEM else ".")
                    ) from error
                path = options.get("executable_path", "Playwright's own")
                why = gist(error.message)
                raise KitError(
                    f"The browser for {engine} ({path}) does not start with Playwright"
                    f" {version('playwright')}: {why}"
                ) from error
        return self._started[engine]

    def label(self, engine: Engine) -> str:
        """Name and version of an engine's browser."""
        return f"{engine.capitalize()} {self.browser(engine).version}"

    def context(self, engine: Engine, options: Mapping[str, Any]) -> BrowserContext:
        """A new profile with these options.

        :raises Unsupported: when the engine would not do what one of them says.
        """
        given = {name: value for name, value in options.items() if name != "default_browser_type"}
        if self._is_released_firefox(engine):
            self._refuse_ignored(engine, given)
        context = self._new_context(engine, given)
        # Once for each kind of device: what a browser does with an option it does every time.
        kind = (engine, repr(sorted(given.items())))
        if kind not in self._verified:
            try:
                self._verify(engine, context, given)
            except BaseException:
                context.close()
                raise
            self._verified.add(kind)
        if self._is_released_firefox(engine):
            context.on("page", self._without_media)
        return context

    def close(self) -> None:
        """End every browser that was started."""
        for browser in self._started.values():
            browser.close()
        self._started.clear()

    def _new_context(self, engine: Engine, given: dict[str, Any]) -> BrowserContext:
        try:
            return self.browser(engine).new_context(**given)
        except Error as error:
            if not self._is_released_firefox(engine):
                raise
            why = gist(error.message).removeprefix("Browser.new_context: ")
            raise Unsupported(
                f"{self.label(engine)} and Playwright {version('playwright')} do not understand each other"
                f" ({why}). Install Playwright's own Firefox with “playwright install firefox”, or a pair"
                " that does: a newer Firefox, or an older Playwright."
            ) from error

    def _options(self, engine: Engine) -> dict[str, Any]:
        if "channel" in self._launch or "executable_path" in self._launch:
            return self._launch
        path = self.path(engine)
        # Where none is seen Playwright itself may know one: “playwright install --only-shell” leaves no path.
        if path in (None, getattr(self._playwright, engine).executable_path):
            return self._launch
        # A released Firefox speaks the standard protocol, and not the one of Playwright's own build.
        channel = {"channel": "moz-firefox"} if engine == "firefox" else {}
        return {**self._launch, **channel, "executable_path": path}

    def _is_released_firefox(self, engine: Engine) -> bool:
        return engine == "firefox" and self._options(engine).get("channel") == "moz-firefox"

    def _refuse_ignored(self, engine: Engine, given: dict[str, Any]) -> None:
        for name in IGNORED.keys() & given.keys():
            value = given[name]
            if (value in HARMLESS) if name != "java_script_enabled" else value:
                # Not handed on: Playwright itself refuses the mere mention of some.
                given.pop(name)
                continue
            raise Unsupported(
                f"{self.label(engine)} ignores {name}={value!r}, and a test that relies on {IGNORED[name]}"
                " would prove nothing there. Drive this device with Chromium, or take one without it, such"
                " as “Desktop Firefox”."
            )

    def _without_media(self, page: Page) -> None:
        """The one method of a page that does nothing there, and does not say so."""

        def emulate_media(*_: object, **__: object) -> None:
            raise Unsupported(f"{self.label('firefox')} ignores emulate_media(): use Chromium for that.")

        page.emulate_media = emulate_media  # type: ignore[method-assign]

    def _verify(self, engine: Engine, context: BrowserContext, options: Mapping[str, Any]) -> None:
        """What can be asked of the browser is asked, whatever the table says."""
        page = context.new_page()
        told = page.evaluate(_PROBE)
        page.close()
        viewport = options.get("viewport")
        expected = {
            "width": ("viewport", viewport["width"] if viewport and not options.get("is_mobile") else None),
            "density": ("device_scale_factor", options.get("device_scale_factor")),
            "agent": ("user_agent", options.get("user_agent")),
            "language": ("locale", options.get("locale")),
        }
        for fact, (option, value) in expected.items():
            if value is not None and told[fact] != value:
                raise Unsupported(
                    f"{self.label(engine)} was asked for {option}={value!r} and has {told[fact]!r}."
                )
