from datetime import UTC, date, datetime
from typing import Any

import pytest

from gongkai.bodies.models import PublicBody
from gongkai.bodies.roles import Role
from gongkai.channels.queries import download
from gongkai.channels.queries import report as public_report
from gongkai.inforequests.models import InfoRequest
from gongkai.reporting import actions, compute, digest, drift
from gongkai.reporting.errors import FindingsStand, Overtaken, ReportRefused
from gongkai.reporting.models import AnnualReport, Explanation, Signature
from gongkai.reporting.states import ReportState
from gongkai.reporting.tests import make
from gongkai.trail.models import Entry

pytestmark = pytest.mark.django_db
S = ReportState


@pytest.fixture
def body() -> PublicBody:
    return make.body()


def entries(kind: str) -> int:
    return Entry.objects.filter(kind=kind).count()


def test_a_year_walks_from_draft_to_publication(body: PublicBody) -> None:
    report = make.report(body, S.PUBLISHED)

    assert report.stage is S.PUBLISHED
    assert [
        entries(f"report.{each}")
        for each in ("opened", "checked", "signed", "frozen", "published")
    ] == [1, 1, 1, 1, 1]


def test_a_year_is_opened_once(body: PublicBody) -> None:
    report = make.report(body)

    with pytest.raises(Overtaken, match="已经打开"):
        actions.open_report(body=body, year=report.year, actor=make.handler(body))

    assert entries("report.opened") == 1


@pytest.mark.parametrize("year", [0, 1999, 2018, 2020, 10_000])
def test_a_year_that_is_not_computed_is_refused(body: PublicBody, year: int) -> None:
    with pytest.raises(ReportRefused, match=f"报告年度 {year}"):
        actions.open_report(body=body, year=year, actor=make.handler(body))


def test_what_is_signed_is_the_hash_of_what_is_frozen(body: PublicBody) -> None:
    report = make.report(body, S.FROZEN)

    signature = Signature.objects.get(report=report)

    assert signature.digest == report.digest == digest.digest_of(report.frozen)
    assert digest.text_of(compute.report_of(report)) == report.frozen


def test_a_report_is_not_signed_before_it_is_checked(body: PublicBody) -> None:
    report = make.report(body)

    with pytest.raises(ReportRefused, match="不能签发"):
        actions.sign_report(
            report=report, actor=make.leader(body), seen_digest="", at=make.JANUARY
        )


def test_a_report_is_not_checked_before_its_year_is_over(body: PublicBody) -> None:
    report = make.report(body)

    with pytest.raises(ReportRefused, match="尚未结束"):
        actions.check_report(
            report=report,
            actor=make.handler(body),
            at=datetime(2024, 12, 31, 15, 59, tzinfo=UTC),
        )


def test_the_last_minute_of_the_year_is_the_last_in_shanghai(body: PublicBody) -> None:
    report = make.report(body)
    make.check(report, make.handler(body))

    # 16:00 UTC on 31 December is midnight in Shanghai: the year is over.
    actions.reopen_report(report=report, actor=make.leader(body), reason="再看")
    checked = actions.check_report(
        report=report,
        actor=make.handler(body),
        at=datetime(2024, 12, 31, 16, 0, tzinfo=UTC),
    )

    assert checked.stage is S.CHECKED


def test_an_error_forbids_sending_for_signature(body: PublicBody) -> None:
    report = make.report(body)
    _unbalanced_last_year(body)

    with pytest.raises(FindingsStand, match="差错") as refused:
        make.check(report, make.handler(body))

    assert {each.rule for each in refused.value.findings} == {"T3-4"}


def _unbalanced_last_year(body: PublicBody) -> None:
    from gongkai.annual.formats import FORMATS
    from gongkai.annual.report import Report

    leaves = {("received", "person"): 3, ("carried_out", "person"): 3}
    tables: dict[str, Any] = {
        t.key: t.complete(leaves if t.key == "requests" else {})
        for t in FORMATS["2021"].tables
    }
    last = Report(body.code, body.name, make.YEAR - 1, "2021", **tables)
    actions.import_report(body=body, report=last, actor=make.handler(body))


def test_a_warning_needs_a_written_explanation(body: PublicBody) -> None:
    report = make.report(body)
    AnnualReport.objects.filter(pk=report.pk).update(five="无")
    report.refresh_from_db()

    with pytest.raises(FindingsStand, match="说明"):
        actions.check_report(report=report, actor=make.handler(body), at=make.JANUARY)

    assert make.check(report, make.handler(body)).stage is S.CHECKED
    assert Explanation.objects.filter(report=report).exists()


def test_an_explanation_says_something(body: PublicBody) -> None:
    report = make.report(body)

    with pytest.raises(ReportRefused, match="不能为空"):
        actions.explain_finding(
            report=report, actor=make.handler(body), rule="TX-3", message="…", text="  "
        )


