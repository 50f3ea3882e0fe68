"""One hop: what is left on one device is carried to another, and continued there."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag

from playwright.sync_api import Error

from . import injected, page_script, painted, widget
from .asked import judge, judge_open
from .detour import unregistered
from .devices import Devices
from .failing import fail, unasked
from .faults import Between, Fault
from .mode import forbidden, mode_of, without_worker
from .problems import KitError
from .record import By, Hop, keep
from .service import Refused, Service
from .sight import ReadCart, look
from .words import gist, short

if TYPE_CHECKING:
    from playwright.sync_api import Page

_LEFT = re.compile("context was destroyed|frame was detached|navigating")
"""What Playwright says when a page navigates while something is asked of it."""

PAUSE = 100
"""Milliseconds between two looks."""

GONE = 5_000
"""Milliseconds that a page which leaves by itself may take to be another."""

UNASKED = 3_000
"""Milliseconds in which a card would have appeared where nobody is to be asked."""


class Hopping:
    """Makes hops: what the fixture ``hop`` is.

    :param faults: what goes wrong meanwhile; asked for at each hop.
    :param folder: for pictures and traces of failures.
    """

    def __init__(
        self,
        devices: Devices,
        service: Service,
        faults: list[Fault],
        *,
        test: str = "",
        folder: Path = Path("test-results"),
        read_cart: ReadCart | None = None,
    ) -> None:
        self._devices = devices
        self._service = service
        self._faults = faults
        self._test = test
        self._folder = folder
        self._read_cart = read_cart
        self.hops: list[Hop] = []

    def __call__(
        self,
        page: Page,
        to: str,
        *,
        by: By = "link",
        accept: bool = True,
        on_arrival: Callable[[Page], object] | None = None,
    ) -> Page:
        """Continue what is open here on another device.

        :param page: of ``devices(…)``; what is painted on it now is what has to be found there.
        :param to: a device by Playwright's name; the one that ``devices`` opened, else a new one.
        :param by: ``qr`` decodes the picture on the screen, ``link`` opens the link, ``code`` types the code
            on the service's own page.
        :param accept: False leaves the prompt unanswered.
        :param on_arrival: what a visitor has to do there before anything else, such as to answer a consent
            banner; called with the page once it has been opened.
        :returns: the page there, after Continue.
        :raises AssertionError: when a visitor would not have come this far; says what they saw instead.
        """
        judge(page, to, by)
        self._service.check()
        origin = self._devices.of(page)
        judge_open(page, origin)
        painted.rest(page)
        mode, notes, problem = mode_of(page)
        if unregistered(page):
            notes.append(without_worker(origin))
        left = look(page, self._read_cart)
        target = self._devices.target(to, origin)
        unused = target.page.url == "about:blank" and not target.page.is_closed()
        there = target.page if unused else target.context.new_page()
        hop = Hop(
            test=self._test,
            origin=origin,
            target=target,
            by=by,
            mode=mode,
            left=left,
            page=there,
            folder=self._folder,
            read_cart=self._read_cart,
            notes=notes,
            faults=[fault.name for fault in self._faults],
        )
        keep(hop)
        self.hops.append(hop)
        try:
            self._go(page, hop, problem, accept=accept, on_arrival=on_arrival)
        except Error as error:
            for closed, device in ((page, origin), (there, target)):
                if closed.is_closed():
                    raise KitError(
                        f"{hop.title}: the page on {device.name} was closed before the hop was over."
                    ) from error
            if hop.arrived or not _LEFT.search(str(error)):
                raise
            if there.url == "about:blank":
                fail(hop, "page", f"The page on {origin.name} left by itself during the hop.", on=page)
            before = there.url
            with suppress(Error):
                there.wait_for_url(lambda url: url != before, timeout=GONE)
            why = f"The page on {target.name} left by itself for {short(there.url)} during the hop."
            fail(hop, "page", f"{why} {unasked(hop)}" if hop.mode == "widget" else why)
        return there

    def _go(
        self,
        page: Page,
        hop: Hop,
        problem: str,
        *,
        accept: bool,
        on_arrival: Callable[[Page], object] | None,
    ) -> None:
        if problem:
            reasons = [f"uncaught: {gist(error)}" for error in hop.origin.errors[:3]]
            fail(hop, "widget", "; ".join([problem, *reasons]), on=page)
        between = self._leave(page, hop)
        for fault in self._faults:
            fault.meanwhile(between)
        self._open(hop, between)
        if on_arrival:
            on_arrival(hop.page)
        self._arrive(hop, between, accept=accept)

    def _leave(self, page: Page, hop: Hop) -> Between:
        with _timed(hop, "saved"):
            screen = page
            if hop.mode == "widget":
                carriers = self._from_sheet(page, hop)
            if hop.mode == "injected":
                carriers, saved = injected.save(page, self._service)
                screen = widget.show_code(page, carriers.link) if hop.by == "qr" else page
            else:
                saved = _saved(hop, carriers.token)
        try:
            link = widget.scan(screen) if hop.by == "qr" else carriers.link
        except AssertionError as error:
            fail(hop, "QR code", str(error), on=screen)
        if hop.mode == "widget":
            widget.close_sheet(page)
        elif screen is not page:
            screen.close()
        return Between(
            hop=hop,
            link=link,
            code=carriers.code,
            saved=saved,
            service=self._service,
            devices=self._devices,
        )

    def _from_sheet(self, page: Page, hop: Hop) -> widget.Carriers:
        """What the sheet shows; where the page's policy keeps it from saving, the hop is injected."""
        try:
            return widget.carriers(widget.open_sheet(page))
        except AssertionError as error:
            directive = widget.refused_by(page)
            if not directive:
                fail(hop, "sheet", str(error), on=page)
        widget.close_sheet(page)
        hop.mode = "injected"
        hop.notes.append(forbidden(page, directive))
        return widget.Carriers("", "")

    def _open(self, hop: Hop, between: Between) -> None:
        page = hop.page
        hop.target.detour.begin()
        if hop.mode == "injected":
            page.add_init_script(page_script.strip(urldefrag(hop.left.url).fragment))
        with _timed(hop, "opened"):
            if hop.by == "code":
                self._type_code(hop, between.code)
                page.wait_for_load_state()
            else:
                hop.status = _open(hop, between.link)

    def _arrive(self, hop: Hop, between: Between, *, accept: bool) -> None:
        page = hop.page
        silent = [fault for fault in self._faults if not fault.asks]
        if hop.mode == "widget" and not silent:
            with _timed(hop, "opened"):
                self._await_prompt(hop)
        if hop.mode == "injected":
            if accept:
                self._continue_injected(hop, between.link.partition("#sameplace=")[2])
        elif silent:
            widget.await_card(page, UNASKED)
        elif accept:
            page.evaluate(page_script.MOVES)
            with _timed(hop, "restored"):
                try:
                    hop.told = widget.accept(page, 2 * widget.PATIENCE)
                except AssertionError as error:
                    fail(hop, "continue", str(error))
            hop.said = next((event.get("accuracy") or "" for event in hop.target.detour.reported[-1:]), "")
        painted.rest(page)
        if accept and hop.left.line:
            hop.found = painted.find(page, hop.left.line)
        hop.arrived = look(page, self._read_cart, hop.found, arrived=True)
        if unregistered(page):
            hop.notes.append(without_worker(hop.target))

    def _type_code(self, hop: Hop, code: str) -> None:
        try:
            widget.type_code(hop.page, self._service.url, code)
        except AssertionError as error:
            fail(hop, "code", str(error))

    def _await_prompt(self, hop: Hop) -> None:
        """Until the prompt is there, or it is plain that none will come."""
        page, question = hop.page, widget.prompt(hop.page)
        late = 1000 * sum(fault.seconds for fault in self._faults)
        for waited in range(0, round(widget.PATIENCE + 6 * late), PAUSE):
            if question.is_visible():
                hop.asked = True
                return
            is_silent = not hop.target.detour.presented
            if waited > UNASKED + late and not widget.tag_of(page):
                break
            if waited > 2 * UNASKED + late and is_silent and widget.runs(page, PAUSE):
                break
            page.wait_for_timeout(PAUSE)
        fail(hop, "prompt", unasked(hop))

    def _continue_injected(self, hop: Hop, token: str) -> None:
        page = hop.page
        page.evaluate(page_script.MOVES)
        with _timed(hop, "restored"):
            try:
                hop.said, hop.told = injected.restore(page, self._service, token)
            except Refused as refused:
                hop.notes.append(f"The service refused the token: {refused}")


def _saved(hop: Hop, token: str) -> dict[str, Any]:
    """What the service answered to the save of this token."""
    saved = hop.origin.detour.saw(token)
    if saved is None:
        raise KitError(
            f"What the sheet shows on {hop.left.url} was not saved by the tests' service: something between"
            " the page and the network answered for it, such as a service worker. Open the device without:"
            f' devices({hop.origin.name!r}, service_workers="block").'
        )
    return saved


def _open(hop: Hop, link: str) -> int | None:
    """Open the link as a camera or a messenger does; returns the status of the page."""
    try:
        answer = hop.page.goto(link, timeout=60_000)
    except Error as error:
        if hop.page.is_closed():
            raise
        why = gist(error.message).removeprefix("Page.goto: ")
        fail(hop, "link", f"The link did not open: {why}")
    return answer.status if answer else None


@contextmanager
def _timed(hop: Hop, what: str) -> Iterator[None]:
    began = time.monotonic()
    try:
        yield
    finally:
        hop.times[what] = hop.times.get(what, 0) + round((time.monotonic() - began) * 1000)
