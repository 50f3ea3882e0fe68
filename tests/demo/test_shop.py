"""What the shop is made of, and how it embeds Sameplace."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from sameplace.demo import ShopConfig, create_shop
from sameplace.demo.catalogue import CATALOGUE
from sameplace.demo.gallery import picture, views
from sameplace.demo.journal import ARTICLES
from sameplace.demo.pictures import journal
from sameplace.demo.policy import merged
from sameplace.demo.stockroom import Stockroom

SVG = "{http://www.w3.org/2000/svg}svg"
PAGES = (
    ["/", "/shop", "/cart", "/journal", "/search?q=linen", "/about", "/delivery", "/backstage"]
    + [f"/shop/{slug}" for slug in CATALOGUE.categories]
    + [f"/journal/{slug}" for slug in ARTICLES]
)


class Page(HTMLParser):
    """Links, scripts and words of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.pictures: list[dict[str, str | None]] = []
        self.handlers: list[str] = []
        self._in_script = False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.handlers += [name for name in found if name.startswith("on") or name == "style"]
        self.links |= {found[name] for name in ("href", "src", "action") if found.get(name)}
        if tag == "script":
            self.scripts.append((found, ""))
            self._in_script = True
        if tag == "img":
            self.pictures.append(found)

    def handle_data(self, data):
        if self._in_script:
            attributes, text = self.scripts[-1]
            self.scripts[-1] = (attributes, text + data)

    def handle_endtag(self, tag):
        self._in_script = self._in_script and tag != "script"


def test_there_is_plenty_to_look_at():
    assert len(CATALOGUE.products) >= 40
    assert len(CATALOGUE.categories) >= 4
    assert len(ARTICLES) >= 4


def test_some_variants_are_sold_out_and_some_cost_less_than_before():
    offers = [Stockroom(CATALOGUE).offer(variant) for variant in CATALOGUE.variants]
    assert sum(offer.stock == 0 for offer in offers) >= 10
    assert sum(offer.was > offer.price for offer in offers) >= 10
    assert all(offer.was == 0 or offer.was > offer.price for offer in offers)


@pytest.mark.parametrize("product", CATALOGUE.products.values(), ids=lambda product: product.slug)
def test_every_picture_of_a_product_is_well_formed(product):
    for variant in product.variants:
        for name, _ in views(product, variant):
            drawn = picture(name)
            assert drawn, name
            assert ElementTree.fromstring(drawn).tag == SVG


def test_every_variant_has_a_picture_of_its_own():
    drawn = {picture(name) for name in CATALOGUE.pictures}
    assert len(drawn) == len(CATALOGUE.variants)


@pytest.mark.parametrize("name", [*journal.SCENES, *journal.DIAGRAMS])
def test_every_scene_is_well_formed(name):
    drawn = journal.picture(name)
    assert drawn
    assert ElementTree.fromstring(drawn).tag == SVG


@pytest.mark.parametrize("slug", ARTICLES)
def test_every_article_is_long_and_illustrated_and_never_repeats_itself(ada, slug):
    page = ada.get(f"/journal/{slug}").text
    text = page[page.index("data-article") : page.index("</article>")]
    words = re.sub(r"<[^>]+>", " ", text).split()
    assert 1_500 <= len(words) <= 3_000
    assert text.count("<figure") >= 3
    for element in ("<h2", "<table", "<blockquote", "<li>"):
        assert element in text
    paragraphs = re.findall(r"<p>(.*?)</p>", text, re.DOTALL)
    assert len(paragraphs) == len(set(paragraphs))


def test_all_internal_links_and_pictures_answer(ada):
    ada.add("10101")
    seen: set[str] = set()
    waiting = [*PAGES, "/checkout"]
    while waiting:
        address = waiting.pop()
        path = address.partition("#")[0]
        if not path.startswith("/") or path in seen:
            continue
        seen.add(path)
        if path in ("/cart/add", "/cart/change", "/backstage/variant", "/backstage/reset"):
            continue
        answer = ada.get(path)
        assert answer.status_code == 200, path
        if answer.mimetype == "text/html":
            waiting += Page(answer.text).links
    assert len(seen) > 500


@pytest.mark.parametrize("path", [*PAGES, "/products/morning-mug", "/nowhere"])
def test_page_is_strict_clean_and_can_be_continued(ada, path):
    answer = ada.get(path)
    policy = answer.headers["Content-Security-Policy"]
    assert "script-src 'self' 'sha256-AbC=' http://service.example;" in policy
    assert "unsafe" not in policy
    page = Page(answer.text)
    assert not page.handlers, "inline handlers and styles would be blocked"
    inline = [
        text
        for attributes, text in page.scripts
        if text.strip() and "json" not in (attributes.get("type") or "")
    ]
    assert inline == ["guard()"], "the guard, whose hash is in the policy, and nothing else"
    assert page.scripts[0][1] == "guard()", "before any other script can see the address"
    assert answer.text.count('data-site="KEY"') == 1
    assert answer.text.count(" data-sameplace-open") == 1
    assert re.search(r'<html lang="en">', answer.text)
    assert re.search(r"<title>[^<]+Evenfield|<title>Evenfield", answer.text)


@pytest.mark.parametrize("path", ["/", "/shop", "/products/morning-mug", "/journal/keeping-a-notebook"])
def test_pictures_keep_their_place_while_they_load(ada, path):
    for found in Page(ada.get(path).text).pictures:
        assert found["width"]
        assert found["height"]
        assert "alt" in found


def test_shop_without_a_widget_shows_no_dead_button():
    shop = create_shop(ShopConfig(origin="http://shop.example"))
    page = shop.test_client().get("/", base_url="http://shop.example").text
    assert "data-sameplace-open" not in page


def test_product_page_tells_machines_what_it_sells(ada):
    page = Page(ada.get("/products/evening-mug?variant=10203").text)
    (facts,) = [
        json.loads(text)
        for attributes, text in page.scripts
        if attributes.get("type") == "application/ld+json"
    ]
    assert facts["@type"] == "Product"
    assert facts["sku"] == "EF-102-PLU-R"
    assert facts["offers"]["price"] == "24.00"
    assert facts["offers"]["availability"] == "https://schema.org/InStock"


def test_page_on_loopback_is_sent_to_the_shops_origin(ada):
    answer = ada.get("/products/morning-mug?variant=10102&a=%C3%A9", origin="http://127.0.0.1:8701")
    assert answer.status_code == 302
    assert answer.location == "http://shop.example/products/morning-mug?variant=10102&a=%C3%A9"
    assert "Set-Cookie" not in answer.headers


def test_unknown_page_looks_like_the_shop(ada):
    answer = ada.get("/nowhere")
    assert answer.status_code == 404
    assert "This shelf is empty." in answer.text


def test_search_finds_by_every_word_and_shows_hostile_words_as_text(ada):
    assert "Morning mug" in ada.get("/search?q=mug+honey").text
    page = ada.get("/search?q=%3Cscript%3Ealert(1)%3C/script%3E").text
    assert "<script>alert" not in page


def test_policies_merge_directive_by_directive():
    policy = merged("script-src 'sha256-x='; worker-src blob:; object-src 'none'; ;")
    assert "script-src 'self' 'sha256-x=';" in policy
    assert "worker-src 'self' blob:" in policy
    assert "object-src 'none';" in policy
