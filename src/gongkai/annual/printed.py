"""A cell's text on a page somebody may have edited, read back as a cell."""

import re
import unicodedata
from decimal import Decimal

from gongkai.annual.cells import Amount, Cell

_SLASHES = frozenset("/-—–―")
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,6})?", re.ASCII)
_NOTED = re.compile(rf"({_NUMBER.pattern})\s*[(\[〔].+", re.ASCII | re.DOTALL)
_THOUSANDS = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?", re.ASCII)


def read_cell(text: str) -> Cell:
    """Return what ``text`` says; a text that is no number is kept as unreadable.

    >>> read_cell("1,288").value, read_cell("／").state, read_cell("22（其中修订16件）").value
    (1288, <CellState.SLASH: 'slash'>, 22)
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        return Cell.blank(text)
    if set(plain) <= _SLASHES:
        return Cell.slash(text)
    if _THOUSANDS.fullmatch(plain):
        plain = plain.replace(",", "")
    if _NUMBER.fullmatch(plain):
        return Cell.printed(_amount(plain), text)
    if noted := _NOTED.fullmatch(plain):
        return Cell.noted(_amount(noted[1]), text)
    return Cell.unreadable(text)


def _amount(text: str) -> Amount:
    return Decimal(text) if "." in text else int(text)
