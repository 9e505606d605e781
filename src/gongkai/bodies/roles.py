"""The roles in which staff act for a body."""

from enum import StrEnum


class Role(StrEnum):
    """A role; its value is stored, its label shown."""

    INFORMATION_OFFICER = "information_officer"
    REVIEWER = "reviewer"
    LEAD_OFFICIAL = "lead_official"
    REQUEST_HANDLER = "request_handler"
    HOTLINE_CLERK = "hotline_clerk"
    COUNTY_SUPERVISOR = "county_supervisor"
    SYSTEM_ADMIN = "system_admin"
    SECURITY_ADMIN = "security_admin"
    AUDIT_ADMIN = "audit_admin"

    @property
    def label(self) -> str:
        """The role's Chinese name."""
        return LABELS[self]

    @property
    def is_administrator(self) -> bool:
        """Whether no one else's administrator role may be held beside it (三权分立)."""
        return self in ADMINISTRATORS

    @property
    def reaches_down(self) -> bool:
        """Whether the role holds for the bodies below the one it was given at."""
        return self in ADMINISTRATORS or self is Role.COUNTY_SUPERVISOR


LABELS = {
    Role.INFORMATION_OFFICER: "信息员",
    Role.REVIEWER: "审核人",
    Role.LEAD_OFFICIAL: "分管领导",
    Role.REQUEST_HANDLER: "公开办经办人",
    Role.HOTLINE_CLERK: "12345专员",
    Role.COUNTY_SUPERVISOR: "县级主管",
    Role.SYSTEM_ADMIN: "系统管理员",
    Role.SECURITY_ADMIN: "安全管理员",
    Role.AUDIT_ADMIN: "审计管理员",
}

ADMINISTRATORS = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
