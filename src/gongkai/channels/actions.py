"""Showing a piece on the portal and taking it down; nothing public is written elsewhere."""

import hashlib
import json
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from gongkai.bodies.models import PublicBody, Staff
from gongkai.channels import kinds, markup
from gongkai.channels.base import Piece
from gongkai.channels.errors import NotShown
from gongkai.channels.models import Snapshot, SnapshotFile
from gongkai.law.days import statutory_day
from gongkai.trail import moment
from gongkai.trail.actions import record
from gongkai.trail.kinds import Kind


@transaction.atomic
def show(
    *, body: PublicBody, piece: Piece, actor: Staff | None, at: datetime | None = None
) -> Snapshot:
    """Put ``piece`` on the portal and return its snapshot; an earlier version gives way to it.

    The day of first publication stays whatever version is shown. A piece shown again
    unchanged returns the version that is there. Markup is cleaned here, whoever sends it.

    :raises NotShown: the title is empty, or another report of that year is public.
    """
    at = at or moment.now()
    title = markup.INVISIBLE.sub("", piece.title).strip()
    if not title:
        raise NotShown("标题为空，请填写后再发布。", "title")
    cleaned = markup.clean(piece.html)
    newest = Snapshot.objects.filter(
        subject=piece.subject, superseded_at__isnull=True
    ).first()
    digest = _digest(title, cleaned, piece)
    if newest and newest.withdrawn_at is None and newest.digest == digest:
        return newest
    if newest:
        _supersede(newest, at)
    published_at = newest.published_at if newest else at
    text = markup.plain(cleaned)
    try:
        with transaction.atomic():
            shown = Snapshot.objects.create(
                body=body,
                subject=piece.subject,
                version=newest.version + 1 if newest else 1,
                about=piece.about,
                kind=piece.kind,
                genre=piece.genre,
                column_key=piece.column_key,
                year=piece.year or statutory_day(published_at).year,
                title=title,
                html=cleaned,
                text=text,
                summary=markup.excerpt(piece.summary or text),
                facts=[list(fact) for fact in piece.facts],
                files=[
                    _file(format_, content) for format_, content in piece.files.items()
                ],
                data=piece.data,
                digest=digest,
                published_at=published_at,
                shown_at=at,
            )
    except IntegrityError as error:
        raise NotShown(
            f"“{title}”未能发布：同一年度已有公开的报告，或同一内容正由他人发布，请刷新后再试。"
        ) from error
    for format_, content in piece.files.items():
        SnapshotFile.objects.create(
            snapshot=shown,
            format=format_,
            digest=hashlib.sha256(content).hexdigest(),
            content=content,
        )
    _trace(
        kinds.SHOWN, shown, actor, at, title=title, version=shown.version, digest=digest
    )
    return shown


def _supersede(newest: Snapshot, at: datetime) -> None:
    moved = Snapshot.objects.filter(pk=newest.pk, superseded_at__isnull=True).update(
        superseded_at=at
    )
    if moved != 1:
        raise NotShown(f"“{newest.title}”刚被他人更新，请刷新后再试。")


def _file(format_: str, content: bytes) -> dict[str, str | int]:
    return {
        "format": format_,
        "size": len(content),
        "digest": hashlib.sha256(content).hexdigest(),
    }


def _digest(title: str, cleaned: str, piece: Piece) -> str:
    whole = {
        "title": title,
        "html": cleaned,
        "facts": [list(fact) for fact in piece.facts],
        "summary": piece.summary,
        "column": piece.column_key,
        "genre": piece.genre,
        "about": str(piece.about or ""),
        "data": piece.data,
        "files": [_file(format_, content) for format_, content in piece.files.items()],
    }
    canonical = json.dumps(
        whole, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return hashlib.sha256(canonical.encode()).hexdigest()


@transaction.atomic
def withdraw(
    *, subject: UUID, reason: str, actor: Staff | None, at: datetime | None = None
) -> Snapshot:
    """Take the public version of ``subject`` down, keeping it with the reason, and return it.

    :raises NotShown: nothing of it is public, or no reason is given.
    """
    at = at or moment.now()
    reason = reason.strip()
    if not reason:
        raise NotShown("请填写撤下原因。", "reason")
    shown = Snapshot.objects.live().filter(subject=subject).first()
    moved = shown and Snapshot.objects.live().filter(pk=shown.pk).update(
        withdrawn_at=at, withdrawn_reason=reason[:200]
    )
    if shown is None or moved != 1:
        raise NotShown("该内容当前未在门户网站公开，无需撤下；请刷新查看最新状态。")
    shown.refresh_from_db()
    _trace(kinds.WITHDRAWN, shown, actor, at, title=shown.title, reason=reason)
    return shown


def _trace(
    kind: Kind,
    shown: Snapshot,
    actor: Staff | None,
    at: datetime,
    **data: str | int,
) -> None:
    record(
        kind=kind,
        actor=actor.username if actor else "系统",
        body=shown.body.code,
        subject=f"snapshot:{shown.uuid}",
        data=data,
        at=at,
    )
