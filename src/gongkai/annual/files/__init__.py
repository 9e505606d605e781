"""Writing a report as HTML, DOCX, PDF, XLSX and JSON, and reading all but PDF back.

A format's module is imported when it is first asked for, so that commands which write
no file start fast.
"""

from importlib import import_module
from typing import Final

from gongkai.annual.files.cover import Cover
from gongkai.annual.report import Report

FORMATS: Final = ("html", "docx", "pdf", "xlsx", "json")

__all__ = ["FORMATS", "Cover", "write"]


def write(report: Report, format: str, cover: Cover) -> bytes:
    """Return ``report`` as a file of ``format``.

    :raises KeyError: the format is not one of ``FORMATS``.
    """
    if format not in FORMATS:
        raise KeyError(format)
    content: bytes = import_module(f"{__name__}.{format}").write(report, cover)
    return content
