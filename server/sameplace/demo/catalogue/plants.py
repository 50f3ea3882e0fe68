"""Plants and pots."""

from sameplace.demo.catalogue.model import Category, Product, Size
from sameplace.demo.pictures.shapes import Look

CATEGORY = Category(
    "plants",
    "Plants & pots",
    "Plants that forgive, in pots that breathe, and the can that keeps them company.",
    "fog",
    "Grown by a nursery that heats with its own prunings. Plants travel in paper, potted the day they"
    " leave, and"
    " need a quiet week on arrival.",
    "six-plants-that-forgive",
)
POT = ("Pot", "Stoneware with saucer, 17 cm")
SIZES = (Size("Young", 0, 0.82), Size("Grown", 1800, 1.0))

PRODUCTS = (
    Product(
        601,
        "snake-plant",
        "Snake plant",
        "plants",
        3900,
        Look("plant", {"species": "snake"}),
        ("Ink", "Chalk", "Clay", "Sage"),
        "Upright, striped, and content to be ignored.",
        "Dracaena trifasciata stores its water in the leaf. More of them die of kindness than of"
        " drought: when in"
        " doubt, do nothing.",
        (POT, ("Light", "Any but full sun"), ("Water", "Every three weeks"), ("Height", "45 to 60 cm")),
        "Let the soil dry right through. Wipe the leaves twice a year.",
        sizes=SIZES,
        colour_name="Pot",
        few=("Clay/Grown",),
    ),
    Product(
        602,
        "pilea",
        "Pilea",
        "plants",
        3200,
        Look("plant", {"species": "pilea"}),
        ("Honey", "Chalk", "Slate", "Blush"),
        "Round leaves on thin stalks, all facing the window.",
        "Turn the pot a quarter each week and it grows even. It sends up children beside itself: pot"
        " them in spring"
        " and give them away.",
        (POT, ("Light", "Bright, no noon sun"), ("Water", "Weekly"), ("Height", "25 to 35 cm")),
        "Water when the leaves lose their tension.",
        sizes=SIZES,
        colour_name="Pot",
        sold_out=("Blush/Young",),
    ),
    Product(
        603,
        "swiss-cheese-plant",
        "Swiss cheese plant",
        "plants",
        5900,
        Look("plant", {"species": "monstera"}),
        ("Chalk", "Charcoal", "Moss"),
        "The large one in the corner that everybody greets.",
        "Monstera deliciosa splits its leaves as it grows up, so that wind and light get through to the"
        " lower ones."
        " Give it room and something to lean on.",
        (POT, ("Light", "Bright to half shade"), ("Water", "Every ten days"), ("Height", "70 to 100 cm")),
        "Harmful when eaten: keep from cats and toddlers.",
        sizes=SIZES,
        colour_name="Pot",
        was={"Moss": 6900},
    ),
    Product(
        604,
        "trailing-pothos",
        "Trailing pothos",
        "plants",
        2900,
        Look("plant", {"species": "pothos"}),
        ("Rust", "Chalk", "Sea", "Plum"),
        "For the top of the bookcase, downwards.",
        "Epipremnum aureum grows a leaf a week in good light. Cut a stem below a knot, stand it in"
        " water, and there"
        " are two.",
        (POT, ("Light", "Bright to shade"), ("Water", "Weekly"), ("Length", "40 to 90 cm")),
        "Harmful when eaten: keep from cats and toddlers.",
        sizes=SIZES,
        colour_name="Pot",
    ),
    Product(
        605,
        "sword-fern",
        "Sword fern",
        "plants",
        2800,
        Look("plant", {"species": "fern"}),
        ("Fern", "Chalk", "Honey", "Fog"),
        "A green fountain for the bathroom.",
        "Nephrolepis exaltata wants what a bathroom offers: steam, no direct sun, and to be looked at"
        " each morning.",
        (POT, ("Light", "Half shade"), ("Water", "Keep moist"), ("Width", "40 to 60 cm")),
        "Cut brown fronds at the base. Never let it dry out.",
        sizes=SIZES,
        colour_name="Pot",
        few=("Fog",),
    ),
    Product(
        606,
        "olive-tree",
        "Little olive tree",
        "plants",
        6400,
        Look("plant", {"species": "olive"}),
        ("Indigo", "Clay", "Chalk"),
        "A tree, only smaller.",
        "Olea europaea for the brightest window or the balcony. It may drop a few leaves when it moves"
        " house. So do we"
        " all.",
        (POT, ("Light", "Full sun"), ("Water", "When dry"), ("Height", "70 to 90 cm")),
        "Frost-hardy to about -5 °C once settled.",
        colour_name="Pot",
        sold_out=("Indigo",),
    ),
    Product(
        607,
        "aloe",
        "Aloe",
        "plants",
        2400,
        Look("plant", {"species": "aloe"}),
        ("Walnut", "Chalk", "Sage", "Clay"),
        "A rosette for a sunny sill.",
        "Aloe vera grows outwards in whole turns and lives on very little. Water from below and let it"
        " drink for ten"
        " minutes.",
        (POT, ("Light", "Full sun"), ("Water", "Every three weeks"), ("Width", "20 to 35 cm")),
        "Not for salads. Keep dry in winter.",
        sizes=SIZES,
        colour_name="Pot",
    ),
    Product(
        608,
        "basil",
        "Kitchen basil",
        "plants",
        1400,
        Look("plant", {"species": "basil"}),
        ("Chalk", "Clay", "Moss"),
        "Not the tired one from the supermarket.",
        "Sown thinly, so that every plant has roots of its own. Pick whole tips, never single leaves, and it"
        " branches all summer.",
        (POT, ("Light", "Full sun"), ("Water", "Daily, from below"), ("Height", "20 to 30 cm")),
        "Likes company, warmth and no draught.",
        colour_name="Pot",
    ),
    Product(
        609,
        "breathing-pot",
        "Breathing pot",
        "plants",
        2600,
        Look("plant"),
        ("Clay", "Chalk", "Sage", "Ink", "Honey"),
        "An unglazed inside, a glazed skirt, and a saucer that fits.",
        "The wall lets water through, slowly. Roots get air, the soil stays sweet, and the outside cools"
        " on hot days.",
        (("Material", "Stoneware"), ("Hole", "One, with a mesh"), ("Saucer", "Included")),
        "Lime marks wash off with vinegar, or may stay: they are its age.",
        sizes=(Size("13 cm", -900, 0.72), Size("17 cm", 0, 0.88), Size("24 cm", 1900, 1.08)),
        few=("Ink/24 cm",),
        was={"Honey": 3200},
    ),
    Product(
        610,
        "pot-family",
        "Family of pots",
        "plants",
        5900,
        Look("pots"),
        ("Sand", "Slate", "Rust", "Chalk"),
        "Three pots that agree with each other.",
        "Thrown from one lump of clay each and glazed in the same bucket on the same day.",
        (("Material", "Stoneware"), ("Widths", "9, 13 and 17 cm"), ("Set of", "Three")),
        "Dishwasher safe when empty.",
        sold_out=("Slate",),
    ),
    Product(
        611,
        "long-spout-can",
        "Long-spout can",
        "plants",
        4900,
        Look("watering_can"),
        ("Rust", "Fern", "Chalk", "Charcoal", "Copper"),
        "Reaches the back of the shelf without moving the front.",
        "The spout leaves the body at its foot, so that the can pours to the last drop, and thin, so"
        " that nothing"
        " washes out.",
        (("Holds", "1.4 l"), ("Material", "Steel, brass rose")),
        "Empty it in frost.",
    ),
    Product(
        612,
        "glass-mister",
        "Glass mister",
        "plants",
        2700,
        Look("mister"),
        ("Sea", "Honey", "Charcoal"),
        "A fine fog for ferns, and for ironing.",
        "Brass head, glass body, one rubber washer that we also sell for a few cents.",
        (("Holds", "350 ml"), ("Material", "Glass and brass")),
        "Use rain water: lime is what stops a mister.",
        colour_name="Glass",
    ),
)
