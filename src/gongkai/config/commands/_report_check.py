"""``gongkai report check``: the findings about a report's JSON file."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.annual.checks import check
from gongkai.annual.checks.labels import check_labels
from gongkai.annual.report import Report, Severity
from gongkai.annual.schema import flat_out
from gongkai.config.commands._input import read_object
from gongkai.law.bodykinds import BodyKind
from gongkai.law.errors import BadHistory

USAGE = (
    "report check 文件.json [--previous 上年文件.json] [--kind 机关类型] [--imported]"
)
_FAILING = {Severity.ERROR, Severity.WARN}


@dataclass(slots=True)
class Options:
    """What stood on the command line."""

    file: str | None = None
    previous: str | None = None
    kind: BodyKind | None = None
    own: bool = True


def run(argv: Sequence[str]) -> int:
    """Print the findings as a JSON array; return 1 if any is an error or a warning.

    :raises BadHistory: an option or a file cannot be used.
    :raises BadReport: the file is no ``gongkai.report/1``.
    """
    options = _options(argv)
    document = read_object([options.file or "-"], USAGE)
    report = Report.from_json(document)
    previous = _previous(options.previous, report)
    known = check(report, kind=options.kind, previous=previous, own=options.own)
    findings = (*check_labels(document, report), *known)
    text = json.dumps(
        [flat_out(each) for each in findings], ensure_ascii=False, indent=1
    )
    sys.stdout.write(f"{text}\n")
    return int(any(finding.severity in _FAILING for finding in findings))


def _options(argv: Sequence[str]) -> Options:
    options, words = Options(), list(argv)
    while words:
        word = words.pop(0)
        if word == "--imported":
            options.own = False
        elif word in {"--previous", "--kind"}:
            _set(options, word, words.pop(0) if words else "")
        elif options.file is None and (word == "-" or not word.startswith("-")):
            options.file = word
        else:
            raise BadHistory("参数", word, f"用法为 {USAGE}")
    return options


def _set(options: Options, name: str, value: str) -> None:
    if not value:
        raise BadHistory("参数", name, f"后面要写一个值，用法为 {USAGE}")
    if name == "--kind":
        options.kind = BodyKind.from_key(value)
    else:
        options.previous = value


def _report(name: str) -> Report:
    return Report.from_json(read_object([name], USAGE))


def _previous(name: str | None, report: Report) -> Report | None:
    if name is None:
        return None
    previous = _report(name)
    if previous.year != report.year - 1:
        raise BadHistory(
            "上年报告 --previous 的年度",
            previous.year,
            f"应为 {report.year - 1}，请换成上一年度的报告",
        )
    return previous
