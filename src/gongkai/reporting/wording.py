"""What changed between two wordings, so that a reader sees the words and not two walls of text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

Kind = Literal["same", "removed", "added"]
SENTENCE = re.compile(r"[^。；！？\n]*[。；！？\n]?")
LONGEST_BY_CHARACTER = 400


@dataclass(frozen=True, slots=True)
class Change:
    """A run of text that stayed, went or came."""

    kind: Kind
    text: str


def changes(before: str, after: str) -> list[Change]:
    """Return ``after`` against ``before``, sentence by sentence and within a sentence by character.

    >>> [(c.kind, c.text) for c in changes("收到申请3件。", "收到申请5件。")]
    [('same', '收到申请'), ('removed', '3'), ('added', '5'), ('same', '件。')]
    """
    found = _compared(_sentences(before), _sentences(after))
    return [
        Change(kind, "".join(change.text for change in run))
        for kind, run in groupby(found, key=lambda change: change.kind)
    ]


def _sentences(text: str) -> list[str]:
    return [sentence for sentence in SENTENCE.findall(text) if sentence]


def _compared(before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, start, end, begin, stop in matcher.get_opcodes():
        old, new = "".join(before[start:end]), "".join(after[begin:stop])
        if tag == "equal":
            yield Change("same", old)
        elif (
            tag == "replace"
            and isinstance(before, list)
            and max(len(old), len(new)) <= LONGEST_BY_CHARACTER
        ):
            yield from _compared(tuple(old), tuple(new))
        else:
            yield from (Change("removed", old),) if old else ()
            yield from (Change("added", new),) if new else ()
