from sameplace.testing import expect_same_place

SERVICE = "https://sameplace.shop.example"


def test_pages_with_the_tag_and_the_policy_of_production(site, devices, hop):
    site.tag = f'<script async src="{SERVICE}/sameplace.js" data-site="pk_of_production"></script>'
    site.headers["Content-Security-Policy"] = (
        f"default-src 'self'; script-src 'self' 'unsafe-inline' {SERVICE}; connect-src 'self' {SERVICE}"
    )
    laptop = devices("Desktop Chrome")
    laptop.goto(site.url)
    laptop.mouse.wheel(0, 3000)

    phone = hop(laptop, to="iPhone 13")

    expect_same_place(phone)
    assert hop.hops[0].mode == "widget", hop.hops[0].notes
