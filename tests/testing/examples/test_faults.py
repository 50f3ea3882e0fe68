import pytest

from sameplace.testing import expect_intact, expect_no_prompt


@pytest.mark.sameplace_fault("service_down")
def test_page_works_while_the_service_is_down(site, devices, hop):
    laptop = devices("Desktop Chrome")
    laptop.goto(site.url)

    phone = hop(laptop, to="iPhone 13")

    expect_no_prompt(phone)
    expect_intact(phone)
