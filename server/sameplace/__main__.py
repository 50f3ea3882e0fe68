"""``python -m sameplace`` is the same as ``sameplace``."""

from .cli import main

main(prog_name="sameplace")
