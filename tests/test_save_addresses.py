"""A snapshot may send the visitor only to its own site, and keeps no address that could harm them."""

from __future__ import annotations

import pytest

from .cast import SHOP, Visitor, a_page

ELSEWHERE = [
    "https://evil.example/mugs",
    "https://shop.example.evil.example/",
    "https://shop.example@evil.example/",
    "https://ada:pw@shop.example/",
    "https://shop.exampleevil/",
    "https://shop.example:8443/",
    "https://shop.example:443/",
    "https://shop.example:/",
    "https://shop.example.",
    "http://shop.example/",
    "HTTPS://shop.example/",
    "https://SHOP.example/",
    "//shop.example/mugs",
    "//evil.example/mugs",
    "/mugs",
    "mugs",
    "javascript:alert(1)",
    "java\tscript:alert(1)",
    "javascript://shop.example/%0aalert(1)",
    "data:text/html,hi",
    "blob:https://shop.example/1",
    "file:///etc/passwd",
    "https:\\\\shop.example\\mugs",
    "https://shop.example\\@evil.example/",
    "https://shop.example/a\\b",
    "https:/shop.example/",
    "https:shop.example",
    " https://shop.example/",
    "https://shop.example/ ",
    "https://shop.example/a b",
    "https://shop.example/a\nb",
    "https://shop.example\t/",
    "https://shop.example/\u0000",
    "https://shop.example/\u00a0",
    "https://shop.example/\u2028",
    "https://shop.example\uff0fevil/",
    "https://shop.example%2fevil.example/",
]


@pytest.mark.parametrize("url", ELSEWHERE)
def test_page_elsewhere_is_refused(ada: Visitor, url: str):
    response = ada.save(a_page(url=url))
    problem = response.get_json()
    assert response.status_code == 400
    assert problem["type"].endswith(":address-refused")
    assert problem["errors"][0]["pointer"] == "/snapshot/page/url"


def test_page_on_another_of_the_sites_origins_is_refused_too(ada: Visitor):
    assert ada.save(a_page(url="https://www.shop.example/mugs")).status_code == 400


@pytest.mark.parametrize("url", ELSEWHERE)
def test_cart_line_may_not_lead_off_the_site(ada: Visitor, url: str):
    lines = [{"id": str(n), "title": "Cup", "quantity": 1} for n in range(3)]
    lines[2]["url"] = url
    response = ada.save({**a_page(), "cart": {"lines": lines}})
    assert response.status_code == 400
    assert response.get_json()["errors"][0]["pointer"] == "/snapshot/cart/lines/2/url"


def line_as_kept(ada: Visitor, **line: str) -> dict:
    cart = {"lines": [{"id": "1", "title": "Cup", "quantity": 1, **line}]}
    saved = ada.saved({**a_page(), "cart": cart})
    return ada.present(saved["token"]).get_json()["snapshot"]["cart"]["lines"][0]


@pytest.mark.parametrize("url", ["", f"{SHOP}/cup", "https://www.shop.example/cup", SHOP, f"{SHOP}?cup=1"])
def test_cart_line_may_lead_to_any_of_the_sites_origins(ada: Visitor, url: str):
    assert line_as_kept(ada, url=url).get("url", "") == url


@pytest.mark.parametrize(
    "image", [f"{SHOP}/cup.jpg", "https://cdn.example/a.webp?w=80", "https://cdn.example:8443/a"]
)
def test_picture_may_come_over_https_or_from_the_site(ada: Visitor, image: str):
    assert line_as_kept(ada, image=image)["image"] == image


@pytest.mark.parametrize(
    "image",
    [
        "http://cdn.example/a.jpg",
        "//cdn.example/a.jpg",
        "/a.jpg",
        "https://user@cdn.example/a.jpg",
        "https://cdn.example@evil.example/a.jpg",
        "https://cdn.example\\a.jpg",
        "https://cdn.example/a b.jpg",
        "https://",
        "data:image/png;base64,AAAA",
        "javascript:alert(1)",
        "blob:https://shop.example/1",
    ],
)
def test_other_pictures_are_left_out_and_the_line_stays(ada: Visitor, image: str):
    line = line_as_kept(ada, image=image)
    assert line["id"] == "1"
    assert "image" not in line


def test_credentials_and_tracking_leave_every_address(ada: Visitor):
    dirty = "utm_source=mail&colour=sand&access_token=s3cret&gclid=1#/cup?sid=s3cret&tab=care"
    clean = "colour=sand#/cup?tab=care"
    saved = ada.saved(
        {
            "page": {"url": f"{SHOP}/cart;jsessionid=s3cret/2?{dirty}", "title": "Cart"},
            "cart": {
                "lines": [
                    {
                        "id": "1",
                        "title": "Cup",
                        "quantity": 1,
                        "url": f"{SHOP}/cup?{dirty}",
                        "image": f"https://cdn.example/a.jpg?{dirty}",
                    }
                ]
            },
        }
    )
    answer = ada.present(saved["token"])
    snapshot = answer.get_json()["snapshot"]
    assert "s3cret" not in answer.text
    assert "s3cret" not in saved["link"]
    assert snapshot["page"]["url"] == f"{SHOP}/cart/2?{clean}"
    assert snapshot["cart"]["lines"][0]["url"] == f"{SHOP}/cup?{clean}"
    assert snapshot["cart"]["lines"][0]["image"] == f"https://cdn.example/a.jpg?{clean}"
    assert saved["link"].startswith(f"{SHOP}/cart/2?colour=sand#sameplace=")
