import pytest

from sameplace.testing import expect_same_cart


@pytest.fixture
def sameplace_cart():
    """Reads the cart where our customers see it, instead of asking the shop's cart adapter."""

    def read(page):
        lines = page.locator("#cart li").all_inner_texts()
        return {title: int(count) for count, title in (line.split(" × ") for line in lines)}

    return read


def test_customers_see_the_same_cart(site, devices, hop):
    laptop = devices("Desktop Chrome")
    laptop.goto(site.url)
    laptop.get_by_role("button", name="Buy Supper bowl").click()
    laptop.get_by_text("1 × Supper bowl").wait_for()

    expect_same_cart(hop(laptop, to="Pixel 7"))
