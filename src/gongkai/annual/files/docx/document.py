"""The report as a Word document in the layout of GB/T 9704-2012."""

import io
from datetime import UTC, date, datetime
from xml.sax.saxutils import escape

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.coreprops import CoreProperties
from docx.opc.packuri import PackURI
from docx.opc.part import Part as PackagePart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from gongkai.annual.files import record
from gongkai.annual.files.cover import Cover
from gongkai.annual.files.docx import body
from gongkai.annual.files.docx.package import packed
from gongkai.annual.files.docx.styles import base
from gongkai.annual.files.docx.table import table
from gongkai.annual.files.outline import Outline, outline
from gongkai.annual.files.paragraphs import clean
from gongkai.annual.report import Report

RECORD = "customXml/item1.xml"
NAMESPACE = "urn:gongkai:report:1"
_ABOUT = "/customXml/itemProps1.xml"
_PROPERTIES = (
    '<ds:datastoreItem ds:itemID="{6F0B1C52-4B1E-4B8B-9C52-2021002019A1}" '
    'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">'
    f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
).encode()


def write(report: Report, cover: Cover) -> bytes:
    """Return the document; its record of the report is a custom XML part."""
    document = docx.Document(io.BytesIO(base()))
    words = parse_xml(f"<w:box {nsdecls('w')}>{_body(outline(report, cover))}</w:box>")
    end = document.element.body[-1]
    for element in list(words):
        end.addprevious(element)
    _describe(document.core_properties, cover)
    _attach(document, report)
    return packed(document)


def _body(drawn: Outline) -> str:
    pieces = [body.title(drawn.title), *map(body.plain, drawn.preface)]
    for part in drawn.parts:
        last = drawn.signature is not None and part is drawn.parts[-1]
        pieces.append(body.heading(part))
        pieces += [
            body.prose(each, last=last and each is part.paragraphs[-1])
            for each in part.paragraphs
        ]
        if part.sheet:
            pieces.append(table(part.sheet))
    if drawn.signature:
        pieces.append(body.signature(drawn.signature))
    return "".join(pieces)


def _describe(properties: CoreProperties, cover: Cover) -> None:
    day = cover.issued_on or date(cover.year, 12, 31)
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    properties.title = clean(cover.title)[:255]
    properties.author = properties.last_modified_by = clean(cover.body_name)[:255]
    properties.comments = ""
    properties.identifier = clean(cover.digest or "")[:255]
    properties.language = "zh-CN"
    properties.created = properties.modified = moment


def _attach(document: docx.document.Document, report: Report) -> None:
    """Add the record with the properties without which other programs drop it on saving."""
    text = f'<report xmlns="{NAMESPACE}">{escape(record.dump(report))}</report>'
    package = document.part.package
    item = PackagePart(PackURI(f"/{RECORD}"), "application/xml", text.encode(), package)
    about = PackagePart(
        PackURI(_ABOUT), CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES, _PROPERTIES, package
    )
    item.relate_to(about, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    document.part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)
