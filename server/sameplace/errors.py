"""What can go wrong, as one tree; over HTTP each becomes an RFC 9457 problem in plain words.

``SameplaceError`` is the root. Its children ``ConfigError`` and ``StorageError`` are for operators;
``ProblemError`` and below are answers to a request: ``status`` is the HTTP status, ``slug`` ends the
problem's type, ``title`` is the same for every occurrence, ``detail`` says what happened and what to do.
"""

from __future__ import annotations

from .schema import FieldError, Problem

TYPE_PREFIX = "urn:problem-type:sameplace:"


class SameplaceError(Exception):
    """Root of every error raised on purpose."""


class ConfigError(SameplaceError):
    """A setting cannot be understood, or a file it names cannot be used."""


class StorageError(SameplaceError):
    """The database could not take or give something, for a reason outside the request."""


class ProblemError(SameplaceError):
    """An answer that is not a success."""

    status = 400
    slug = "malformed"
    title = "The request could not be understood"
    detail = "Check the request against the API's description at /v1/openapi.json."

    def __init__(self, detail: str = "", *, errors: list[FieldError] | None = None) -> None:
        super().__init__(detail or self.detail)
        self.detail = detail or self.detail
        self.errors = errors or []

    @property
    def headers(self) -> dict[str, str]:
        """Headers that belong to the answer."""
        return {}

    def problem(self) -> Problem:
        """The RFC 9457 body."""
        return Problem(
            type=TYPE_PREFIX + self.slug,
            title=self.title,
            status=self.status,
            detail=self.detail,
            errors=self.errors,
        )


class Malformed(ProblemError):
    """The body is not what the API takes."""


class AddressRefused(Malformed):
    """A snapshot names an address outside its site."""

    slug = "address-refused"
    title = "The address does not belong to the site"


class ManageKeyMissing(ProblemError):
    """The manage key was not sent."""

    status = 401
    slug = "manage-key-missing"
    title = "The manage key is missing"
    detail = "Send the manage_key of this snapshot as “Authorization: Bearer MANAGE_KEY”."

    @property
    def headers(self) -> dict[str, str]:
        """The challenge that RFC 9110 asks for with 401."""
        return {"WWW-Authenticate": 'Bearer realm="sameplace"'}


class BoxKeyMissing(ManageKeyMissing):
    """The key of a box was not sent."""

    slug = "box-key-missing"
    title = "The key of the box is missing"
    detail = "Send the key of this box as “Authorization: Bearer KEY”."


class ManageKeyWrong(ProblemError):
    """The manage key is not the one given out with this snapshot."""

    status = 403
    slug = "manage-key-wrong"
    title = "The manage key does not fit"
    detail = "This manage_key does not belong to this snapshot."


class BoxKeyWrong(ManageKeyWrong):
    """The key is not the one that the box was first written with."""

    slug = "box-key-wrong"
    title = "The key of the box does not fit"
    detail = "This is not the key that the box was first written with."


class OriginRefused(ProblemError):
    """The page that asked is not on a site that may."""

    status = 403
    slug = "origin-refused"
    title = "This origin may not use that site"
    detail = "The request came from an origin that is not registered for the site."


class Unknown(ProblemError):
    """There is no such thing, or the token or code was never issued here."""

    status = 404
    slug = "unknown"
    title = "Not known here"
    detail = "We do not know this link or code. Check that it was copied whole."


class SealedOff(ProblemError):
    """The operator has switched sealed snapshots and boxes off."""

    status = 404
    slug = "sealed-off"
    title = "Not offered here"
    detail = "This service does not keep sealed snapshots: its operator has switched them off."


class LocatorTaken(ProblemError):
    """Another sealed snapshot has this locator just now."""

    status = 409
    slug = "locator-taken"
    title = "The locator is taken"
    detail = "Another sealed snapshot has this locator. Draw a new code and try again."


class BoxChanged(ProblemError):
    """The box is at another version than the one that was to be replaced."""

    status = 409
    slug = "box-changed"
    title = "The box has changed"
    detail = "Another device has written meanwhile. Read the box again, merge, and write again."


class Gone(ProblemError):
    """It existed: expired, forgotten, or the code was used by another device."""

    status = 410
    slug = "gone"
    title = "No longer available"
    detail = "This place has expired or was deleted. Save it again on the other device."


class CodeGone(Gone):
    """The code has run out or was used on another device."""

    slug = "code-gone"
    detail = "This code has run out or was already used on another device. Ask for a new one."


class TooLarge(ProblemError):
    """The body is over the limit.

    :param limit: bytes that it may hold.
    """

    status = 413
    slug = "too-large"
    title = "Too much at once"

    def __init__(self, limit: int = 64 * 1024) -> None:
        super().__init__(f"This request may hold up to {limit // 1024} KB.")


class TooMany(ProblemError):
    """The address has asked too often.

    :param retry_after: whole seconds until the next try can succeed.
    """

    status = 429
    slug = "too-many"
    title = "Too many tries"

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"Too many tries from this connection. Try again in {retry_after} seconds.")
        self.retry_after = retry_after

    @property
    def headers(self) -> dict[str, str]:
        """When to come back."""
        return {"Retry-After": str(self.retry_after)}


class Unavailable(ProblemError):
    """The service cannot store or read just now."""

    status = 503
    slug = "unavailable"
    title = "The service cannot answer just now"
    detail = "Nothing was lost on your side. Try again in a moment."

    @property
    def headers(self) -> dict[str, str]:
        """When to come back."""
        return {"Retry-After": "5"}


class Full(ProblemError):
    """All the room that the operator gives to sealed snapshots and boxes is taken."""

    status = 507
    slug = "full"
    title = "The service is full"
    detail = "There is no room for more just now. Try again later, or delete what is no longer needed."
