"""What the environment says; the only module that reads it."""

import os
import secrets
from dataclasses import dataclass
from datetime import date
from pathlib import Path

DATABASE = "gongkai.sqlite3"
OWN = Path("var")
DEMO = OWN / "demo"


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
    """Return the folder of the database and files: ``var`` unless told otherwise."""
    return Path(os.environ.get("GONGKAI_DATA") or OWN).resolve()


def only_demo() -> bool:
    """Return whether nothing was told and only the demonstration has been loaded here."""
    told = os.environ.get("GONGKAI_DATA") or os.environ.get("DATABASE_URL")
    return not told and not _filled(OWN) and _filled(DEMO)


def speak_of_demo() -> None:
    """Let this process read the demonstration, where there is nothing else to read."""
    if only_demo():
        os.environ["GONGKAI_DATA"] = str(DEMO)


def _filled(folder: Path) -> bool:
    database = folder / DATABASE
    return database.is_file() and database.stat().st_size > 0


def private_folder(path: Path) -> None:
    """Make the folder, and those above it that are missing, for this account alone."""
    for folder in (*reversed(path.parents), path):
        if not folder.exists():
            folder.mkdir(mode=0o700, exist_ok=True)


def private_file(path: Path) -> None:
    """Keep the file to this account, from before its first byte."""
    private_folder(path.parent)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    if path.stat().st_mode & 0o077:
        path.chmod(0o600)


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
        private_folder(data)
        fresh = secrets.token_urlsafe(50)
        try:
            with os.fdopen(
                os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w"
            ) as file:
                file.write(fresh)
        except FileExistsError:
            pass
    return path.read_text()
