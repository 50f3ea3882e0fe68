from sameplace.testing import expect_same_place


def test_reader_goes_on_to_the_tablet_and_back(site, devices, hop):
    laptop, tablet = devices("Desktop Chrome", "iPad Mini", color_scheme="dark")
    laptop.goto(site.url)
    laptop.mouse.wheel(0, 3000)

    tablet = hop(laptop, to="iPad Mini")
    expect_same_place(tablet)
    tablet.evaluate("scrollBy(0, 800)")

    expect_same_place(hop(tablet, to="Desktop Chrome", by="code"))
