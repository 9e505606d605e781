"""The records of the demonstration, read from ``examples``."""

import tomllib
from pathlib import Path
from typing import Any, Final

EXAMPLES: Final = Path(__file__).resolve().parents[4] / "examples"
WORLDS: Final = ("gaotun", "chenghu")


def read(world: str, name: str) -> dict[str, Any]:
    """Return one file of ``examples/<world>`` as plain data."""
    return tomllib.loads((EXAMPLES / world / f"{name}.toml").read_text("utf-8"))
