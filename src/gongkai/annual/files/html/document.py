"""The report as one HTML file that needs nothing else: for reading, printing, keeping."""

from functools import cache
from html import escape
from importlib import resources

from gongkai.annual.files import record
from gongkai.annual.files.cover import Cover
from gongkai.annual.files.html.fragments import narrative, tables
from gongkai.annual.files.outline import Outline, Part, Signature, outline
from gongkai.annual.files.paragraphs import clean
from gongkai.annual.report import Report

RECORD = "gongkai-report"


def write(report: Report, cover: Cover) -> bytes:
    """Return the file; its record of the report rides in a meta element."""
    drawn = outline(report, cover)
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n{_head(report, cover, drawn)}'
        f"<body>\n<main>\n{_body(report, drawn)}</main>\n</body>\n</html>\n"
    ).encode()


def _head(report: Report, cover: Cover, drawn: Outline) -> str:
    digest = (
        f'<meta name="digest" content="{escape(clean(cover.digest))}">\n'
        if cover.digest
        else ""
    )
    return (
        '<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="author" content="{escape(clean(cover.body_name))}">\n{digest}'
        f"<meta name=\"{RECORD}\" content='{_quoted(record.dump(report))}'>\n"
        f"<title>{escape(''.join(drawn.title))}</title>\n"
        f"<style>\n{_css()}</style>\n</head>\n"
    )


def _body(report: Report, drawn: Outline) -> str:
    title = "<br>".join(f"<span>{escape(line)}</span>" for line in drawn.title)
    preface = "".join(f"<p>{escape(line)}</p>\n" for line in drawn.preface)
    parts = "".join(_part(report, part) for part in drawn.parts)
    signed = _signature(drawn.signature) if drawn.signature else ""
    return f"<header>\n<h1>{title}</h1>\n{preface}</header>\n{parts}{signed}"


def _part(report: Report, part: Part) -> str:
    words = narrative(getattr(report.narrative, part.key))
    block = f'<div class="words">\n{words}</div>\n' if words else ""
    drawn = ""
    if part.sheet:
        caption = escape(part.sheet.caption)
        drawn = (
            f'<div class="scroll" role="region" tabindex="0" aria-label="{caption}">\n'
            f"{tables(report, part.sheet.key)}</div>\n"
        )
    return (
        f'<section id="part-{part.key}">\n<h2>{escape(part.heading)}</h2>\n'
        f"{block}{drawn}</section>\n"
    )


def _signature(block: Signature) -> str:
    return f"<footer>\n<p>{escape(block.name)}</p>\n<p>{escape(block.date)}</p>\n</footer>\n"


def _quoted(text: str) -> str:
    """Return JSON for an attribute in single quotes: its many double ones stay as they are."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&#x27;")


@cache
def _css() -> str:
    return resources.files(__package__).joinpath("report.css").read_text("utf-8")
