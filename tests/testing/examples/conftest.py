"""The site of the examples. Yours is wherever your tests start it: all they need of it is its address."""

from tests.testing.sites import site

__all__ = ["site"]
