"""One budget beside what was measured."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Budget:
    """``relation`` is how ``value`` has to stand to ``bound``: ≤, ≥ or <. ``note`` says what broke it."""

    name: str
    value: float
    relation: str
    bound: float
    note: str = ""

    @property
    def held(self) -> bool:
        """Whether it is kept."""
        match self.relation:
            case "≤":
                return self.value <= self.bound
            case "≥":
                return self.value >= self.bound
            case "<":
                return self.value < self.bound
        raise ValueError(f"unknown relation {self.relation}")

    def __str__(self) -> str:
        """One line of the report."""
        shown = f"{self.value:,.2f}" if isinstance(self.value, float) else f"{self.value:,}"
        verdict = "held  " if self.held else "MISSED"
        note = f"  ({self.note})" if self.note else ""
        return f"{verdict}  {self.name:<56} {shown:>8}  {self.relation} {self.bound:,}{note}"


def judge(budgets: Iterable[Budget]) -> int:
    """Print them all; returns how many were missed."""
    missed = 0
    for budget in budgets:
        print(budget)
        missed += not budget.held
    return missed
