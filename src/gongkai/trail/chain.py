"""How one entry is bound to the one before it: canonical JSON, then SHA-256."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

FIRST = "0" * 64
_PLAIN = json.JSONEncoder(ensure_ascii=False).encode


def canonical(data: Mapping[str, Any]) -> str:
    """Return ``data`` as JSON with one possible spelling: sorted keys, no spaces.

    >>> canonical({"b": 1, "a": "云岭"})
    '{"a":"云岭","b":1}'
    """
    return json.dumps(
        data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain
    )


def _plain(value: object) -> object:
    match value:
        case datetime() | date():
            return value.isoformat()
        case Enum():
            return value.value
        case Decimal() | UUID():
            return str(value)
        case set() | frozenset():
            return sorted(value)
    raise TypeError(f"{type(value).__name__} cannot be written into the trail")


def digest(
    *,
    seq: int,
    at: datetime,
    written_at: datetime,
    body: str,
    actor: str,
    kind: str,
    subject: str,
    content: str,
    previous: str,
) -> str:
    """Return the SHA-256 of an entry with everything it says and the digest before it."""
    parts = [
        seq,
        _instant(at),
        _instant(written_at),
        body,
        actor,
        kind,
        subject,
        content,
        previous,
    ]
    return hashlib.sha256(_PLAIN(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
