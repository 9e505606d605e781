"""One settled reading of the law, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from gongkai.law.sources import Cite


class Mark(Enum):
    """How sure a statement is."""

    DESIGN = "D"
    """The text is silent; this is our reading."""
    MEMORY = "M"
    """Held from memory; check it against the original."""

    @property
    def label(self) -> str:
        """Return what the mark means to a clerk."""
        return (
            "条文未作规定，系统约定"
            if self is Mark.DESIGN
            else "凭记忆录入，以原件为准"
        )


@dataclass(frozen=True, slots=True)
class Policy:
    """Its name, what it says, the text it reads, how sure it is."""

    name: str
    text: str
    source: Cite
    mark: Mark
