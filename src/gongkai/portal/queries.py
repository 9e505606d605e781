"""What the portal shows of the snapshots; each read costs the same however many there are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date, datetime
from typing import Final
from uuid import UUID

from django.db.models import F, OuterRef, Q, Subquery

from gongkai.bodies.models import PublicBody
from gongkai.catalogue.models import Column
from gongkai.channels.models import ITEM, REPORT, Snapshot, SnapshotQuerySet
from gongkai.channels.queries import live
from gongkai.law.days import statutory_day

A_PAGE: Final = 20
LATEST: Final = 12
IN_A_MAP: Final = 20_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list: what it says, where it leads, when it was published and by whom."""

    title: str
    url: str
    on: date
    summary: str
    body_name: str
    subject: UUID


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of a list; ``older`` is where the next one begins."""

    entries: Sequence[Entry]
    older: str


LINE: Final = (
    "title",
    "kind",
    "year",
    "subject",
    "published_at",
    "summary",
    "body__code",
    "body__name",
)


def entries(county: PublicBody, found: SnapshotQuerySet) -> list[Entry]:
    """Return snapshots of a county as lines of a list."""
    return [_entry(county, *row) for row in found.values_list(*LINE)]


def _entry(
    county: PublicBody,
    title: str,
    kind: str,
    year: int,
    subject: UUID,
    published_at: datetime,
    summary: str,
    body_code: str,
    body_name: str,
) -> Entry:
    home = f"/{county.code}/{body_code}/"
    url = f"{home}report/{year}/" if kind == REPORT else f"{home}item/{subject}/"
    return Entry(title, url, statutory_day(published_at), summary, body_name, subject)


def latest(county: PublicBody, bodies: Sequence[PublicBody]) -> list[Entry]:
    """Return what was published last by ``bodies``, reports among it."""
    return entries(county, live().filter(body__in=bodies)[:LATEST])


def reports(
    county: PublicBody, bodies: Sequence[PublicBody], most: int = 60
) -> list[Entry]:
    """Return the annual reports of ``bodies``, the newest first."""
    found = (
        live()
        .filter(body__in=bodies, kind=REPORT)
        .order_by("-year", "body__code")[:most]
    )
    return entries(county, found)


def columns(body: PublicBody) -> Sequence[Column]:
    """Return the columns of ``body``, each with the moment of its newest public item as ``newest``."""
    newest = (
        live()
        .filter(body=OuterRef("body"), column_key=OuterRef("key"))
        .values("published_at")[:1]
    )
    return list(
        Column.objects.filter(body=body)
        .only("key", "title", "interval", "position")
        .annotate(newest=Subquery(newest))
        .order_by("position", "pk")
    )


@dataclass(frozen=True, slots=True)
class Branch:
    """A body on the map of a county's portal: its address, its columns, the years of its reports."""

    body: PublicBody
    url: str
    columns: Sequence[Column]
    years: Sequence[int]


def branches(county: PublicBody, bodies: Sequence[PublicBody]) -> list[Branch]:
    """Return every one of ``bodies`` with its columns and reports, in two queries."""
    columns: dict[int, list[Column]] = {}
    for column in Column.objects.filter(body__in=bodies).only("key", "title", "body"):
        columns.setdefault(column.body_id, []).append(column)
    years: dict[int, list[int]] = {}
    reports = live().filter(body__in=bodies, kind=REPORT).order_by("-year")
    for body_id, year in reports.values_list("body_id", "year"):
        years.setdefault(body_id, []).append(year)
    return [
        Branch(
            body,
            f"/{county.code}/{body.code}/",
            columns.get(body.pk, ()),
            years.get(body.pk, ()),
        )
        for body in bodies
    ]


def leaf(
    county: PublicBody,
    body: PublicBody,
    column_key: str,
    year: int | None,
    after: UUID | None,
) -> Leaf:
    """Return a page of a column, beginning after the item ``after``."""
    found = live().filter(body=body, column_key=column_key)
    if year:
        found = found.filter(year=year)
    if after:
        found = _after(found, after)
    shown = entries(county, found[: A_PAGE + 1])
    older = str(shown[A_PAGE - 1].subject) if len(shown) > A_PAGE else ""
    return Leaf(shown[:A_PAGE], older)


def _after(found: SnapshotQuerySet, subject: UUID) -> SnapshotQuerySet:
    mark = live().filter(subject=subject).values_list("published_at", "pk").first()
    if mark is None:
        return found
    return found.filter(
        Q(published_at__lt=mark[0]) | Q(published_at=mark[0], pk__lt=mark[1])
    )


def years(body: PublicBody, column_key: str) -> Sequence[int]:
    """Return the years from the column's newest public item back to its oldest."""
    found = (
        live().filter(body=body, column_key=column_key).values_list("year", flat=True)
    )
    newest, oldest = found.first(), found.order_by("published_at", "pk").first()
    return range(newest, oldest - 1, -1) if newest and oldest else ()


def item(body: PublicBody, subject: UUID) -> Snapshot | None:
    """Return the public version of an item, or ``None``."""
    return live().filter(body=body, subject=subject, kind=ITEM).first()


@dataclass(frozen=True, slots=True)
class Related:
    """What a document is tied to, as far as it is public."""

    interpretations: Sequence[Entry]
    explains: Entry | None
    repealed_by: Entry | None


def related(county: PublicBody, shown: Snapshot) -> Related:
    """Return the public texts that interpret ``shown``, that it interprets, or that repeal it."""
    repealed_by = (shown.data or {}).get("repealed_by") or None
    subjects = [
        each
        for each in (shown.about, UUID(repealed_by) if repealed_by else None)
        if each
    ]
    found = (
        live()
        .filter(Q(about=shown.subject) | Q(subject__in=subjects))
        .filter(body=shown.body_id)[:40]
    )
    by_subject = {entry.subject: entry for entry in entries(county, found)}
    tied = set(subjects)
    return Related(
        interpretations=[
            entry for subject, entry in by_subject.items() if subject not in tied
        ],
        explains=by_subject.get(shown.about) if shown.about else None,
        repealed_by=by_subject.get(UUID(repealed_by)) if repealed_by else None,
    )


def report_years(body: PublicBody) -> Sequence[int]:
    """Return the years of which the body's report is public, the newest first."""
    return list(
        live()
        .filter(body=body, kind=REPORT)
        .order_by("-year")
        .values_list("year", flat=True)
    )


def report_and_before(
    body: PublicBody, year: int
) -> tuple[Snapshot | None, Snapshot | None]:
    """Return the public report of ``year`` and of the year before, in one query."""
    if year > MAXYEAR:
        return None, None
    found = {
        each.year: each
        for each in live()
        .filter(body=body, kind=REPORT, year__in=(year, year - 1))
        .defer("text", "html")
    }
    return found.get(year), found.get(year - 1)


def addresses(body: PublicBody) -> Iterable[tuple[str, int, UUID, date]]:
    """Return kind, year, subject and last change of what a body has public, the newest first."""
    rows = live().filter(body=body).annotate(changed=F("shown_at"))
    for kind, year, subject, changed in rows.values_list(
        "kind", "year", "subject", "changed"
    )[:IN_A_MAP]:
        yield kind, year, subject, statutory_day(changed)
