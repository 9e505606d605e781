"""One cell of a statutory table: its value, and how it stood on the page."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

Amount = int | Decimal


class CellState(StrEnum):
    """How a cell stood on the page it was read from.

    Zero is only ever a printed zero: a blank or a slash is kept as what it is.
    """

    PRINTED = "printed"
    BLANK = "blank"
    SLASH = "slash"
    NOTED = "noted"
    INFERRED = "inferred"
    UNREADABLE = "unreadable"


VALUED = frozenset({CellState.PRINTED, CellState.NOTED, CellState.INFERRED})


def amount_text(value: Amount) -> str:
    """Return ``value`` in plain digits, without an exponent or trailing zeros.

    >>> [amount_text(v) for v in (5, Decimal("0.0400"), Decimal("0.00"), Decimal("1E+2"))]
    ['5', '0.04', '0', '100']
    """
    if isinstance(value, int):
        return str(value)
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with the state it was found in and the text it was read from.

    :raises ValueError: when a value stands in a state that has none, or is
        missing in a state that needs one.
    """

    value: Amount | None
    state: CellState
    raw: str | None = None

    def __post_init__(self) -> None:
        if (self.value is not None) != (self.state in VALUED):
            raise ValueError(f"状态 {self.state} 与数值 {self.value!r} 不相符")

    def __str__(self) -> str:
        """Return the cell as it is printed: its own text first, then its value."""
        if self.raw is not None:
            return self.raw
        return "" if self.value is None else amount_text(self.value)

    @classmethod
    def printed(cls, value: Amount, raw: str | None = None) -> Cell:
        """Return a number that stands on the page; ``raw`` defaults to its digits."""
        return cls(value, CellState.PRINTED, amount_text(value) if raw is None else raw)

    @classmethod
    def blank(cls, raw: str = "") -> Cell:
        """Return an empty cell; it is not a zero."""
        return cls(None, CellState.BLANK, raw)

    @classmethod
    def slash(cls, raw: str = "/") -> Cell:
        """Return a cell struck through with ``/``, ``-`` or ``—``."""
        return cls(None, CellState.SLASH, raw)

    @classmethod
    def noted(cls, value: Amount, raw: str) -> Cell:
        """Return a number printed with a remark: ``22（其中修订16件）``."""
        return cls(value, CellState.NOTED, raw)

    @classmethod
    def inferred(cls, value: Amount, raw: str | None = None) -> Cell:
        """Return a number that is not on the page but follows from the others."""
        return cls(value, CellState.INFERRED, raw)

    @classmethod
    def unreadable(cls, raw: str) -> Cell:
        """Return a cell whose text is not a number."""
        return cls(None, CellState.UNREADABLE, raw)
