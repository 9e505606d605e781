"""The report as data for ``report.typ``, and the compiler that sets it.

The same report gives the same bytes: packaged fonts only, no clock, no identifier.
"""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path
from threading import Lock
from typing import Any, cast

import typst

from gongkai.annual.files import fonts
from gongkai.annual.files.cover import Cover
from gongkai.annual.files.outline import Outline, Part, Signature, outline
from gongkai.annual.files.sheet import Sheet
from gongkai.annual.grid import Slot, SlotKind
from gongkai.annual.report import Report

# Millimetres above and below the text of a cell; table 3 has a page to itself.
_AIR = {"proactive": 1.5, "requests": 1.3, "disputes": 1.5}
_LOCK = Lock()


def write(report: Report, cover: Cover) -> bytes:
    """Return the PDF, tagged (PDF/UA-1) and for keeping (PDF/A-2a)."""
    data = _document(outline(report, cover), cover)
    # One compiler with its fonts loaded serves all; it is not made for two at once.
    with _LOCK:
        content = _compiler().compile(
            sys_inputs={"report": json.dumps(data)}, pdf_standards=["ua-1", "a-2a"]
        )
    return cast(bytes, content)


@cache
def _compiler() -> typst.Compiler:
    source = Path(str(resources.files(__package__))) / "report.typ"
    return typst.Compiler(
        str(source),
        root=str(source.parent),
        font_paths=[str(fonts.folder())],
        ignore_system_fonts=True,
    )


def _document(drawn: Outline, cover: Cover) -> Mapping[str, Any]:
    day = cover.issued_on or date(cover.year, 12, 31)
    return {
        "title": [_set(line) for line in drawn.title],
        "author": _set(cover.body_name),
        "keywords": [cover.digest] if cover.digest else [],
        "dated": [day.year, day.month, day.day],
        "preface": [_set(line) for line in drawn.preface],
        "parts": [_part(part, signed=_is_signed(part, drawn)) for part in drawn.parts],
        "signature": _signature(drawn.signature) if drawn.signature else None,
    }


def _is_signed(part: Part, drawn: Outline) -> bool:
    """Say whether the signature follows ``part``."""
    return drawn.signature is not None and part is drawn.parts[-1]


def _part(part: Part, *, signed: bool) -> Mapping[str, Any]:
    return {
        "heading": part.heading,
        "paragraphs": [
            {
                "lead": _set(each.lead),
                "text": _set(each.text),
                "last": signed and each is part.paragraphs[-1],
            }
            for each in part.paragraphs
        ],
        "sheet": _sheet(part.sheet) if part.sheet else None,
    }


def _sheet(sheet: Sheet) -> Mapping[str, Any]:
    return {
        "widths": sheet.widths,
        "size": sheet.points,
        "air": _AIR[sheet.key],
        "runs": [
            {
                "head": [_slot(sheet, slot) for slot in run.head],
                "body": [_slot(sheet, slot) for slot in run.body],
            }
            for run in sheet.runs()
        ],
    }


def _slot(sheet: Sheet, slot: Slot) -> Mapping[str, Any]:
    return {
        "x": slot.col,
        "y": slot.row,
        "rowspan": slot.rowspan,
        "colspan": slot.colspan,
        "text": _set(sheet.folded(slot)),
        "left": sheet.is_left(slot),
        "band": slot.kind is SlotKind.BLOCK,
    }


def _signature(block: Signature) -> Mapping[str, Any]:
    return {
        "name": _set(block.name),
        "name_gap": block.name_gap,
        "date": block.date,
        "date_gap": block.date_gap,
    }


def _set(text: str) -> str:
    return fonts.printable(text)
