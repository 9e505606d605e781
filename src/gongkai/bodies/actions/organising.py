"""Making bodies and offices."""

import re
from datetime import datetime
from typing import Final

from django.db import IntegrityError, transaction

from gongkai.bodies import kinds
from gongkai.bodies.actions.trace import trace
from gongkai.bodies.errors import PeopleRefused
from gongkai.bodies.models import Office, PublicBody, Staff
from gongkai.law.bodykinds import BodyKind

CODE: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
# The first part of a portal address is a body's code, so it may not be one of our own.
RESERVED: Final = frozenset(
    {
        "accounts",
        "admin",
        "api",
        "desk",
        "feeds",
        "files",
        "healthz",
        "media",
        "readyz",
        "report",
        "reports",
        "search",
        "setup",
        "sitemap",
        "static",
        "view",
    }
)
DETAILS: Final = {
    "name": "机构名称",
    "region": "所在地区",
    "address": "办公地址",
    "phone": "联系电话",
    "office_hours": "办公时间",
}


@transaction.atomic
def add_body(
    *,
    actor: Staff | None,
    code: str,
    name: str,
    kind: str,
    parent: PublicBody | None = None,
    region: str = "",
    address: str = "",
    phone: str = "",
    office_hours: str = "",
    at: datetime | None = None,
) -> PublicBody:
    """Add a body to the tree and return it.

    :raises PeopleRefused: the code is malformed, reserved or taken, or the kind and the parent do not fit.
    """
    _check_code(code)
    if not name.strip():
        raise PeopleRefused("机构名称为空，请填写机构全称。", "name")
    if kind not in {each.value for each in BodyKind}:
        raise PeopleRefused(f"没有“{kind}”这一机构类型，请从列表中选择。", "kind")
    if (kind == "county") != (parent is None):
        raise PeopleRefused(
            "县级人民政府没有上级机关，其他机构必须选择所属的县或上级机关。", "parent"
        )
    try:
        with transaction.atomic():
            body = PublicBody.objects.create(
                code=code,
                name=name.strip(),
                kind=kind,
                parent=parent,
                region=region,
                address=address,
                phone=phone,
                office_hours=office_hours,
            )
    except IntegrityError as error:
        raise PeopleRefused(f"机构代码{code}已被使用，请换一个。", "code") from error
    trace(
        kinds.BODY_ADDED,
        actor=actor,
        body=body,
        subject=f"body:{code}",
        at=at,
        name=name,
        code=code,
    )
    return body


def _check_code(code: str) -> None:
    if not CODE.fullmatch(code) or len(code) > 30:
        raise PeopleRefused(
            f"机构代码“{code[:40]}”不合规，应为30个以内的小写字母、数字和连字符，并以字母开头，如 yunling-zrzy。",
            "code",
        )
    if code in RESERVED:
        raise PeopleRefused(f"机构代码{code}为系统保留，请换一个。", "code")


@transaction.atomic
def change_body(
    *,
    actor: Staff | None,
    body: PublicBody,
    details: dict[str, str],
    at: datetime | None = None,
) -> PublicBody:
    """Change the name or the contact details of ``body``; unchanged values leave no entry.

    :raises PeopleRefused: the name would be empty.
    """
    changed = {
        key: value
        for key, value in details.items()
        if key in DETAILS and getattr(body, key) != value
    }
    if not changed:
        return body
    if not changed.get("name", body.name).strip():
        raise PeopleRefused("机构名称为空，请填写机构全称。", "name")
    PublicBody.objects.filter(pk=body.pk).update(**changed)
    body.refresh_from_db()
    fields = "、".join(DETAILS[key] for key in changed)
    trace(
        kinds.BODY_CHANGED,
        actor=actor,
        body=body,
        subject=f"body:{body.code}",
        at=at,
        name=body.name,
        fields=fields,
    )
    return body


@transaction.atomic
def add_office(
    *, actor: Staff | None, body: PublicBody, name: str, at: datetime | None = None
) -> Office:
    """Add an office to ``body`` and return it.

    :raises PeopleRefused: the name is empty, or the body has such an office.
    """
    name = name.strip()
    if not name:
        raise PeopleRefused("股室名称为空，请填写。", "name")
    try:
        with transaction.atomic():
            office = Office.objects.create(body=body, name=name)
    except IntegrityError as error:
        raise PeopleRefused(
            f"{body.name}已有“{name}”，不必重复添加。", "name"
        ) from error
    trace(
        kinds.OFFICE_ADDED,
        actor=actor,
        body=body,
        subject=f"office:{office.uuid}",
        at=at,
        body_name=body.name,
        name=name,
    )
    return office
