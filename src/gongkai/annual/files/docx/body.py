"""The words of the report as WordprocessingML."""

from collections.abc import Iterable
from xml.sax.saxutils import escape

from gongkai.annual.files.docx.styles import KAITI, LATIN
from gongkai.annual.files.outline import Part, Signature
from gongkai.annual.files.paragraphs import Paragraph

_TWIPS_A_CHARACTER = 320
_CLOSE = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
_KAI = f'<w:rPr><w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{KAITI}"/></w:rPr>'


def paragraph(inner: str, style: str = "", *, more: str = "") -> str:
    """Return one paragraph of ready-made runs."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties = f"<w:pPr>{named}{more}</w:pPr>" if named or more else ""
    return f"<w:p>{properties}{inner}</w:p>"


def run(text: str, properties: str = "") -> str:
    """Return one run of plain text, its line ends kept."""
    lines = (
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n")
    )
    return f"<w:r>{properties}{'<w:br/>'.join(lines)}</w:r>"


def title(lines: Iterable[str]) -> str:
    """Return the title, broken where the sense breaks."""
    return paragraph("<w:r><w:br/></w:r>".join(map(run, lines)), "Title")


def plain(text: str) -> str:
    """Return a paragraph of the head note."""
    return paragraph(run(text))


def prose(each: Paragraph, *, last: bool = False) -> str:
    """Return a paragraph of the narrative; the ``last`` one keeps with the signature."""
    more = "<w:keepNext/>" if last else ""
    if not each.text:
        return paragraph(run(each.lead), "Heading2")
    lead = run(each.lead, _KAI) if each.lead else ""
    return paragraph(lead + run(each.text), more=more)


def heading(part: Part) -> str:
    """Return the heading of a part."""
    return paragraph(run(part.heading), "Heading1")


def signature(block: Signature) -> str:
    """Return the issuing body over the day, an empty line above (GB/T 9704-2012, 7.3.5)."""
    return (
        paragraph("", more="<w:keepNext/>")
        + _signed(block.name, block.name_gap, more="<w:keepNext/>")
        + _signed(block.date, block.date_gap)
    )


def _signed(text: str, gap: float, *, more: str = "") -> str:
    indent = f'<w:ind w:right="{round(gap * _TWIPS_A_CHARACTER)}"/>'
    return paragraph(run(text), "Signature", more=more + _CLOSE + indent)
