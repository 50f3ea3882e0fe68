"""The world moves on between two devices."""

from __future__ import annotations

import pytest

MUG = "10101"


def change(olga, **what):
    return olga.post("/backstage/variant", {"variant": MUG, **what})


def test_keeper_sells_the_last_one_and_the_other_device_is_told(olga, ada):
    assert change(olga, stock=0).get_json()["stock"] == 0
    assert ada.add(MUG).get_json()["error"] == "sold-out"
    assert "Sold out in Chalk, Regular" in ada.get(f"/products/morning-mug?variant={MUG}").text


def test_line_that_sold_out_stays_in_the_cart_and_says_so(olga, ada):
    ada.add(MUG, 2)
    change(olga, stock=0)
    assert ada.cart()["lines"][0]["available"] == 0
    assert "Sold out meanwhile" in ada.get("/cart").text


def test_keeper_lowers_a_price_and_the_old_one_is_struck_through(olga, ada):
    ada.add(MUG)
    assert change(olga, price=1950).get_json()["was"] == 2400
    assert ada.cart()["total"] == 1950
    assert "<del>€24</del>" in ada.get(f"/products/morning-mug?variant={MUG}").text


def test_removed_article_is_gone(olga, ada):
    change(olga, removed=True)
    answer = ada.add(MUG)
    assert (answer.status_code, answer.get_json()["error"]) == (404, "gone")
    assert "no longer sold" in ada.get(f"/products/morning-mug?variant={MUG}").text


def test_product_with_every_variant_removed_shows_its_neighbours(olga, ada):
    for variant in ("61201", "61202", "61203"):
        olga.post("/backstage/variant", {"variant": variant, "removed": True})
    page = ada.get("/products/glass-mister")
    assert page.status_code == 404
    assert "We no longer sell this" in page.text
    assert "Glass mister" not in ada.get("/shop/plants").text


def test_opening_day_comes_back(olga, ada):
    change(olga, stock=0, price=1, removed=True)
    assert olga.post("/backstage/reset", {}).status_code == 200
    assert ada.add(MUG).get_json()["total"] == 2400


def test_keeper_uses_the_pages_form_with_euros(olga, ada):
    form = {"variant": MUG, "stock": "3", "price": "19.90"}
    assert olga.submit("/backstage/variant", form).status_code == 303
    ada.add(MUG)
    line = ada.cart()["lines"][0]
    assert (line["unit_price"], line["available"]) == (1990, 3)
    assert "1 thing is no longer as on opening day" in olga.get("/backstage").text


@pytest.mark.parametrize(
    "what", [{"stock": -1}, {"stock": "many"}, {"price": 1.5}, {"price": True}, {"removed": "yes"}]
)
def test_nonsense_changes_nothing(olga, ada, what):
    assert change(olga, **what).status_code == 422
    assert ada.add(MUG).status_code == 200


def test_unknown_variant_is_not_found(olga):
    assert olga.post("/backstage/variant", {"variant": "1", "stock": 1}).status_code == 404
