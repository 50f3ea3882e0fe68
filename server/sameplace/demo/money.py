"""Money is integer minor units; only people see a decimal point."""

CURRENCY = "EUR"


def euros(minor: int) -> str:
    """``2450`` as ``€24.50``, and whole amounts without cents."""
    whole, cents = divmod(minor, 100)
    return f"€{whole:,}.{cents:02d}" if cents else f"€{whole:,}"


def decimal(minor: int) -> str:
    """``2450`` as ``24.50``, the form schema.org wants."""
    return f"{minor // 100}.{minor % 100:02d}"
