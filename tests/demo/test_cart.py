"""What a shopper does with the cart, and what the shop refuses."""

from __future__ import annotations

import pytest
from flask import Flask

from sameplace.demo.catalogue import CATALOGUE
from sameplace.demo.sessions import LIFETIME, SessionStore

MUG = "10101"  # Morning mug, Chalk, Regular: 14 of them
PLUM_MUG = "10203"  # re-priced
SOLD_OUT = "10104"  # Morning mug, Moss, Large
TWO_LEFT = "10105"  # Morning mug, Ink, Regular


def test_shopper_adds_two_of_a_mug(ada):
    answer = ada.add(MUG, 2)
    assert answer.status_code == 200
    cart = ada.cart()
    assert answer.get_json() == cart
    assert (cart["currency"], cart["count"], cart["total"]) == ("EUR", 2, 4800)
    assert cart["lines"] == [
        {
            "key": MUG,
            "variant": MUG,
            "sku": "EF-101-CHA-R",
            "title": "Morning mug",
            "options": {"Colour": "Chalk", "Size": "Regular"},
            "quantity": 2,
            "unit_price": 2400,
            "url": "/products/morning-mug?variant=10101",
            "image": "/pictures/morning-mug-chalk-regular.svg",
            "available": CATALOGUE.variants[MUG].stock,
        }
    ]


def test_shopper_adds_the_same_mug_again_and_has_one_line(ada):
    ada.add(MUG)
    ada.add(PLUM_MUG)
    ada.add(MUG, 3)
    assert [(line["variant"], line["quantity"]) for line in ada.cart()["lines"]] == [(MUG, 4), (PLUM_MUG, 1)]


def test_a_lines_page_and_picture_are_there(ada):
    ada.add(MUG)
    (line,) = ada.cart()["lines"]
    assert ada.get(line["url"]).status_code == 200
    assert ada.get(line["image"]).mimetype == "image/svg+xml"


def test_sold_out_is_refused(ada):
    answer = ada.add(SOLD_OUT)
    assert answer.status_code == 409
    assert answer.get_json()["error"] == "sold-out"
    assert answer.get_json()["available"] == 0
    assert ada.cart()["count"] == 0


def test_more_than_there_are_is_refused_and_adds_nothing(ada):
    answer = ada.add(TWO_LEFT, 3)
    assert answer.status_code == 409
    assert answer.get_json() == {
        "error": "fewer",
        "message": "Only 2 of Morning mug (Ink, Regular) left.",
        "available": 2,
    }
    assert ada.cart()["count"] == 0


def test_what_is_already_in_the_cart_counts_as_taken(ada):
    ada.add(TWO_LEFT, 1)
    assert ada.add(TWO_LEFT, 2).get_json()["available"] == 1
    ada.add(TWO_LEFT, 1)
    assert ada.add(TWO_LEFT, 1).get_json()["available"] == 0
    assert ada.cart()["count"] == 2


def test_unknown_article_is_not_found(ada):
    answer = ada.add("nonsense")
    assert (answer.status_code, answer.get_json()["error"]) == (404, "gone")


@pytest.mark.parametrize("quantity", [0, -1, 100, 1.5, True, "two", "", [1]])
def test_impossible_quantities_are_refused(ada, quantity):
    answer = ada.post("/cart/add", {"variant": MUG, "quantity": quantity})
    assert answer.status_code == 422
    assert ada.cart()["count"] == 0


def test_shopper_changes_and_removes_a_line(ada):
    ada.add(MUG, 2)
    assert ada.post("/cart/change", {"key": MUG, "quantity": 5}).get_json()["count"] == 5
    assert ada.post("/cart/change", {"key": MUG, "quantity": 0}).get_json()["lines"] == []
    assert ada.post("/cart/change", {"key": MUG, "quantity": 1}).status_code == 404


def test_shopper_cannot_raise_a_line_beyond_stock(ada):
    ada.add(TWO_LEFT, 2)
    answer = ada.post("/cart/change", {"key": TWO_LEFT, "quantity": 3})
    assert (answer.status_code, answer.get_json()["error"]) == (409, "fewer")
    assert ada.cart()["count"] == 2


def test_cart_works_without_scripts(ada):
    answer = ada.submit("/cart/add", {"variant": MUG, "quantity": "2"})
    assert (answer.status_code, answer.location) == (303, "/cart")
    assert "Morning mug is in your cart." in ada.get("/cart").text
    assert "Morning mug is in your cart." not in ada.get("/cart").text
    assert ada.submit("/cart/change", {"key": MUG, "quantity": "1"}).status_code == 303
    assert ada.cart()["count"] == 1


def test_refusal_is_explained_without_scripts(ada):
    answer = ada.submit("/cart/add", {"variant": SOLD_OUT})
    assert answer.location == f"/products/morning-mug?variant={SOLD_OUT}"
    assert "Morning mug (Moss, Large) is sold out." in ada.get(answer.location).text


def test_cart_survives_within_a_session_and_not_across_sessions(ada, bob):
    ada.add(MUG)
    ada.get("/shop")
    assert ada.cart()["count"] == 1
    assert bob.cart()["count"] == 0


def test_session_cookie_is_out_of_reach_of_scripts(ada):
    cookie = ada.cookie()
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_session_made_up_by_mallory_is_not_adopted(shop: Flask):
    mallory = shop.test_client()
    mallory.set_cookie("evenfield", "chosen-by-mallory", domain="shop.example")
    answer = mallory.get("/", base_url="http://shop.example")
    assert "chosen-by-mallory" not in answer.headers["Set-Cookie"]


def test_post_without_the_pages_token_is_refused(ada, bob):
    ada.get("/")
    assert ada.post("/cart/add", {"variant": MUG, "quantity": 1}, token="").status_code == 403
    answer = ada.post("/cart/add", {"variant": MUG, "quantity": 1}, token=bob.token())
    assert (answer.status_code, answer.get_json()["error"]) == (403, "csrf")
    assert ada.cart()["count"] == 0


def test_sessions_expire_and_are_bounded():
    now = 0.0
    store = SessionStore(clock=lambda: now, limit=2)
    first, second = store.create(), store.create()
    assert store.find(first.key) is first
    store.create()
    assert store.find(second.key) is None, "the one unused for longest goes first"
    now = LIFETIME + 1
    assert store.find(first.key) is None
