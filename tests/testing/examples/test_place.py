from sameplace.testing import expect_same_place


def test_reader_finds_the_line_again_on_the_phone(site, devices, hop):
    laptop = devices("Desktop Chrome")
    laptop.goto(site.url)
    laptop.mouse.wheel(0, 3000)

    phone = hop(laptop, to="iPhone 13", by="qr")

    expect_same_place(phone)
