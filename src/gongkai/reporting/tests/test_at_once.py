"""Two people act at once: one of them did it, and the other is told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from gongkai.reporting import actions
from gongkai.reporting.errors import ReportRefused
from gongkai.reporting.models import AnnualReport, Signature
from gongkai.reporting.states import ReportState
from gongkai.reporting.tests import make
from gongkai.trail import queries as trail
from gongkai.trail.models import Entry

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 4
S = ReportState


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Run ``acts`` in threads that start together; return how each ended."""
    barrier = Barrier(len(acts))

    def one(act: Callable[[], object]) -> str:
        try:
            barrier.wait(timeout=20)
            act()
        except ReportRefused:
            return "refused"
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(one, acts))


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_two_people_sign_at_once_and_one_signature_stands(round_: int) -> None:
    body = make.body()
    report = make.report(body, S.CHECKED)
    leaders = [make.leader(body), make.leader(body), make.leader(body)]

    def sign(leader: int) -> Callable[[], object]:
        mine = AnnualReport.objects.get(pk=report.pk)
        return lambda: actions.sign_report(
            report=mine,
            actor=leaders[leader],
            seen_digest=report.digest,
            at=make.JANUARY,
        )

    ended = at_once(sign(0), sign(1), sign(2))

    assert ended == ["done", "refused", "refused"]
    assert Signature.objects.filter(report=report).count() == 1
    assert Entry.objects.filter(kind="report.signed").count() == 1
    assert trail.verify().intact


def test_one_signs_while_the_other_edits_and_the_signature_is_for_what_was_seen() -> (
    None
):
    body = make.body()
    report = make.report(body, S.CHECKED)
    signer, editor = make.leader(body), make.handler(body)
    to_sign, to_edit = (AnnualReport.objects.get(pk=report.pk) for _ in range(2))

    at_once(
        lambda: actions.sign_report(
            report=to_sign, actor=signer, seen_digest=report.digest, at=make.JANUARY
        ),
        lambda: actions.save_narrative(
            report=to_edit, actor=editor, expected_version=1, parts={"six": "改"}
        ),
    )

    report.refresh_from_db()
    current = Signature.objects.filter(report=report, version=report.version)
    assert report.six == "改"
    assert report.stage is S.DRAFT
    assert not current.exists()


def test_two_people_publish_at_once_and_it_is_public_once() -> None:
    body = make.body()
    report = make.report(body, S.FROZEN)
    by = make.handler(body)
    both = [AnnualReport.objects.get(pk=report.pk) for _ in range(2)]

    ended = at_once(
        *(
            lambda mine=mine: actions.publish_report(
                report=mine, actor=by, at=make.JANUARY
            )
            for mine in both
        )
    )

    assert ended == ["done", "refused"]
    assert Entry.objects.filter(kind="report.published").count() == 1


def test_two_people_open_the_year_at_once_and_there_is_one_report() -> None:
    body = make.body()
    by = make.handler(body)
    begin = lambda: actions.open_report(body=body, year=make.YEAR, actor=by)  # noqa: E731

    ended = at_once(begin, begin)

    assert ended == ["done", "refused"]
    assert AnnualReport.objects.filter(body=body).count() == 1
