from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from gongkai.bodies.tests import make as bodies
from gongkai.channels import actions, queries
from gongkai.channels.addresses import item_path
from gongkai.channels.errors import NotShown
from gongkai.channels.models import REPORT, Snapshot
from gongkai.channels.tests import make
from gongkai.trail.models import Entry

pytestmark = pytest.mark.django_db
MONDAY = datetime(2024, 3, 4, 9, 0, tzinfo=UTC)
TUESDAY = datetime(2024, 3, 5, 9, 0, tzinfo=UTC)


def test_what_is_shown_is_public_with_an_entry_in_the_trail() -> None:
    shown = make.snapshot(html="<p>正文</p>", facts=(("索引号", "gaotun/2024-00001"),))

    assert list(queries.live()) == [shown]
    assert (shown.version, shown.text, shown.summary) == (1, "正文", "正文")
    assert Entry.objects.get(kind="channels.shown").body == shown.body.code


def test_a_new_version_takes_the_place_of_the_old_one_and_keeps_the_first_day() -> None:
    first = make.snapshot(at=MONDAY)

    second = actions.show(
        body=first.body,
        piece=make.piece("街道召开例会（更正）", subject=first.subject),
        actor=None,
        at=TUESDAY,
    )

    assert list(queries.live()) == [second]
    assert (second.version, second.published_at, second.shown_at) == (
        2,
        MONDAY,
        TUESDAY,
    )
    first.refresh_from_db()
    assert (first.title, first.superseded_at) == ("街道召开例会", TUESDAY)


def test_showing_the_same_again_makes_no_new_version() -> None:
    first = make.snapshot(html="<p>正文</p>")

    again = actions.show(
        body=first.body,
        piece=make.piece(subject=first.subject, html="<p>正文</p>"),
        actor=None,
    )

    assert again == first
    assert Snapshot.objects.count() == 1


def test_what_is_withdrawn_is_kept_with_its_reason_but_not_public() -> None:
    shown = make.snapshot()

    actions.withdraw(subject=shown.subject, reason="内容有误", actor=None, at=TUESDAY)

    assert not queries.live().exists()
    assert Snapshot.objects.get().withdrawn_reason == "内容有误"


def test_what_was_withdrawn_may_be_shown_again_as_a_further_version() -> None:
    shown = make.snapshot()
    actions.withdraw(subject=shown.subject, reason="内容有误", actor=None)

    again = actions.show(
        body=shown.body, piece=make.piece(subject=shown.subject), actor=None
    )

    assert again.version == 2
    assert list(queries.live()) == [again]


def test_withdrawing_twice_or_without_a_reason_is_refused() -> None:
    shown = make.snapshot()

    with pytest.raises(NotShown, match="原因"):
        actions.withdraw(subject=shown.subject, reason="  ", actor=None)
    actions.withdraw(subject=shown.subject, reason="内容有误", actor=None)
    with pytest.raises(NotShown, match="无需撤下"):
        actions.withdraw(subject=shown.subject, reason="内容有误", actor=None)
    with pytest.raises(NotShown, match="无需撤下"):
        actions.withdraw(subject=uuid4(), reason="内容有误", actor=None)


def test_a_piece_without_a_title_is_refused() -> None:
    with pytest.raises(NotShown, match="标题为空"):
        make.snapshot(title=" \u200b ")


def test_only_one_report_a_year_is_public() -> None:
    body = bodies.body()
    make.snapshot(body, kind=REPORT, year=2024, title="2024年报告")

    with pytest.raises(NotShown, match="同一年度"):
        make.snapshot(body, kind=REPORT, year=2024, title="另一份2024年报告")
    make.snapshot(body, kind=REPORT, year=2023, title="2023年报告")

    assert queries.live().count() == 2


def test_two_newest_versions_cannot_stand_beside_each_other() -> None:
    shown = make.snapshot()
    shown.pk, shown.version = None, 2
    shown.uuid = uuid4()

    with pytest.raises(IntegrityError), transaction.atomic():
        shown.save()


def test_files_go_out_and_come_down_with_their_report() -> None:
    body = bodies.body()
    shown = make.snapshot(
        body, kind=REPORT, year=2024, title="2024年报告", files={"docx": b"PK"}
    )

    found = queries.download(body, 2024, "docx")
    actions.withdraw(subject=shown.subject, reason="内容有误", actor=None)

    assert found
    assert bytes(found.content) == b"PK"
    assert shown.files == [{"format": "docx", "size": 2, "digest": found.digest}]
    assert queries.download(body, 2024, "docx") is None
    assert queries.download(body, 2024, "pdf") is None


def test_the_year_of_a_snapshot_is_that_of_its_day_in_shanghai() -> None:
    new_year = datetime(2024, 12, 31, 16, 30, tzinfo=UTC)

    assert make.snapshot(at=new_year).year == 2025


def test_an_address_names_county_body_and_record() -> None:
    body = bodies.body("gaotun", parent=bodies.county("yunling"))
    subject = uuid4()

    assert item_path(body, subject) == f"/yunling/gaotun/item/{subject}/"
