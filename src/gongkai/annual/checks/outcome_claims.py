"""What the prose says of how requests ended: by group and by reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.annual.checks.claims import NUMBER, Claim, Quantity, counted
from gongkai.annual.checks.request_claims import speaks_of_requests
from gongkai.annual.checks.sentences import Sentence
from gongkai.law.outcomes import Outcome


def _rows(*keys: str) -> tuple[tuple[str, str], ...]:
    return tuple((key, "total") for key in keys)


def _group(name: str) -> tuple[tuple[str, str], ...]:
    found = tuple(each.key for each in Outcome if (each.group or "").endswith(name))
    return _rows(*found)


_ANSWER = r"(?:答复|告知|决定|的|申请|类|情形|件数|数|为|共计?|计)*+"
_ENDINGS: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    ("予以公开", r"(?<!不)(?:予以公开|同意公开)", _rows("granted")),
    ("部分公开", r"(?:予以)?部分公开", _rows("granted_in_part")),
    ("不予公开", r"不予公开", _group("不予公开")),
    ("无法提供", r"无法提供", _group("无法提供")),
    ("不予处理", r"不予处理", _group("不予处理")),
    ("其他处理", r"其他处理", _group("其他处理")),
    ("属于国家秘密", r"属于国家秘密", _rows("state_secret")),
    ("保护第三方合法权益", r"保护第三方合法权益", _rows("third_party_rights")),
    ("三类内部事务信息", r"三类内部事务信息", _rows("internal_affairs")),
    ("四类过程性信息", r"四类过程性信息", _rows("deliberative")),
    ("行政执法案卷", r"属于行政执法案卷", _rows("enforcement_file")),
    ("行政查询事项", r"属于行政查询事项", _rows("separate_inquiry")),
    ("本机关不掌握", r"本(?:机关|单位|部门)不掌握(?:相关政府信息)?", _rows("not_held")),
    ("没有现成信息", r"没有现成信息(?:需要?另行制作)?", _rows("must_be_created")),
    ("补正后仍不明确", r"补正后(?:申请内容)?仍不明确", _rows("still_unclear")),
    ("信访举报投诉类", r"信访、?举报、?投诉类?", _rows("petition")),
    ("重复申请", r"重复申请", _rows("repeated")),
)
_OUTCOMES = tuple(
    (
        Quantity(name, "requests", (rows,)),
        re.compile(rf"(?P<label>{words}){_ANSWER}{NUMBER}"),
    )
    for name, words, rows in _ENDINGS
)
_JOINED = re.compile(r"(?:公开|提供|处理|答复|权益|秘密|信息)[和与及或、]$")
_ASKED = re.compile(r"申请|答复|办结|办理")


def outcomes(sentence: Sentence) -> Iterator[Claim]:
    """Yield what ``sentence`` says of how requests ended."""
    if not sentence.asked and not (
        speaks_of_requests(sentence) and _ASKED.search(sentence.text)
    ):
        return
    for quantity, pattern in _OUTCOMES:
        for each in counted(sentence, pattern, quantity):
            before = sentence.text[: each.position]
            if not _JOINED.search(before) and "信息数" not in each.quote:
                yield each
