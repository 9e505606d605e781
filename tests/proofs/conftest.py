"""Fixtures of the proofs."""

import pytest
from tests.proofs.console import Console


@pytest.fixture
def console(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Console:
    """Return the command line of ``gongkai``, played in this process."""
    return Console(monkeypatch, capsys)
