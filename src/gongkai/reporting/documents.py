"""A report as files: the five formats, named by body and year."""

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile

from gongkai.annual import files
from gongkai.annual.files.cover import Cover
from gongkai.annual.report import Report
from gongkai.bodies.models import PublicBody
from gongkai.law.days import statutory_day
from gongkai.reporting.models import AnnualReport

FORMATS = ("html", "docx", "pdf", "xlsx", "json")


def cover_of(body: PublicBody, year: int, report: AnnualReport | None = None) -> Cover:
    """Return the cover: title, contact lines, and for a closed year its day and hash."""
    closed = report if report and report.stage.is_closed else None
    return Cover(
        title=title_of(body, year),
        body_name=body.name,
        year=year,
        issued_on=_issued_on(closed),
        contact=_contact(body),
        digest=closed.digest if closed else None,
    )


def title_of(body: PublicBody, year: int) -> str:
    """Return the statutory title of ``body``'s report for ``year``."""
    return f"{body.name}{year}年政府信息公开工作年度报告"


def name_of(body: PublicBody, year: int, extension: str) -> str:
    """Return a file's name.

    >>> name_of(PublicBody(code="gaotun"), 2024, "pdf")
    'gaotun-2024.pdf'
    """
    return f"{body.code}-{year}.{extension}"


def content(report: Report, extension: str, cover: Cover, frozen: str = "") -> bytes:
    """Return the file; the JSON of a closed year is the very text that was hashed."""
    if extension == "json" and frozen:
        return frozen.encode()
    return files.write(report, extension, cover)


def write_to(folder: Path, named: Iterable[tuple[str, bytes]]) -> list[Path]:
    """Write each file whole or not at all into ``folder`` and return their paths.

    :raises OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return [_replace(folder / name, payload) for name, payload in named]


def _replace(path: Path, payload: bytes) -> Path:
    with NamedTemporaryFile(dir=path.parent, delete=False) as draft:
        temporary = Path(draft.name)
        try:
            draft.write(payload)
            draft.flush()
            os.fsync(draft.fileno())
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    temporary.chmod(0o644)
    return temporary.replace(path)


def _issued_on(report: AnnualReport | None) -> date | None:
    if report is None:
        return None
    moment = report.published_at or report.frozen_at
    return statutory_day(moment) if moment else None


def _contact(body: PublicBody) -> tuple[str, ...]:
    said = (("联系地址", body.address), ("联系电话", body.phone))
    return tuple(f"{label}：{value}" for label, value in said if value)
