"""What the kit itself can run into, apart from what it finds wrong with a site."""

from __future__ import annotations


class KitError(Exception):
    """The kit cannot do what was asked of it; the message says why and what to do."""


class Unsupported(KitError):
    """The browser would silently ignore what was asked for, and the test would prove nothing."""
