"""Kinds of requester: the six columns of the requests table."""

from __future__ import annotations

from enum import Enum


class RequesterKind(Enum):
    """Who asks, by the literal column label of the report format (国办公开办函〔2021〕30号).

    >>> RequesterKind.BUSINESS.key, RequesterKind.BUSINESS.label
    ('business', '商业企业')
    """

    PERSON = "person"
    BUSINESS = "business"
    RESEARCH = "research"
    CHARITY = "charity"
    LEGAL_SERVICE = "legal_service"
    OTHER = "other"

    @property
    def key(self) -> str:
        """Return the column key of the report."""
        return str(self.value)

    @property
    def label(self) -> str:
        """Return the literal column label of the report."""
        return _LABELS[self]


_LABELS = {
    RequesterKind.PERSON: "自然人",
    RequesterKind.BUSINESS: "商业企业",
    RequesterKind.RESEARCH: "科研机构",
    RequesterKind.CHARITY: "社会公益组织",
    RequesterKind.LEGAL_SERVICE: "法律服务机构",
    RequesterKind.OTHER: "其他",
}
