"""Refusals of the report workbench; each message says what to do instead."""

from collections.abc import Sequence

from gongkai.annual.report import Finding


class ReportRefused(Exception):
    """The action cannot be done now; the message is for the person at the page."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class Overtaken(ReportRefused):
    """Somebody else saved or moved the report after this person opened it."""

    def __init__(
        self, message: str = "本报告刚刚已由他人改动，请核对最新内容后再操作。"
    ) -> None:
        super().__init__(message)


class FindingsStand(ReportRefused):
    """Findings that forbid the step are still there; ``findings`` names them."""

    def __init__(self, message: str, findings: Sequence[Finding]) -> None:
        super().__init__(message)
        self.findings = tuple(findings)
