"""The states of a report's year and where its numbers come from."""

from enum import StrEnum


class ReportState(StrEnum):
    """How far a body's report for a year has come, in order."""

    DRAFT = "draft"
    CHECKED = "checked"
    SIGNED = "signed"
    FROZEN = "frozen"
    PUBLISHED = "published"

    @property
    def label(self) -> str:
        """Return the Chinese name, which says who acts next."""
        return _LABELS[self]

    @property
    def is_closed(self) -> bool:
        """Return whether the year is closed: tables and text never change again.

        >>> ReportState.SIGNED.is_closed, ReportState.FROZEN.is_closed
        (False, True)
        """
        return self in CLOSED


_LABELS = {
    ReportState.DRAFT: "起草中，待经办人核对",
    ReportState.CHECKED: "已核对，待分管领导签发",
    ReportState.SIGNED: "已签发，待冻结",
    ReportState.FROZEN: "已冻结，待公布",
    ReportState.PUBLISHED: "已公布",
}
OPEN = (ReportState.DRAFT, ReportState.CHECKED, ReportState.SIGNED)
CLOSED = (ReportState.FROZEN, ReportState.PUBLISHED)


class Origin(StrEnum):
    """Where a report's tables come from."""

    COMPUTED = "computed"
    IMPORTED = "imported"

    @property
    def label(self) -> str:
        """Return the Chinese name."""
        return "由台账计算" if self is Origin.COMPUTED else "往年年报（导入）"
