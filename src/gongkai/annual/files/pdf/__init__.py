"""The annual report as a PDF for print and archive, set by typst."""

from gongkai.annual.files.pdf.document import write

__all__ = ["write"]
