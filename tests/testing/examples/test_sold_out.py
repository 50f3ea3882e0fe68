from sameplace.testing import expect_same_cart


def test_what_sold_out_meanwhile_is_not_sold_again(site, devices, hop, sameplace_faults):
    laptop = devices("Desktop Chrome")
    laptop.goto(site.url)
    for name in ("Morning mug", "Supper bowl"):
        laptop.get_by_role("button", name=f"Buy {name}").click()
        laptop.get_by_text(f"1 × {name}").wait_for()
    sameplace_faults.item_sold_out("bowl", by=lambda: site.sell_out("bowl"))

    phone = hop(laptop, to="iPhone 13")

    expect_same_cart(phone)
    assert "Sold out" in hop.hops[0].told
