"""The five themes of part one as they stand in its text: which are missing, and their order."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from gongkai.annual.narrative import THEMES
from gongkai.annual.report import PART_TITLES, Finding, Severity

RULE: Final = "ST-1"
ORDINALS: Final = "一二三四五"
WORDS: Final = {**THEMES, "management": "信息管理", "platform": "平台建设"}
"""The words that show a theme is told, under whatever heading."""
HEADING: Final = re.compile(
    rf"^（[{ORDINALS}]）(?=(?P<label>{'|'.join(THEMES.values())}))", re.MULTILINE
)


def missing(text: str) -> Iterator[Finding]:
    """Yield a warning that names the themes no word of ``text`` tells; none for an empty text.

    The draft leaves a theme out where no record speaks of it.
    """
    absent = [THEMES[key] for key, words in WORDS.items() if words not in text]
    if not text.strip() or not absent:
        return
    listed = "、".join(absent)
    yield Finding(
        rule=RULE,
        severity=Severity.WARN,
        table="narrative",
        row="one",
        column=None,
        found=None,
        expected=listed,
        message=f"“{PART_TITLES['one']}”没有写{listed}，请按本年情况补写；"
        "没有相应工作的，请说明。",
    )


def reordered(text: str, order: Sequence[str]) -> str:
    """Return ``text`` with its theme paragraphs in ``order``, numbered anew, every word kept.

    A text in which some theme has two headings comes back as it is.

    >>> print(reordered("总说。\\n（一）主动公开。甲。\\n（二）监督保障。乙。",
    ...     ["supervision", "proactive", "on_request", "management", "platform"]))
    总说。
    （一）监督保障。乙。
    （二）主动公开。甲。
    """
    found = list(HEADING.finditer(text))
    labels = [each["label"] for each in found]
    if len(labels) < 2 or len(set(labels)) < len(labels):
        return text
    ends = [each.start() for each in found[1:]] + [len(text)]
    told = {
        each["label"]: text[each.end() : end].rstrip("\n")
        for each, end in zip(found, ends, strict=True)
    }
    wanted = [THEMES[key] for key in order if THEMES[key] in told]
    lines = [
        f"（{ordinal}）{told[label]}"
        for ordinal, label in zip(ORDINALS, wanted, strict=False)
    ]
    return text[: found[0].start()] + "\n".join(lines)
