from sameplace.testing import expect_same_cart


def test_shopper_finds_the_cart_again_on_the_phone(site, devices, hop):
    laptop = devices("Desktop Chrome")
    laptop.goto(site.url)
    laptop.get_by_role("button", name="Buy Morning mug").click()
    laptop.get_by_text("1 × Morning mug").wait_for()

    phone = hop(laptop, to="iPhone 13")

    expect_same_cart(phone)
