"""Textiles: linen, wool and cotton."""

from sameplace.demo.catalogue.model import Category, Product, Size
from sameplace.demo.pictures.shapes import Look

CATEGORY = Category(
    "textiles",
    "Textiles",
    "Linen, wool and cotton that get better with every wash, and a few that should never see one.",
    "linen",
    "Woven at a mill on the Leie that has run flax looms since 1926, and by a co-operative of nine weavers"
    " for the rugs. Offcuts become our ribbon and labels.",
    "living-with-linen",
)
LINEN_CARE = (
    "Wash at 40 °C with like colours, without softener. Shake, dry on the line, and iron damp or not at all."
)
WOOL_CARE = (
    "Air it outdoors rather than washing it. When it must be: by hand, lukewarm, wool soap, dried flat."
)
LINEN = ("Material", "100 % European flax linen, 200 g/m²")

PRODUCTS = (
    Product(
        201,
        "linen-throw",
        "Washed linen throw",
        "textiles",
        8900,
        Look("folded", {"layers": 3, "fringe": True}),
        ("Clay", "Oat", "Sage", "Indigo", "Charcoal"),
        "A light throw for the end of the sofa and the end of summer.",
        "Washed with stones until it gives up all stiffness, then left with a short fringe. It is large"
        " enough to"
        " share, and thin enough to fold into a bag.",
        (LINEN, ("Size", "130 × 180 cm"), ("Weight", "470 g")),
        LINEN_CARE,
        was={"Indigo": 10900},
        few=("Sage",),
    ),
    Product(
        202,
        "herringbone-blanket",
        "Herringbone blanket",
        "textiles",
        14900,
        Look("folded", {"layers": 2, "thick": 96, "pattern": "herringbone", "fringe": True}),
        ("Slate", "Moss", "Rust", "Oat"),
        "New wool in a herringbone weave, heavy in the good way.",
        "The weave locks the threads against each other, so the blanket drapes but does not sag. Raised"
        " a little on"
        " one side only: soft in, smooth out.",
        (("Material", "Virgin wool"), ("Size", "140 × 200 cm"), ("Weight", "1.2 kg")),
        WOOL_CARE,
        sold_out=("Moss",),
    ),
    Product(
        203,
        "striped-blanket",
        "Shore blanket",
        "textiles",
        15900,
        Look("folded", {"layers": 3, "thick": 84, "pattern": "stripe"}),
        ("Fog", "Indigo", "Honey", "Clay"),
        "Stripes at both ends, the way blankets were once marked for their trade.",
        "The stripes are woven, not printed, and sit where the blanket folds. Recycled wool with a fifth"
        " of new wool"
        " for strength.",
        (
            ("Material", "80 % recycled wool, 20 % virgin wool"),
            ("Size", "150 × 200 cm"),
            ("Weight", "1.4 kg"),
        ),
        WOOL_CARE,
    ),
    Product(
        204,
        "square-cushion",
        "Square cushion",
        "textiles",
        4900,
        Look("cushion"),
        ("Clay", "Sage", "Mustard", "Ink", "Chalk", "Plum"),
        "A plain linen cushion in the six colours everybody asks for.",
        "The cover closes with a hidden zip and is piped in its own cloth, so that it keeps its corners."
        " Feather pad"
        " included; a wool pad is a fine alternative if feathers make you sneeze.",
        (LINEN, ("Pad", "Duck feather"), ("Closing", "Hidden zip")),
        LINEN_CARE,
        sizes=(Size("45 cm", 0, 0.92), Size("60 cm", 1800, 1.05)),
        sold_out=("Ink/60 cm",),
    ),
    Product(
        205,
        "check-cushion",
        "Check cushion",
        "textiles",
        5400,
        Look("cushion", {"pattern": "check"}),
        ("Sage", "Rust", "Indigo", "Sand"),
        "The Square cushion in a woven check.",
        "Two yarns cross every three centimetres and make a third colour where they meet. Same pad, same"
        " piping, same"
        " sizes as its plain sister.",
        (LINEN, ("Pad", "Duck feather"), ("Closing", "Hidden zip")),
        LINEN_CARE,
        sizes=(Size("45 cm", 0, 0.92), Size("60 cm", 1800, 1.05)),
    ),
    Product(
        206,
        "stripe-cushion",
        "Stripe cushion",
        "textiles",
        5400,
        Look("cushion", {"pattern": "stripe", "wide": 1.12}),
        ("Slate", "Blush", "Moss", "Charcoal"),
        "Long, low and striped at the sides: for the small of the back.",
        "Made for reading chairs. It fills the gap that every handsome chair seems to have.",
        (LINEN, ("Size", "60 × 40 cm"), ("Pad", "Duck feather")),
        LINEN_CARE,
        few=("Blush",),
        was={"Moss": 6200},
    ),
    Product(
        207,
        "kitchen-towels",
        "Kitchen towels, pair",
        "textiles",
        2600,
        Look("hanging", {"width": 300, "length": 470, "pattern": "dark"}),
        ("Chalk", "Oat", "Fog", "Honey"),
        "Half-linen towels that dry a glass without leaving anything behind.",
        "Cotton one way for softness, linen the other for thirst. They come a little stiff; the third"
        " wash is when"
        " they begin.",
        (("Material", "55 % linen, 45 % cotton"), ("Size", "50 × 70 cm"), ("Set of", "Two")),
        "Wash at 60 °C. No softener: it makes cloth forget how to drink.",
    ),
    Product(
        208,
        "bath-towel",
        "Waffle bath towel",
        "textiles",
        3900,
        Look("hanging", {"width": 370, "length": 590, "pattern": "check"}),
        ("Sand", "Sage", "Slate", "Clay", "Chalk"),
        "A thin towel that dries you faster than a thick one.",
        "The waffle doubles the surface and lets the air through, so it is dry again before the next"
        " person wants it.",
        (("Material", "Cotton and linen waffle"), ("Size", "90 × 150 cm"), ("Weight", "420 g")),
        "Wash at 60 °C and tumble briefly: the waffle springs back.",
        sizes=(Size("Hand", -1900, 0.78), Size("Bath", 0, 1.0)),
        sold_out=("Slate/Bath",),
    ),
    Product(
        209,
        "cooks-apron",
        "Cook's apron",
        "textiles",
        5900,
        Look("apron"),
        ("Natural", "Ink", "Moss", "Rust"),
        "One pocket for the towel, one for the telephone.",
        "Heavy linen with a crossed back that puts the weight on the shoulders instead of the neck. One"
        " size, long"
        " ties, no buckles.",
        (("Material", "Linen, 320 g/m²"), ("Length", "92 cm"), ("Back", "Crossed")),
        LINEN_CARE,
    ),
    Product(
        210,
        "bed-linen",
        "Washed bed linen",
        "textiles",
        18900,
        Look("folded", {"layers": 4, "thick": 64, "tied": True}),
        ("Chalk", "Fog", "Sage", "Blush", "Slate"),
        "A duvet cover and two pillow cases that never need the iron.",
        "Linen takes up a fifth of its weight in moisture before it feels damp, which is why it is cool"
        " in July and"
        " not cold in January. Coconut buttons, because metal ones meet the tooth of a washing machine once.",
        (LINEN, ("In the set", "One duvet cover, two pillow cases"), ("Closing", "Coconut buttons")),
        LINEN_CARE,
        sizes=(Size("Single", 0, 0.9), Size("Double", 6000, 1.0), Size("King", 9000, 1.06)),
        sold_out=("Blush/King",),
        few=("Fog/Double",),
        was={"Slate": 21900},
    ),
    Product(
        211,
        "napkins",
        "Linen napkins, set of six",
        "textiles",
        4200,
        Look("folded", {"layers": 6, "width": 330, "thick": 44, "tied": True}),
        ("Oat", "Rust", "Indigo", "Lichen"),
        "Six large napkins that make Tuesday look like a plan.",
        "Forty-five centimetres square with mitred corners. The colours are chosen to sit together, so a"
        " mixed pile"
        " looks intended.",
        (LINEN, ("Size", "45 × 45 cm"), ("Set of", "Six")),
        "Wash at 60 °C. Wine comes out with salt and patience.",
    ),
    Product(
        212,
        "hall-rug",
        "Hall rug",
        "textiles",
        21900,
        Look("rug"),
        ("Rust", "Indigo", "Charcoal", "Moss"),
        "Flat-woven wool for the place where everybody comes in.",
        "Woven on upright looms with a cotton warp; the same on both sides, so that you can turn it each"
        " spring and"
        " wear it evenly.",
        (("Material", "Wool on a cotton warp"), ("Pile", "None: flat woven"), ("Turnable", "Yes")),
        "Vacuum without the brush. Turn twice a year. Spills: cold water, a cloth, no rubbing.",
        sizes=(Size("80 × 200 cm", 0, 0.86), Size("140 × 200 cm", 12000, 1.0)),
    ),
    Product(
        213,
        "diamond-rug",
        "Diamond rug",
        "textiles",
        26900,
        Look("rug", {"pattern": "diamonds"}),
        ("Ink", "Clay", "Sage"),
        "The same wool, a slower pattern.",
        "Each diamond is woven by counting, not from a card. Look closely and you will find the one the"
        " weaver made"
        " her own way; there is always one.",
        (("Material", "Wool on a cotton warp"), ("Pile", "None: flat woven"), ("Turnable", "Yes")),
        "Vacuum without the brush. Turn twice a year.",
        sizes=(Size("140 × 200 cm", 0, 0.9), Size("170 × 240 cm", 14000, 1.0)),
        few=("Clay",),
    ),
)
