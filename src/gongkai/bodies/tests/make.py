"""Builders of a county, its bodies and their staff, through the actions."""

from datetime import date
from itertools import count
from typing import Final

from gongkai.bodies import actions
from gongkai.bodies.models import PublicBody, Staff
from gongkai.bodies.roles import Role

numbers = count(1)
SINCE: Final = date(2019, 5, 15)
PASSWORD: Final = "duanwu-anjuan-7"


def county(code: str = "", name: str = "云岭县人民政府") -> PublicBody:
    """Add a county."""
    return actions.add_body(
        actor=None, code=code or f"county{next(numbers)}", name=name, kind="county"
    )


def body(
    code: str = "",
    name: str = "高屯街道办事处",
    kind: str = "street_office",
    parent: PublicBody | None = None,
) -> PublicBody:
    """Add a body below ``parent``, or below a county of its own."""
    return actions.add_body(
        actor=None,
        code=code or f"body{next(numbers)}",
        name=name,
        kind=kind,
        parent=parent or county(),
    )


def staff(
    *roles: Role,
    body: PublicBody | None = None,
    name: str = "杨某",
    password: str | None = None,
) -> Staff:
    """Add a member of staff to ``body`` (or a body of their own) in ``roles``, held since 2019."""
    place = body or globals()["body"]()
    made = actions.add_staff(
        actor=None,
        body=place,
        username=f"staff{next(numbers)}",
        name=name,
        password=password,
    )
    for role in roles:
        actions.appoint(actor=None, staff=made, body=place, role=role, since=SINCE)
    return made
