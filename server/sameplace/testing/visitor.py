"""A visitor of ``sameplace check``: opens pages on a device, and says in words what goes wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import responses
from typing import TYPE_CHECKING, Literal

from playwright.sync_api import Error
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from . import page_script, painted
from .words import short

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, Request, Response

Flaw = Literal["missed", "failed", "unmeasured"]

LOAD = 60_000
"""Milliseconds that a page may take to load."""

VISIT = 90_000
"""Milliseconds that may then be spent with it."""

_HAS_KIT = "() => Boolean(globalThis.SameplaceKit)"


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
    """

    def __init__(self, name: str, context: BrowserContext) -> None:
        self.name = name
        self._context = context
        self._asked = ""
        self._status = 0
        self._is_late = False

    @contextmanager
    def opened(self, url: str) -> Iterator[Page]:
        """The page, at rest, with the engine in it; closed in the end.

        :raises Ended: when it cannot be had, or is not the same page until the end.
        """
        # A new one for each visit: one that crashed, or is at this address already, would not load it anew.
        page = self._context.new_page()
        page.on("request", self._note_request)
        page.on("response", self._note_response)
        page.once("load", self._keep_time)
        self._asked, self._status, self._is_late, at = "", 0, False, ""
        try:
            page.goto(url, timeout=LOAD)
            if self._status >= 400:
                words = f"{short(page.url)} answers {self._status} {responses.get(self._status, '')}"
                raise Ended("failed", f"{self.name}: {words.rstrip()}", is_unloaded=True)
            at = page.url
            page_script.put_engine(page)
            painted.rest(page)
            yield page
            if not page.evaluate(_HAS_KIT):
                raise Ended("failed", f"{self.name}: {self._went(at)}")
        except Error as error:
            why = self._went_wrong(page, error, at) if at else _unloaded(url, error)
            raise Ended("failed", f"{self.name}: {why}", is_unloaded=not at) from error
        finally:
            with suppress(Error):
                page.close()

    def _note_request(self, request: Request) -> None:
        if _is_document(request):
            self._asked = request.url

    def _note_response(self, response: Response) -> None:
        if _is_document(response.request):
            self._status = response.status

    def _keep_time(self, page: Page) -> None:
        # A question to a page whose scripts never end would wait for ever; this one waits beside it.
        with suppress(Error):
            page.wait_for_timeout(VISIT)
            self._is_late = True
            page.close()

    def _went_wrong(self, page: Page, error: Error, at: str) -> str:
        if self._is_late:
            return f"{short(at)} was not done with within {VISIT // 1000} s: its scripts keep it busy"
        if page.is_closed():
            return f"{short(at)} was closed while it was measured"
        is_left = "context was destroyed" in error.message
        with suppress(Error):
            is_left = is_left or not page.evaluate(_HAS_KIT)
        return self._went(at) if is_left else f"{short(at)}: {_first_line(error)}"

    def _went(self, at: str) -> str:
        if self._asked in ("", at):
            return f"{short(at)} loaded itself anew while it was measured"
        return f"{short(at)} went on to {short(self._asked)} by itself while it was measured"


def _is_document(request: Request) -> bool:
    # That of a page which is only just being made has no frame yet.
    with suppress(Error):
        return request.is_navigation_request() and request.frame.parent_frame is None
    return False


def _unloaded(url: str, error: Error) -> str:
    if isinstance(error, PlaywrightTimeout):
        return f"{short(url)} did not finish loading within {LOAD // 1000} s"
    return f"{short(url)} cannot be loaded: {_first_line(error).removeprefix('Page.goto: ')}"


def _first_line(error: Error) -> str:
    return error.message.splitlines()[0]
