"""The shape of everything on the wire.

These structs are the one source: the service decodes and validates with them, ``sameplace openapi``
writes ``static/openapi.json`` from them, and the JavaScript types are generated from that file. Unknown
fields are refused everywhere, so that a client cannot store what nobody validated.

Words and units: times are RFC 3339 in UTC; money is integer minor units with an ISO 4217 code; lengths of
text are in characters; ``progression`` is a fraction of the page as in Readium locators.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

CIPHERTEXT = "Base64url without padding of exactly 4096, 16384 or 65536 bytes."

Text40 = Annotated[str, Meta(max_length=40)]
Text300 = Annotated[str, Meta(max_length=300)]
Url = Annotated[str, Meta(min_length=1, max_length=2048)]
Fraction = Annotated[float, Meta(ge=0, le=1)]
Pixels = Annotated[float, Meta(ge=-100_000, le=100_000)]
# ``$`` alone would let a last newline through in Python, though not in JavaScript.
Fingerprints = Annotated[str, Meta(max_length=64, pattern=r"^([0-9a-z]{4})*$(?!\n)")]
Offset = Annotated[int, Meta(ge=0, le=100_000_000)]
Quantity = Annotated[int, Meta(ge=1, le=100_000)]
Time = Annotated[datetime.datetime, Meta(tz=True)]
Accuracy = Literal["exact", "nearest", "none"]
DeviceKind = Literal["phone", "tablet", "desktop", "other"]
Ciphertext = Annotated[
    str, Meta(min_length=5462, max_length=87_382, pattern=r"^[A-Za-z0-9_-]+$(?!\n)", description=CIPHERTEXT)
]
Lifetime = Annotated[int, Meta(ge=60, le=30 * 86400, description="Seconds until it expires.")]
Locator = Annotated[str, Meta(pattern=r"^[0-9A-HJKMNP-TV-Z]{8}$(?!\n)")]
Version = Annotated[int, Meta(ge=0, le=2**53 - 1)]


class Wire(Struct, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of every struct: keyword-only, refuses unknown fields, leaves defaults out of the JSON."""


# --- the snapshot -------------------------------------------------------------------------------------


class Page(Wire):
    """The page that was open. ``url`` keeps the page's own fragment; tracking parameters are removed."""

    url: Url
    title: Text300
    lang: Annotated[str, Meta(max_length=35)] = ""
    """BCP 47 tag of the page, as it declares it."""


class TextQuoteSelector(Wire, tag_field="type", tag="TextQuoteSelector"):
    """W3C Web Annotation: the words at the reading line, with what its own block has before and after."""

    exact: Annotated[str, Meta(min_length=1, max_length=300)]
    prefix: Annotated[str, Meta(max_length=100)] = ""
    suffix: Annotated[str, Meta(max_length=100)] = ""


class TextPositionSelector(Wire, tag_field="type", tag="TextPositionSelector"):
    """W3C Web Annotation: character offsets of ``exact`` in the page's text, hidden text included."""

    start: Offset
    end: Offset


class CssSelector(Wire, tag_field="type", tag="CssSelector"):
    """W3C Web Annotation: the element that holds the line, for a page whose words have changed."""

    value: Annotated[str, Meta(min_length=1, max_length=500)]


Selector = TextQuoteSelector | TextPositionSelector | CssSelector


class Position(Wire):
    """Where on the page: the line at the top of the window, found again by any of its selectors."""

    selectors: Annotated[list[Selector], Meta(max_length=8)]
    progression: Fraction = 0.0
    """How far down the page the line stands."""
    offset: Pixels = 0.0
    """Distance of the line's top from the window's top (below any sticky header), in CSS pixels."""
    item: Annotated[str, Meta(pattern=r"^([0-9a-z]{4})?$(?!\n)")] = ""
    """The card, row or comment that holds the line: a hash of its link, or else of its picture's address."""
    before: Fingerprints = ""
    """The text blocks before the line's own, nearest first: they tell repeated texts apart, and where the
    line was when its block is gone. The nearest four, then such as are no repetition; four characters each,
    a hash of the block's first 24 letters."""
    after: Fingerprints = ""
    """The same for the blocks after it."""


class CartLine(Wire):
    """One line of a cart, copied; never a session, never a platform's cart token."""

    id: Annotated[str, Meta(min_length=1, max_length=200)]
    """What the shop's own add-to-cart takes: the product's or the variant's id."""
    title: Text300
    quantity: Quantity
    sku: Annotated[str, Meta(max_length=200)] = ""
    unit_price: Annotated[int, Meta(ge=0, le=10**12)] | None = None
    """Minor units of ``currency``."""
    currency: Annotated[str, Meta(pattern=r"^([A-Z]{3})?$(?!\n)")] = ""
    options: dict[Annotated[str, Meta(max_length=100)], Text300] = {}
    """Chosen options by name, such as ``{"Colour": "Sand"}``."""
    url: Annotated[str, Meta(max_length=2048)] = ""
    image: Annotated[str, Meta(max_length=2048)] = ""


class Cart(Wire):
    """The cart's lines in the shop's own order."""

    lines: Annotated[list[CartLine], Meta(max_length=100)]


class Device(Wire):
    """The kind of device, and nothing that would tell two of a kind apart."""

    kind: DeviceKind = "other"


class Snapshot(Wire):
    """What is carried from one device to the other. Only ``page`` is required."""

    page: Page
    version: Literal[1] = 1
    position: Position | None = None
    cart: Cart | None = None
    device: Device | None = None
    saved_at: Time | None = None
    """When the visitor was there; the service corrects a time in the future or older than it keeps."""


