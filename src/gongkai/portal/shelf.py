"""Rendered pages, kept for as long as nothing in the installation has changed.

Every act leaves an entry in the trail within its own transaction, so the head of the trail
names the state of everything a page shows. A page is served again only while the head is the
one it was rendered under: a withdrawal is seen by the very next reader, on every node.
"""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from threading import Lock
from typing import Final

from gongkai.trail.models import Head

MOST_BYTES: Final = 48_000_000


@dataclass(frozen=True, slots=True)
class Kept:
    """A rendered page and the head of the trail it was rendered under."""

    head: str
    content: bytes
    content_type: str
    etag: str


class Shelf:
    """The pages last asked for, up to a number of bytes; the longest unasked goes first."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._size = 0
        self._pages: OrderedDict[Hashable, Kept] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, head: str) -> Kept | None:
        """Return the page kept under ``key`` if it was rendered under ``head``."""
        with self._lock:
            kept = self._pages.get(key)
            if kept is None or kept.head != head:
                return None
            self._pages.move_to_end(key)
            return kept

    def put(self, key: Hashable, page: Kept) -> None:
        """Keep ``page``, in the place of what was kept under ``key``."""
        with self._lock:
            old = self._pages.pop(key, None)
            self._size += len(page.content) - (len(old.content) if old else 0)
            self._pages[key] = page
            while self._size > self._most:
                _, gone = self._pages.popitem(last=False)
                self._size -= len(gone.content)


def head() -> str:
    """Return the digest at the head of the trail, in one query."""
    return Head.objects.filter(id=1).values_list("digest", flat=True).first() or ""
