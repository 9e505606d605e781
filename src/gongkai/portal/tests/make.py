"""Builders of what the portal shows, through the actions."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

from gongkai.annual.cells import Cell
from gongkai.annual.formats import format_for
from gongkai.annual.report import Narrative, Report
from gongkai.bodies.models import PublicBody
from gongkai.bodies.tests import make as bodies
from gongkai.catalogue.tests import make as catalogue
from gongkai.channels import actions
from gongkai.channels.base import Piece
from gongkai.channels.models import REPORT, Snapshot


def gaotun() -> PublicBody:
    """Add 高屯街道办事处 below 云岭县."""
    return bodies.body("gaotun", parent=bodies.county("yunling"))


def facts(
    body: PublicBody, year: int = 2024, *, received: int = 0, charge: str = "0"
) -> Report:
    """Return a report whose every figure is zero but those given."""
    form = format_for(year)
    zero = Cell.printed(0)
    requests = dict.fromkeys(form.requests.places, zero)
    for row, column in (
        ("received", "person"),
        ("received", "total"),
        ("carried_out", "person"),
        ("carried_out", "total"),
    ):
        requests[row, column] = Cell.printed(received)
    proactive = dict.fromkeys(form.proactive.places, zero)
    proactive["charge", "amount"] = Cell.printed(Decimal(charge))
    disputes = dict.fromkeys(form.disputes.places, zero)
    words = Narrative(
        one="（一）主动公开。发布信息108条。",
        five="主要问题：更新不够及时。",
        six="未收取信息处理费。",
    )
    return Report(
        body.code, body.name, year, form.key, proactive, requests, disputes, words
    )


def report(body: PublicBody, year: int = 2024, **figures: int | str) -> Snapshot:
    """Put a report on the portal with two files."""
    whole = facts(body, year, **figures)  # type: ignore[arg-type]
    piece = Piece(
        subject=uuid4(),
        kind=REPORT,
        title=f"{body.name}{year}年政府信息公开工作年度报告",
        year=year,
        data=whole.to_json(),
        facts=(("发布机构", body.name),),
        files={"docx": b"PK-docx", "json": b"{}"},
    )
    return actions.show(
        body=body, piece=piece, actor=None, at=catalogue.moment(date(year + 1, 1, 20))
    )