# --- requests and answers -----------------------------------------------------------------------------


class SaveRequest(Wire):
    """``POST /v1/snapshots``."""

    site: Annotated[str, Meta(min_length=1, max_length=64)]
    """The public site key."""
    snapshot: Snapshot


class Saved(Wire, omit_defaults=False):
    """A snapshot was stored. ``id`` is public; ``token`` and ``code`` give access; ``manage_key`` deletes."""

    id: str
    token: str
    link: str
    """The page's address without its own fragment, plus ``#sameplace=TOKEN``."""
    code: str
    """Eight Crockford base32 characters to type on the other device."""
    code_expires_at: Time
    expires_at: Time
    manage_key: str


class ResumeRequest(Wire):
    """``POST /v1/resume``: a token, or a code together with the nonce of the device that typed it."""

    token: Annotated[str, Meta(min_length=1, max_length=512)] | UnsetType = UNSET
    code: Annotated[str, Meta(min_length=1, max_length=40)] | UnsetType = UNSET
    nonce: Annotated[str, Meta(min_length=8, max_length=64)] | UnsetType = UNSET
    """Random, made by the device; lets it repeat the request, and nobody else."""
    device: Device | None = None
    """The presenting device, for the sender's receipt."""


class Prompt(Wire, omit_defaults=False):
    """The facts for the one question; the words are the widget's, in the visitor's language."""

    title: str
    origin: str
    saved_at: Time
    device_kind: DeviceKind
    progression: float | None
    """None when no place was saved."""
    items: int
    """Number of articles in the cart, quantities added up."""


class Resumed(Wire, omit_defaults=False):
    """The answer to a presented token: the same each time until the snapshot expires or is forgotten."""

    id: str
    token: str
    snapshot: Snapshot
    prompt: Prompt
    expires_at: Time


class RestoredLines(Wire):
    """How many cart lines came back whole, in part, or not."""

    restored: Annotated[int, Meta(ge=0, le=100)] = 0
    partly: Annotated[int, Meta(ge=0, le=100)] = 0
    missing: Annotated[int, Meta(ge=0, le=100)] = 0


class Event(Wire):
    """``POST /v1/events``. ``accepted`` and ``restored`` serve the receipt; the others are measurement."""

    token: Annotated[str, Meta(min_length=1, max_length=512)]
    type: Literal["prompted", "accepted", "declined", "restored"]
    consent: bool = False
    """The visitor agreed to measurement; without it ``prompted`` and ``declined`` are not kept."""
    accuracy: Accuracy | None = None
    """With ``restored``: how the place was found."""
    lines: RestoredLines | None = None
    """With ``restored``: what became of the cart."""


class Receipt(Wire, omit_defaults=False):
    """``GET /v1/snapshots/{id}``: what happened to the hop, never what was in it."""

    opened_at: Time | None
    device_kind: DeviceKind | None
    """The kind of device that first opened it."""
    accepted: bool
    restored: bool
    accuracy: Accuracy | None
    lines: RestoredLines | None
    expires_at: Time


# --- sealed snapshots and boxes -----------------------------------------------------------------------


class SealRequest(Wire):
    """``POST /v1/sealed``: a snapshot that was encrypted on the device."""

    ciphertext: Ciphertext
    expires_in: Lifetime
    locator: Locator | UnsetType = UNSET
    """The part of a typed code that the service may see, chosen by the device."""


class SealedSaved(Wire, omit_defaults=False):
    """A sealed snapshot was stored. ``token`` gives access to the ciphertext, never to what is in it."""

    id: str
    token: str
    expires_at: Time
    manage_key: str
    locator_expires_at: Time | None
    """None when no locator was given."""


class OpenRequest(Wire):
    """``POST /v1/sealed/open``: a token, or a locator."""

    token: Annotated[str, Meta(min_length=1, max_length=512)] | UnsetType = UNSET
    locator: Locator | UnsetType = UNSET
    device: Device | None = None
    """The opening device, for the sender's receipt."""


class Opened(Wire, omit_defaults=False):
    """The ciphertext: the same each time until it expires or is deleted."""

    id: str
    token: str
    ciphertext: Ciphertext
    expires_at: Time


class SealedReceipt(Wire, omit_defaults=False):
    """``GET /v1/sealed/{id}``: whether somebody opened it."""

    opened_at: Time | None
    device_kind: DeviceKind | None
    """The kind of device that first opened it."""
    expires_at: Time


class PutBox(Wire):
    """``PUT /v1/boxes/{id}``: one ciphertext that several devices of one person share."""

    ciphertext: Ciphertext
    replaces: Version
    """The version that this one takes the place of; 0 when there is no box yet."""
    expires_in: Lifetime
    closed: bool = False
    """No later write is accepted."""


class BoxSaved(Wire, omit_defaults=False):
    """The box was written."""

    version: Version
    """Grows with each write. A box that begins anew does not begin at a version that it had."""
    expires_at: Time


class Box(Wire, omit_defaults=False):
    """``GET /v1/boxes/{id}``."""

    ciphertext: Ciphertext
    version: Version
    closed: bool
    expires_at: Time


class Health(Wire, omit_defaults=False):
    """``GET /healthz``."""

    status: Literal["ok"]
    version: str


class FieldError(Wire):
    """One thing wrong in the body, at a JSON Pointer (RFC 6901)."""

    pointer: str
    detail: str


class Problem(Wire):
    """RFC 9457 problem details; ``detail`` is in plain words, for a person."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[FieldError] = []
