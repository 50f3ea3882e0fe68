"""The assertions: each looks at the page as it is painted now, and never asks the engine how well it did."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urldefrag

from playwright.sync_api import TimeoutError as PlaywrightTimeout

from . import painted, widget
from .failing import fail, unasked
from .likeness import likest
from .painted import Found, Line
from .record import Hop, Verdict, hop_to
from .sight import Cart, CartLine, Key, cart_of, unseen
from .words import gist, short

if TYPE_CHECKING:
    from playwright.sync_api import Page

PATIENCE = 3.0
"""Seconds in which a page may still become as it is expected."""

HOLD = 700
"""Milliseconds in which a prompt would have come."""

STAYS = 1.0
"""Seconds for which a line has to stay in its place, unless the test says otherwise."""

_PAINTED = """() => {
  const { fetchStart } = performance.getEntriesByType("navigation")[0] ?? { fetchStart: 0 };
  const first = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null;
  const isWidget = ({ name }) => /\\/sameplace\\.js([?#]|$)/.test(name);
  const script = performance.getEntriesByType("resource").find(isWidget);
  return { first, fetchStart, script: script?.responseEnd ?? null };
}"""
_MOVES = "() => globalThis.SameplaceWatch?.moves ?? []"


def expect_same_place(page: Page, lines: float = 1, stays: float = STAYS) -> None:
    """The line at the top on the first device stands where it stood there, give or take `lines`.

    It has to be painted and uncovered. Letters and digits count: “Note 31” is not “Note 32”.

    :param page: what ``hop`` returned.
    :param stays: seconds for which the line has to stay there.
    """
    hop = hop_to(page)
    line = hop.left.line
    why = _unmeasurable(hop)
    if why or line is None:
        fail(hop, "same place", why)
    found, stood = _watch(page, line, lines, stays, stood=_stands(hop.found, line, lines))
    hop.found = found
    if _stands(found, line, lines):
        hop.verdicts.append(Verdict("same place"))
        return
    fail(hop, "same place", _misplaced(page, hop, line, found, lines, stood=stood), found)


def expect_same_cart(page: Page) -> None:
    """The shop's own cart there holds what it held on the first device: lines, quantities and prices.

    After ``item_sold_out`` that line must not be there, after ``item_repriced`` it must have its new price.

    :param page: what ``hop`` returned.
    """
    hop = hop_to(page)
    was = hop.left.cart
    if not was.lines:
        why = was.why or "it was empty"
        fail(hop, "same cart", f"There is no cart of {hop.origin.name} to find again: {why}.")
    kept = [_as_it_must_be(line, hop) for line in was.lines if line.id not in hop.sold_out]
    expected = _merged(kept)
    end = time.monotonic() + PATIENCE
    while (wrong := _differences(expected, cart_of(page, hop.read_cart), hop)) and time.monotonic() < end:
        page.wait_for_timeout(250)
    if not wrong:
        hop.verdicts.append(Verdict("same cart"))
        return
    told = [line.strip() for line in hop.told.splitlines() if line.strip()]
    said = f"\n  The page said: {' · '.join(told)}" if told else ""
    fail(hop, "same cart", f"The cart of {hop.origin.name} is another on {hop.target.name}:\n  {wrong}{said}")


def expect_prompt(page: Page) -> None:
    """The visitor is asked “Welcome back. Continue where you left off?”: hop with ``accept=False`` before."""
    hop = hop_to(page)
    if hop.mode == "injected":
        fail(hop, "prompt", f"Nobody asks on {hop.target.name}. {' '.join(hop.notes)}")
    try:
        widget.prompt(page).wait_for(timeout=PATIENCE * 1000)
    except PlaywrightTimeout:
        fail(hop, "prompt", unasked(hop))
    hop.verdicts.append(Verdict("prompt"))


def expect_no_prompt(page: Page) -> None:
    """The visitor is not asked, now or within a moment; a card that says why that cannot be is no prompt."""
    hop = hop_to(page)
    page.wait_for_timeout(HOLD)
    if widget.prompt(page).count():
        words = " ".join(widget.prompt(page).inner_text().split())
        fail(hop, "no prompt", f"A prompt is on {hop.target.name} at {short(page.url)}: {words}")
    hop.verdicts.append(Verdict("no prompt"))


def expect_intact(page: Page) -> None:
    """The page works as it does for anybody else, whatever became of the hop.

    Its text is painted, nothing was thrown and not caught, the token is out of the address, and the page did
    not wait for a slow service before it showed anything.
    """
    hop = hop_to(page)
    end = time.monotonic() + PATIENCE
    while (wrong := _broken(page, hop)) and time.monotonic() < end:
        page.wait_for_timeout(250)
    if wrong:
        listed = "\n  ".join(wrong)
        fail(hop, "intact", f"The page is not itself on {hop.target.name}, at {short(page.url)}:\n  {listed}")
    hop.verdicts.append(Verdict("intact"))


def _unmeasurable(hop: Hop) -> str:
    """Why nothing that is found on the second device would prove anything; empty when it would."""
    there = f"on {hop.origin.name} ({short(hop.left.url)})"
    if hop.left.frame:
        return (
            f"Most of the window {there} is a frame, {hop.left.frame}: what is read in a frame is not brought"
            " back, and cannot be measured. Open the address of the frame itself."
        )
    if hop.left.line is None:
        return f"No text was painted {there}: there is no line to find again."
    if hop.left.unread:
        return (
            f"Nothing had been scrolled {there} when the hop began, and at its top every page is in its"
            " place. Scroll first, and wait until it has: what keeps it from scrolling keeps visitors too."
        )
    return ""


def _stands(found: Found | None, line: Line, lines: float) -> bool:
    return found is not None and not found.unseen and found.lines_off(line) <= lines


def _watch(page: Page, line: Line, lines: float, stays: float, *, stood: bool) -> tuple[Found | None, bool]:
    """The line when it stands and has stayed, or after all patience; and whether it has ever stood."""
    end = time.monotonic() + PATIENCE + stays
    while True:
        found = painted.find(page, line)
        if _stands(found, line, lines):
            stood = True
            page.wait_for_timeout(stays * 1000)
            found = _seen(page, painted.find(page, line))
            if _stands(found, line, lines):
                return found, stood
        if time.monotonic() > end:
            return found, stood
        page.wait_for_timeout(100)


def _seen(page: Page, found: Found | None) -> Found | None:
    """What is found, and whether there is anything to see of it."""
    return found and replace(found, unseen=unseen(page, found))


def _misplaced(page: Page, hop: Hop, line: Line, found: Found | None, lines: float, *, stood: bool) -> str:
    there, here = hop.origin.name, hop.target.name
    top = painted.line_at_top(page)
    said = [
        f"The line {line.words} stood {line.top:.0f} px below the top on {there} ({short(hop.left.url)});"
        f" expected within {lines:g} line{'' if lines == 1 else 's'} of that on {here} ({short(page.url)})."
    ]
    if found is None:
        said.append("Its text is not painted anywhere on that page.")
        if near := likest(line.text, painted.texts(page)):
            said.append(f"Most like it there: “{near}”. Letters and digits count.")
    elif not found.unseen or found.lines_off(line) > lines:
        off = found.px_off(line)
        way = "below" if off > 0 else "above"
        said.append(f"It is {found.lines_off(line):.1f} lines ({abs(off):.0f} px) {way} that.")
    said.append(f"At the top there stands {top.words}." if top else "No text is painted in the window there.")
    said += [f"Cause: {cause}" for cause in _causes(page, hop, found, stood=stood)]
    return "\n  ".join(said)


def _causes(page: Page, hop: Hop, found: Found | None, *, stood: bool) -> list[str]:
    causes = []
    if found and found.unseen:
        causes.append(f"{found.unseen}.")
    elif layer := painted.layer(page):
        causes.append(f"{layer} lies over the page.")
    if locked := painted.lock(page):
        causes.append(f"the page cannot be scrolled: {locked}.")
    moves = page.evaluate(_MOVES)
    if moves and found:
        last = moves[-1]
        causes.append(
            f"the page scrolled itself {last['ms']} ms after Continue: {last['how']} at {last['by']}."
        )
    if found is None and (lost := _lost_of_address(hop.left.url, page.url)):
        causes.append(lost)
    elif found is None:
        causes.append("the page's text is another there: it was rendered anew, translated, or cut.")
    if stood:
        causes.append("it stood in its place at first, and was moved afterwards.")
    if hop.said == "none":
        causes.append("the engine says that it did not find the place.")
    return causes


def _lost_of_address(left: str, here: str) -> str:
    """What became of the address on the way, where that can be why the text is not there."""
    (there, wanted), (page, fragment) = urldefrag(left), urldefrag(here)
    if there != page:
        return f"another page is open there: {short(here)}, and not {short(left)}."
    if wanted and wanted != fragment:
        return f"the address there lacks the page's own #{short(wanted)}: a router by fragment shows another."
    return ""


def _as_it_must_be(line: CartLine, hop: Hop) -> CartLine:
    price = hop.prices.get(line.id, line.unit_price)
    return CartLine(line.id, line.quantity, line.title, price, line.currency, line.options)


def _merged(lines: Iterable[CartLine]) -> dict[Key, CartLine]:
    """Lines that nothing tells apart counted together."""
    merged: dict[Key, CartLine] = {}
    for line in lines:
        before = merged.get(line.key)
        merged[line.key] = replace(line, quantity=line.quantity + before.quantity) if before else line
    return merged


def _is_repriced(line: CartLine, other: CartLine) -> bool:
    if None in (line.unit_price, other.unit_price):
        return False
    is_other_money = bool(line.currency and other.currency) and line.currency != other.currency
    return is_other_money or line.unit_price != other.unit_price


def _differences(expected: Mapping[Key, CartLine], now: Cart, hop: Hop) -> str:
    if now.lines is None:
        return now.why
    have = _merged(now.lines)
    wrong = []
    for key, line in expected.items():
        other = have.pop(key, None)
        if other is None:
            wrong.append(f"missing: {line.quantity} × {line.words}")
            continue
        if other.quantity != line.quantity:
            wrong.append(f"{line.words}: {line.quantity} expected, {other.quantity} found")
        if _is_repriced(line, other):
            wrong.append(f"{line.words}: {line.price} expected, {other.price} found")
    for other in have.values():
        why = " that is sold out" if other.id in hop.sold_out else ""
        wrong.append(f"not expected: {other.quantity} × {other.words}{why}")
    return "\n  ".join(wrong)


def _broken(page: Page, hop: Hop) -> list[str]:
    wrong = []
    if painted.line_at_top(page) is None:
        wrong.append("no text is painted in the window")
    # Where the widget could not be loaded only the guard, the owner's choice, would have taken it out.
    if "sameplace=" in page.url and widget.runs(page, 100):
        wrong.append("the token is still in the address")
    wrong += [f"uncaught: {gist(error)}" for error in hop.target.errors]
    times = page.evaluate(_PAINTED)
    if (
        times["first"]
        and times["script"]
        and "service_slow" in hop.faults
        and times["first"] > times["script"]
    ):
        late = times["script"] - times["fetchStart"]
        wrong.append(
            f"it showed nothing until the service had answered, {late / 1000:.1f} s:"
            " load the widget with async"
        )
    return wrong
