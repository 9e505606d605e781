"""The packaged faces, and which characters they can print."""

import struct
import unicodedata
from functools import cache
from itertools import chain
from pathlib import Path

import pylopdf_fonts_zh_cn

# The mark printers set for a character they have no type for.
MISSING = "〓"


def folder() -> Path:
    """Return the folder that holds the packaged fonts."""
    return Path(pylopdf_fonts_zh_cn.serif_path()).parent


def printable(text: str) -> str:
    """Return ``text`` with 〓 for each character the text face has no glyph for.

    >>> printable("䶮堃喆")
    '䶮堃喆'
    """
    return "".join(map(_glyph, text))


def _glyph(character: str) -> str:
    if character == "\n" or ord(character) in _covered():
        return character
    if character.isspace():
        return " "
    return "" if unicodedata.category(character) == "Cf" else MISSING


@cache
def _covered() -> frozenset[int]:
    """Return the code points of the text face that the heading face has too."""
    paths = (pylopdf_fonts_zh_cn.serif_path(), pylopdf_fonts_zh_cn.sans_path())
    serif, sans = (_code_points(Path(each).read_bytes()) for each in paths)
    return serif & sans


def _code_points(font: bytes) -> frozenset[int]:
    """Return the code points mapped by the font's format 12 table (OpenType, cmap)."""
    start = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    subtables = (
        start + struct.unpack_from(">HHI", font, start + 4 + 8 * index)[2]
        for index in range(count)
    )
    full = next(at for at in subtables if font[at : at + 2] == b"\x00\x0c")
    (groups,) = struct.unpack_from(">I", font, full + 12)
    spans = struct.iter_unpack(">III", font[full + 16 : full + 16 + 12 * groups])
    return frozenset(chain.from_iterable(range(a, b + 1) for a, b, _ in spans))


def _table(font: bytes, tag: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    entries = struct.iter_unpack(">4sIII", font[12 : 12 + 16 * count])
    return next(int(offset) for name, _, offset, _ in entries if name == tag)
