"""A sealed place on a device without the extension: /r opens it in the page, and leads near the line."""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from sameplace.testing.browsers import Browsers
from sameplace.testing.painted import Line, find
from sameplace.testing.service import Service

from .devices import PHONE, Device
from .layouts import Layouts
from .reader import Reader
from .sealing import Sealer, sealing_script
from .site import Site
from .test_manners import AXE, SCHEMES, WIDTHS, look

LABEL = "The eight letters and digits, or the twenty"


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> str:
    return sealing_script(tmp_path_factory.mktemp("sealing"))


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service of its own: what is typed wrongly here must lock nobody out elsewhere."""
    running = Service(tmp_path_factory.mktemp("vault"), sealed_per_minute="1000")
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def sealer(blink: Browser, vault: Service, script: str) -> Iterator[Sealer]:
    made = Sealer(blink, vault, script)
    yield made
    made.close()


def place(url: str, **changes: Any) -> dict[str, Any]:
    """What a laptop sealed two hours ago; `changes` are to the snapshot, or its `directive`."""
    directive = changes.pop("directive", "")
    snapshot = {
        "page": {"url": url, "title": "The log of the Harrow light", "lang": "en"},
        "position": {
            "selectors": [
                {
                    "type": "TextQuoteSelector",
                    "exact": "The lamp was trimmed at nine and again at two, when the",
                    "prefix": "",
                    "suffix": " wind went round to the north and stayed there until",
                }
            ],
            "progression": 0.5,
        },
        "device": {"kind": "desktop"},
        "saved_at": (datetime.now(UTC) - timedelta(hours=2)).isoformat(),
    }
    return {"version": 1, "snapshot": {**snapshot, **changes}, "directive": directive}


def cart(url: str) -> dict[str, Any]:
    return {
        "lines": [
            {
                "id": "cup-sand",
                "title": "Ceramic cup",
                "quantity": 2,
                "unit_price": 1450,
                "currency": "EUR",
                "options": {"Colour": "Sand", "Size": "250 ml"},
                "url": f"{url}/cup",
            },
            {"id": "bowl", "title": "Bowl", "quantity": 3, "url": "https://elsewhere.example/bowl"},
        ]
    }


def card(page: Page, name: str = "The log of the Harrow light") -> Locator:
    return page.get_by_role("region", name=name)


def type_code(page: Page, code: str) -> None:
    page.get_by_label(LABEL).fill(code)
    page.get_by_role("button", name="Continue").click()


def test_shopper_sees_what_it_is_before_anything_opens(phone: Device, sealer: Sealer, site: Site) -> None:
    sent = sealer.send(place(f"{site.url}/log.html"))
    asked: list[str] = []
    phone.context.on("request", lambda request: asked.append(f"{request.url} {request.post_data}"))
    page = phone.open(sent.link)
    expect(card(page)).to_contain_text(f"Opens {site.url}")
    expect(card(page)).to_contain_text("2 hours ago, on your computer")
    expect(card(page)).to_contain_text("About halfway down the page")
    quote = card(page).locator("blockquote")
    expect(quote).to_have_text(re.compile(r"^The lamp was trimmed at nine .* the north and stayed there…$"))
    assert (quote.get_attribute("lang"), quote.get_attribute("dir")) == ("en", "auto")
    expect(page.get_by_text("what the service keeps, it cannot read")).to_be_visible()
    assert "exact" not in page.inner_text("main"), "nothing is promised that a browser cannot keep"
    assert page.url == f"{sealer.service.url}/r", "neither token nor key stays in the address"
    assert asked
    assert not any(sent.key in each for each in asked), "the key is sent nowhere"
    assert sealer.receipt(sent)["device_kind"] == "phone"
    assert phone.complaints == []


@pytest.mark.parametrize("depth", [0.3, 0.7])
def test_continue_leads_near_the_line_by_the_browsers_own_search(
    wide: Callable[[str], Reader], phone: Device, sealer: Sealer, script: str, layouts: Layouts, depth: float
) -> None:
    left = wide("article.html")
    line = left.scroll(depth)
    left.page.evaluate(f"() => {{ {script} }}")
    read = left.page.evaluate("() => Sealing.read()")
    assert read["directive"]
    page = phone.open(sealer.send(place(f"{layouts.url}/article.html", **read)).link)
    go = card(page).get_by_role("link", name="Continue")
    expect(go).to_have_accessible_description(
        "The page opens at the nearest place that your browser finds by the words of your line."
    )
    assert go.get_attribute("rel") == "noreferrer"
    go.click()
    page.wait_for_url(f"{layouts.url}/article.html**")
    in_window(page, line)


def test_a_firefox_without_the_extension_is_led_there_too(
    wide: Callable[[str], Reader],
    sameplace_browsers: Browsers,
    sealer: Sealer,
    script: str,
    layouts: Layouts,
) -> None:
    left = wide("article.html")
    line = left.scroll(0.5)
    left.page.evaluate(f"() => {{ {script} }}")
    read = left.page.evaluate("() => Sealing.read()")
    page = sameplace_browsers.browser("firefox").new_page(viewport={"width": 390, "height": 844})
    page.goto(sealer.send(place(f"{layouts.url}/article.html", **read)).link)
    card(page).get_by_role("link", name="Continue").click()
    page.wait_for_url(f"{layouts.url}/article.html**")
    in_window(page, line)
    page.close()


def in_window(page: Page, line: Line) -> None:
    page.wait_for_function("scrollY > 0")
    found = find(page, line)
    height = page.evaluate("innerHeight")
    assert found, f"{line.words} is not on the page"
    assert 0 <= found.top < height, f"{line.words} is not in the window: {found}"


def test_the_way_back_from_the_page_shows_the_place_again(phone: Device, sealer: Sealer, site: Site) -> None:
    page = phone.open(sealer.send(place(f"{site.url}/log.html", directive="text=The%20log")).link)
    card(page).get_by_role("link", name="Continue").click()
    page.wait_for_url(f"{site.url}/log.html**")
    page.go_back()
    expect(card(page)).to_be_visible()
    page.reload()
    expect(card(page)).to_be_visible()
    assert page.url == f"{sealer.service.url}/r"


def test_without_a_directive_the_line_stays_in_sight(phone: Device, sealer: Sealer, site: Site) -> None:
    page = phone.open(sealer.send(place(f"{site.url}/log.html")).link)
    expect(card(page)).to_contain_text("Look for this line")
    expect(card(page)).to_contain_text("opens in a new tab, at its top")
    with phone.context.expect_page() as opened:
        card(page).get_by_role("link", name="Continue").click()
    opened.value.wait_for_url(f"{site.url}/log.html")
    assert opened.value.evaluate("[document.referrer, opener]") == ["", None]
    expect(card(page).locator("blockquote")).to_be_visible()


def test_a_cart_is_shown_and_not_claimed(phone: Device, sealer: Sealer, site: Site) -> None:
    content = place(f"{site.url}/log.html", cart=cart(site.url), directive="text=The%20log")
    page = phone.open(sealer.send(content).link)
    what = page.get_by_role("region", name="What was in your cart")
    expect(what).to_contain_text("Your cart does not come along: here is what was in it.")
    cup, bowl = what.get_by_role("listitem").all()
    expect(cup).to_contain_text("Colour: Sand · Size: 250 ml")
    expect(cup).to_contain_text("2 × €14.50")
    expect(cup.get_by_role("link")).to_have_attribute("href", f"{site.url}/cup")
    expect(bowl).to_contain_text("Bowl")
    expect(bowl).to_contain_text("Quantity: 3")
    # Nothing leads to another site than the page's.
    expect(bowl.get_by_role("link")).to_have_count(0)
    with phone.context.expect_page() as opened:
        card(page).get_by_role("link", name="Continue").click()
    opened.value.wait_for_url(f"{site.url}/log.html**")
    expect(what).to_be_visible()


def test_shopper_types_twenty_characters(phone: Device, sealer: Sealer, site: Site) -> None:
    sent = sealer.send(place(f"{site.url}/log.html"), code=True)
    asked: list[str] = []
    phone.context.on("request", lambda request: asked.append(f"{request.url} {request.post_data}"))
    page = phone.open(f"{sealer.service.url}/r")
    type_code(page, " ".join(sent.code.lower()[at : at + 4] for at in range(0, 20, 4)).replace("0", "o"))
    expect(card(page)).to_be_visible()
    assert page.get_by_label(LABEL).input_value() == "", "the code is not left lying about"
    assert not any(sent.code[8:] in each.upper() for each in asked), "the secret is sent nowhere"
    page.reload()
    expect(card(page)).to_be_visible()


def test_a_mistyped_code_says_which_part_to_check(phone: Device, sealer: Sealer, site: Site) -> None:
    code = sealer.send(place(f"{site.url}/log.html"), code=True).code
    page = phone.open(f"{sealer.service.url}/r")
    type_code(page, code[:-1] + ("7" if code[-1] != "7" else "8"))
    expect(page.get_by_role("alert")).to_contain_text("the other twelve do not open it")
    shown = "-".join(code[at : at + 4] for at in range(0, 16, 4))
    assert page.get_by_label(LABEL).input_value().startswith(shown), "nothing is lost"
    type_code(page, f"{'0' * 8}{code[8:]}")
    expect(page.get_by_role("alert")).to_contain_text("check the first eight characters")
    type_code(page, code[:13])
    expect(page.get_by_role("alert")).to_contain_text(
        "eight letters and digits, such as 7K3M-XW4P, or twenty"
    )


def test_each_link_that_does_not_open_says_why(phone: Device, sealer: Sealer, site: Site) -> None:
    content = place(f"{site.url}/log.html")
    sent, deleted = sealer.send(content), sealer.send(content)
    sealer.forget(deleted)
    address = f"{sealer.service.url}/r"
    words = {
        sent.link[:-3]: "This link is not complete",
        f"{address}#sealed={sent.token}.{'A' * 43}": "does not open what was saved",
        deleted.link: "has expired or was deleted",
        f"{address}#sealed={'A' * 22}.{'B' * 43}.{sent.key}": "does not know this link",
        f"{address}#pair=7K3MXW4P7K3MXW4P7K3M": "two devices that both have the Sameplace extension",
    }
    page = phone.open(address)
    for link, why in words.items():
        page.goto(link)
        expect(page.get_by_role("alert")).to_contain_text(why)
        assert page.url == address
    page.goto(sent.link)
    expect(card(page)).to_be_visible()
    assert page.get_by_role("alert").inner_text() == ""


def test_offline_says_so_and_a_reload_tries_again(phone: Device, sealer: Sealer, site: Site) -> None:
    sent = sealer.send(place(f"{site.url}/log.html"))
    page = phone.context.new_page()
    page.route("**/v1/sealed/open", lambda route: route.abort())
    page.goto(sent.link)
    expect(page.get_by_role("alert")).to_contain_text("You seem to be offline")
    assert page.url == f"{sealer.service.url}/r", "the key goes from the address before anything else happens"
    page.unroute("**/v1/sealed/open")
    page.reload()
    expect(card(page)).to_be_visible()


def test_a_service_that_keeps_nothing_sealed_says_so(
    phone: Device, sealer: Sealer, site: Site, tmp_path: Path
) -> None:
    link = sealer.send(place(f"{site.url}/log.html")).link
    off = Service(tmp_path, sealed="off")
    off.start()
    try:
        page = phone.open(link.replace(sealer.service.url, off.url))
        expect(page.get_by_role("alert")).to_contain_text("switched that off")
    finally:
        off.stop()


def test_a_newer_link_in_the_same_tab_takes_the_place_of_the_older(
    phone: Device, sealer: Sealer, site: Site
) -> None:
    one = sealer.send(place(f"{site.url}/log.html"))
    other = sealer.send(
        place(f"{site.url}/other.html", page={"url": f"{site.url}/other.html", "title": "Other"})
    )
    page = phone.open(one.link)
    expect(card(page)).to_be_visible()
    page.goto(other.link)
    expect(card(page, "Other")).to_be_visible()
    expect(card(page)).to_have_count(0)


def test_looking_at_the_address_changes_nothing(sealer: Sealer, site: Site, phone: Device) -> None:
    sent = sealer.send(place(f"{site.url}/log.html"))
    for _ in range(3):
        with urllib.request.urlopen(sent.link) as answer:
            assert answer.status == 200
    assert sealer.receipt(sent)["opened_at"] is None
    for _ in range(2):
        expect(card(phone.open(sent.link))).to_be_visible()


EVIL = '<img src=x onerror="document.title=1"><script>document.title=1</script>'


def test_a_hostile_content_is_text_and_leads_nowhere_else(phone: Device, sealer: Sealer, site: Site) -> None:
    content = place(
        f"{site.url}/log.html",
        page={"url": f"{site.url}/log.html", "title": f"{EVIL}\u202egnp.exe", "lang": '"><b>'},
        position={"selectors": [{"type": "TextQuoteSelector", "exact": f"\u202e{EVIL}"}], "progression": 1},
        cart={"lines": [{"id": EVIL, "title": f"\u2066{EVIL}", "quantity": 1, "options": {EVIL: EVIL}}]},
    )
    page = phone.open(sealer.send(content).link)
    expect(page.get_by_role("heading", name=EVIL)).to_be_visible()
    expect(page.locator("blockquote")).to_contain_text(EVIL[:60])
    expect(page.get_by_role("listitem")).to_contain_text(f"{EVIL}: {EVIL}")
    assert page.locator("main :is(img, script, b)").count() == 0
    assert not any(turn in page.inner_text("main") for turn in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
    assert page.title() == "Continue where you left off"
    assert phone.complaints == []


@pytest.mark.parametrize(
    "page",
    [
        {"url": "javascript:alert(1)", "title": "Click"},
        {"url": "data:text/html,<h1>bank</h1>", "title": "Click"},
        {"url": "https://bank.example@evil.example/", "title": "Click"},
        {"url": "https:\\\\evil.example", "title": "Click"},
        {"url": "//evil.example/", "title": "Click"},
        {"url": "https://shop.example/\n", "title": "Click"},
        {"url": "https://shop.example/", "title": "x" * 3000},
        {"title": "Click"},
    ],
    ids=lambda page: str(page.get("url"))[:24],
)
def test_what_no_device_of_ours_would_seal_is_not_opened(
    phone: Device, sealer: Sealer, page: dict[str, str]
) -> None:
    there = phone.open(sealer.send(place("https://shop.example/", page=page)).link)
    expect(there.get_by_role("alert")).to_contain_text("does not open what was saved")
    expect(there.get_by_role("link")).to_have_count(0)


def test_an_address_in_look_alike_letters_is_shown_as_it_is_sent(phone: Device, sealer: Sealer) -> None:
    url = "https://www.\u0430pple.example:8443/mac"
    page = phone.open(sealer.send(place(url)).link)
    expect(card(page)).to_contain_text("Opens https://www.xn--pple-43d.example:8443")


@pytest.mark.parametrize("locale", ["en-GB", "de-DE", "ar-EG"])
def test_the_place_reads_well_in_every_language(
    real_device: Callable[..., Device], sealer: Sealer, site: Site, locale: str
) -> None:
    some = real_device(PHONE | {"is_mobile": False}, locale=locale)
    full = place(f"{site.url}/log.html", cart=cart(site.url), directive="text=The%20log")
    links = {"cart": sealer.send(full).link, "line": sealer.send(place(f"{site.url}/log.html")).link}
    for name, link in links.items():
        page = some.open(link)
        expect(card(page)).to_be_visible()
        for width, height in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": height})
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                look(page, f"sealed-{name}-{locale[:2]}-{width}-{scheme}")
                page.evaluate(AXE.read_text(encoding="utf-8"))
                assert page.evaluate("axe.run()")["violations"] == []
    assert some.complaints == []
