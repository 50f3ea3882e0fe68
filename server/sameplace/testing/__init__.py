"""The testing kit: proves in a site's own tests that its visitors continue where they left off.

The fixtures come with the pytest plugin; the assertions are imported from here. Nothing else is imported
before it is used, so that a suite without our fixtures pays for nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .expecting import expect_intact, expect_no_prompt, expect_prompt, expect_same_cart, expect_same_place
    from .problems import KitError, Unsupported

__all__ = [
    "KitError",
    "Unsupported",
    "expect_intact",
    "expect_no_prompt",
    "expect_prompt",
    "expect_same_cart",
    "expect_same_place",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = ".problems" if name in ("KitError", "Unsupported") else ".expecting"
    return getattr(import_module(module, __name__), name)
