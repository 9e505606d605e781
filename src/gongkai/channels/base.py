"""What every channel takes and gives back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

Facts = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Piece:
    """Something to publish, as plain data; ``subject`` is the record it was made from.

    ``facts`` are the statutory metadata in the order they are shown, label and value.
    ``about`` is the record it interprets; ``data`` is what a page renders from beside the text (an annual report's JSON), and
    ``files`` the downloads, each under its extension.
    """

    subject: UUID
    kind: str
    title: str
    html: str = ""
    facts: Facts = ()
    summary: str = ""
    column_key: str = ""
    genre: str = ""
    year: int | None = None
    about: UUID | None = None
    data: Mapping[str, Any] | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Receipt:
    """The proof that a channel took a piece: where it can be seen, and since when."""

    channel: str
    link: str
    at: datetime
