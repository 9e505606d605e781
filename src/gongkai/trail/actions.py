"""The one write of the trail: recording an entry."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection

from gongkai.trail import chain, moment
from gongkai.trail.errors import ChainMoved, NotInTransaction
from gongkai.trail.kinds import Kind, find
from gongkai.trail.models import Entry, Head


def record(
    *,
    kind: Kind | str,
    actor: str,
    body: str,
    subject: str,
    data: Mapping[str, Any],
    at: datetime | None = None,
) -> Entry:
    """Append an entry to the chain, in the transaction of the act it records.

    The head row stays locked until that transaction ends, so entries follow one
    another whoever writes them. Personal fields of the kind are masked.

    :raises NotInTransaction: the caller opened no transaction.
    :raises LookupError: no such kind is declared.
    """
    if not connection.in_atomic_block:
        raise NotInTransaction("a trail entry belongs into the transaction of its act")
    declared = find(kind) if isinstance(kind, str) else kind
    if declared is None:
        raise LookupError(f"trail kind {kind} is not declared")
    head, _ = Head.objects.select_for_update().get_or_create(id=1)
    said: dict[str, Any] = {
        "seq": head.seq + 1,
        "at": at or moment.now(),
        "written_at": moment.written(),
        "body": body,
        "actor": actor,
        "kind": declared.name,
        "subject": subject[:200],
        "content": chain.canonical(declared.masked(data)),
        "previous": head.digest,
    }
    entry = Entry.objects.create(**said, digest=chain.digest(**said))
    moved = Head.objects.filter(id=1, seq=head.seq, digest=head.digest).update(
        seq=entry.seq, digest=entry.digest
    )
    if moved != 1:
        raise ChainMoved(f"the trail no longer ends at {head.seq}")
    return entry
