"""From a full cart to a thank-you."""

from __future__ import annotations

import pytest

MUG, TWO_LEFT = "10101", "10105"
ADDRESS = {
    "email": "ada@example.org",
    "given_name": "Ada",
    "family_name": "Byron",
    "address_line1": "Rue de la Loi 1",
    "postal_code": "1000",
    "city": "Brussels",
    "country": "BE",
    "delivery": "parcel",
}


def test_empty_cart_has_no_checkout(ada):
    assert ada.get("/checkout").location == "/cart"


def test_order_is_confirmed_and_the_cart_is_empty(ada):
    ada.add(MUG, 2)
    answer = ada.submit("/checkout", ADDRESS)
    assert answer.status_code == 303
    page = ada.get(answer.location).text
    assert "Thank you, Ada." in page
    assert "€52.90" in page, "two mugs and a parcel"
    assert ada.cart()["count"] == 0


def test_order_takes_from_the_stock(ada, bob):
    ada.add(TWO_LEFT, 2)
    ada.submit("/checkout", ADDRESS)
    assert bob.add(TWO_LEFT).get_json()["error"] == "sold-out"


def test_somebody_faster_leaves_the_cart_as_it_was(ada, bob):
    for visitor in (ada, bob):
        visitor.add(TWO_LEFT, 2)
    bob.submit("/checkout", ADDRESS)
    assert ada.submit("/checkout", ADDRESS).location == "/cart"
    assert "Somebody was faster" in ada.get("/cart").text
    assert ada.cart()["count"] == 2


def test_confirmation_is_for_the_one_who_ordered(ada, bob):
    ada.add(MUG)
    answer = ada.submit("/checkout", ADDRESS)
    assert bob.get(answer.location).status_code == 404


@pytest.mark.parametrize("missing", ["email", "given_name", "address_line1", "city", "country", "delivery"])
def test_missing_field_is_named_and_the_rest_is_kept(ada, missing):
    ada.add(MUG)
    answer = ada.submit("/checkout", ADDRESS | {missing: " "})
    assert answer.status_code == 422
    assert f'href="#{missing}"' in answer.text
    assert 'value="Byron"' in answer.text
    assert ada.cart()["count"] == 1


def test_form_says_what_each_field_is_for(ada):
    ada.add(MUG)
    page = ada.get("/checkout").text
    for token in (
        "email",
        "tel",
        "given-name",
        "family-name",
        "address-line1",
        "postal-code",
        "address-level2",
    ):
        assert f'autocomplete="{token}"' in page
    assert "cc-" not in page, "a shop that only pretends must not ask for cards"
