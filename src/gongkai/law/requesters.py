"""Kinds of requester: the six columns of the requests table."""

from __future__ import annotations

from enum import Enum


class RequesterKind(Enum):
    """Who asks, by the literal column label of the report format (国办公开办函〔2021〕30号).

    >>> RequesterKind.BUSINESS.key, RequesterKind.BUSINESS.label
    ('business', '商业企业')
    """

    label: str

    PERSON = "person", "自然人"
    BUSINESS = "business", "商业企业"
    RESEARCH = "research", "科研机构"
    CHARITY = "charity", "社会公益组织"
    LEGAL_SERVICE = "legal_service", "法律服务机构"
    OTHER = "other", "其他"

    def __new__(cls, value: str, label: str) -> RequesterKind:
        member = object.__new__(cls)
        member._value_ = value
        member.label = label
        return member

    @property
    def key(self) -> str:
        """Return the column key of the report."""
        return str(self.value)
