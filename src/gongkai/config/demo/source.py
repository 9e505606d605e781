"""The records of the demonstration, read from ``examples``."""

import tomllib
from pathlib import Path
from typing import Any, Final

EXAMPLES: Final = Path(__file__).resolve().parents[4] / "examples"
SUBJECT: Final = {"gaotun": "gaotun", "chenghu": "chenghu-zrzy"}
WORLDS: Final = tuple(SUBJECT)


def read(world: str, name: str) -> dict[str, Any]:
    """Return one file of ``examples/<world>`` as plain data."""
    return tomllib.loads((EXAMPLES / world / f"{name}.toml").read_text("utf-8"))