def test_who_drafted_does_not_sign(body: PublicBody) -> None:
    report = make.report(body, S.CHECKED)
    drafter = report.drafter
    assert drafter is not None

    with pytest.raises(ReportRefused, match="起草人不能签发"):
        actions.sign_report(
            report=report, actor=drafter, seen_digest=report.digest, at=make.JANUARY
        )

    assert not Signature.objects.exists()
    report.refresh_from_db()
    assert report.stage is S.CHECKED


def test_who_drafted_an_earlier_version_does_not_sign_either(body: PublicBody) -> None:
    report = make.report(body)
    first = report.drafter
    assert first is not None
    actions.save_narrative(
        report=report,
        actor=make.handler(body),
        expected_version=report.version,
        parts={"three": "无"},
    )
    make.check(report, make.handler(body))

    with pytest.raises(ReportRefused, match="起草人不能签发"):
        actions.sign_report(
            report=report, actor=first, seen_digest=report.digest, at=make.JANUARY
        )


def test_the_trail_names_the_parts_that_were_changed_as_the_report_does(
    body: PublicBody,
) -> None:
    report = make.report(body)

    actions.save_narrative(
        report=report,
        actor=make.handler(body),
        expected_version=report.version,
        parts={"five": "培训不够，下一年补课。"},
    )

    told = Entry.objects.filter(kind="report.saved").latest("seq")
    assert told.data["changed"] == "五、存在的主要问题及改进情况"


def test_one_person_under_two_accounts_is_one_person(body: PublicBody) -> None:
    report = make.report(body, S.CHECKED)
    assert report.drafter is not None
    twin = make.leader(body)
    twin.person_key = report.drafter.person_key
    twin.save()

    with pytest.raises(ReportRefused, match="起草人不能签发"):
        actions.sign_report(
            report=report, actor=twin, seen_digest=report.digest, at=make.JANUARY
        )


def test_one_person_signs_with_a_recorded_reason(body: PublicBody) -> None:
    report = make.report(body, S.CHECKED)
    assert report.drafter is not None

    signature = actions.sign_report(
        report=report,
        actor=report.drafter,
        seen_digest=report.digest,
        one_person_reason="街道仅一人负责",
        at=make.JANUARY,
    )

    assert signature.one_person_reason == "街道仅一人负责"
    assert "街道仅一人负责" in Entry.objects.get(kind="report.signed").content


def test_signing_something_else_than_was_seen_is_refused(body: PublicBody) -> None:
    report = make.report(body, S.CHECKED)
    seen = report.digest
    make.info_request(body, decided=date(2024, 3, 20)).save()

    with pytest.raises((Overtaken, FindingsStand)):
        actions.sign_report(
            report=report, actor=make.leader(body), seen_digest=seen, at=make.JANUARY
        )


@pytest.mark.parametrize("state", [S.CHECKED, S.SIGNED])
def test_an_edit_takes_a_sent_report_back_to_drafting(
    body: PublicBody, state: ReportState
) -> None:
    report = make.report(body, state)

    actions.save_narrative(
        report=report,
        actor=make.handler(body),
        expected_version=report.version,
        parts={"six": "改了一个字"},
    )

    assert report.stage is S.DRAFT
    assert report.digest == ""
    with pytest.raises(ReportRefused):
        actions.freeze_report(report=report, actor=make.leader(body))


def test_a_signature_does_not_cover_a_later_version(body: PublicBody) -> None:
    report = make.report(body, S.SIGNED)
    actions.save_narrative(
        report=report,
        actor=make.handler(body),
        expected_version=report.version,
        parts={"four": "无行政复议"},
    )
    make.check(report, make.handler(body))
    actions.sign_report(
        report=report,
        actor=make.leader(body),
        seen_digest=report.digest,
        at=make.JANUARY,
    )

    assert list(report.signatures.values_list("version", flat=True)) == [1, 2]


def test_records_that_change_after_signing_forbid_freezing(body: PublicBody) -> None:
    report = make.report(body, S.SIGNED)
    make.info_request(body, decided=date(2024, 3, 20)).save()

    with pytest.raises(Overtaken, match="签发后台账有变动"):
        actions.freeze_report(report=report, actor=make.leader(body))

    report.refresh_from_db()
    assert report.stage is S.SIGNED


def test_a_sent_report_is_returned_with_a_reason(body: PublicBody) -> None:
    report = make.report(body, S.SIGNED)

    with pytest.raises(ReportRefused, match="原因"):
        actions.reopen_report(report=report, actor=make.leader(body), reason=" ")
    returned = actions.reopen_report(
        report=report, actor=make.leader(body), reason="数字需再核"
    )

    assert returned.stage is S.DRAFT
    assert returned.version == 2


def test_a_closed_year_takes_no_edit(body: PublicBody) -> None:
    report = make.report(body, S.FROZEN)
    before = report.frozen
    by = make.handler(body)

    with pytest.raises(ReportRefused, match="已冻结"):
        actions.save_narrative(
            report=report, actor=by, expected_version=1, parts={"one": "改"}
        )
    with pytest.raises(ReportRefused, match="已冻结"):
        actions.redraft(report=report, actor=by, expected_version=1)
    with pytest.raises(ReportRefused, match="不能退回"):
        actions.reopen_report(report=report, actor=by, reason="改")
    with pytest.raises(ReportRefused, match="已冻结"):
        actions.explain_finding(
            report=report, actor=by, rule="T", message="…", text="补"
        )

    report.refresh_from_db()
    assert report.frozen == before


