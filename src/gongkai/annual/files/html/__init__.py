"""The annual report as HTML: fragments for the portal and desk, a file of its own, read back."""

from gongkai.annual.files.html.document import write
from gongkai.annual.files.html.fragments import narrative, tables
from gongkai.annual.files.html.reading import read

__all__ = ["narrative", "read", "tables", "write"]
