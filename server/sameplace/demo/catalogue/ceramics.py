"""Ceramics: stoneware thrown and glazed by hand."""

from sameplace.demo.catalogue.model import Category, Product, Size
from sameplace.demo.pictures.shapes import Look

CATEGORY = Category(
    "ceramics",
    "Ceramics",
    "Stoneware for every day: thrown on the wheel, dipped by hand, fired until it rings.",
    "plaster",
    "Thrown by Ines Carvalho and two apprentices in a former railway shed. Each piece carries a thumbprint"
    " under the foot where it was held for dipping.",
    "how-a-glaze-happens",
)
CARE = (
    "Dishwasher and microwave safe. Warm it slowly: no cold dish into a hot oven."
    " The bare foot may be smoothed with fine sandpaper."
)
STONEWARE = ("Material", "Stoneware, fired to 1,250 °C")

PRODUCTS = (
    Product(
        101,
        "morning-mug",
        "Morning mug",
        "ceramics",
        2400,
        Look("mug", {"height": 280, "radius": 128}),
        ("Chalk", "Moss", "Ink", "Rust", "Honey"),
        "A mug with room for the whole first hour of the day.",
        "The wall is thin at the lip and grows thicker towards the foot, so it drinks like a cup and"
        " keeps warm like"
        " a pot. The handle takes three fingers. We tried two and four; three is right.",
        (STONEWARE, ("Holds", "380 ml"), ("Height", "9.5 cm"), ("Weight", "340 g")),
        CARE,
        sizes=(Size("Regular", 0, 0.9), Size("Large", 400, 1.0)),
        sold_out=("Moss/Large",),
        few=("Ink/Regular",),
    ),
    Product(
        102,
        "evening-mug",
        "Evening mug",
        "ceramics",
        2400,
        Look("mug", {"height": 250, "radius": 126, "belly": 0.16, "dip": 0.2}),
        ("Ink", "Plum", "Sea", "Chalk"),
        "The rounder sister of the Morning mug, made to be held in both hands.",
        "Its belly gathers warmth and its lip turns in a little, which keeps the scent of the tea where"
        " you can find"
        " it. The glaze breaks pale over the throwing lines.",
        (STONEWARE, ("Holds", "360 ml"), ("Height", "8.5 cm"), ("Weight", "350 g")),
        CARE,
        sizes=(Size("Regular", 0, 0.9), Size("Large", 400, 1.0)),
        was={"Plum": 2900},
    ),
    Product(
        103,
        "espresso-cups",
        "Espresso cups, set of three",
        "ceramics",
        3600,
        Look("cups"),
        ("Rust", "Chalk", "Fog", "Charcoal"),
        "Three small cups without handles, for coffee that does not wait.",
        "They nest, so a set takes the room of one and a half. The lower third is left bare: that is"
        " where you hold"
        " them, and bare clay does not slip.",
        (STONEWARE, ("Holds", "90 ml each"), ("Height", "6 cm"), ("Set of", "Three")),
        CARE,
        few=("Fog",),
    ),
    Product(
        104,
        "field-tumbler",
        "Field tumbler",
        "ceramics",
        1900,
        Look("mug", {"height": 300, "radius": 110, "handle": False, "dip": 0.34}),
        ("Sage", "Chalk", "Sand", "Slate", "Blush"),
        "A plain tall tumbler for water, milk, cold coffee and garden flowers.",
        "We make more of these than of anything else. Nothing about it is difficult, and for that reason"
        " everything"
        " has to be right: the taper, the weight, the line where the glaze stops.",
        (STONEWARE, ("Holds", "320 ml"), ("Height", "11 cm"), ("Weight", "290 g")),
        CARE,
        sold_out=("Slate",),
    ),
    Product(
        105,
        "supper-bowl",
        "Supper bowl",
        "ceramics",
        3200,
        Look("bowl", {"radius": 230, "height": 165}),
        ("Lichen", "Chalk", "Clay", "Sea"),
        "Wide and low, for everything that is eaten with a spoon in one hand.",
        "Soup, pasta, risotto, porridge on Sundays. The slope is steep enough for the last spoonful and"
        " the rim"
        " broad enough to carry without a thumb in the soup.",
        (STONEWARE, ("Holds", "850 ml"), ("Width", "21 cm"), ("Weight", "620 g")),
        CARE,
        sizes=(Size("One"), Size("Pair", 2800, 1.08)),
    ),
    Product(
        106,
        "nesting-bowls",
        "Nesting bowls, set of three",
        "ceramics",
        6800,
        Look("bowl", {"radius": 225, "height": 180, "nested": 3, "dip": 0.14}),
        ("Fog", "Honey", "Sage", "Charcoal"),
        "Three bowls that live inside each other and leave the cupboard together.",
        "The smallest is for salt and lemon halves, the middle one for breakfast, the largest for salad"
        " or for dough."
        " Their walls follow the same curve, so nothing rattles.",
        (STONEWARE, ("Widths", "12, 17 and 23 cm"), ("Set of", "Three"), ("Weight", "1.6 kg")),
        CARE,
        was={"Honey": 7800},
        few=("Sage",),
    ),
    Product(
        107,
        "table-plates",
        "Table plates, set of four",
        "ceramics",
        7600,
        Look("plates", {"count": 4}),
        ("Sea", "Chalk", "Blush", "Moss", "Charcoal"),
        "Flat plates with a quiet rim, in a set because plates are company.",
        "Pressed over a plaster hump and finished on the wheel, so they stack straight and still look"
        " made. The well"
        " is deep enough to hold a sauce where you put it.",
        (STONEWARE, ("Width", "26 cm"), ("Set of", "Four"), ("Weight", "2.9 kg")),
        CARE,
        sold_out=("Blush",),
    ),
    Product(
        108,
        "bottle-vase",
        "Bottle vase",
        "ceramics",
        5400,
        Look("vase", {"form": "bottle", "filled": True}),
        ("Clay", "Chalk", "Sage", "Ink"),
        "A narrow neck that makes three stems look like a decision.",
        "The body is thrown in one piece and the neck closed slowly over a wooden rod. Water goes in"
        " easily; a bottle"
        " brush comes with it for getting it clean again.",
        (STONEWARE, ("Height", "27 cm"), ("Neck", "2 cm inside"), ("Weight", "980 g")),
        "Waterproof; stand it on a mat on waxed wood. Clean with warm water and the brush.",
        sizes=(Size("Small", 0, 0.8), Size("Tall", 1800, 1.0)),
        few=("Ink/Tall",),
    ),
    Product(
        109,
        "moon-vase",
        "Moon vase",
        "ceramics",
        6200,
        Look("vase", {"form": "moon"}),
        ("Chalk", "Sage", "Plum", "Sand"),
        "Two bowls joined at the rim: round in every direction but one.",
        "A true moon jar keeps the faint line where its halves meet. We do not smooth it away. It shows"
        " how the jar"
        " was made, and it catches the evening light.",
        (STONEWARE, ("Height", "24 cm"), ("Width", "25 cm"), ("Weight", "1.4 kg")),
        "Waterproof. Wipe with a damp cloth.",
        was={"Plum": 7200},
    ),
    Product(
        110,
        "gourd-vase",
        "Gourd vase",
        "ceramics",
        5800,
        Look("vase", {"form": "gourd"}),
        ("Honey", "Fog", "Rust", "Moss"),
        "A double curve borrowed from the vegetable patch.",
        "Thrown as one tall cylinder and then pushed in at the waist. The glaze pools in the hollow and"
        " comes out a"
        " shade deeper there, different on each one.",
        (STONEWARE, ("Height", "25 cm"), ("Width", "19 cm"), ("Weight", "1.1 kg")),
        "Waterproof. Wipe with a damp cloth.",
    ),
    Product(
        111,
        "bud-vase",
        "Bud vase",
        "ceramics",
        2200,
        Look("vase", {"form": "bud", "filled": False, "dip": 0.2}),
        ("Mustard", "Blush", "Slate", "Chalk", "Fern"),
        "For the one flower somebody brought home in a coat pocket.",
        "Small enough for a bedside table and heavy enough at the foot that a cat has to mean it.",
        (STONEWARE, ("Height", "13 cm"), ("Width", "8 cm"), ("Weight", "260 g")),
        "Waterproof. Rinse and leave upside down to dry.",
        few=("Fern",),
    ),
    Product(
        112,
        "pouring-jug",
        "Pouring jug",
        "ceramics",
        4800,
        Look("jug"),
        ("Fog", "Chalk", "Rust", "Moss"),
        "A jug that stops when you stop.",
        "The lip is pulled thin and cut sharp underneath, which is the whole secret of a jug that does"
        " not dribble."
        " Fill it with water, custard or the first dahlias.",
        (STONEWARE, ("Holds", "1.1 l"), ("Height", "21 cm"), ("Weight", "890 g")),
        CARE,
        sizes=(Size("Half litre", -1400, 0.78), Size("Litre", 0, 1.0)),
    ),
    Product(
        113,
        "round-teapot",
        "Round teapot",
        "ceramics",
        7200,
        Look("teapot"),
        ("Honey", "Charcoal", "Sea", "Chalk"),
        "Enough for four cups, or for two people who are talking.",
        "The holes behind the spout are pierced by hand before the clay dries, fine enough for leaf tea"
        " without a"
        " strainer. The lid is thrown to its own pot and locks with a quarter turn.",
        (STONEWARE, ("Holds", "1 l"), ("Height", "16 cm"), ("Weight", "1.05 kg")),
        "Rinse with hot water only; tea likes a seasoned pot.",
        sold_out=("Charcoal",),
    ),
    Product(
        114,
        "oven-dish",
        "Oven dish with ears",
        "ceramics",
        5600,
        Look("dish"),
        ("Plum", "Chalk", "Mustard", "Fern"),
        "From the oven to the middle of the table in one carry.",
        "Made from a coarser clay that forgives heat. The ears are wide enough for an oven glove, and"
        " the inside is"
        " glazed glossy so that the best crust lets go.",
        (
            ("Material", "Flameware body, glazed inside"),
            ("Size", "32 × 21 cm"),
            ("Depth", "7 cm"),
            ("Weight", "1.9 kg"),
        ),
        "Up to 260 °C. Let it cool before washing; soak, do not scour.",
    ),
)
