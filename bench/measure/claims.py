"""A claim of speed: what was measured, where its limit lies and whether it holds."""

import statistics
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure of issue 2 §7; ``floor`` turns the limit from a ceiling into a floor."""

    text: str
    measured: float
    limit: float
    unit: str = ""
    floor: bool = False

    @property
    def holds(self) -> bool:
        """Tell whether the figure is on the right side of its limit."""
        if self.floor:
            return self.measured >= self.limit
        return self.measured <= self.limit

    def __str__(self) -> str:
        ratio = self.measured / self.limit if self.limit else float(self.measured > 0)
        bound = "≥" if self.floor else "≤"
        verdict = "达标" if self.holds else "未达标"
        return (
            f"{verdict}  {self.text}：实测 {self.measured:.4g}{self.unit}，"
            f"限 {bound} {self.limit:.4g}{self.unit}，比 {ratio:.2f}"
        )


def settle(claims: Iterable[Claim]) -> int:
    """Print every claim as it comes and return the exit status: 1 when any fails."""
    failed = 0
    for claim in claims:
        print(claim, flush=True)
        failed |= not claim.holds
    return failed


def median_seconds(act: Callable[[], object], times: int) -> float:
    """Return the median time of ``times`` runs, in seconds, after one run to warm up."""
    act()
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def note(text: str) -> None:
    """Say on stderr what could not be measured here and why."""
    print(f"说明  {text}", file=sys.stderr, flush=True)
