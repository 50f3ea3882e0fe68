from sameplace.testing import expect_same_place


def test_our_pages_would_keep_the_place_if_we_embedded_the_widget(site, devices, hop):
    site.tag = ""
    laptop = devices("Desktop Chrome")
    laptop.goto(site.url)
    laptop.mouse.wheel(0, 3000)

    phone = hop(laptop, to="iPhone 13", by="qr")

    expect_same_place(phone)
    assert hop.hops[0].mode == "injected"
