"""The first act of an installation: making the county and its system administrator."""

import secrets
from datetime import datetime

from django.db import transaction

from gongkai.bodies import firstrun, kinds
from gongkai.bodies.actions.appointing import appoint
from gongkai.bodies.actions.organising import add_body
from gongkai.bodies.actions.staffing import add_staff
from gongkai.bodies.actions.trace import trace
from gongkai.bodies.errors import PeopleRefused
from gongkai.bodies.models import PublicBody, Staff
from gongkai.bodies.roles import Role
from gongkai.trail.models import Head


@transaction.atomic
def found(
    *,
    setup_code: str,
    name: str,
    code: str,
    region: str,
    username: str,
    person: str,
    password: str,
    at: datetime | None = None,
) -> Staff:
    """Make the county and its first system administrator, and return the latter.

    Two at once follow one another on the trail's lock; the second finds a county.

    :raises PeopleRefused: the code is wrong, a county is there, or a value does not do.
    """
    if not secrets.compare_digest(
        setup_code.strip().encode(), firstrun.setup_code().encode()
    ):
        raise PeopleRefused(
            "启用码不对，请在服务器上运行 gongkai doctor 查看后重新输入。", "setup_code"
        )
    Head.objects.select_for_update().get_or_create(id=1)
    if PublicBody.objects.exists():
        raise PeopleRefused("系统已经启用，请直接登录。")
    county = add_body(
        actor=None, code=code, name=name, kind="county", region=region, at=at
    )
    admin = add_staff(
        actor=None,
        body=county,
        username=username,
        name=person,
        password=password,
        at=at,
    )
    appoint(actor=None, staff=admin, body=county, role=Role.SYSTEM_ADMIN, at=at)
    trace(
        kinds.FIRST_RUN,
        actor=admin,
        body=county,
        subject=f"body:{code}",
        at=at,
        name=county.name,
        code=code,
    )
    transaction.on_commit(firstrun.spend)
    return admin
