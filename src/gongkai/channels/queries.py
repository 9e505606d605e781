"""Reading what is public; the portal asks nothing else."""

from gongkai.bodies.models import PublicBody
from gongkai.channels.models import REPORT, Snapshot, SnapshotFile, SnapshotQuerySet


def live() -> SnapshotQuerySet:
    """Return everything the public sees now."""
    return Snapshot.objects.live()


def report(body: PublicBody, year: int) -> Snapshot | None:
    """Return the public annual report of ``body`` for ``year``, or ``None``."""
    return live().filter(body=body, kind=REPORT, year=year).first()


def download(body: PublicBody, year: int, format_: str) -> SnapshotFile | None:
    """Return a file of the public annual report, or ``None``."""
    return SnapshotFile.objects.filter(
        snapshot__in=live().filter(body=body, kind=REPORT, year=year), format=format_
    ).first()
