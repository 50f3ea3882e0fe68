"""Real layouts: whatever a page is made of, the line at the top on one device is at the top on the other."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from sameplace.testing.painted import line_at_top, lines_off, scroll

from .reader import Opens, Reader, hop, there_and_back

SHOWN = "document.querySelector('#view')?.dataset.shown"


def test_article(wide: Opens, narrow: Opens) -> None:
    there_and_back(wide, narrow, "article.html")


def test_article_in_an_app_whose_page_stands_still(wide: Opens, narrow: Opens) -> None:
    there_and_back(wide, narrow, "shell.html")


def test_undo_goes_back_in_a_pane_as_well(wide: Opens, narrow: Opens) -> None:
    right = hop(wide, narrow, "shell.html", 0.5)
    right.undo()
    assert right.page.evaluate("() => document.querySelector('[data-pane]').scrollTop") == 0


def test_article_in_open_shadow_roots(wide: Opens, narrow: Opens) -> None:
    there_and_back(wide, narrow, "shadow.html")


def test_what_is_written_twice_and_drawn_once(wide: Opens, narrow: Opens) -> None:
    there_and_back(wide, narrow, "twice.html")


def test_sticky_bars_of_different_height(wide: Opens, narrow: Opens) -> None:
    there_and_back(wide, narrow, "bar.html")


def test_no_line_hides_under_a_sticky_bar(wide: Opens, narrow: Opens) -> None:
    left = wide("bar.html")
    line = left.scroll(0.4)
    position = left.capture()
    right = narrow("bar.html")
    right.restore(position)
    assert line.text.startswith(line_at_top(right.page).text)
    bottom = right.page.evaluate("() => document.querySelector('header').getBoundingClientRect().bottom")
    assert bottom > 40, "the bar is there"


@pytest.mark.parametrize("page", ["arabic", "japanese"])
def test_other_scripts(wide: Opens, narrow: Opens, page: str) -> None:
    there_and_back(wide, narrow, f"{page}.html")


def test_long_table(wide: Opens, narrow: Opens) -> None:
    there_and_back(wide, narrow, "table.html")


def test_code_blocks(wide: Opens, narrow: Opens) -> None:
    there_and_back(wide, narrow, "code.html")


# Shelves of things with the same names and prices.


@pytest.mark.parametrize("by", ["link", "image", "id"])
def test_one_of_many_alike(wide: Opens, narrow: Opens, by: str) -> None:
    there_and_back(wide, narrow, f"grid.html?by={by}")


@pytest.mark.parametrize("by", ["link", "image", "id"])
def test_one_of_many_alike_after_the_shelf_was_sorted_anew(wide: Opens, narrow: Opens, by: str) -> None:
    left = wide(f"grid.html?by={by}")
    line = left.scroll(0.45)
    position = left.capture()
    right = narrow(f"grid.html?by={by}&sort=new")
    right.restore(position)
    right.stands_at(line)


# Lists that are not all there.


def feed_to(reader: Reader, note: int) -> None:
    """Scroll a feed down by hand until a note has been loaded and stands at the top."""
    reader.page.evaluate(
        """async (id) => {
          const find = () => document.querySelector(`[data-item=${id}]`);
          for (let tries = 0; !find() && tries < 300; tries++) {
            scrollTo(0, document.documentElement.scrollHeight);
            await new Promise((done) => setTimeout(done, 30));
          }
          find().scrollIntoView();
        }""",
        f"note-{note}",
    )
    reader.rest()


@pytest.mark.parametrize("note", [55, 170])
def test_infinite_scroll_loads_until_the_place_is_there(wide: Opens, narrow: Opens, note: int) -> None:
    left = wide("feed.html")
    feed_to(left, note)
    line = line_at_top(left.page)
    assert line.item == f"note-{note}"
    position = left.capture()
    right = narrow("feed.html")
    right.restore(position)
    right.stands_at(line)


def test_infinite_scroll_is_given_up_when_the_place_is_nowhere(wide: Opens, narrow: Opens) -> None:
    left = wide("article.html")
    left.scroll(0.6)
    position = left.capture()
    right = narrow("feed.html")
    right.restore(position)
    assert right.found in ("nearest", "none")
    right.rest(1000)
    assert right.page.evaluate("() => document.querySelectorAll('article').length") < 400, "loaded to the end"


def test_virtual_list(wide: Opens, narrow: Opens) -> None:
    there_and_back(wide, narrow, "messages.html")


# What has to be opened first.


@pytest.mark.parametrize(
    ("opener", "words"),
    [
        ("#details details:nth-of-type(3) summary", "A boardwalk crosses"),
        ("#tab-2", "The well in the square"),
        ("#accordion button:nth-of-type(3)", "Refuge cages stand"),
    ],
    ids=["details", "tab", "accordion"],
)
def test_folded_content_is_opened_and_closed_again_on_undo(
    wide: Opens, narrow: Opens, opener: str, words: str
) -> None:
    left = wide("folded.html")
    left.page.evaluate("(opener) => document.querySelector(opener).click()", opener)
    left.page.evaluate(
        """(words) => {
          const paragraphs = [...document.querySelectorAll("p")];
          paragraphs.find((one) => one.textContent.startsWith(words)).scrollIntoView();
        }""",
        words,
    )
    left.rest()
    line = line_at_top(left.page)
    assert line.text.startswith(words)
    position = left.capture()
    right = narrow("folded.html")
    right.restore(position)
    right.stands_at(line)
    right.undo()
    closed = "() => [document.querySelectorAll('details[open], [aria-expanded=true]').length, "
    closed += "document.querySelector('[aria-selected=true]').id, scrollY]"
    assert right.page.evaluate(closed) == [0, "tab-0", 0]


# Content that is not for every device.


@pytest.mark.parametrize("way", ["desktop", "phone"])
def test_hidden_here_goes_to_the_nearest_that_shows(wide: Opens, narrow: Opens, way: str) -> None:
    there, here, kind = (wide, narrow, "wide") if way == "desktop" else (narrow, wide, "narrow")
    left = there("hidden.html")
    left.page.evaluate(f"() => document.querySelectorAll('aside.{kind}')[6].scrollIntoView()")
    left.rest()
    line = line_at_top(left.page)
    position = left.capture()
    right = here("hidden.html")
    right.restore(position)
    assert right.found == "nearest", "what is hidden is not what was found"
    after = right.page.evaluate(
        """(words) => {
          const all = [...document.querySelectorAll("main > *")];
          const from = all.findIndex((one) => one.textContent.replace(/\\s+/g, " ").includes(words));
          return all.slice(from + 1).find((one) => one.getClientRects().length).textContent;
        }""",
        line.text,
    )
    at_top = line_at_top(right.page)
    assert after.startswith(at_top.text)


def test_another_language_is_no_exact_match(wide: Opens, narrow: Opens) -> None:
    left = wide("guide.en.html")
    line = left.scroll(0.5)
    position = left.capture()
    right = narrow("guide.de.html")
    right.restore(position)
    assert right.found == "nearest"
    assert right.by == "structure"
    assert line_at_top(right.page).item == line.item, "the same paragraph of the translation"


def test_another_page_altogether_is_not_found_exactly(wide: Opens, narrow: Opens) -> None:
    left = wide("article.html")
    left.scroll(0.6)
    position = left.capture()
    right = narrow("code.html")
    right.restore(position)
    assert right.found != "exact"


TOP_PICTURE = """() => {
  for (let y = 2; y < innerHeight; y += 2) {
    const item = document.elementFromPoint(innerWidth / 2, y)?.closest("[data-item]");
    if (item) return item.dataset.item;
  }
}"""


def test_images_only(wide: Opens, narrow: Opens) -> None:
    for there, here, depth in ((wide, narrow, 0.35), (wide, narrow, 0.8), (narrow, wide, 0.5)):
        left = there("gallery.html")
        left.until("document.documentElement.dataset.ready === ''")
        scroll(left.page, depth)
        left.rest()
        position = left.capture()
        right = here("gallery.html")
        right.restore(position)
        right.until("document.documentElement.dataset.ready === ''")
        right.rest()
        there_at_top = left.page.evaluate(TOP_PICTURE)
        assert there_at_top
        assert right.page.evaluate(TOP_PICTURE) == there_at_top
        assert right.found in ("exact", "nearest")


# Apps that change their page without loading one.

APPS = pytest.mark.parametrize("route", ["app/{}", "hash.html#/{}"], ids=["history", "hash"])


def routed(reader: Reader, title: str) -> None:
    """Click on the app's link to a route, as a visitor does."""
    assert isinstance(reader.page, Page)
    reader.page.get_by_role("link", name=title).click()
    reader.until(f"{SHOWN} === {title!r}")


