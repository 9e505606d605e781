"""What the terminal says when the demonstration is open: where to look and how to enter."""

from collections.abc import Iterator

from django.conf import settings

from gongkai.bodies.models import Appointment
from gongkai.bodies.roles import Role
from gongkai.config.demo.load import kept_password


def welcome(address: str) -> Iterator[str]:
    """Yield the lines that tell a newcomer where to go and as whom."""
    yield ""
    yield "gongkai 演示已就绪（人物、机关均为虚构；公开数字同高屯街道2024年度报告）"
    yield f"  演示日期    {settings.TODAY}"
    yield f"  门户网站    {address}/"
    yield f"  年度报告    {address}/yunling/gaotun/report/2024/"
    yield f"  工作台      {address}/desk/"
    yield ""
    yield f"  登录 {address}/accounts/login/ ，口令都是  {kept_password()}"
    for body, role, username, name in entrances():
        yield f"    {username:<16} {name}　{role}（{body}）"
    yield ""
    yield "  按 Ctrl+C 结束；删除 var/demo 可恢复最初的样子。"


def entrances() -> list[tuple[str, str, str, str]]:
    """Return one person for each role at each body: body, role, username, name."""
    seen: dict[tuple[str, str], tuple[str, str, str, str]] = {}
    rows = Appointment.objects.select_related("staff", "body").order_by(
        "body__parent_id", "body_id", "pk"
    )
    for row in rows:
        key = (row.body.code, row.role)
        seen.setdefault(
            key,
            (row.body.name, Role(row.role).label, row.staff.username, row.staff.name),
        )
    return list(seen.values())
