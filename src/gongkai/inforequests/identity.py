"""Numbers of identity papers that prove themselves: the last character is computed from the rest."""

import re
from calendar import monthrange
from typing import Final
from unicodedata import normalize

RESIDENT: Final = re.compile(r"[1-9]\d{16}[\dX]", re.ASCII)
RESIDENT_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
RESIDENT_CHECKS: Final = "10X98765432"
CREDIT_SIGNS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
CREDIT: Final = re.compile(rf"[{CREDIT_SIGNS}]{{18}}")
CREDIT_WEIGHTS: Final = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


def plain(number: str) -> str:
    """Return a number as it is kept: half-width, capitals, without spaces.

    >>> plain("５２２６２７ 19000101 003x")
    '52262719000101003X'
    """
    return "".join(normalize("NFKC", number).split()).upper()


def is_resident_id(number: str) -> bool:
    """Return whether ``number`` can be that of a resident identity card.

    Eighteen characters, a day of birth that exists, and the check character
    (GB 11643-1999, ISO 7064 MOD 11-2).

    >>> is_resident_id("11010519491231002X"), is_resident_id("110105194912310021")
    (True, False)
    """
    if not RESIDENT.fullmatch(number) or not _is_day(number[6:14]):
        return False
    total = sum(
        int(sign) * weight
        for sign, weight in zip(number[:17], RESIDENT_WEIGHTS, strict=True)
    )
    return RESIDENT_CHECKS[total % 11] == number[17]


def is_credit_code(number: str) -> bool:
    """Return whether ``number`` can be a unified social credit code (GB 32100-2015, modulus 31).

    >>> is_credit_code("91350100M000100Y43"), is_credit_code("123")
    (True, False)
    """
    if not CREDIT.fullmatch(number):
        return False
    total = sum(
        CREDIT_SIGNS.index(sign) * weight
        for sign, weight in zip(number[:17], CREDIT_WEIGHTS, strict=True)
    )
    return CREDIT_SIGNS[-total % 31] == number[17]


def _is_day(written: str) -> bool:
    year, month, day = int(written[:4]), int(written[4:6]), int(written[6:])
    return year > 0 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
