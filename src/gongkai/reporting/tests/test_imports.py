from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from gongkai.annual.formats import FORMATS
from gongkai.annual.report import Narrative, Report
from gongkai.bodies.models import PublicBody, Staff
from gongkai.channels.models import Snapshot
from gongkai.reporting import actions
from gongkai.reporting.actions.importing import is_past
from gongkai.reporting.digest import text_of
from gongkai.reporting.errors import FindingsStand, Overtaken, ReportRefused
from gongkai.reporting.models import AnnualReport
from gongkai.reporting.tests import make
from gongkai.trail.models import Entry

pytestmark = pytest.mark.django_db
LAST = make.YEAR - 1
WORDS = Narrative(
    one="（一）主动公开。（二）依申请公开。（三）政府信息管理。（四）政府信息公开平台建设。（五）监督保障。",
    five="部分栏目更新间隔较长，将建立发布预提醒。",
    six="无其他需要报告的事项。",
)


@pytest.fixture(autouse=True)
def on_20_january(settings: Any) -> None:
    settings.TODAY = date(2025, 1, 20)


@pytest.fixture
def body() -> PublicBody:
    return make.body()


@pytest.fixture
def by(body: PublicBody) -> Staff:
    return make.handler(body)


def earlier(body: PublicBody, year: int = LAST, *, balanced: bool = True) -> Report:
    leaves = {("received", "person"): 3}
    if balanced:
        leaves["carried_out", "person"] = 3
    tables: dict[str, Any] = {
        table.key: table.complete(leaves if table.key == "requests" else {})
        for table in FORMATS["2021"].tables
    }
    return Report(body.code, body.name, year, "2021", narrative=WORDS, **tables)


def taken(body: PublicBody, by: Staff, **given: Any) -> AnnualReport:
    return actions.import_report(
        body=body, report=earlier(body, **given), actor=by, at=make.JANUARY
    )


def enter(staff: Staff) -> Client:
    client = Client()
    client.force_login(
        staff, backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    return client


def test_an_import_without_errors_is_published_and_marked(
    body: PublicBody, by: Staff
) -> None:
    kept = actions.publish_report(report=taken(body, by), actor=by, at=make.JANUARY)

    assert kept.state == "published"
    facts = dict(Snapshot.objects.get(subject=kept.uuid).facts)
    assert facts["来源"] == "往年年报（导入）"
    assert "法定公布期限" not in facts


def test_an_import_with_errors_is_not_published(body: PublicBody, by: Staff) -> None:
    kept = taken(body, by, balanced=False)

    with pytest.raises(FindingsStand, match=r"还有 \d+ 处差错，不能公布") as refused:
        actions.publish_report(report=kept, actor=by, at=make.JANUARY)

    assert refused.value.findings
    kept.refresh_from_db()
    assert kept.state == "frozen"
    assert not Snapshot.objects.exists()


def test_the_page_that_asks_says_how_many_errors_stand(
    body: PublicBody, by: Staff
) -> None:
    kept = taken(body, by, balanced=False)
    address = reverse("reporting:publish", args=[body.code, kept.year])

    page = enter(by).get(address).content.decode()

    assert "处差错，不能公布" in page
    assert "确认公布" not in page


def test_an_import_is_not_published_from_the_first_computed_year_on(
    body: PublicBody, by: Staff
) -> None:
    kept = taken(body, by)
    actions.open_report(body=body, year=LAST - 1, actor=by, at=make.JANUARY)

    with pytest.raises(ReportRefused, match="自2022年度起由台账编制"):
        actions.publish_report(report=kept, actor=by, at=make.JANUARY)


@pytest.mark.parametrize(
    ("today", "past"),
    [
        (date(2025, 1, 20), False),
        (date(2025, 1, 31), False),
        (date(2025, 2, 1), True),
        (date(2024, 12, 31), False),
        (date(2023, 1, 1), False),
    ],
)
def test_a_year_is_past_when_its_report_was_due(
    body: PublicBody, today: date, past: bool
) -> None:
    from gongkai.law.bodykinds import BodyKind

    assert is_past(BodyKind(body.kind), 2024, today) is past


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2999])
def test_a_year_that_is_not_past_is_not_taken_in(
    body: PublicBody, by: Staff, year: int
) -> None:
    client = enter(by)
    content = text_of(earlier(body, year)).encode()

    refused = client.post(
        reverse("reporting:import"), {"file": SimpleUploadedFile("a.json", content)}
    )

    assert refused.status_code == 422
    assert f"{year}年度报告的法定公布期限还没有过" in refused.content.decode()
    assert not AnnualReport.objects.exists()


def test_an_undone_import_is_kept_and_frees_its_year(
    body: PublicBody, by: Staff
) -> None:
    kept = taken(body, by)
    client = enter(by)

    done = client.post(
        reverse("reporting:undo_import", args=[body.code, LAST]),
        {"reason": "导错了文件"},
        follow=True,
    )

    page = done.content.decode()
    assert "已撤销导入2023年度报告" in page
    assert "导错了文件" in page
    assert kept.digest in page
    assert not AnnualReport.objects.exists()
    assert AnnualReport.with_undone.get().frozen == kept.frozen
    assert Entry.objects.filter(kind="report.import_undone").count() == 1
    assert client.get(kept.get_absolute_url()).status_code == 404
    assert taken(body, by).pk != kept.pk


def test_an_undone_import_is_no_measure_of_the_next_year(
    body: PublicBody, by: Staff
) -> None:
    from gongkai.reporting import compute

    kept = taken(body, by)
    assert compute.before(body, make.YEAR)

    actions.undo_import(report=kept, actor=by, reason="错", at=make.JANUARY)

    assert compute.before(body, make.YEAR) is None


def test_an_import_is_undone_once(body: PublicBody, by: Staff) -> None:
    kept = taken(body, by)
    again = AnnualReport.objects.get()
    actions.undo_import(report=kept, actor=by, reason="错", at=make.JANUARY)

    with pytest.raises(Overtaken):
        actions.undo_import(report=again, actor=by, reason="错", at=make.JANUARY)
    with pytest.raises(Overtaken):
        actions.publish_report(report=again, actor=by, at=make.JANUARY)


@pytest.mark.parametrize("reason", ["", " \n "])
def test_an_undoing_without_reason_is_refused(
    body: PublicBody, by: Staff, reason: str
) -> None:
    with pytest.raises(ReportRefused, match="原因"):
        actions.undo_import(report=taken(body, by), actor=by, reason=reason)


def test_a_published_import_is_not_undone(body: PublicBody, by: Staff) -> None:
    kept = actions.publish_report(report=taken(body, by), actor=by, at=make.JANUARY)

    with pytest.raises(ReportRefused, match="已经公布"):
        actions.undo_import(report=kept, actor=by, reason="错")


def test_a_computed_report_is_not_undone(body: PublicBody, by: Staff) -> None:
    report = actions.open_report(body=body, year=2024, actor=by, at=make.JANUARY)

    with pytest.raises(ReportRefused, match="由台账计算"):
        actions.undo_import(report=report, actor=by, reason="错")
    with pytest.raises(IntegrityError), transaction.atomic():
        AnnualReport.objects.filter(pk=report.pk).update(
            undone_at=datetime(2025, 1, 1, tzinfo=UTC), undone_reason="错"
        )
