"""Reading the trail: is it whole, and what does it say."""

from dataclasses import asdict, dataclass
from typing import Any, Final

from gongkai.trail import chain
from gongkai.trail.models import Entry, Head

FIELDS: Final = (
    "seq",
    "at",
    "written_at",
    "body",
    "actor",
    "kind",
    "subject",
    "content",
    "previous",
    "digest",
)


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
    that was rebuilt or cut short no longer holds it. Entries may be written meanwhile:
    the end is read before and after, and the last entry seen must lie between.
    """
    before = _head()
    seq, digest, anchored = 0, chain.FIRST, anchor in (None, chain.FIRST)
    met = before == (seq, digest)
    for row in Entry.objects.order_by("seq").values_list(*FIELDS).iterator(10_000):
        entry = dict(zip(FIELDS, row, strict=True))
        said = entry.pop("digest")
        if reason := _fault(entry, said, seq + 1, digest):
            return _verdict(seq + 1, reason)
        seq, digest = seq + 1, said
        met = met or (seq, digest) == before
        anchored = anchored or digest == anchor
    after = _head()
    if not met or seq > after[0] or (seq == after[0] and digest != after[1]):
        return _verdict(
            seq + 1, f"链头记录与末条（第{seq}条）不符，疑有条目被删除或添加"
        )
    if not anchored:
        return _verdict(seq, "链中没有所给的留存链头，疑整链被重建或截断")
    return Verdict(entries=seq, head=digest, intact=True, broken_at=None, reason="")


def _head() -> tuple[int, str]:
    found = Head.objects.filter(id=1).values_list("seq", "digest").first()
    return found or (0, chain.FIRST)


def _fault(entry: dict[str, Any], said: str, expected: int, previous: str) -> str:
    if entry["seq"] != expected:
        return f"第{expected}条缺失"
    if entry["previous"] != previous:
        return f"第{expected}条与上一条不相接"
    if chain.digest(**entry) != said:
        return f"第{expected}条内容与其摘要不符"
    return ""


def _verdict(broken_at: int, reason: str) -> Verdict:
    return Verdict(
        entries=Entry.objects.count(),
        head=_head()[1],
        intact=False,
        broken_at=broken_at,
        reason=reason,
    )
