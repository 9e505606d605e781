"""The worksheets 机构, 股室 and 人员."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Final

from gongkai.bodies import actions
from gongkai.bodies.actions.organising import CODE, RESERVED
from gongkai.bodies.actions.staffing import USERNAME
from gongkai.bodies.importing import Fault, Field, Plan, Row, register
from gongkai.bodies.models import Appointment, Office, PublicBody, Staff, SteeringSeat
from gongkai.bodies.queries import security_admin_serves
from gongkai.bodies.roles import Role
from gongkai.law.bodykinds import BodyKind

KINDS: Final = {kind.label: str(kind.value) for kind in BodyKind}
ROLES: Final = {role.label: role for role in Role}
SEATS: Final = ("组长", "常务副组长", "副组长", "成员", "办公室主任", "办公室副主任")
DETAILS: Final = ("region", "address", "phone", "office_hours")


class BodySheet:
    """机构: the county's bodies; the county itself may stand here to fill in its address."""

    title = "机构"
    order = 10
    fields = (
        Field(
            "code",
            "机构代码",
            required=True,
            longest=30,
            example="gaotun",
            hint="小写字母、数字和连字符，以字母开头，用作网址",
        ),
        Field("name", "机构名称", required=True, longest=100, example="高屯街道办事处"),
        Field(
            "kind",
            "机构类型",
            required=True,
            choices=tuple(KINDS),
            example="街道办事处",
        ),
        Field("parent", "上级机构代码", longest=30, hint="空着即隶属本县", example=""),
        Field(
            "region",
            "所在地区",
            longest=50,
            hint="有地方性假日的自治州等，如黔东南州",
            example="",
        ),
        Field("address", "办公地址", example="云岭县高屯街道中心路1号"),
        Field("phone", "联系电话", longest=50, example="0855-0000000"),
        Field(
            "office_hours",
            "办公时间",
            longest=100,
            example="工作日8:30-12:00,14:30-17:30",
        ),
    )

    def check(self, rows: Sequence[Row], plan: Plan) -> Iterator[Fault]:
        """Yield malformed, reserved, repeated or foreign codes, and parents that are nowhere."""
        seen: set[str] = set()
        for row in rows:
            if message := _code_fault(row, seen, plan):
                yield Fault(self.title, row.number, "机构代码", message)
            seen.add(row["code"])
            if (KINDS.get(row["kind"]) == "county") != (
                row["code"] == plan.county.code
            ):
                yield Fault(
                    self.title,
                    row.number,
                    "机构类型",
                    f"本县只有一个县级人民政府，代码为{plan.county.code}",
                )
            if row["parent"] and (
                row["parent"] not in plan.codes or row["parent"] == row["code"]
            ):
                yield Fault(
                    self.title,
                    row.number,
                    "上级机构代码",
                    f"没有代码为{row['parent']}的机构",
                )

    def write(self, rows: Sequence[Row], *, actor: Staff, at: datetime | None) -> int:
        """Add the bodies that are new, parents first, and fill in the others' details."""
        county, new = actor.body.county, 0
        waiting = list(rows)
        while waiting:
            row = next(
                (row for row in waiting if _parent_is_there(row, waiting)), waiting[0]
            )
            waiting.remove(row)
            details = {key: row[key] for key in DETAILS if row[key]}
            there = PublicBody.objects.filter(code=row["code"]).first()
            if there is not None:
                actions.change_body(actor=actor, body=there, details=details, at=at)
                continue
            parent = PublicBody.objects.filter(code=row["parent"]).first() or county
            actions.add_body(
                actor=actor,
                code=row["code"],
                name=row["name"],
                kind=KINDS[row["kind"]],
                parent=parent,
                at=at,
                **details,
            )
            new += 1
        return new


def _code_fault(row: Row, seen: set[str], plan: Plan) -> str:
    code = row["code"]
    if not CODE.fullmatch(code) or code in RESERVED:
        return f"“{code}”不合规或为系统保留，应为小写字母、数字和连字符，以字母开头"
    if code in seen:
        return f"{code}在本表中重复"
    taken = PublicBody.objects.filter(code=code).first()
    if taken is not None and taken.county != plan.county:
        return f"{code}已被其他县的机构使用，请换一个"
    return ""


def _parent_is_there(row: Row, waiting: Sequence[Row]) -> bool:
    return row["parent"] not in {other["code"] for other in waiting}


class OfficeSheet:
    """股室: the offices of each body."""

    title = "股室"
    order = 20
    fields = (
        Field("body", "机构代码", required=True, longest=30, example="gaotun"),
        Field("name", "股室名称", required=True, longest=100, example="党政综合办公室"),
    )

    def check(self, rows: Sequence[Row], plan: Plan) -> Iterator[Fault]:
        """Yield offices of bodies that are nowhere."""
        for row in rows:
            if row["body"] not in plan.codes:
                yield Fault(
                    self.title, row.number, "机构代码", f"没有代码为{row['body']}的机构"
                )

    def write(self, rows: Sequence[Row], *, actor: Staff, at: datetime | None) -> int:
        """Add the offices that are new."""
        new = 0
        for row in rows:
            body = PublicBody.objects.get(code=row["body"])
            if not Office.objects.filter(body=body, name=row["name"]).exists():
                actions.add_office(actor=actor, body=body, name=row["name"], at=at)
                new += 1
        return new


