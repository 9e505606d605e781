"""The 21 ways a request can end: report row, legal basis and remedy in one declaration."""

from __future__ import annotations

from enum import Enum

from gongkai.law.errors import BadHistory
from gongkai.law.sources import FEES, OGI, Cite


class RemedyClass(Enum):
    """What is open to the requester; an outcome names today's class, ``law.remedies`` dates it."""

    RECONSIDERATION_FIRST = "A"
    EITHER = "B"
    REFUSAL_BEFORE_2024 = "A0"
    EITHER_BEFORE_2024 = "B0"
    NONE = "none"


_FIRST = RemedyClass.RECONSIDERATION_FIRST
_EITHER = RemedyClass.EITHER
_REFUSED = "（三）不予公开"
_UNABLE = "（四）无法提供"
_UNPROCESSED = "（五）不予处理"
_OTHERWISE = "（六）其他处理"


class Outcome(Enum):
    """One leaf of the requests table; one request has exactly one (国办公开办函〔2021〕30号).

    Labels are the literal row labels of the official template.

    >>> Outcome.DELIBERATIVE.code, Outcome.DELIBERATIVE.key, Outcome.DELIBERATIVE.label
    ('3.6', 'deliberative', '6.属于四类过程性信息')
    >>> [str(cite) for cite in Outcome.SEPARATE_INQUIRY.basis]
    ['《条例》第三十六条第（七）项']
    """

    code: str
    group: str | None
    label: str
    basis: tuple[Cite, ...]
    remedy: RemedyClass

    GRANTED = (
        "granted",
        "1",
        None,
        "（一）予以公开",
        (OGI["36(1)"], OGI["36(2)"]),
        _EITHER,
    )
    GRANTED_IN_PART = (
        "granted_in_part",
        "2",
        None,
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        (OGI["37"],),
        _FIRST,
    )
    STATE_SECRET = (
        "state_secret",
        "3.1",
        _REFUSED,
        "1.属于国家秘密",
        (OGI["14"],),
        _FIRST,
    )
    BARRED_BY_LAW = (
        "barred_by_law",
        "3.2",
        _REFUSED,
        "2.其他法律行政法规禁止公开",
        (OGI["14"],),
        _FIRST,
    )
    ENDANGERS_SECURITY = (
        "endangers_security",
        "3.3",
        _REFUSED,
        "3.危及“三安全一稳定”",
        (OGI["14"],),
        _FIRST,
    )
    THIRD_PARTY_RIGHTS = (
        "third_party_rights",
        "3.4",
        _REFUSED,
        "4.保护第三方合法权益",
        (OGI["15"], OGI["32"]),
        _FIRST,
    )
    INTERNAL_AFFAIRS = (
        "internal_affairs",
        "3.5",
        _REFUSED,
        "5.属于三类内部事务信息",
        (OGI["16.1"],),
        _FIRST,
    )
    DELIBERATIVE = (
        "deliberative",
        "3.6",
        _REFUSED,
        "6.属于四类过程性信息",
        (OGI["16.2"],),
        _FIRST,
    )
    ENFORCEMENT_FILE = (
        "enforcement_file",
        "3.7",
        _REFUSED,
        "7.属于行政执法案卷",
        (OGI["16.2"],),
        _FIRST,
    )
    SEPARATE_INQUIRY = (
        "separate_inquiry",
        "3.8",
        _REFUSED,
        "8.属于行政查询事项",
        (OGI["36(7)"],),
        _EITHER,
    )
    NOT_HELD = (
        "not_held",
        "4.1",
        _UNABLE,
        "1.本机关不掌握相关政府信息",
        (OGI["36(4)"], OGI["36(5)"]),
        _EITHER,
    )
    MUST_BE_CREATED = (
        "must_be_created",
        "4.2",
        _UNABLE,
        "2.没有现成信息需要另行制作",
        (OGI["38"],),
        _EITHER,
    )
    STILL_UNCLEAR = (
        "still_unclear",
        "4.3",
        _UNABLE,
        "3.补正后申请内容仍不明确",
        (OGI["30"],),
        _EITHER,
    )
    PETITION = (
        "petition",
        "5.1",
        _UNPROCESSED,
        "1.信访举报投诉类申请",
        (OGI["39.1"],),
        _EITHER,
    )
    REPEATED = ("repeated", "5.2", _UNPROCESSED, "2.重复申请", (OGI["36(6)"],), _EITHER)
    PUBLICATION = (
        "publication",
        "5.3",
        _UNPROCESSED,
        "3.要求提供公开出版物",
        (OGI["39.2"],),
        _EITHER,
    )
    EXCESSIVE = (
        "excessive",
        "5.4",
        _UNPROCESSED,
        "4.无正当理由大量反复申请",
        (OGI["35"],),
        _EITHER,
    )
    RECONFIRMATION = (
        "reconfirmation",
        "5.5",
        _UNPROCESSED,
        "5.要求行政机关确认或重新出具已获取信息",
        (OGI["2"], OGI["38"]),
        _EITHER,
    )
    UNCORRECTED = (
        "uncorrected",
        "6.1",
        _OTHERWISE,
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        (OGI["30"],),
        _EITHER,
    )
    UNPAID = (
        "unpaid",
        "6.2",
        _OTHERWISE,
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        (OGI["42"], FEES["第六条"]),
        _EITHER,
    )
    OTHER = ("other", "6.3", _OTHERWISE, "3.其他", (), RemedyClass.NONE)

    def __new__(
        cls,
        key: str,
        code: str,
        group: str | None,
        label: str,
        basis: tuple[Cite, ...],
        remedy: RemedyClass,
    ) -> Outcome:
        member = object.__new__(cls)
        member._value_ = key
        member.code = code
        member.group = group
        member.label = label
        member.basis = basis
        member.remedy = remedy
        return member

    @property
    def key(self) -> str:
        """Return the row key of the report."""
        return str(self.value)

    @classmethod
    def from_key(cls, key: str) -> Outcome:
        """Return the outcome whose row key is ``key``.

        :raises BadHistory: there is none.
        """
        return _pick({outcome.key: outcome for outcome in cls}, key)

    @classmethod
    def from_code(cls, code: str) -> Outcome:
        """Return the outcome with the report's numbering, such as ``3.6``.

        :raises BadHistory: there is none.
        """
        return _pick({outcome.code: outcome for outcome in cls}, code)


def _pick(outcomes: dict[str, Outcome], name: str) -> Outcome:
    if name not in outcomes:
        raise BadHistory("办理结果", name, f"请填写 {'、'.join(outcomes)} 之一")
    return outcomes[name]