def test_records_that_change_after_the_close_are_listed_not_applied(
    body: PublicBody,
) -> None:
    report = make.report(body, S.PUBLISHED)
    before = report.frozen
    for day in (1, 2, 3):
        make.info_request(
            body, received=date(2024, 3, day), decided=date(2024, 3, 20)
        ).save()

    listed = {each.place.key: (each.frozen, each.now) for each in drift.of(report)}

    report.refresh_from_db()
    assert report.frozen == before
    assert listed == {
        (row, column): ("0", "3")
        for row in ("received", "granted", "handled")
        for column in ("person", "total")
    }


def test_a_saved_text_is_not_overwritten_by_who_read_an_older_one(
    body: PublicBody,
) -> None:
    report = make.report(body)
    again = AnnualReport.objects.get(pk=report.pk)
    by = make.handler(body)
    actions.save_narrative(
        report=report, actor=by, expected_version=1, parts={"five": "甲的文字"}
    )

    with pytest.raises(Overtaken):
        actions.save_narrative(
            report=again, actor=by, expected_version=1, parts={"five": "乙的文字"}
        )

    again.refresh_from_db()
    assert again.five == "甲的文字"


def test_a_redraft_writes_the_text_in_the_officers_order(body: PublicBody) -> None:
    report = make.report(body)
    order = report.theme_order.split(",")[::-1]

    actions.redraft(
        report=report, actor=make.handler(body), expected_version=1, order=order
    )

    assert report.theme_order == ",".join(order)
    assert report.version == 2


def test_publication_puts_five_files_and_the_data_on_the_portal(
    body: PublicBody,
) -> None:
    report = make.report(body, S.PUBLISHED)

    shown = public_report(body, make.YEAR)

    assert shown is not None
    assert shown.data is not None
    assert shown.data["schema"] == "gongkai.report/1"
    files = [
        download(body, make.YEAR, each) for each in ("html", "docx", "pdf", "xlsx")
    ]
    assert all(file and len(file.content) > 1000 for file in files)
    data = download(body, make.YEAR, "json")
    assert data is not None
    assert digest.digest_of(bytes(data.content).decode()) == report.digest


def test_publication_happens_once(body: PublicBody) -> None:
    report = make.report(body, S.FROZEN)
    again = AnnualReport.objects.get(pk=report.pk)
    by = make.handler(body)
    actions.publish_report(report=report, actor=by, at=make.JANUARY)

    with pytest.raises(Overtaken):
        actions.publish_report(report=again, actor=by, at=make.JANUARY)

    assert entries("report.published") == 1


def test_a_name_in_rare_characters_is_kept(body: PublicBody) -> None:
    report = make.report(body)

    actions.save_narrative(
        report=report,
        actor=make.staff(body, Role.REQUEST_HANDLER),
        expected_version=1,
        parts={"five": "由䶮同志牵头😀"},
    )

    assert AnnualReport.objects.get(pk=report.pk).five == "由䶮同志牵头😀"


def test_a_report_past_its_day_is_found_late_and_may_still_be_signed(
    body: PublicBody,
) -> None:
    from gongkai.reporting import findings

    report = make.report(body)
    february = datetime(2025, 2, 3, 2, tzinfo=UTC)
    found = findings.of(report, compute.report_of(report), on=february.date())

    assert [each.expected for each in found if each.rule == "DL-1"] == ["2025-01-31"]
    assert findings.blocking(found) == ()


def test_the_last_day_itself_is_in_time(body: PublicBody) -> None:
    from gongkai.reporting import findings

    report = make.report(body)
    content = compute.report_of(report)

    for day, late in ((date(2025, 1, 31), False), (date(2025, 2, 1), True)):
        rules = {each.rule for each in findings.of(report, content, on=day)}
        assert ("DL-1" in rules) is late


def test_a_report_published_late_stays_late(body: PublicBody) -> None:
    from gongkai.reporting import findings

    report = make.report(body, S.FROZEN)
    actions.publish_report(
        report=report,
        actor=make.handler(body),
        at=datetime(2025, 1, 31, 16, 0, tzinfo=UTC),
    )

    found = findings.of(report, compute.report_of(report), on=date(2026, 1, 1))

    assert [each.found for each in found if each.rule == "DL-1"] == ["2025-02-01"]


def test_five_hundred_edits_after_the_close_change_no_byte(body: PublicBody) -> None:
    report = make.report(body, S.FROZEN)
    before = report.frozen
    InfoRequest.objects.bulk_create(
        make.info_request(body, decided=date(2024, 3, 20)) for _ in range(500)
    )

    listed = {each.place.key: each.now for each in drift.of(report)}

    report.refresh_from_db()
    assert report.frozen == before
    assert digest.digest_of(report.frozen) == report.digest
    assert listed["received", "person"] == "500"