class StaffSheet:
    """人员: accounts, with their roles and seats in the steering group."""

    title = "人员"
    order = 30
    fields = (
        Field("body", "机构代码", required=True, longest=30, example="gaotun"),
        Field("office", "股室名称", longest=100, example="党政综合办公室"),
        Field(
            "username",
            "账号",
            required=True,
            longest=40,
            example="yangxm",
            hint="小写字母开头；口令由系统管理员另行签发",
        ),
        Field("name", "姓名", required=True, longest=50, example="杨小明"),
        Field("phone", "办公电话", longest=50, example="0855-0000001"),
        Field(
            "roles",
            "角色",
            example="信息员、公开办经办人",
            hint=f"可填多个，用顿号隔开：{'、'.join(ROLES)}",
        ),
        Field(
            "since",
            "任职日期",
            kind="date",
            example="2024-01-01",
            hint="填了角色就必填：自何日起担任，写作2024-01-31；领导小组职务也从这一天起",
        ),
        Field(
            "seat",
            "领导小组职务",
            choices=SEATS,
            example="成员",
            hint="政务公开领导小组的组内职务，不是成员的空着",
        ),
    )

    def check(self, rows: Sequence[Row], plan: Plan) -> Iterator[Fault]:
        """Yield bad accounts, unknown bodies, offices and roles, and administrators in one person."""
        seen: set[str] = set()
        for row in rows:
            if message := _account_fault(row, seen, plan):
                yield Fault(self.title, row.number, "账号", message)
            seen.add(row["username"])
            if row["body"] not in plan.codes:
                yield Fault(
                    self.title, row.number, "机构代码", f"没有代码为{row['body']}的机构"
                )
            if row["office"] and not _office_is_known(row, plan):
                yield Fault(
                    self.title,
                    row.number,
                    "股室名称",
                    f"{row['body']}没有“{row['office']}”，请先填入“股室”表",
                )
            if message := _roles_fault(row, plan):
                yield Fault(self.title, row.number, "角色", message)
            if row["roles"] and not row["since"]:
                yield Fault(
                    self.title,
                    row.number,
                    "任职日期",
                    "填了角色就要填任职日期，写作2024-01-31",
                )

    def write(self, rows: Sequence[Row], *, actor: Staff, at: datetime | None) -> int:
        """Add the accounts, appointments and seats that are new; return the accounts."""
        return sum(_write_person(row, actor=actor, at=at) for row in rows)


def _account_fault(row: Row, seen: set[str], plan: Plan) -> str:
    username = row["username"]
    if not USERNAME.fullmatch(username):
        return f"“{username}”不合规，应为2至40个小写字母、数字、点、下划线或连字符，并以字母开头"
    if username in seen:
        return f"{username}在本表中重复"
    taken = Staff.objects.filter(username=username).select_related("body").first()
    if taken is not None and taken.body.code != row["body"]:
        return (
            f"{username}已是{taken.body.name}的账号，请换一个"
            if taken.body.county == plan.county
            else f"{username}已被使用，请换一个"
        )
    return ""


def _office_is_known(row: Row, plan: Plan) -> bool:
    listed = any(
        other["body"] == row["body"] and other["name"] == row["office"]
        for other in plan.rows.get("股室", ())
    )
    return (
        listed
        or Office.objects.filter(body__code=row["body"], name=row["office"]).exists()
    )


def _role_names(row: Row) -> list[str]:
    parted = re.split(r"[、，,;；\s]+", row["roles"])
    return [name for name in parted if name]


def _roles_fault(row: Row, plan: Plan) -> str:
    names = _role_names(row)
    if unknown := [name for name in names if name not in ROLES]:
        return f"没有“{unknown[0]}”这一角色，应为{'、'.join(ROLES)}"
    if sum(ROLES[name].is_administrator for name in names) > 1:
        return "系统管理员、安全管理员、审计管理员不得由一人兼任"
    if len({ROLES[name].is_administrator for name in names}) > 1:
        return "管理员不得兼任业务角色，请分为两人填写"
    new = [name for name in names if not _holds(row, ROLES[name])]
    if new and security_admin_serves(plan.county):
        return "本县已有安全管理员，新的角色请由其在“机构与人员”页面授予，此栏请留空"
    return ""


def _holds(row: Row, role: Role) -> bool:
    held = Appointment.objects.filter(
        staff__username=row["username"], body__code=row["body"]
    )
    return held.filter(role=role.value, until__isnull=True).exists()


def _write_person(row: Row, *, actor: Staff, at: datetime | None) -> int:
    body = PublicBody.objects.get(code=row["body"])
    staff = Staff.objects.filter(username=row["username"]).first()
    new = staff is None
    if staff is None:
        office = Office.objects.filter(body=body, name=row["office"]).first()
        staff = actions.add_staff(
            actor=actor,
            body=body,
            username=row["username"],
            name=row["name"],
            office=office,
            phone=row["phone"],
            at=at,
        )
    since = date.fromisoformat(row["since"]) if row["since"] else None
    for name in _role_names(row):
        if not _holds(row, ROLES[name]):
            actions.appoint(
                actor=actor,
                staff=staff,
                body=body,
                role=ROLES[name],
                since=since,
                at=at,
            )
    seated = SteeringSeat.objects.filter(
        body=body, name=row["name"], until__isnull=True
    ).exists()
    if row["seat"] and not seated:
        actions.seat(
            actor=actor,
            body=body,
            name=row["name"],
            seat=row["seat"],
            staff=staff,
            since=since,
            at=at,
        )
    return int(new)


register(BodySheet())
register(OfficeSheet())
register(StaffSheet())
