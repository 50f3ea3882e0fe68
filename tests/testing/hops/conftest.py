from tests.testing.sites import reading, site

__all__ = ["reading", "site"]
