"""What the environment says; the only module that reads it."""

import os
import secrets
from dataclasses import dataclass
from datetime import date
from pathlib import Path

DATABASE = "gongkai.sqlite3"


@dataclass(frozen=True, slots=True)
class Environment:
    """The settings an operator may give, each with the variable it is read from."""

    data: Path
    database_url: str
    secret_key: str
    hosts: tuple[str, ...]
    demo: bool
    debug: bool
    today: date | None
    second_factor: bool
    https: bool


def read() -> Environment:
    """Return the environment, with defaults that suit one office on one machine.

    :raises ValueError: a variable holds something that cannot be read.
    """
    data = data_folder()
    demo = _flag("GONGKAI_DEMO")
    today = os.environ.get("GONGKAI_TODAY", "")
    return Environment(
        data=data,
        database_url=os.environ.get("DATABASE_URL") or f"sqlite:///{data / DATABASE}",
        secret_key=os.environ.get("GONGKAI_SECRET_KEY") or _kept_secret(data),
        hosts=tuple(
            os.environ.get("GONGKAI_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
        ),
        demo=demo,
        debug=_flag("GONGKAI_DEBUG"),
        today=date.fromisoformat(today) if today else None,
        second_factor=_flag("GONGKAI_SECOND_FACTOR", default=not demo),
        https=_flag("GONGKAI_HTTPS", default=False),
    )


def data_folder() -> Path:
    """Return the folder of the database and files.

    It is ``var`` unless told otherwise; where only the demonstration has been loaded,
    the commands speak of it.
    """
    told = os.environ.get("GONGKAI_DATA")
    own, demo = Path("var"), Path("var/demo")
    if told:
        return Path(told).resolve()
    only_demo = not (own / DATABASE).exists() and (demo / DATABASE).exists()
    return (demo if only_demo else own).resolve()


def port() -> str:
    """Return the port the operator asks the server to listen on."""
    return os.environ.get("PORT", "8000")


def _flag(name: str, *, default: bool = False) -> bool:
    value = os.environ.get(name, "")
    return value.lower() in {"1", "true", "yes", "on"} if value else default


def _kept_secret(data: Path) -> str:
    """Return this installation's own secret, made on first use and readable by its owner only."""
    path = data / "secret_key"
    if not path.exists():
        data.mkdir(parents=True, exist_ok=True)
        fresh = secrets.token_urlsafe(50)
        try:
            with os.fdopen(
                os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w"
            ) as file:
                file.write(fresh)
        except FileExistsError:
            pass
    return path.read_text()
