"""The shop's illustrations, drawn from numbers so that every variant has its own picture."""
