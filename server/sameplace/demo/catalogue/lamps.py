"""Lamps and light."""

from sameplace.demo.catalogue.model import Category, Product, Size
from sameplace.demo.pictures.shapes import Look

CATEGORY = Category(
    "lamps",
    "Lamps & light",
    "Light for reading, for eating, for finding the stairs. Warm, dimmable and kind to faces.",
    "evening",
    "Turned, spun and wired by a family workshop of six. Every lamp burns for a whole night on the test shelf"
    " before it is packed.",
    "choosing-a-reading-light",
)
CARE = (
    "Dust with a dry brush. Switch off and let it cool before changing the bulb."
    " The flex can be replaced: ask us."
)
BULB = ("Bulb", "E27 LED, 2,700 K, included")

PRODUCTS = (
    Product(
        301,
        "orchard-lamp",
        "Orchard table lamp",
        "lamps",
        14900,
        Look("table_lamp", {"base": "round"}),
        ("Fern", "Honey", "Chalk", "Ink"),
        "A glazed stoneware base with a linen shade: the lamp one draws when asked to draw a lamp.",
        "The base comes from the same wheel as our mugs. The shade is pleated by hand and lined with"
        " paper, so that"
        " the light is even and no bulb shows.",
        (("Base", "Stoneware"), ("Shade", "Pleated linen"), ("Height", "48 cm"), BULB),
        CARE,
        sold_out=("Honey",),
    ),
    Product(
        302,
        "column-lamp",
        "Column table lamp",
        "lamps",
        13900,
        Look("table_lamp", {"base": "column", "wide": 175}),
        ("Chalk", "Clay", "Slate", "Moss"),
        "Straighter, quieter: the Orchard's urban cousin.",
        "A straight base takes up little room on a narrow shelf. The dimmer sits in the flex where the"
        " hand finds it"
        " in the dark.",
        (("Base", "Stoneware"), ("Shade", "Pleated linen"), ("Height", "50 cm"), BULB),
        CARE,
        sizes=(Size("Small", 0, 0.82), Size("Large", 4000, 1.0)),
        was={"Moss": 16900},
    ),
    Product(
        303,
        "gourd-lamp",
        "Gourd table lamp",
        "lamps",
        15900,
        Look("table_lamp", {"base": "gourd", "wide": 185}),
        ("Plum", "Sage", "Mustard"),
        "Two curves below, one cone above.",
        "The gourd form gives the glaze two places to pool. Ours is dipped twice, once upside down, so"
        " the waist"
        " comes out darkest.",
        (("Base", "Stoneware"), ("Shade", "Pleated linen"), ("Height", "52 cm"), BULB),
        CARE,
        few=("Sage",),
    ),
    Product(
        304,
        "slim-lamp",
        "Slim bedside lamp",
        "lamps",
        9900,
        Look("table_lamp", {"base": "slim", "wide": 140, "tall": 150}),
        ("Brass", "Charcoal", "Copper"),
        "A thin stem, a heavy foot, and light just where the page is.",
        "The foot is filled with cast iron, so the lamp stays when the book goes. Touch the stem to dim"
        " it through"
        " three steps.",
        (("Base", "Solid metal"), ("Shade", "Paper on linen"), ("Height", "42 cm"), BULB),
        CARE,
        colour_name="Finish",
    ),
    Product(
        305,
        "dome-pendant",
        "Dome pendant",
        "lamps",
        18900,
        Look("pendant", {"form": "dome"}),
        ("Ink", "Chalk", "Rust", "Moss", "Brass"),
        "A dome over the table that keeps the light on the food and out of the eyes.",
        "Spun from one disc of aluminium. White inside to send the light down; hang it so that its edge"
        " is about"
        " sixty centimetres above the table.",
        (("Material", "Spun aluminium"), ("Width", "38 cm"), ("Flex", "3 m, cloth"), BULB),
        CARE,
        sizes=(Size("28 cm", -5000, 0.76), Size("38 cm", 0, 1.0)),
        sold_out=("Rust/38 cm",),
    ),
    Product(
        306,
        "cone-pendant",
        "Cone pendant",
        "lamps",
        16900,
        Look("pendant", {"form": "cone", "wide": 195}),
        ("Mustard", "Charcoal", "Fog"),
        "A workshop lamp with its manners on.",
        "The steeper the cone, the smaller the pool of light. This one lights a desk or a sink and"
        " nothing else.",
        (("Material", "Spun steel, powder-coated"), ("Width", "26 cm"), ("Flex", "3 m, cloth"), BULB),
        CARE,
        was={"Mustard": 18900},
    ),
    Product(
        307,
        "bell-pendant",
        "Bell pendant",
        "lamps",
        19900,
        Look("pendant", {"form": "bell"}),
        ("Copper", "Fern", "Chalk"),
        "Shaped like the bell of a small church, and about as loud.",
        "The high shoulder hides even a large bulb. Three in a row suit a long table.",
        (("Material", "Spun metal"), ("Width", "34 cm"), ("Flex", "3 m, cloth"), BULB),
        CARE,
        few=("Copper",),
    ),
    Product(
        308,
        "drum-pendant",
        "Linen drum pendant",
        "lamps",
        12900,
        Look("pendant", {"form": "drum", "wide": 235}),
        ("Oat", "Blush", "Sage", "Charcoal"),
        "A wide drum of linen for soft light in all directions.",
        "A paper diffuser closes it from below, so nobody on the sofa ever meets the bulb.",
        (("Material", "Linen on a steel ring"), ("Width", "45 cm"), ("Flex", "3 m, cloth"), BULB),
        CARE,
    ),
    Product(
        309,
        "reading-lamp",
        "Jointed reading lamp",
        "lamps",
        17900,
        Look("reading_lamp"),
        ("Brass", "Moss", "Charcoal", "Clay"),
        "Two joints and a heavy foot: put the light where the words are.",
        "The head turns through a full circle and stays where it is left. The shade is deep, so that the"
        " reader sees"
        " the page and the other side of the bed sees nothing.",
        (
            ("Material", "Steel and brass"),
            ("Reach", "52 cm"),
            ("Beam", "70°"),
            ("Bulb", "E14 LED, 2,700 K, included"),
        ),
        CARE,
        sold_out=("Clay",),
    ),
    Product(
        310,
        "globe-lamp",
        "Globe lamp",
        "lamps",
        11900,
        Look("globe"),
        ("Chalk", "Walnut", "Slate", "Blush"),
        "A small moon for a low shelf.",
        "Mouth-blown opal glass in three layers: clear, white, clear. It glows evenly to the very edge.",
        (("Material", "Opal glass on stoneware"), ("Width", "20 cm"), ("Height", "26 cm"), BULB),
        CARE,
        sizes=(Size("Small", 0, 0.8), Size("Large", 3500, 1.05)),
    ),
    Product(
        311,
        "candlesticks",
        "Turned candlesticks, pair",
        "lamps",
        6900,
        Look("candlesticks"),
        ("Brass", "Clay", "Charcoal", "Walnut"),
        "Two heights, because a pair should not be twins.",
        "Turned from the solid and waxed. They take ordinary dinner candles of 22 millimetres.",
        (("Heights", "14 and 18 cm"), ("Candle", "22 mm"), ("Set of", "Two")),
        "Wax comes off after an hour in the freezer. Never leave a burning candle alone.",
        few=("Walnut",),
    ),
    Product(
        312,
        "garden-lantern",
        "Garden lantern",
        "lamps",
        5900,
        Look("lantern"),
        ("Fern", "Charcoal", "Copper", "Chalk"),
        "Keeps a candle alight through an evening that has turned windy.",
        "The glass lifts out for cleaning and is a standard size, so a broken one is a small sorrow.",
        (("Material", "Steel and glass"), ("Height", "34 cm"), ("Candle", "Up to 8 cm wide")),
        "Bring it in for the winter. A drop of oil on the loop.",
        sizes=(Size("Small", -1500, 0.78), Size("Large", 0, 1.0)),
        was={"Copper": 6900},
    ),
)