@APPS
def test_router(wide: Opens, narrow: Opens, route: str) -> None:
    for there, here in ((wide, narrow), (narrow, wide)):
        left = there(route.format("first"))
        left.until(SHOWN)
        left.page.evaluate("() => { globalThis.loaded = 'once'; }")
        left.scroll(0.5)
        left.capture()
        routed(left, "The last days")
        line = left.scroll(0.4)
        position = left.capture()
        assert left.page.evaluate("() => globalThis.loaded") == "once", "the route changed without a reload"
        right = here(route.format("third"))
        right.until(SHOWN)
        right.restore(position)
        right.stands_at(line)


@APPS
def test_router_that_shows_the_page_after_the_restore_began(wide: Opens, narrow: Opens, route: str) -> None:
    left = wide(route.format("second"))
    left.until(SHOWN)
    line = left.scroll(0.4)
    position = left.capture()
    right = narrow(route.format("second"))
    assert not right.page.evaluate(f"() => {SHOWN}"), "the words have not come yet"
    right.restore(position)
    right.until(SHOWN)
    right.rest()
    right.stands_at(line)


@APPS
def test_another_route_is_let_go(wide: Opens, narrow: Opens, route: str) -> None:
    left = wide(route.format("second"))
    left.until(SHOWN)
    left.scroll(0.4)
    position = left.capture()
    right = narrow(route.format("second"))
    right.until(SHOWN)
    right.restore(position)
    routed(right, "The last days")
    right.page.evaluate("() => scrollTo(0, 0)")
    right.rest(1000)
    assert right.page.evaluate("() => scrollY") == 0, "what belongs to one page is not restored on another"
    assert right.capture() != position


