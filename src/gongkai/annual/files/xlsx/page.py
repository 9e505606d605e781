"""How a sheet looks: its paper, its formats, how tall its rows are."""

from collections.abc import Mapping
from math import ceil
from typing import Any

from xlsxwriter.worksheet import Worksheet

from gongkai.annual.files.outline import width
from gongkai.annual.grid import SlotKind

# Widths in characters of half a square, heights in points.
_LINE, _TALLEST = 16.0, 409.0

_TITLE = {"font_name": "黑体", "font_size": 16, "align": "center"}
_FRAME = {"border": 1, "text_wrap": True, "valign": "vcenter"}
LOOKS: Mapping[str, Mapping[str, Any]] = {
    "title": {**_TITLE, "valign": "vcenter", "text_wrap": True},
    "words": {"text_wrap": True, "valign": "top", "num_format": "@"},
    "part": {"text_wrap": True, "valign": "top", "bold": True},
    "name": {**_FRAME, "align": "left", "indent": 1},
    SlotKind.BLOCK: {**_FRAME, "bg_color": "#DCE6F1"},
    SlotKind.HEAD: {**_FRAME, "align": "center", "bg_color": "#F3F6FA"},
    SlotKind.LABEL: {**_FRAME, "align": "center"},
    SlotKind.VALUE: {**_FRAME, "align": "center"},
}


def paper(page: Worksheet) -> None:
    """Print ``page`` on A4, as wide as the paper, its pages numbered."""
    page.set_paper(9)
    page.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)
    page.fit_to_pages(1, 0)
    page.set_footer("&C第 &P 页，共 &N 页")


def lines(text: str, wide: float) -> int:
    """Return the lines ``text`` takes in a column ``wide`` half-width characters.

    >>> lines("政府信息公开", 7)
    2
    """
    return sum(ceil(2 * width(line) / (wide - 1)) or 1 for line in text.split("\n"))


def height(count: int) -> float:
    """Return the height of a row of ``count`` lines: LibreOffice keeps what it is given."""
    return min(_LINE * count + 4, _TALLEST)
