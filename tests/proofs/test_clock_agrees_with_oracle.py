"""Issue 2 §8: two independent readings of the clock agree on 100,000 histories in three zones."""

from collections.abc import Callable
from datetime import date

import pytest
from tests.proofs.agreement import SHOWN, ZONES, disagreements, proof
from tests.proofs.scale import scaled

from gongkai.law import periods
from gongkai.law.clock import reading
from gongkai.law.dated import Dated
from gongkai.law.gazette import notices
from gongkai.law.workdays import Workdays

HISTORIES = 106_000  # of which a twentieth is refused by both or left open
ENOUGH = 1_500
Plant = Callable[[pytest.MonkeyPatch], None]


@pytest.mark.proof
@pytest.mark.parametrize("zone", ZONES)
def test_the_clock_agrees_with_the_oracle(zone: str) -> None:
    met, found = proof(scaled(HISTORIES), zone)

    print(
        f"\n{zone}: {met['compared']} histories agree, {met['refused']} both refuse, ",
        end="",
    )
    print(f"{met['unclear']} left open by the contract, {len(found)} differ")
    assert found[:SHOWN] == []
    assert met["compared"] > 0.9 * scaled(HISTORIES)


def _one_day_more(name: str) -> Plant:
    def plant(monkeypatch: pytest.MonkeyPatch) -> None:
        true: Dated[int] = getattr(periods, name)
        more = tuple(number + 1 for _, number in true.versions())
        monkeypatch.setattr(true, "_values", more)

    return plant


def _a_worked_weekend_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    off = {
        day: name for notice in notices().values() for day, name in notice.off.items()
    }
    worked = {
        day: name
        for notice in notices().values()
        for day, name in notice.worked.items()
    }
    del worked[date(2024, 2, 18)]
    slipped = Workdays(frozenset(notices()), off, worked)
    monkeypatch.setattr(reading, "national", lambda: slipped)


def _the_day_of_the_act_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    true = Workdays.add
    monkeypatch.setattr(
        Workdays,
        "add",
        lambda calendar, day, number: true(calendar, day, number - (day in calendar)),
    )


PLANTED = {
    "reply": _one_day_more("REPLY_DAYS"),
    "extension": _one_day_more("EXTENSION_DAYS"),
    "correction notice": _one_day_more("CORRECTION_NOTICE_DAYS"),
    "correction term": _one_day_more("CORRECTION_TERM_DAYS"),
    "payment": _one_day_more("PAYMENT_DAYS"),
    "worked weekend": _a_worked_weekend_forgotten,
    "first day": _the_day_of_the_act_counted,
}


@pytest.mark.parametrize("bug", PLANTED)
def test_a_planted_off_by_one_is_found(
    bug: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    PLANTED[bug](monkeypatch)

    _, found = disagreements(range(ENOUGH))

    assert found


def test_without_a_planted_bug_the_same_histories_agree() -> None:
    _, found = disagreements(range(ENOUGH))

    assert found == []
