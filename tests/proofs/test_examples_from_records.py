"""The examples of law.md §11 that need records: T22, T32 and T36."""

import json
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest
from tests.proofs.console import Console

from gongkai.annual.files import json as report_json
from gongkai.bodies.actions.organising import add_body
from gongkai.bodies.actions.staffing import add_staff
from gongkai.bodies.models import PublicBody, Staff
from gongkai.catalogue.actions import record_charge
from gongkai.inforequests import actions
from gongkai.law.freshness import Interval, is_stale
from gongkai.law.intake import IntakeRoute
from gongkai.law.requesters import RequesterKind
from gongkai.reporting.compute import compute

CHINA = timezone(timedelta(hours=8))
LATER = datetime(2026, 3, 2, 9, tzinfo=CHINA)


def department() -> tuple[PublicBody, Staff]:
    county = add_body(actor=None, code="example", name="范例县人民政府", kind="county")
    body = add_body(
        actor=None,
        code="example-ju",
        name="范例县某局",
        kind="county_department",
        parent=county,
    )
    return body, add_staff(actor=None, body=body, username="example", name="经办人")


@pytest.mark.django_db
def test_t22_a_request_of_the_last_day_is_carried_into_the_year_of_its_reply() -> None:
    body, actor = department()
    made = actions.receive(
        body=body,
        actor=actor,
        route=IntakeRoute.ONLINE,
        submitted_at=datetime(2025, 12, 31, 23, 59, tzinfo=CHINA),
        requester_kind=RequesterKind.PERSON,
        requester_name="钟䶮",
        contact="某路一号",
        subject="某项目批复",
        at=LATER,
    )
    made = actions.confirm(
        info_request=made, on=date(2025, 12, 31), actor=actor, expected_seq=1, at=LATER
    )
    assert made.due_on == date(2026, 1, 29)

    actions.advance(
        info_request=made,
        step="reply",
        on=date(2026, 1, 20),
        actor=actor,
        expected_seq=2,
        route="post",
        outcome="granted",
        at=LATER,
    )

    before, after = (compute(body, year).requests or {} for year in (2025, 2026))
    ends = {
        row: (before[row, "total"].value, after[row, "total"].value)
        for row in ("received", "carried_in", "granted", "handled", "carried_out")
    }
    assert ends == {
        "received": (1, 0),
        "carried_in": (0, 1),
        "granted": (0, 1),
        "handled": (0, 1),
        "carried_out": (1, 0),
    }


def test_t32_news_goes_stale_in_natural_days() -> None:
    last = date(2026, 2, 13)

    assert is_stale(last, on=date(2026, 2, 28), interval=Interval.TWO_WEEKS)
    assert not is_stale(last, on=date(2026, 2, 27), interval=Interval.TWO_WEEKS)


@pytest.mark.django_db
def test_t36_four_hundred_yuan_are_four_hundredths_of_ten_thousand(
    console: Console, tmp_path: Path
) -> None:
    body, actor = department()
    for number in range(4):
        record_charge(
            actor=actor,
            body=body,
            on=date(2025, 5, 6),
            item="政府信息公开信息处理费",
            yuan=Decimal(100),
            receipt_number=f"P-{number}",
            at=LATER,
        )

    ran = console.run(
        *(
            "report",
            "make",
            "--body",
            body.code,
            "--year",
            "2025",
            "--to",
            str(tmp_path),
        ),
        *("--format", "json"),
    )

    assert ran.status == 0, ran.err
    written = Path(ran.out.strip()).read_bytes()
    rows = {
        row["key"]: row for row in json.loads(written)["tables"]["proactive"]["rows"]
    }
    assert [cell["value"] for cell in rows["charge"]["cells"]] == ["0.04"]
    read = report_json.read(written).proactive
    assert read
    assert read["charge", "amount"].value == Decimal("0.04")
