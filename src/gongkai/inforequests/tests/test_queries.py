"""The register's lists: what is due, late, lapsed, unread, and what a filter finds."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from gongkai.inforequests import actions, queries
from gongkai.inforequests.models import Event, InfoRequest
from gongkai.inforequests.queries import Filters
from gongkai.inforequests.tests import make
from gongkai.law.intake import IntakeRoute
from gongkai.law.requesters import RequesterKind

pytestmark = pytest.mark.django_db


def test_the_last_day_is_not_yet_overdue() -> None:
    made = make.received()
    assert made.due_on == date(2024, 4, 1)

    assert not queries.overdue(made.body, on=date(2024, 4, 1))
    assert list(queries.overdue(made.body, on=date(2024, 4, 2))) == [made]


def test_an_answered_request_is_never_overdue() -> None:
    made = make.info_request(("reply", {"on": date(2024, 4, 8)}))

    assert not queries.overdue(made.body, on=date(2024, 5, 1))


def test_what_waits_for_the_requester_is_not_overdue() -> None:
    waiting = make.info_request("ask_correction")

    assert not queries.overdue(waiting.body, on=date(2024, 12, 1))
    assert list(queries.lapsed(waiting.body, on=date(2024, 12, 1))) == [waiting]


def test_due_soon_looks_five_working_days_ahead() -> None:
    made = make.received()

    assert not queries.due_soon(made.body, on=date(2024, 3, 22))
    assert list(queries.due_soon(made.body, on=date(2024, 3, 25))) == [made]
    assert list(queries.due_soon(made.body, on=date(2024, 4, 1))) == [made]
    assert not queries.due_soon(made.body, on=date(2024, 4, 2))


def test_the_worklist_has_what_is_due_first_and_drops_what_is_closed() -> None:
    actor = make.handler()
    later = make.received(actor=actor, on=date(2024, 3, 6))
    first = make.received(actor=actor, on=date(2024, 3, 4))
    withdrawn = make.info_request("withdraw", actor=actor)
    actions.close(
        info_request=withdrawn,
        on=date(2024, 3, 6),
        actor=actor,
        expected_seq=2,
        at=make.LATER,
    )

    assert list(queries.worklist(actor.body)) == [first, later]


def test_an_unconfirmed_request_is_listed_from_its_first_day() -> None:
    made = make.received(route=IntakeRoute.ONLINE)

    assert list(queries.awaiting_confirmation(made.body)) == [made]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), 3),
        (Filters(year=2024), 2),
        (Filters(year=2025), 1),
        (Filters(state="withdrawn"), 1),
        (Filters(kind="business"), 1),
        (Filters(outcome="other"), 1),
        (Filters(text="2024-0002"), 1),
        (Filters(text="决算"), 2),
        (Filters(text="䶮湖"), 1),
        (Filters(text="100%_'\\"), 0),
        (Filters(text="a\x00b"), 0),
        (Filters(year=2024, kind="charity"), 0),
    ],
)
def test_a_filter_narrows_the_register(filters: Filters, found: int) -> None:
    actor = make.handler()
    make.received(actor=actor, kind=RequesterKind.BUSINESS)
    make.info_request("withdraw", actor=actor)
    make.received(actor=actor, on=date(2025, 3, 3), subject="䶮湖水质监测")

    assert queries.register(InfoRequest.objects.all(), filters).count() == found


def test_the_years_decisions_without_their_step_are_found() -> None:
    actor = make.handler()
    proper = make.info_request(
        "ask_reasons", "take_reasons", ("reply", {"outcome": "excessive"}), actor=actor
    )
    bare = make.info_request("reply", actor=actor)
    InfoRequest.objects.filter(pk=bare.pk).update(outcome="excessive")

    (finding,) = queries.record_findings(actor.body, 2024)

    assert (finding.rule, finding.severity, finding.row) == (
        "T3-6",
        "error",
        "excessive",
    )
    assert (finding.found, finding.expected) == (2, 1)
    assert bare.number in finding.message
    assert proper.number not in finding.message


def test_a_request_carried_over_although_its_time_was_up_is_found() -> None:
    actor = make.handler()
    forgotten = make.received(actor=actor, on=date(2024, 6, 3))
    make.info_request("ask_correction", actor=actor, on=date(2024, 6, 3))
    make.received(actor=actor, on=date(2024, 12, 23))

    (finding,) = queries.record_findings(actor.body, 2024)

    assert (finding.rule, finding.severity, finding.found, finding.expected) == (
        "T3-5",
        "warn",
        3,
        2,
    )
    assert forgotten.number in finding.message


def test_a_request_answered_late_in_the_new_year_was_pending_too_long_in_the_old() -> (
    None
):
    actor = make.handler()
    make.info_request(
        ("reply", {"on": date(2025, 1, 20)}), actor=actor, on=date(2024, 6, 3)
    )

    assert [each.rule for each in queries.record_findings(actor.body, 2024)] == ["T3-5"]
    assert queries.record_findings(actor.body, 2025) == ()


def test_the_check_agrees_with_every_walked_history() -> None:
    make.info_request("ask_correction", "take_correction", "reply")
    make.received(route=IntakeRoute.ONLINE)
    said = StringIO()

    call_command("check_requests", stdout=said)

    assert "2件申请都与办理过程一致" in said.getvalue()


def test_the_check_finds_what_was_changed_behind_the_history() -> None:
    made = make.received()
    InfoRequest.objects.filter(pk=made.pk).update(due_on=date(2024, 4, 30))
    complaint = StringIO()

    with pytest.raises(CommandError, match="1件申请中有1件"):
        call_command("check_requests", stderr=complaint)

    assert "due_on存为2024-04-30，应为2024-04-01" in complaint.getvalue()


def test_the_check_finds_a_history_with_a_hole() -> None:
    made = make.info_request("ask_reasons", "take_reasons")
    Event.objects.filter(request=made, seq=2).delete()
    complaint = StringIO()

    with pytest.raises(CommandError):
        call_command("check_requests", stderr=complaint)

    assert made.number in complaint.getvalue()
