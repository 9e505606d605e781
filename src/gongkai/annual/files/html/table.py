"""A statutory table as an HTML table: official merged headers, each cell tied to its own."""

from collections.abc import Callable, Iterator
from html import escape

from gongkai.annual.files.paragraphs import clean
from gongkai.annual.files.sheet import Sheet
from gongkai.annual.grid import Slot, SlotKind

Link = Callable[[str, str], str | None]
"""From a row key and a column key to the address behind the figure, if there is one."""


def table(sheet: Sheet, prefix: str, link: Link | None = None) -> str:
    """Return ``sheet`` as a table element; ``prefix`` keeps its ids apart on a page."""
    return "".join(_Drawing(sheet, prefix, link).pieces())


class _Drawing:
    """One table on one page."""

    def __init__(self, sheet: Sheet, prefix: str, link: Link | None) -> None:
        self.sheet = sheet
        self.prefix = prefix
        self.link = link
        self.heads = sheet.head_rows
        self.headers = [slot for slot in sheet.slots if slot.place is None]

    def pieces(self) -> Iterator[str]:
        kind = escape(self.sheet.key)
        yield f'<table class="report-table report-{kind}">'
        yield f"<caption>{escape(self.sheet.caption)}</caption>"
        first, *rest = self.sheet.runs()
        yield from self.section("thead", first.head)
        yield from self.section("tbody", first.body)
        for run in rest:
            yield from self.section("tbody", run.head + run.body)
        yield "</table>\n"

    def section(self, name: str, slots: tuple[Slot, ...]) -> Iterator[str]:
        yield f"<{name}>"
        for row in dict.fromkeys(slot.row for slot in slots):
            cells = (self.cell(slot) for slot in slots if slot.row == row)
            yield f"<tr>{''.join(cells)}</tr>\n"
        yield f"</{name}>"

    def cell(self, slot: Slot) -> str:
        spans = "".join(
            f' {name}="{size}"'
            for name, size in (("colspan", slot.colspan), ("rowspan", slot.rowspan))
            if size > 1
        )
        if slot.place is None:
            named = f'id="{self.name(slot)}" scope="{self.scope(slot)}"'
            return f"<th {named}{self.looks(slot)}{spans}>{self.header(slot)}</th>"
        headers = " ".join(self.name(each) for each in self.governing(slot))
        return f'<td headers="{headers}"{spans}>{self.linked(slot)}</td>'

    def looks(self, slot: Slot) -> str:
        """Return the class of a block heading, or of a header that breaks two by two."""
        folded = "\n" in self.sheet.folded(slot)
        name = "block" if slot.kind is SlotKind.BLOCK else "fold" if folded else ""
        return f' class="{name}"' if name else ""

    def header(self, slot: Slot) -> str:
        return escape(clean(self.sheet.folded(slot))).replace("\n", "<wbr>")

    def linked(self, slot: Slot) -> str:
        address = self.link(*slot.place) if self.link and slot.place else None
        shown = _text(slot)
        return (
            f'<a href="{escape(address)}">{shown}</a>' if address and shown else shown
        )

    def name(self, slot: Slot) -> str:
        return escape(f"{self.prefix}-{slot.row}-{slot.col}")

    def scope(self, slot: Slot) -> str:
        if slot.row in self.heads:
            return "colgroup" if slot.colspan > 1 else "col"
        return "rowgroup" if slot.rowspan > 1 else "row"

    def governing(self, value: Slot) -> Iterator[Slot]:
        """Yield the headers above in the nearest header rows, then those to the left."""
        nearest = max((row for row in self.heads if row < value.row), default=-1)
        while nearest - 1 in self.heads:
            nearest -= 1
        for slot in self.headers:
            if slot.row in self.heads:
                governs = (
                    nearest <= slot.row < value.row
                    and slot.col <= value.col < slot.col + slot.colspan
                )
            else:
                governs = slot.row <= value.row < slot.row + slot.rowspan
            if governs:
                yield slot


def _text(slot: Slot) -> str:
    return escape(clean(slot.text))
