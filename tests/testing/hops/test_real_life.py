"""What real sites do to a place: what visitors would not notice passes, what they would is named."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Response, request
from playwright.sync_api import Page

from sameplace.testing import KitError, expect_same_cart, expect_same_place
from sameplace.testing.devices import Devices
from sameplace.testing.faults import Faults
from sameplace.testing.hop import Hopping
from tests.testing.spot import Spot, note

PHONE = "iPhone 13"
ON_PHONE = "@media (max-width: 600px)"


def shown(number: int) -> str:
    """A note as the phone has it: the same words, in other markup."""
    return (
        note(number)
        .replace("weather", "wea&shy;ther")
        .replace("fine", "<a href='/new'><mark>fi</mark>ne</a>")
    )


def for_phones(markup: Callable[[int], str]) -> Callable[[int], str]:
    """Notes that are another thing for phones; the server tells them by what they call themselves."""
    return lambda number: (markup if "iPhone" in str(request.user_agent) else note)(number)


def carelessly(site: Spot, what: str) -> None:
    """Do to the site what somebody did to theirs."""
    css = {
        "opacity": f"{ON_PHONE} {{ html {{ opacity: 0 }} }}",
        "transparent": f"{ON_PHONE} {{ p, h2 {{ color: transparent }} }}",
        "hidden": f"{ON_PHONE} {{ main {{ visibility: hidden }} }}",
        "white": f"{ON_PHONE} {{ body {{ color: #fff; background: #fff }} }}",
        "beside": f"{ON_PHONE} {{ main {{ transform: translateX(-110%) }} }}",
        "folded": f"{ON_PHONE} {{ main {{ max-height: 400px; overflow: hidden }} }}",
        "locked": "html, body { overflow: hidden; height: 100% }",
    }
    html = {
        "veil": "<div id=veil style='position:fixed;inset:0;background:#333;pointer-events:none'>Wait</div>",
        "chat": "<div id=chat style='position:fixed;inset:0 0 0 24px;background:#fc9'>Chat</div>",
    }
    site.head += f"<style>{css.get(what, '')}</style>"
    if what in html:
        hidden = f"#{what} {{ display: none }} {ON_PHONE} {{ #{what} {{ display: block }} }}"
        site.foot = f"<style>{hidden}</style>{html[what]}"


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("opacity", "Cause: <html> is opacity: 0"),
        ("transparent", "Cause: <(p|h2)> is transparent"),
        ("hidden", "Cause: <(p|h2)> is visibility: hidden"),
        ("white", "Cause: nothing is to be seen where it stands: all is of one colour"),
        ("beside", "Cause: it lies beside the window"),
        ("folded", "Cause: it is cut off by <main>"),
        ("veil", 'Cause: it is covered by <div id="veil">'),
        ("chat", 'Cause: it is covered by <div id="chat">'),
        ("locked", "Nothing had been scrolled on Desktop Chrome"),
    ],
)
def test_line_that_nobody_can_read(devices: Devices, hop: Hopping, site: Spot, what: str, words: str) -> None:
    carelessly(site, what)
    laptop = devices("Desktop Chrome")
    laptop.goto(site.url)
    laptop.mouse.wheel(0, 3000)
    with pytest.raises(AssertionError, match=words):
        expect_same_place(hop(laptop, to=PHONE))


def test_line_that_is_read_in_a_frame(devices: Devices, hop: Hopping, site: Spot) -> None:
    inner = site.page()
    site.hear = lambda: Response(inner) if request.path == "/new" else None
    site.note = lambda _: ""
    site.foot = "<iframe id=reader src=/new style='width:100%;height:80vh'></iframe>"
    laptop = devices("Desktop Chrome")
    laptop.goto(site.url)
    with pytest.raises(AssertionError, match=r'is a frame, <iframe id="reader">: what is read in a frame'):
        expect_same_place(hop(laptop, to=PHONE))


def test_page_that_leaves_by_itself(reading: Callable[..., Page], hop: Hopping, site: Spot) -> None:
    site.tag = ""
    site.foot = """<script>
      if (innerWidth < 600 && location.pathname === "/") setTimeout(() => location.replace("/new"), 600);
    </script>"""
    laptop = reading()
    with pytest.raises(
        AssertionError, match=r"The page on iPhone 13 left by itself for http://.*/new|another page is open"
    ):
        expect_same_place(hop(laptop, to=PHONE))


def test_page_that_goes_to_its_top_later_than_a_test_waits(
    reading: Callable[..., Page], hop: Hopping, site: Spot
) -> None:
    site.foot = "<script>if (innerWidth < 600) setTimeout(() => scrollTo(0, 0), 6000)</script>"
    phone = hop(reading(), to=PHONE)
    with pytest.raises(AssertionError, match=r"(?s)scrollTo at http://.*moved afterwards"):
        expect_same_place(phone, stays=7)
    # The figure in the report is that of the failure.
    assert (hop.hops[0].lines_off or 0) > 10


def test_words_are_the_same_in_other_markup(reading: Callable[..., Page], hop: Hopping, site: Spot) -> None:
    site.note = for_phones(shown)
    expect_same_place(hop(reading(), to=PHONE))


HARMLESS = {
    "layer that lets clicks through and shows nothing": """<div id=toasts></div><style>
      #toasts { position: fixed; inset: 0; pointer-events: none }
    </style>""",
    "line with what is not drawn in it": """<script>
      for (const p of document.querySelectorAll("p"))
        p.insertAdjacentHTML("afterbegin", "<style>b {}</style><span hidden>Not drawn</span>");
    </script>""",
    "web component on a coloured body": """<style>body { background: #eef }</style><script>
      const main = document.querySelector("main");
      const host = document.createElement("section");
      main.replaceWith(host);
      host.attachShadow({ mode: "open" }).append(main);
    </script>""",
    "headings for screen readers alone": """<style>
      .sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
    </style><script>
      for (const p of document.querySelectorAll("p"))
        p.insertAdjacentHTML("beforebegin", "<h3 class=sr>A heading that nobody sees</h3>");
    </script>""",
    "form called host": "<form name=host></form>",
}


STAYED = """() => document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules])
  .some(({ cssText }) => cssText.includes("pointer-events"))"""


@pytest.mark.parametrize("foot", HARMLESS.values(), ids=HARMLESS.keys())
def test_place_that_survives(reading: Callable[..., Page], hop: Hopping, site: Spot, foot: str) -> None:
    site.foot = foot
    phone = hop(reading(), to=PHONE)
    expect_same_place(phone)
    expect_same_place(phone)
    assert not phone.evaluate(STAYED), "nothing of the kit stays on the page"


def test_number_that_is_another_is_another_line(
    reading: Callable[..., Page], hop: Hopping, site: Spot
) -> None:
    site.note = for_phones(lambda number: re.sub(r"\b(\d+)\b", r"\g<1>1", note(number)))
    with pytest.raises(AssertionError, match="Letters and digits count"):
        expect_same_place(hop(reading(), to=PHONE))


def test_list_that_is_written_once_for_each_width(
    reading: Callable[..., Page], hop: Hopping, site: Spot
) -> None:
    narrow = f"{ON_PHONE} {{ .narrow {{ display: block }} .wide {{ display: none }} }}"
    site.head += f"<style>.narrow {{ display: none }} {narrow}</style>"
    notes = "".join(note(number) for number in range(1, 81))
    site.note = lambda number: (
        "" if number > 1 else f"<div class=wide>{notes}</div><div class=narrow>{notes}</div>"
    )
    expect_same_place(hop(reading(), to=PHONE))


def test_part_of_the_page_that_is_repeated_above(
    reading: Callable[..., Page], hop: Hopping, site: Spot
) -> None:
    teaser = "".join(note(number) for number in range(15, 40))
    site.note = for_phones(
        lambda number: f"<aside>{teaser}</aside>{note(1)}" if number == 1 else note(number)
    )
    expect_same_place(hop(reading(), to=PHONE))


def test_router_by_fragment_on_pages_without_the_widget(devices: Devices, hop: Hopping, site: Spot) -> None:
    site.tag = ""
    site.foot = """<script>
      if (location.hash !== "#/list/2") document.querySelector("main").textContent = "Home";
    </script>"""
    laptop = devices("Desktop Chrome")
    laptop.goto(f"{site.url}/#/list/2")
    laptop.mouse.wheel(0, 3000)
    expect_same_place(hop(laptop, to=PHONE))


def test_cart_hook_is_heard_on_pages_without_the_widget(
    reading: Callable[..., Page], hop: Hopping, site: Spot
) -> None:
    site.tag = ""
    expect_same_cart(hop(reading("mug"), to=PHONE))


def test_widget_that_loads_after_consent(devices: Devices, hop: Hopping, site: Spot) -> None:
    attributes = re.findall(r'(src|data-site)="([^"]+)"', site.tag)
    copy = "".join(f"script.setAttribute('{name}', '{value}');" for name, value in attributes)
    site.tag = ""
    site.foot = f"""<button id=accept style="position: fixed; bottom: 0">Accept all</button><script>
      accept.onclick = () => {{
        accept.remove();
        const script = document.createElement("script");
        {copy}
        document.head.append(script);
      }};
    </script>"""

    def consent(page: Page) -> None:
        page.get_by_role("button", name="Accept all").click()

    laptop = devices("Desktop Chrome")
    laptop.goto(site.url)
    consent(laptop)
    laptop.mouse.wheel(0, 3000)
    with pytest.raises(AssertionError, match="loads only after consent: give it with on_arrival="):
        hop(laptop, to=PHONE)
    expect_same_place(hop(laptop, to=PHONE, on_arrival=consent))


def test_item_that_is_in_no_cart_cannot_sell_out(
    reading: Callable[..., Page], hop: Hopping, sameplace_faults: Faults
) -> None:
    laptop = reading("mug")
    sameplace_faults.item_sold_out("nonesuch", by=lambda: None)
    with pytest.raises(KitError, match="has no line with the id “nonesuch”; it has “mug”"):
        hop(laptop, to=PHONE)
