"""The installation's first run: is it due, and the code that guards it."""

import os
import secrets
from pathlib import Path

from django.conf import settings


def path() -> Path:
    """Return the file that holds the setup code."""
    return Path(settings.DATA) / "setup_code"


def setup_code() -> str:
    """Return the code that lets the first county be made, writing a fresh one if there is none.

    It lies in the data directory, readable by the installation's own account only, so
    that whoever first finds the web address cannot take the installation.
    """
    file = path()
    if not file.exists():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            with os.fdopen(
                os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w"
            ) as out:
                out.write(secrets.token_hex(10))
        except FileExistsError:
            pass
    return file.read_text().strip()


def spend() -> None:
    """Remove the code; it has served."""
    path().unlink(missing_ok=True)
