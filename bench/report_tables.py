"""Claim: the year's tables over 100,000 requests cost at most three bare SQL aggregates."""

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

from measure.claims import Claim, median_seconds, settle
from measure.world import HERE, begin, on_each_database

if TYPE_CHECKING:
    from gongkai.bodies.models import PublicBody

REQUESTS = 100_000
YEAR = 2024
LIMIT = 3.0  # bare aggregates
RUNS = 7
FIRST, DAYS = date(2023, 3, 1), 670
PENDING = 0.07  # of the requests have no outcome yet
AGGREGATE = """
    SELECT requester_kind, outcome,
           SUM(CASE WHEN received_on >= %s THEN 1 ELSE 0 END),
           SUM(CASE WHEN received_on < %s THEN 1 ELSE 0 END),
           SUM(CASE WHEN decided_on <= %s THEN 1 ELSE 0 END),
           SUM(CASE WHEN decided_on IS NULL OR decided_on > %s THEN 1 ELSE 0 END)
      FROM info_request
     WHERE body_id = %s AND received_on <= %s
       AND (decided_on IS NULL OR decided_on >= %s)
     GROUP BY requester_kind, outcome
"""


def body() -> "PublicBody":
    """Return a department that has no record yet."""
    from gongkai.bodies.actions.organising import add_body

    county = add_body(actor=None, code="bench", name="测速县人民政府", kind="county")
    return add_body(
        actor=None,
        code="bench-ju",
        name="测速县某局",
        kind="county_department",
        parent=county,
    )


def add_requests(of: "PublicBody", first: int, last: int) -> None:
    """Write the requests numbered ``first`` to ``last`` in one go."""
    from gongkai.inforequests.models import InfoRequest
    from gongkai.law.outcomes import Outcome
    from gongkai.law.requesters import RequesterKind

    rng = Random(first)
    outcomes, kinds = list(Outcome), list(RequesterKind)

    def one(number: int) -> InfoRequest:
        received = FIRST + timedelta(days=rng.randrange(DAYS))
        decided = (
            None
            if rng.random() < PENDING
            else received + timedelta(days=rng.randrange(40))
        )
        return InfoRequest(
            body=of,
            number=f"B{number}",
            requester_kind=rng.choice(kinds).key,
            requester_name="申请人",
            subject="测速",
            route="hand",
            submitted_at=datetime.combine(received, datetime.min.time(), UTC),
            received_on=received,
            state="replied" if decided else "received",
            outcome=rng.choice(outcomes).key if decided else "",
            decided_on=decided,
        )

    InfoRequest.objects.bulk_create(
        (one(n) for n in range(first, last)), batch_size=500
    )


def queries(of: "PublicBody") -> int:
    """Return how many statements the year's tables take."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        tables(of)
    return len(captured)


def tables(of: "PublicBody") -> object:
    """Compute tables 2, 3 and 4 of the year."""
    from gongkai.reporting.compute import compute

    return compute(of, YEAR)


def aggregate(of: "PublicBody") -> list[tuple[object, ...]]:
    """Run the bare aggregate over the same rows."""
    from django.db import connection

    start, end = f"{YEAR}-01-01", f"{YEAR}-12-31"
    with connection.cursor() as cursor:
        cursor.execute(AGGREGATE, [start, start, end, end, of.pk, end, start])
        found: list[tuple[object, ...]] = cursor.fetchall()
    return found


def claims() -> Iterator[Claim]:
    """Yield the claims on the database of this process."""
    from django.db import connection

    of = body()
    add_requests(of, 0, REQUESTS // 10)
    few = queries(of)
    add_requests(of, REQUESTS // 10, REQUESTS)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    yield Claim(
        f"十倍申请时年度表的查询数（{REQUESTS // 10}→{REQUESTS} 件）",
        queries(of),
        few,
        " 条",
    )
    bare = median_seconds(lambda: aggregate(of), RUNS)
    ours = median_seconds(lambda: tables(of), RUNS)
    text = f"{REQUESTS} 件申请的年度表（{ours:.3f} 秒）对裸汇总（{bare:.3f} 秒）"
    yield Claim(text, ours / bare, LIMIT, " 倍")


if __name__ == "__main__":
    if HERE in sys.argv:
        begin()
        sys.exit(settle(claims()))
    sys.exit(on_each_database(__file__))
