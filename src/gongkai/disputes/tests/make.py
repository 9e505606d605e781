"""Builders of disputes, through the actions."""

from __future__ import annotations

from datetime import date
from typing import Any

from gongkai.bodies.models import Staff
from gongkai.disputes import actions
from gongkai.disputes.models import Lawsuit, Reconsideration
from gongkai.disputes.results import Result, SuitRoute
from gongkai.inforequests.tests import make as requests

FILED = date(2024, 4, 8)


def reconsideration(
    *,
    actor: Staff,
    filed_on: date = FILED,
    ended: tuple[Result, date] | None = None,
    **given: Any,
) -> Reconsideration:
    """File a reconsideration, and conclude it if ``ended`` says how and when."""
    made = actions.file_reconsideration(
        body=actor.body, filed_on=filed_on, actor=actor, at=requests.LATER, **given
    )
    if ended is None:
        return made
    return actions.conclude_reconsideration(
        reconsideration=made,
        result=ended[0],
        concluded_on=ended[1],
        actor=actor,
        at=requests.LATER,
    )


def lawsuit(
    *,
    actor: Staff,
    filed_on: date = FILED,
    route: SuitRoute = SuitRoute.DIRECT,
    ended: tuple[Result, date] | None = None,
    **given: Any,
) -> Lawsuit:
    """File a lawsuit, and conclude it if ``ended`` says how and when."""
    made = actions.file_lawsuit(
        body=actor.body,
        filed_on=filed_on,
        route=route,
        actor=actor,
        at=requests.LATER,
        **given,
    )
    if ended is None:
        return made
    return actions.conclude_lawsuit(
        lawsuit=made,
        result=ended[0],
        concluded_on=ended[1],
        actor=actor,
        at=requests.LATER,
    )
