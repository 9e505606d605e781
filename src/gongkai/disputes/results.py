"""How a dispute can end: the columns of table four, with what each holds (law.md §2.6)."""

from enum import StrEnum


class Result(StrEnum):
    """The result of a reconsideration or a lawsuit; ``PENDING`` is told by the empty end.

    >>> Result.OVERTURNED.label, Result.OVERTURNED.covers
    ('结果纠正', '撤销、变更、确认违法或无效、责令履行')
    """

    UPHELD = "upheld"
    OVERTURNED = "overturned"
    OTHER = "other"
    PENDING = "pending"

    @property
    def label(self) -> str:
        """The literal column label of the report."""
        return _RESULTS[self][0]

    @property
    def covers(self) -> str:
        """The decisions and judgments counted in that column."""
        return _RESULTS[self][1]


_RESULTS = {
    Result.UPHELD: ("结果维持", "维持，驳回复议请求、驳回诉讼请求"),
    Result.OVERTURNED: ("结果纠正", "撤销、变更、确认违法或无效、责令履行"),
    Result.OTHER: ("其他结果", "终止、撤回、不予受理、驳回起诉、调解"),
    Result.PENDING: ("尚未审结", "年底前没有结论"),
}
CONCLUSIONS = (Result.UPHELD, Result.OVERTURNED, Result.OTHER)


class SuitRoute(StrEnum):
    """Whether the suit was brought at once or after a reconsideration."""

    DIRECT = "direct"
    AFTER_RECONSIDERATION = "after_reconsideration"

    @property
    def label(self) -> str:
        """The literal column group of the report."""
        return _ROUTES[self]


_ROUTES = {
    SuitRoute.DIRECT: "未经复议直接起诉",
    SuitRoute.AFTER_RECONSIDERATION: "复议后起诉",
}
