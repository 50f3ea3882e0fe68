"""A visitor of ``sameplace check``: opens pages on a device, and says in words what goes wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import responses
from typing import TYPE_CHECKING, Literal

from playwright.sync_api import Error
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from . import page_script, painted
from .words import gist, short

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, Request, Response

Flaw = Literal["missed", "failed", "unmeasured"]

LOAD = 60_000
"""Milliseconds that a page may take to load."""

VISIT = 90_000
"""Milliseconds that may then be spent with it."""

STEP = 250
"""Milliseconds after which it is looked whether a visit is over."""


class Ended(Exception):
    """A place cannot be tried to its end.

    :param message: on which device, and why.
    :param is_unloaded: the page was not to be had at all.
    """

    def __init__(self, flaw: Flaw, message: str, *, is_unloaded: bool = False) -> None:
        super().__init__(message)
        self.flaw = flaw
        self.is_unloaded = is_unloaded


class Visitor:
    """A profile on one device, and the page that is open there.

    :param name: of the device.
    :param stays: seconds of a visit in which nothing is done.
    """

    def __init__(self, name: str, context: BrowserContext, stays: float = 0.0) -> None:
        self.name = name
        self._patience = VISIT + round(stays * 1000)
        self._context = context

    @contextmanager
    def opened(self, url: str) -> Iterator[Page]:
        """The page, at rest, with the engine in it.

        :raises Ended: when it cannot be had, or is not the same page until the end.
        """
        # A new one for each visit: one that crashed, or is at this address already, would not load it anew.
        visit = _Visit(self._context.new_page(), self._patience)
        page = visit.page
        try:
            page.goto(url, timeout=LOAD)
            if visit.status >= 400:
                words = f"{short(page.url)} answers {visit.status} {responses.get(visit.status, '')}"
                raise Ended("failed", f"{self.name}: {words.rstrip()}", is_unloaded=True)
            visit.at = page.url
            page_script.put_engine(page)
            painted.rest(page)
            yield page
            if not page_script.has_engine(page):
                raise Ended("failed", f"{self.name}: {visit.went()}")
        except Error as error:
            why = visit.went_wrong(error) if visit.at else _unloaded(url, error)
            raise Ended("failed", f"{self.name}: {why}", is_unloaded=not visit.at) from error
        finally:
            visit.is_over = True


class _Visit:
    """What is noticed of one page while it is open. It is closed by whoever keeps the time."""

    def __init__(self, page: Page, patience: int) -> None:
        self.page = page
        self._patience = patience
        self.at = ""
        """The address, once it has loaded."""
        self.asked = ""
        """The last that was asked for: another one when the page goes elsewhere."""
        self.status = 0
        self.is_over = False
        self._is_late = False
        page.on("request", self._note_request)
        page.on("response", self._note_response)
        page.once("load", self._keep_time)

    def went_wrong(self, error: Error) -> str:
        """An error of the browser in words."""
        if self._is_late:
            spent = self._patience // 1000
            return f"{short(self.at)} was not done with within {spent} s: its scripts keep it busy"
        if self.page.is_closed():
            return f"{short(self.at)} was closed while it was measured"
        is_left = "context was destroyed" in error.message
        with suppress(Error):
            is_left = is_left or not page_script.has_engine(self.page)
        return self.went() if is_left else f"{short(self.at)}: {gist(error.message)}"

    def went(self) -> str:
        """Where the page went by itself, in words."""
        if self.asked in ("", self.at):
            return f"{short(self.at)} loaded itself anew while it was measured"
        return f"{short(self.at)} went on to {short(self.asked)} by itself while it was measured"

    def _note_request(self, request: Request) -> None:
        if _is_document(request):
            self.asked = request.url

    def _note_response(self, response: Response) -> None:
        if _is_document(response.request):
            self.status = response.status

    def _keep_time(self, page: Page) -> None:
        # Playwright runs this beside the questions to the page, which wait for ever where its scripts never
        # end; and so does the closing of a page that is just leaving.
        with suppress(Error):
            for _ in range(0, self._patience, STEP):
                if self.is_over:
                    break
                page.wait_for_timeout(STEP)
            self._is_late = not self.is_over
            page.close()


def _is_document(request: Request) -> bool:
    # That of a page which is only just being made has no frame yet.
    with suppress(Error):
        return request.is_navigation_request() and request.frame.parent_frame is None
    return False


def _unloaded(url: str, error: Error) -> str:
    if isinstance(error, PlaywrightTimeout):
        return f"{short(url)} did not finish loading within {LOAD // 1000} s"
    return f"{short(url)} cannot be loaded: {gist(error.message).removeprefix('Page.goto: ')}"
