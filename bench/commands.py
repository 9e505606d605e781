"""Claim: the pure commands of ``gongkai`` answer within 0.3 s, interpreter start included."""

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from measure.claims import Claim, settle

LIMIT = 0.3  # seconds
RUNS = 9
REFUSED = '{"outcome":"3.6","decided_on":"2025-03-10","body_kind":"town","received_on":"2025-03-12"}'
COMMANDS: dict[tuple[str, ...], str] = {
    ("clock", "-"): '{"received_on":"2026-02-06","events":[]}',
    ("fee", "items", "41"): "",
    ("workday", "add", "2026-02-06", "20"): "",
    ("workday", "between", "2026-02-06", "2026-03-12"): "",
    ("remedies", "-"): REFUSED,
}


def entry_point() -> list[str]:
    """Return the installed command, or the module it stands for."""
    installed = Path(sys.executable).with_name("gongkai")
    if installed.exists():
        return [str(installed)]
    return [
        sys.executable,
        "-c",
        "import sys; from gongkai.config.command import main; sys.exit(main())",
    ]


def seconds(command: tuple[str, ...], given: str) -> float:
    """Return the median time of the whole process, in seconds."""
    taken = []
    for _ in range(RUNS):
        began = time.perf_counter()
        subprocess.run(
            [*entry_point(), *command],
            input=given,
            text=True,
            capture_output=True,
            check=True,
        )
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def claims() -> Iterator[Claim]:
    """Yield one claim a command."""
    for command, given in COMMANDS.items():
        name = " ".join(command)
        yield Claim(f"gongkai {name} 启动并答出", seconds(command, given), LIMIT, " 秒")


if __name__ == "__main__":
    sys.exit(settle(claims()))
