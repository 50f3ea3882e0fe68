"""The demo shop: a small online shop that embeds Sameplace the way any site would."""

from sameplace.demo.config import ShopConfig
from sameplace.demo.shop import create_shop

__all__ = ["ShopConfig", "create_shop"]
