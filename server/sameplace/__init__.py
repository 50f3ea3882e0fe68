"""Sameplace: continue exactly where you left off, on any device."""

__version__ = "0.1.0"
