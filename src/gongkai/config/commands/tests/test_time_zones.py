"""The clock command answers alike whatever the machine's own zone is."""

import io
import json
import time
from collections.abc import Iterator

import pytest

from gongkai.config import command


@pytest.fixture(params=["UTC", "Asia/Shanghai", "America/New_York"])
def zone(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", request.param)
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("zone")
@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2025-03-03T23:59:59.999999+08:00", "2025-03-03"),
        ("2025-03-03T16:00:00Z", "2025-03-04"),
        ("2025-03-03T10:59:59-05:00", "2025-03-03"),
        ("2025-03-03T11:00:00-05:00", "2025-03-04"),
    ],
)
def test_the_machines_own_zone_does_not_matter(
    moment: str,
    day: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    payload = json.dumps({"intake": {"route": "hand", "submitted_at": moment}})
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(payload.encode())))

    assert command.main(["clock"]) == 0

    assert json.loads(capsys.readouterr().out)["received_on"] == day
