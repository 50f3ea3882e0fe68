"""A visitor of ``sameplace check``: opens pages on a device, and says in words what goes wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import responses
from typing import TYPE_CHECKING, Any, Literal

from playwright.sync_api import Error
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from . import page_script, painted
from .words import short

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, Request, Response

Flaw = Literal["missed", "failed", "unmeasured"]

LOAD = 60_000
"""Milliseconds that a page may take to load."""

ANSWER = 30_000
"""Milliseconds in which it has to answer; coming to rest takes half of them at most."""

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
    """A profile on one device, and the page that is open there: ``painted`` may ask it.

    :param name: of the device.
    """

    def __init__(self, name: str, context: BrowserContext) -> None:
        self.name = name
        self._context = context
        self.page: Page | None = None
        self._asked = ""
        self._status = 0

    @contextmanager
    def opened(self, url: str) -> Iterator[Page]:
        """The page, at rest, with the engine in it.

        :raises Ended: when it cannot be had, or is not the same page until the end.
        """
        is_loaded = False
        try:
            page = self._new_page()
            page.goto(url, timeout=LOAD)
            if self._status >= 400:
                words = f"{short(page.url)} answers {self._status} {responses.get(self._status, '')}"
                raise Ended("failed", f"{self.name}: {words.rstrip()}", is_unloaded=True)
            is_loaded = True
            page_script.put_engine(self)
            painted.rest(self)
            yield page
            if not self.evaluate(_HAS_KIT):
                raise Ended("failed", f"{self.name}: {self._went(url)}")
        except Error as error:
            why = self._why(error, url, is_loaded=is_loaded)
            raise Ended("failed", f"{self.name}: {why}", is_unloaded=not is_loaded) from error

    def evaluate(self, expression: str, arg: Any = None, /) -> Any:
        """What the page answers, in time: a question of Playwright's own waits for ever for one whose scripts
        never end.
        """
        assert self.page  # noqa: S101  # for the type checker: nobody asks before it is opened
        asked = f"async (arg) => [await ({expression})(arg)]"
        (answer,) = self.page.wait_for_function(asked, arg=arg, timeout=ANSWER).json_value()
        return answer

    def _new_page(self) -> Page:
        # One that crashed, or has been at this address before, would not load it as a visitor's does.
        if self.page:
            with suppress(Error):
                self.page.close()
        self.page, self._asked, self._status = self._context.new_page(), "", 0
        self.page.on("request", self._note_request)
        self.page.on("response", self._note_response)
        return self.page

    def _note_request(self, request: Request) -> None:
        if _is_document(request):
            self._asked = request.url

    def _note_response(self, response: Response) -> None:
        if _is_document(response.request):
            self._status = response.status

    def _why(self, error: Error, url: str, *, is_loaded: bool) -> str:
        said = error.message.splitlines()[0]
        if not self.page or self.page.is_closed():
            return f"{short(url)} was closed while it was measured"
        if isinstance(error, PlaywrightTimeout):
            if not is_loaded:
                return f"{short(url)} did not finish loading within {LOAD // 1000} s"
            return f"{short(url)} did not answer within {ANSWER // 1000} s: its scripts keep it busy"
        if not is_loaded:
            return f"{short(url)} cannot be loaded: {said.removeprefix('Page.goto: ')}"
        with suppress(Error):
            if not self.evaluate(_HAS_KIT):
                return self._went(url)
        return f"{short(url)}: {said}"

    def _went(self, url: str) -> str:
        if self._asked in ("", url):
            return f"{short(url)} loaded itself anew while it was measured"
        return f"{short(url)} went on to {short(self._asked)} by itself while it was measured"


def _is_document(request: Request) -> bool:
    # That of a page which is only just being made has no frame yet.
    with suppress(Error):
        return request.is_navigation_request() and request.frame.parent_frame is None
    return False
