"""Kinds of public body: what each is to the law."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import NamedTuple

from gongkai.law.dated import Dated
from gongkai.law.errors import BadHistory
from gongkai.law.reportdue import DEPARTMENT_REPORT, GOVERNMENT_REPORT, reports_by


class BodyKind(Enum):
    """What a body is; only a 人民政府 must report on assessment and evaluation.

    Townships and street offices are not named in Art. 49: they report by the
    departments' date (policy ``town_reports_by_january``).

    Source: 《条例》第四十九条、第五十条第（四）项.

    >>> BodyKind.STREET_OFFICE.label, BodyKind.STREET_OFFICE.is_government
    ('街道办事处', False)
    """

    COUNTY = "county"
    COUNTY_DEPARTMENT = "county_department"
    TOWN = "town"
    STREET_OFFICE = "street_office"

    @property
    def label(self) -> str:
        """Return the kind in Chinese."""
        return _RULES[self].label

    @property
    def is_government(self) -> bool:
        """Return whether the body is a 人民政府."""
        return _RULES[self].is_government

    def reports_by(self, year: int) -> date:
        """Return the last day for this body's report on ``year`` (《条例》第四十九条)."""
        return reports_by(year, _RULES[self].deadline)

    @classmethod
    def from_key(cls, key: object) -> BodyKind:
        """Return the kind whose value is ``key``.

        :raises BadHistory: there is none.
        """
        for kind in cls:
            if kind.value == key:
                return kind
        known = "、".join(kind.value for kind in cls)
        raise BadHistory("机关类型 body_kind", key, f"请填写 {known} 之一")


class _Rule(NamedTuple):
    label: str
    is_government: bool
    deadline: Dated[tuple[int, int]]


_RULES = {
    BodyKind.COUNTY: _Rule("县（区、市）人民政府", True, GOVERNMENT_REPORT),
    BodyKind.COUNTY_DEPARTMENT: _Rule("县级人民政府部门", False, DEPARTMENT_REPORT),
    BodyKind.TOWN: _Rule("乡（镇）人民政府", True, DEPARTMENT_REPORT),
    BodyKind.STREET_OFFICE: _Rule("街道办事处", False, DEPARTMENT_REPORT),
}
