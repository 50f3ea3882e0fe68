from playwright.sync_api import expect

from sameplace.testing import expect_no_prompt, expect_prompt


def test_visitor_is_asked_and_says_no(site, devices, hop):
    laptop = devices("Desktop Chrome")
    laptop.goto(site.url)
    laptop.mouse.wheel(0, 3000)

    phone = hop(laptop, to="iPhone 13", accept=False)

    expect_prompt(phone)
    phone.get_by_role("button", name="Start fresh").click()
    expect_no_prompt(phone)
    expect(phone.get_by_role("heading", name="Note 1", exact=True)).to_be_in_viewport()
