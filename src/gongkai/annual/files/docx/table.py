"""A statutory table as WordprocessingML: merged as printed, rows whole, headers repeated."""

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from gongkai.annual.files.docx.body import paragraph, run
from gongkai.annual.files.paragraphs import clean
from gongkai.annual.files.sheet import Sheet
from gongkai.annual.grid import Slot, SlotKind

_TWIPS_A_MILLIMETRE = 56.6929
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
# Half a millimetre: with Word's own 1.9 mm a four-digit number takes two lines.
_MARGINS = '<w:left w:w="28" w:type="dxa"/><w:right w:w="28" w:type="dxa"/>'

_LEFT = '<w:ind w:left="40"/><w:jc w:val="left"/>'
# Twips; table 3 and its heading have a page to themselves.
_HEIGHTS = {"proactive": 430, "requests": 369, "disputes": 430}


def table(sheet: Sheet) -> str:
    """Return ``sheet`` as a table as wide as the text, kept on one page where it fits."""
    widths = _widths(sheet)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{_MARGINS}</w:tblCellMar>"
        f"<w:tblCaption w:val={quoteattr(sheet.caption)}/></w:tblPr>"
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(_rows(sheet))}</w:tbl>"
    )


def _widths(sheet: Sheet) -> list[int]:
    return [round(each * _TWIPS_A_MILLIMETRE) for each in sheet.widths]


def _rows(sheet: Sheet) -> Iterator[str]:
    covering = {
        (row, slot.col): slot
        for slot in sheet.slots
        for row in range(slot.row, slot.row + slot.rowspan)
    }
    repeated = sheet.head_rows if len(sheet.runs()) == 1 else frozenset()
    for row in range(sheet.rows):
        header = "<w:tblHeader/>" if row in repeated else ""
        line = sorted(
            (slot for (at, _), slot in covering.items() if at == row),
            key=lambda s: s.col,
        )
        kept = "<w:keepNext/>" if row < sheet.rows - 1 else ""
        cells = "".join(_cell(sheet, slot, row, kept) for slot in line)
        yield (
            f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{_HEIGHTS[sheet.key]}"/>{header}</w:trPr>{cells}</w:tr>'
        )


def _cell(sheet: Sheet, slot: Slot, row: int, kept: str) -> str:
    width = sum(_widths(sheet)[slot.col : slot.col + slot.colspan])
    size = round(sheet.points * 2)
    across = f'<w:gridSpan w:val="{slot.colspan}"/>' if slot.colspan > 1 else ""
    begins = row == slot.row
    merge = '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>"
    down = merge if slot.rowspan > 1 else ""
    shade = (
        '<w:shd w:val="clear" w:color="auto" w:fill="DCE6F1"/>'
        if slot.kind is SlotKind.BLOCK
        else ""
    )
    type_size = f'<w:rPr><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    text = run(clean(sheet.folded(slot)), type_size) if begins else ""
    align = _LEFT if sheet.is_left(slot) else '<w:jc w:val="center"/>'
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{across}{down}{shade}'
        f'<w:vAlign w:val="center"/></w:tcPr>{paragraph(text, "Cell", more=kept + align)}</w:tc>'
    )
