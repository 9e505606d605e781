"""The annual report as a Word document: written in official layout, and read back."""

from gongkai.annual.files.docx.document import write
from gongkai.annual.files.docx.reading import read

__all__ = ["read", "write"]
