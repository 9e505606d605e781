"""What a report carries on paper besides its contents."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Cover:
    """The title, the issuing body and the day of one published report.

    ``issued_on`` is None while the report is a draft: it then has no signature
    block. ``contact`` holds whole lines (address, phone), printed after the title.
    ``digest`` is the hash the report was frozen with; None for a draft.
    """

    title: str
    body_name: str
    year: int
    issued_on: date | None = None
    contact: tuple[str, ...] = ()
    digest: str | None = None
