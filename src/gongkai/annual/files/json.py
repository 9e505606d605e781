"""The machine's copy of the report: ``gongkai.report/1``."""

import json

from gongkai.annual.files import record
from gongkai.annual.files.cover import Cover
from gongkai.annual.report import Report


def write(report: Report, cover: Cover) -> bytes:
    """Return the report as indented JSON in UTF-8, its keys in the order of the schema."""
    text = json.dumps(report.to_json(), ensure_ascii=False, indent=2) + "\n"
    # Half a surrogate pair has no UTF-8; a backslash escape is how JSON spells it.
    return text.encode(errors="backslashreplace")


def read(content: bytes) -> Report:
    """Return the report in ``content``.

    :raises BadReport: it is not JSON, or not a report.
    """
    return record.load(content)
