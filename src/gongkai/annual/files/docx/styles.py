"""The paper and the type of GB/T 9704-2012, as the base every report is written on.

The faces are named, not packaged: the office's own Windows or WPS has them.
"""

from functools import cache
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from lxml import etree

from gongkai.annual.files.docx.package import packed

LATIN = "Times New Roman"
FANGSONG, HEITI, KAITI, SONGTI = "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"
BIAOSONG = "方正小标宋简体"

# 3号 type with these two values sets 22 lines a page and 28 characters a line
# (measured in LibreOffice; the grid of Word alone gives 27).
_LINE = 'w:line="579" w:lineRule="exact"'
_TIGHT = '<w:spacing w:val="-5"/>'
_INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
_FLUSH = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'


@cache
def base() -> bytes:
    """Return an empty document with page, styles and page numbers set."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(23)
    document.settings.odd_and_even_pages_header_footer = True
    _number(section.footer, "right")
    _number(section.even_page_footer, "left")
    _replace(document.styles.element, _STYLES)
    _modern(document.settings.element)
    _drop(document.part, RELATIONSHIP_TYPE.CUSTOM_XML)
    _drop(document.part.package, RELATIONSHIP_TYPE.THUMBNAIL)
    return packed(document)


def faces(
    east: str, half_points: int, spacing: str = _TIGHT, latin: str = LATIN
) -> str:
    """Return run properties: the face for Chinese set too, else Word takes another."""
    return (
        f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{east}" w:cs="{latin}"/>'
        f'{spacing}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    )


def _style(key: str, name: str, paragraph: str, run: str, kind: str = "") -> str:
    based = "" if kind else '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph" {kind} w:styleId="{key}"><w:name w:val="{name}"/>'
        f"{based}<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _spacing(after: int = 0) -> str:
    return f'<w:spacing w:before="0" w:after="{after}" {_LINE}/>'


def _heading(key: str, name: str, east: str, level: int) -> str:
    paragraph = f'<w:keepNext/><w:keepLines/>{_spacing()}{_INDENT}<w:outlineLvl w:val="{level}"/>'
    return _style(key, name, paragraph, faces(east, 32))


_STYLES = "".join(
    (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{faces(FANGSONG, 32, '')}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>",
        _style(
            "Normal",
            "Normal",
            f'<w:widowControl w:val="0"/>{_spacing()}{_INDENT}<w:jc w:val="both"/>',
            faces(FANGSONG, 32),
            'w:default="1"',
        ),
        _style(
            "Title",
            "Title",
            f'<w:keepNext/>{_spacing(579)}{_FLUSH}<w:jc w:val="center"/><w:outlineLvl w:val="9"/>',
            faces(BIAOSONG, 44, ""),
        ),
        _heading("Heading1", "heading 1", HEITI, 0),
        _heading("Heading2", "heading 2", KAITI, 1),
        _style(
            "Signature",
            "signature block",
            f'<w:keepLines/>{_spacing()}{_FLUSH}<w:jc w:val="right"/>',
            faces(FANGSONG, 32),
        ),
        _style(
            "Cell",
            "table cell",
            f'<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>{_FLUSH}<w:jc w:val="center"/>',
            faces(FANGSONG, 18, ""),
        ),
        _style(
            "Footer",
            "footer",
            f'<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>{_FLUSH}',
            faces(SONGTI, 28, "", SONGTI),
        ),
    )
)


def _number(footer: docx.section._Footer, align: str) -> None:
    """Number the page — n —, one character in from the edge (GB/T 9704-2012, 7.5)."""
    footer.is_linked_to_previous = False
    runs = "".join(f"<w:r>{inner}</w:r>" for inner in _PAGE)
    _replace(
        footer.paragraphs[0]._p,
        f'<w:pPr><w:pStyle w:val="Footer"/><w:ind w:left="280" w:right="280"/><w:jc w:val="{align}"/></w:pPr>{runs}',
    )


_PAGE = (
    '<w:t xml:space="preserve">— </w:t>',
    '<w:fldChar w:fldCharType="begin"/>',
    "<w:instrText>PAGE</w:instrText>",
    '<w:fldChar w:fldCharType="separate"/>',
    "<w:t>1</w:t>",
    '<w:fldChar w:fldCharType="end"/>',
    '<w:t xml:space="preserve"> —</w:t>',
)


def _modern(settings: etree._Element) -> None:
    """Say which Word the file is for: an older number opens it in 兼容模式."""
    for each in settings.iter(qn("w:compatSetting")):
        if each.get(qn("w:name")) == "compatibilityMode":
            each.set(qn("w:val"), "15")


def _drop(owner: Any, kind: str) -> None:
    """Leave out what the library's own template brings along."""
    for key in [key for key, link in owner.rels.items() if link.reltype == kind]:
        del owner.rels[key]


def _replace(element: etree._Element, inner: str) -> None:
    element[:] = list(parse_xml(f"<w:box {nsdecls('w')}>{inner}</w:box>"))
