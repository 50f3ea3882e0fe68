"""Devices: pages in profiles that have nothing in common but the network."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from playwright.sync_api import Error

from .browsers import Browsers, Engine
from .detour import Detour
from .page_script import BODIES, ERROR_MARK, WATCH
from .problems import KitError
from .service import Service

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, WebError

WAIT = 15_000
"""Milliseconds that anything on a page may take, unless the test says otherwise."""


@dataclass(eq=False)
class Device:
    """One profile: a browser without cookies, storage or history of the others."""

    name: str
    """Playwright's, such as ``iPhone 13``."""
    browser: str
    """Name and version of the browser that it is driven with."""
    engine: Engine
    context: BrowserContext
    detour: Detour
    page: Page
    """The page that was opened first."""
    errors: list[str] = field(default_factory=list)
    """What its pages threw and did not catch."""
    _traced: bool = True

    def note(self, error: WebError) -> None:
        """Keep an error that a page did not catch; not those that a fault of the kit throws itself."""
        text = str(error.error)
        if ERROR_MARK not in text:
            self.errors.append(text.strip() or "an error without words")

    def keep_trace(self, folder: Path) -> Path | None:
        """Write what has happened so far, for ``playwright show-trace``; None when there is no trace."""
        if not self._traced:
            return None
        path = folder / f"trace-{slug(self.name)}.zip"
        try:
            self.context.tracing.stop_chunk(path=path)
            self.context.tracing.start_chunk()
        except Error:  # another tracing has been stopped or started by the test itself
            self._traced = False
            return None
        return path


class Devices:
    """Opens devices and closes them at the end of the test.

    :param options: context options for what a device leaves open, as pytest-playwright's
        ``browser_context_args``.
    """

    def __init__(
        self, browsers: Browsers, service: Service, options: Mapping[str, Any] | None = None
    ) -> None:
        self._browsers = browsers
        self._service = service
        self._common = dict(options or {})
        self._devices: list[Device] = []

    @overload
    def __call__(self, name: str, /, *, engine: str | None = None, **options: Any) -> Page: ...
    @overload
    def __call__(
        self, name: str, second: str, /, *names: str, engine: str | None = None, **options: Any
    ) -> tuple[Page, ...]: ...
    def __call__(
        self, name: str, /, *names: str, engine: str | None = None, **options: Any
    ) -> Page | tuple[Page, ...]:
        """Open one device for each of Playwright's names, each with an empty page.

        :param engine: ``chromium``, ``firefox`` or ``webkit``; None: each device's own, where installed.
        :param options: of a browser context, such as ``locale="de-DE"``; they win over the device's.
        :returns: the page, or for several names a tuple of pages.
        :raises Unsupported: when the engine would ignore what the device is, such as touch in Firefox.
        """
        pages = tuple(self.open(one, engine, options).page for one in (name, *names))
        return pages if names else pages[0]

    def open(self, name: str, engine: str | None = None, options: Mapping[str, Any] | None = None) -> Device:
        """Open one more device, also of a name that is there already."""
        chosen = self._browsers.engine_for(name, engine)
        given = {**self._common, **self._browsers.descriptor(name), **(options or {})}
        context = self._browsers.context(chosen, given)
        context.set_default_timeout(WAIT)
        context.add_init_script(WATCH)
        if chosen == "firefox":
            context.add_init_script(BODIES)
        device = Device(
            name=name,
            browser=self._browsers.label(chosen),
            engine=chosen,
            context=context,
            detour=Detour(context, self._service),
            page=context.new_page(),
        )
        context.on("weberror", device.note)
        try:
            context.tracing.start(snapshots=True, screenshots=False, sources=False)
            context.tracing.start_chunk()
        except Error:  # Firefox's standard protocol has none
            device._traced = False
        self._devices.append(device)
        return device

    def of(self, page: Page) -> Device:
        """The device that a page is open on.

        :raises KitError: when it was not opened here.
        """
        for device in self._devices:
            if device.context == page.context:
                return device
        raise KitError(
            "This page was not opened by devices(): its requests to a service could not be led to the tests'"
            " own. Take the page from devices(…), or open another with page.context.new_page()."
        )

    def target(self, name: str, origin: Device) -> Device:
        """The device of this name to hop to, opened when there is none beside the one that is left."""
        for device in reversed(self._devices):
            if device.name == name and device is not origin:
                return device
        return self.open(name)

    def discard(self, device: Device) -> None:
        """Close a device."""
        self._devices.remove(device)
        with suppress(Error):
            device.context.unroute_all(behavior="ignoreErrors")
        device.context.close()

    def close(self) -> None:
        """Close every device."""
        for device in [*self._devices]:
            self.discard(device)


def slug(name: str) -> str:
    """A name for a file."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