# Content that is late.

ANCHORS = pytest.mark.parametrize(
    "page", ["late.html", "late.html?anchorless"], ids=["anchored", "anchorless"]
)


@ANCHORS
@pytest.mark.parametrize("there_is", ["on time", "late"])
def test_late_content_does_not_move_the_line(wide: Opens, narrow: Opens, page: str, there_is: str) -> None:
    left = wide(page)
    if there_is == "on time":
        left.page.evaluate(
            "async () => { await arrive.pictures(); arrive.notices(); await arrive.letters(); }"
        )
    line = left.scroll(0.6)
    position = left.capture()
    right = narrow(page)
    right.restore(position)
    right.stands_at(line)
    for what in ("notices", "pictures", "letters"):
        right.page.evaluate(f"() => arrive.{what}()")
        right.rest()
        assert lines_off(right.page, line) <= 1, f"moved by {what}"


@ANCHORS
def test_late_content_is_not_waited_for_in_vain(wide: Opens, narrow: Opens, page: str) -> None:
    left = wide(page)
    left.scroll(0.6)
    position = left.capture()
    right = narrow(page)
    right.restore(position)
    waited = right.page.evaluate(
        """async () => {
          const began = performance.now();
          await restored.settled;
          return performance.now() - began;
        }"""
    )
    assert waited < 10_000


@pytest.mark.parametrize("how", ["wheel", "touch", "key"])
def test_the_visitors_own_hand_ends_it_at_once(wide: Opens, narrow: Opens, how: str) -> None:
    page = "late.html?anchorless"
    left = wide(page)
    left.scroll(0.6)
    position = left.capture()
    opens = wide if how == "wheel" else narrow  # a phone has no wheel
    right = opens(page)
    right.restore(position)
    device = right.page
    match how:
        case "wheel":
            device.mouse.wheel(0, 240)
        case "touch":
            device.touchscreen.tap(200, 500)
        case "key":
            device.keyboard.press("PageDown")
    device.evaluate("() => restored.settled")
    right.rest()
    before = device.evaluate("() => scrollY")
    device.evaluate("async () => { arrive.notices(); await arrive.pictures(); }")
    right.rest(500)
    assert device.evaluate("() => scrollY") == before, "the page is the visitor's"
