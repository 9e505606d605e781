"""Which role may do what: one table, from which the reference page is written."""

from collections.abc import Mapping
from enum import StrEnum

from gongkai.bodies.roles import Role


class Permission(StrEnum):
    """A right that a route or an action asks for."""

    VIEW_DESK = "view_desk"
    VIEW_PEOPLE = "view_people"
    EDIT_ITEM = "edit_item"
    PUBLISH_ITEM = "publish_item"
    RECORD_DECISION = "record_decision"
    REGISTER_REQUEST = "register_request"
    HANDLE_REQUEST = "handle_request"
    DECIDE_REQUEST = "decide_request"
    RECORD_DISPUTE = "record_dispute"
    DRAFT_REPORT = "draft_report"
    SIGN_REPORT = "sign_report"
    PUBLISH_REPORT = "publish_report"
    SUPERVISE = "supervise"
    MANAGE_PEOPLE = "manage_people"
    IMPORT_DATA = "import_data"
    APPOINT = "appoint"
    UNLOCK = "unlock"
    READ_TRAIL = "read_trail"

    @property
    def label(self) -> str:
        """The right in Chinese."""
        return LABELS[self]


LABELS: Mapping[Permission, str] = {
    Permission.VIEW_DESK: "查看工作台",
    Permission.VIEW_PEOPLE: "查看机构与人员",
    Permission.EDIT_ITEM: "编辑公开信息",
    Permission.PUBLISH_ITEM: "发布与撤下公开信息",
    Permission.RECORD_DECISION: "登记许可、处罚、强制与收费",
    Permission.REGISTER_REQUEST: "登记申请",
    Permission.HANDLE_REQUEST: "办理申请",
    Permission.DECIDE_REQUEST: "作出答复决定",
    Permission.RECORD_DISPUTE: "登记复议与诉讼",
    Permission.DRAFT_REPORT: "起草年度报告",
    Permission.SIGN_REPORT: "签发年度报告",
    Permission.PUBLISH_REPORT: "发布年度报告",
    Permission.SUPERVISE: "督促检查所辖机关",
    Permission.MANAGE_PEOPLE: "管理机构与人员",
    Permission.IMPORT_DATA: "导入基础数据",
    Permission.APPOINT: "授予与终止角色",
    Permission.UNLOCK: "解除账号锁定",
    Permission.READ_TRAIL: "查阅操作留痕",
}

READING = frozenset(
    {
        Permission.VIEW_DESK,
        Permission.VIEW_PEOPLE,
        Permission.SUPERVISE,
        Permission.READ_TRAIL,
        Permission.UNLOCK,
    }
)
EVERYWHERE = frozenset({Permission.UNLOCK})
"""Rights that are used at every body where they are held, whichever is worked for."""

GRANTS: Mapping[Role, frozenset[Permission]] = {
    Role.INFORMATION_OFFICER: frozenset(
        {
            Permission.VIEW_DESK,
            Permission.VIEW_PEOPLE,
            Permission.EDIT_ITEM,
            Permission.RECORD_DECISION,
            Permission.REGISTER_REQUEST,
            Permission.DRAFT_REPORT,
        }
    ),
    Role.REVIEWER: frozenset(
        {
            Permission.VIEW_DESK,
            Permission.VIEW_PEOPLE,
            Permission.EDIT_ITEM,
            Permission.PUBLISH_ITEM,
        }
    ),
    Role.LEAD_OFFICIAL: frozenset(
        {
            Permission.VIEW_DESK,
            Permission.VIEW_PEOPLE,
            Permission.PUBLISH_ITEM,
            Permission.DECIDE_REQUEST,
            Permission.SIGN_REPORT,
        }
    ),
    Role.REQUEST_HANDLER: frozenset(
        {
            Permission.VIEW_DESK,
            Permission.VIEW_PEOPLE,
            Permission.EDIT_ITEM,
            Permission.PUBLISH_ITEM,
            Permission.RECORD_DECISION,
            Permission.REGISTER_REQUEST,
            Permission.HANDLE_REQUEST,
            Permission.DECIDE_REQUEST,
            Permission.RECORD_DISPUTE,
            Permission.DRAFT_REPORT,
            Permission.PUBLISH_REPORT,
        }
    ),
    Role.HOTLINE_CLERK: frozenset(
        {Permission.VIEW_DESK, Permission.VIEW_PEOPLE, Permission.REGISTER_REQUEST}
    ),
    Role.COUNTY_SUPERVISOR: frozenset(
        {Permission.VIEW_DESK, Permission.VIEW_PEOPLE, Permission.SUPERVISE}
    ),
    Role.SYSTEM_ADMIN: frozenset(
        {Permission.VIEW_PEOPLE, Permission.MANAGE_PEOPLE, Permission.IMPORT_DATA}
    ),
    Role.SECURITY_ADMIN: frozenset(
        {Permission.VIEW_PEOPLE, Permission.APPOINT, Permission.UNLOCK}
    ),
    Role.AUDIT_ADMIN: frozenset({Permission.VIEW_PEOPLE, Permission.READ_TRAIL}),
}


def roles_with(permission: Permission) -> tuple[Role, ...]:
    """Return the roles that hold ``permission``, in the order they are declared."""
    return tuple(role for role in Role if permission in GRANTS[role])
