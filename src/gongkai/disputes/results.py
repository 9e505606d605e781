"""How a dispute can end: the columns of table four, with what each holds (law.md §2.6)."""

from enum import Enum
from typing import Self


class Result(Enum):
    """The result of a reconsideration or a lawsuit; ``PENDING`` is told by the empty end."""

    label: str
    covers: str

    UPHELD = "upheld", "结果维持", "维持，驳回复议请求、驳回诉讼请求"
    OVERTURNED = "overturned", "结果纠正", "撤销、变更、确认违法或无效、责令履行"
    OTHER = "other", "其他结果", "终止、撤回、不予受理、驳回起诉、调解"
    PENDING = "pending", "尚未审结", "年底前没有结论"

    def __new__(cls, value: str, label: str, covers: str) -> Self:
        member = object.__new__(cls)
        member._value_ = value
        member.label = label
        member.covers = covers
        return member


CONCLUSIONS = (Result.UPHELD, Result.OVERTURNED, Result.OTHER)


class SuitRoute(Enum):
    """Whether the suit was brought at once or after a reconsideration."""

    label: str

    DIRECT = "direct", "未经复议直接起诉"
    AFTER_RECONSIDERATION = "after_reconsideration", "复议后起诉"

    def __new__(cls, value: str, label: str) -> Self:
        member = object.__new__(cls)
        member._value_ = value
        member.label = label
        return member
