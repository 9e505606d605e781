"""The exact bytes of a report that are signed, frozen and offered for download."""

import hashlib
import json
from dataclasses import replace

from gongkai.annual.report import Report


def text_of(report: Report) -> str:
    """Return the one JSON text of ``report``, in the order of its schema, without findings.

    Findings are what the checks of a day say about a report, not part of it.
    """
    content = replace(report, findings=()).to_json()
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def digest_of(text: str) -> str:
    """Return the SHA-256 of ``text`` in hexadecimal.

    >>> digest_of("")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(text.encode()).hexdigest()
