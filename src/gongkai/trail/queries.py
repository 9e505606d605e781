"""Reading the trail: is it whole, and what does it say."""

from dataclasses import asdict, dataclass
from typing import Any

from gongkai.trail import chain
from gongkai.trail.models import Entry, Head


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check of the whole chain found; ``broken_at`` is the first bad entry's number."""

    entries: int
    head: str
    intact: bool
    broken_at: int | None
    reason: str

    def as_json(self) -> dict[str, Any]:
        """Return the verdict as the command prints it."""
        return asdict(self)


def verify(anchor: str | None = None) -> Verdict:
    """Walk the chain from its first entry and return what was found.

    ``anchor`` is a head digest kept elsewhere (backup, printout, publication): a chain
    that was rebuilt or cut short no longer holds it.
    """
    previous, expected, anchored = chain.FIRST, 1, anchor in (None, chain.FIRST)
    for entry in Entry.objects.order_by("seq").iterator(chunk_size=2000):
        if reason := _fault(entry, expected, previous):
            return _verdict(expected, reason)
        previous, expected = entry.digest, expected + 1
        anchored = anchored or entry.digest == anchor
    head = Head.objects.filter(id=1).first()
    if (head.seq, head.digest) != (expected - 1, previous) if head else expected > 1:
        return _verdict(
            expected, f"链尾记录与末条（第{expected - 1}条）不符，疑有条目被删除"
        )
    if not anchored:
        return _verdict(expected - 1, "链中没有所给的留存链尾，疑整链被重建或截断")
    return Verdict(
        entries=expected - 1, head=previous, intact=True, broken_at=None, reason=""
    )


def _fault(entry: Entry, expected: int, previous: str) -> str:
    if entry.seq != expected:
        return f"第{expected}条缺失"
    if entry.previous != previous:
        return f"第{expected}条与上一条不相接"
    if entry.computed() != entry.digest:
        return f"第{expected}条内容与其摘要不符"
    return ""


def _verdict(broken_at: int, reason: str) -> Verdict:
    head = Head.objects.filter(id=1).first()
    return Verdict(
        entries=Entry.objects.count(),
        head=head.digest if head else chain.FIRST,
        intact=False,
        broken_at=broken_at,
        reason=reason,
    )
