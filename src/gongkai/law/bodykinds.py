"""Kinds of public body: what each is to the law."""

from __future__ import annotations

from datetime import date
from enum import Enum

from gongkai.law.dated import Dated
from gongkai.law.errors import BadHistory
from gongkai.law.reportdue import DEPARTMENT_REPORT, GOVERNMENT_REPORT, reports_by


class BodyKind(Enum):
    """What a body is; only 人民政府 must report on assessment and evaluation (《条例》第五十条第（四）项).

    Townships and street offices are not named in Art. 49: they report by the
    departments' date (policy ``town_reports_by_january``).

    >>> BodyKind.STREET_OFFICE.label, BodyKind.STREET_OFFICE.is_government
    ('街道办事处', False)
    """

    label: str
    is_government: bool
    deadline: Dated[tuple[int, int]]

    COUNTY = "county", "县（区、市）人民政府", True, GOVERNMENT_REPORT
    COUNTY_DEPARTMENT = (
        "county_department",
        "县级人民政府部门",
        False,
        DEPARTMENT_REPORT,
    )
    TOWN = "town", "乡（镇）人民政府", True, DEPARTMENT_REPORT
    STREET_OFFICE = "street_office", "街道办事处", False, DEPARTMENT_REPORT

    def __new__(
        cls,
        value: str,
        label: str,
        is_government: bool,
        deadline: Dated[tuple[int, int]],
    ) -> BodyKind:
        member = object.__new__(cls)
        member._value_ = value
        member.label = label
        member.is_government = is_government
        member.deadline = deadline
        return member

    def reports_by(self, year: int) -> date:
        """Return the last day for this body's report on ``year`` (《条例》第四十九条)."""
        return reports_by(year, self.deadline)

    @classmethod
    def from_key(cls, key: object) -> BodyKind:
        """Return the kind whose value is ``key``.

        :raises BadHistory: there is none.
        """
        for kind in cls:
            if kind.value == key:
                return kind
        raise BadHistory(
            "机关类型 body_kind",
            key,
            f"请填写 {'、'.join(str(kind.value) for kind in cls)} 之一",
        )
