"""Loading the demonstration: once, whole, or not at all."""

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import transaction

from gongkai.bodies.models import PublicBody
from gongkai.config.demo import items, ledger, people, reports, requests, source

CODES: Final = ("yunling", "chenghu")


def is_loaded() -> bool:
    """Return whether the demonstration is in the database."""
    return PublicBody.objects.filter(code__in=CODES).count() == len(CODES)


def holds_other_bodies() -> bool:
    """Return whether the database belongs to somebody's real work."""
    return PublicBody.objects.exists()


def _password_file() -> Path:
    return Path(settings.DATA) / "demo_password"


def kept_password() -> str:
    """Return the password of every account of this demonstration."""
    path = _password_file()
    return path.read_text() if path.exists() else "（见首次装载时的输出）"


@transaction.atomic
def load(*, say: Callable[[str], None]) -> None:
    """Load both worlds in one transaction, so that a stopped load leaves nothing."""
    password = f"demo-{secrets.token_hex(4)}"
    for world in source.WORLDS:
        cast = people.load(source.read(world, "bodies"), password=password)
        say(f"  {cast.bodies[source.SUBJECT[world]].name}：机构、人员")
        items.load(world, cast)
        say("    公开的信息")
        ledger.load(world, cast)
        requests.load(world, cast)
        say("    申请、复议和诉讼")
        reports.load(world, cast)
        say("    年度报告")
    _password_file().parent.mkdir(parents=True, exist_ok=True)
    _password_file().write_text(password)
