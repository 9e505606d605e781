"""The annual report as a workbook: a sheet a table, no formula in any cell."""

from gongkai.annual.files.xlsx.document import write
from gongkai.annual.files.xlsx.reading import read

__all__ = ["read", "write"]
