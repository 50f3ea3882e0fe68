"""Home, categories, products, search, and the small print."""

from __future__ import annotations

from flask import Blueprint, abort, render_template, request

from sameplace.demo.catalogue import CATALOGUE, Product, Variant
from sameplace.demo.gallery import views as pictures_of
from sameplace.demo.journal import ARTICLES
from sameplace.demo.views import shelf

blueprint = Blueprint("pages", __name__)

NEW = (
    "orchard-lamp",
    "pouring-jug",
    "check-cushion",
    "swiss-cheese-plant",
    "everyday-pot",
    "day-book",
    "moon-vase",
    "dome-pendant",
)


@blueprint.get("/")
def home() -> str:
    """The front page."""
    new = shelf.cards(CATALOGUE.products[slug] for slug in NEW)
    return render_template("home.html", new=new, reduced=shelf.reduced_cards(8))


@blueprint.get("/shop")
def everything() -> str:
    """Every product, category by category."""
    groups = [
        (category, shelf.cards(CATALOGUE.in_category(slug)))
        for slug, category in CATALOGUE.categories.items()
    ]
    return render_template("everything.html", groups=groups)


@blueprint.get("/shop/<slug>")
def category(slug: str) -> str:
    """One category."""
    if slug not in CATALOGUE.categories:
        abort(404)
    found = CATALOGUE.categories[slug]
    order = request.args.get("order", "featured")
    cards = shelf.ordered(shelf.cards(CATALOGUE.in_category(slug)), order)
    return render_template(
        "category.html",
        category=found,
        cards=cards,
        orders=shelf.ORDERS,
        order=order,
        article=ARTICLES[found.article],
    )


@blueprint.get("/products/<slug>")
def product(slug: str) -> str | tuple[str, int]:
    """One product in the variant that ``?variant=`` names, or else in the first that can be bought."""
    found = CATALOGUE.products.get(slug) or abort(404)
    pairs = shelf.offered(found)
    if not pairs:
        return render_template("removed.html", product=found, alike=shelf.cards(CATALOGUE.alike(found))), 404
    offers = {variant.id: offer for variant, offer in pairs}
    wanted = request.args.get("variant", "")
    first = next((variant for variant, offer in pairs if offer.available), pairs[0][0])
    chosen = CATALOGUE.variants[wanted] if wanted in offers else first
    category = CATALOGUE.categories[found.category]
    return render_template(
        "product.html",
        product=found,
        category=category,
        chosen=chosen,
        offer=offers[chosen.id],
        offers=offers,
        choices=_choices(found, chosen, [variant for variant, _ in pairs]),
        pictures=pictures_of(found, chosen),
        gone=wanted if wanted and wanted not in offers else "",
        alike=shelf.cards(CATALOGUE.alike(found)),
        article=ARTICLES[category.article],
    )


def _choices(
    product: Product, chosen: Variant, variants: list[Variant]
) -> list[tuple[str, list[tuple[str, Variant]]]]:
    """For each option its values, each with the variant that choosing it leads to."""
    made = []
    for option in chosen.options:
        values: dict[str, Variant] = {}
        for variant in variants:
            value = variant.options[option]
            rest = {name: chosen.options[name] for name in chosen.options if name != option}
            fits = all(variant.options[name] == kept for name, kept in rest.items())
            if value not in values or fits:
                values[value] = variant
        made.append((option, list(values.items())))
    return made


@blueprint.get("/search")
def search() -> str:
    """Products whose words contain every word looked for."""
    query = request.args.get("q", "")[:80].strip()
    words = query.lower().split()
    found = [
        product
        for product in CATALOGUE.products.values()
        if words
        and all(
            word in f"{product.title} {product.summary} {' '.join(product.colours)}".lower() for word in words
        )
    ]
    articles = [
        article
        for article in ARTICLES.values()
        if words and all(word in article.title.lower() for word in words)
    ]
    return render_template("search.html", query=query, cards=shelf.cards(found), found=articles)


@blueprint.get("/about")
def about() -> str:
    """Who this shop pretends to be, and what it really is."""
    return render_template("about.html")


@blueprint.get("/delivery")
def delivery() -> str:
    """Delivery and returns."""
    return render_template("delivery.html")
