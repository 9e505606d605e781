"""How a reply is served, and which day decides whether it was in time (235号)."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from gongkai.law.sources import SERVICE_OPINION, Cite


class ServiceRoute(Enum):
    """The ways to serve a reply.

    By post the day of posting decides; by hand the day the requester signs. Electronic
    service is not in the opinion: the day shown as delivered decides, by policy
    ``electronic_service_day``.

    >>> ServiceRoute.POST.label, ServiceRoute.POST.decisive
    ('邮寄', 'posted_on')
    """

    POST = "post"
    HAND = "hand"
    ELECTRONIC = "electronic"

    @property
    def label(self) -> str:
        """Return the route in Chinese."""
        return _RULES[self].label

    @property
    def decisive(self) -> str:
        """Return the name of the day that decides: ``posted_on`` or ``served_on``."""
        return _RULES[self].decisive

    @property
    def source(self) -> Cite:
        """Return the rule that says so."""
        return SERVICE_OPINION[_RULES[self].label]


class _Rule(NamedTuple):
    label: str
    decisive: str


_RULES = {
    ServiceRoute.POST: _Rule("邮寄", "posted_on"),
    ServiceRoute.HAND: _Rule("直接送达", "served_on"),
    ServiceRoute.ELECTRONIC: _Rule("电子送达", "served_on"),
}
