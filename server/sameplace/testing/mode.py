"""How a page hops, by its widget or with the engine put in, and what has to be said about that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import widget
from .devices import Device
from .record import Mode

if TYPE_CHECKING:
    from playwright.sync_api import Page


def mode_of(page: Page) -> tuple[Mode, list[str], str]:
    """How this page hops, what has to be said about that, and why it cannot hop at all, if so."""
    if not widget.tag_of(page):
        return (
            "injected",
            ["The page does not embed the widget: the engine was injected on both devices."],
            "",
        )
    if widget.runs(page, widget.PATIENCE):
        return "widget", [], ""
    if directive := widget.refused_by(page):
        return "injected", [forbidden(page, directive)], ""
    why = widget.held_back(page)
    said = f"The widget of {page.url} ({widget.tag_of(page)}) did not start"
    return "widget", [], f"{said}: {why}" if why else said


def without_worker(device: Device) -> str:
    """That a page went without its service worker, and why."""
    return (
        f"The page's service worker was not registered on {device.name}: {device.browser} would not show what"
        " it fetches, and the service that the tag names would be asked itself."
    )


def forbidden(page: Page, directive: str) -> str:
    """That a page's policy shuts the widget out, by this directive."""
    return (
        f"The page's Content-Security-Policy ({directive}) forbids the widget at {widget.tag_of(page)}, so"
        " that it would serve no visitor: the engine was injected on both devices."
    )
