"""Whatever is handed to a pure command, it answers or refuses in one Chinese sentence."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from tests.proofs.console import Console, Ran

Json = dict[str, Any]
DAY = "2025-03-03"


def at(*events: Json, **more: Any) -> str:
    """Return a clock payload received on ``DAY``."""
    return json.dumps({"received_on": DAY, "events": list(events), **more})


def came(**intake: Any) -> str:
    """Return a clock payload that begins with an intake."""
    whole = {"route": "hand", "submitted_at": "2025-03-03T09:00:00+08:00", **intake}
    kept = {key: value for key, value in whole.items() if value is not ...}
    return json.dumps({"intake": kept, "events": []})


def step(name: str, on: Any = "2025-03-05", **more: Any) -> Json:
    """Return one event."""
    return {"step": name, "on": on, **more}


CONSULT = step("consult", party="甲", received_on="2025-03-06")
REPLY = step("reply", "2025-03-10", route="post", posted_on="2025-03-10")
CLOCK = {
    "nothing": "",
    "not JSON": "{",
    "a list": "[]",
    "a text": '"2025-03-03"',
    "null": "null",
    "nested beyond reason": "[" * 100_000,
    "no receipt": '{"events": []}',
    "receipt a number": '{"received_on": 20250303, "events": []}',
    "receipt null": '{"received_on": null, "events": []}',
    "no such day": '{"received_on": "2025-02-29", "events": []}',
    "no such month": '{"received_on": "2025-13-01", "events": []}',
    "slashes": '{"received_on": "2025/03/03", "events": []}',
    "before the Regulations": '{"received_on": "2019-05-14", "events": []}',
    "beyond the calendar": '{"received_on": "9999-12-31", "events": []}',
    "events an object": '{"received_on": "2025-03-03", "events": {}}',
    "an event a text": '{"received_on": "2025-03-03", "events": ["reply"]}',
    "as_of a number": at(as_of=1),
    "as_of before the receipt": at(as_of="2025-03-02"),
    "as_of before the Regulations": at(as_of="2010-01-01"),
    "region unknown": at(region="火星"),
    "region a number": at(region=5),
    "intake a text": '{"intake": "hand", "events": []}',
    "route unknown": came(route="pigeon"),
    "route missing": came(route=...),
    "submission missing": came(submitted_at=...),
    "submission naive": came(submitted_at="2025-03-03T09:00:00"),
    "submission no time": came(submitted_at="三月三日"),
    "submission before the Regulations": came(submitted_at="2019-05-14T09:00:00+08:00"),
    "confirmed before submitted": came(route="fax", confirmed_on="2025-03-02"),
    "confirmed a list": came(route="fax", confirmed_on=[]),
    "step missing": at({"on": DAY}),
    "step unknown": at(step("bribe")),
    "step a number": at(step(7)),  # type: ignore[arg-type]
    "step a list": at(step(["reply"])),  # type: ignore[arg-type]
    "day missing": at({"step": "withdraw"}),
    "day null": at(step("withdraw", None)),
    "day a truth": at(step("withdraw", True)),
    "before the receipt": at(step("withdraw", "2025-03-02")),
    "out of order": at(CONSULT, step("extend", "2025-03-04", days=20)),
    "correction without an ask": at(step("take_correction")),
    "payment without a notice": at(step("take_fee")),
    "reasons without an ask": at(step("take_reasons", reasonable=True)),
    "answer without a letter": at(step("end_consultation", party="甲")),
    "answer of another party": at(CONSULT, step("end_consultation", party="乙")),
    "party missing": at(step("consult", received_on="2025-03-06")),
    "party empty": at(step("consult", party="", received_on="2025-03-06")),
    "party a number": at(step("consult", party=1, received_on="2025-03-06")),
    "asked twice": at(CONSULT, CONSULT),
    "letter received before it was sent": at(
        step("consult", party="甲", received_on=DAY)
    ),
    "kind missing": at(step("consult_body", party="局", received_on="2025-03-06")),
    "kind unknown": at(step("consult_body", party="局", kind="friend")),
    "no days": at(step("extend")),
    "zero days": at(step("extend", days=0)),
    "minus days": at(step("extend", days=-5)),
    "days a text": at(step("extend", days="20")),
    "days a fraction": at(step("extend", days=1.5)),
    "days a truth": at(step("extend", days=True)),
    "term before the ask": at(step("ask_correction", until=DAY)),
    "fee asked twice": at(step("ask_fee"), step("ask_fee")),
    "fee while a correction is awaited": at(step("ask_correction"), step("ask_fee")),
    "reasonable a text": at(step("ask_reasons"), step("take_reasons", reasonable="是")),
    "route of reply missing": at(step("reply")),
    "route of reply unknown": at(step("reply", route="pigeon")),
    "posted before decided": at(step("reply", route="post", posted_on=DAY)),
    "after the reply": at(REPLY, step("extend", "2025-03-11", days=20)),
    "after the withdrawal": at(step("withdraw"), step("reply", route="post")),
}
WORDS: dict[str, tuple[str, ...]] = {
    "no such command": ("nonsense",),
    "no such file": ("clock", "/nowhere/at/all.json"),
    "a folder": ("clock", "/"),
    "two files": ("clock", "-", "-"),
    "fee of what": ("fee",),
    "fee of pigeons": ("fee", "pigeons", "3"),
    "fee without a number": ("fee", "items"),
    "fee of minus one": ("fee", "items", "-1"),
    "fee of a word": ("fee", "pages", "abc"),
    "fee of a fraction": ("fee", "pages", "1.5"),
    "fee of nothing": ("fee", "pages", ""),
    "fee beyond digits": ("fee", "items", "9" * 5_000),
    "workday of what": ("workday",),
    "workday subtract": ("workday", "subtract", DAY, "1"),
    "workday without a number": ("workday", "add", DAY),
    "workday minus": ("workday", "add", DAY, "-1"),
    "workday a word": ("workday", "add", DAY, "abc"),
    "workday beyond the calendar": ("workday", "add", DAY, "99999999999"),
    "workday no such day": ("workday", "add", "2025-02-29", "1"),
    "workday before the calendar": ("workday", "add", "1949-10-01", "1"),
    "workday between no day": ("workday", "between", DAY, "tomorrow"),
    "workday between one day": ("workday", "between", DAY),
    "report of what": ("report",),
    "report check nothing": ("report", "check"),
    "report check no file": ("report", "check", "/nowhere/at/all.json"),
}
REFUSED = {
    "outcome": "3.6",
    "decided_on": "2025-03-10",
    "body_kind": "town",
    "received_on": "2025-03-12",
}
REMEDIES = {
    "nothing": "",
    "not JSON": "}",
    "a list": "[]",
    "empty": "{}",
    "outcome unknown": json.dumps({**REFUSED, "outcome": "9.9"}),
    "outcome a number": json.dumps({**REFUSED, "outcome": 3.6}),
    "outcome null": json.dumps({**REFUSED, "outcome": None}),
    "outcome a list": json.dumps({**REFUSED, "outcome": []}),
    "body unknown": json.dumps({**REFUSED, "body_kind": "empire"}),
    "body null": json.dumps({**REFUSED, "body_kind": None}),
    "decision no day": json.dumps({**REFUSED, "decided_on": "2025-02-30"}),
    "decision before the Regulations": json.dumps(
        {**REFUSED, "decided_on": "2019-05-14"}
    ),
    "received before decided": json.dumps({**REFUSED, "received_on": "2025-03-09"}),
    "receipt a number": json.dumps({**REFUSED, "received_on": 5}),
    "beyond the calendar": json.dumps({**REFUSED, "received_on": "9999-12-31"}),
}
REPORTS = {
    "not JSON": "{",
    "a list": "[]",
    "empty": "{}",
    "null": "null",
    "of another schema": '{"schema": "gongkai.report/9"}',
    "of nothing else": '{"schema": "gongkai.report/1"}',
    "of a year in words": '{"schema": "gongkai.report/1", "body": {"code": "a", "name": "b"}, "year": "二〇二四"}',
    "of tables a list": '{"schema": "gongkai.report/1", "body": {"code": "a", "name": "b"}, "year": 2024, "format": "2021", "tables": []}',
    "before the format": '{"schema": "gongkai.report/1", "body": {"code": "a", "name": "b"}, "year": 2001, "format": "2021", "tables": {"proactive": null, "requests": null, "disputes": null}, "narrative": {}, "findings": []}',
}


def assert_refused(ran: Ran) -> None:
    assert ran.status == 2, ran
    assert ran.out == ""
    assert "Traceback" not in ran.err
    assert len(ran.err.strip().splitlines()) == 1
    assert len(re.findall(r"[\u4e00-\u9fff]", ran.err)) >= 6
    assert ran.err.rstrip().endswith("。")


@pytest.mark.parametrize("case", CLOCK)
def test_the_clock_refuses_in_one_chinese_sentence(case: str, console: Console) -> None:
    assert_refused(console.run("clock", "-", given=CLOCK[case]))


@pytest.mark.parametrize("case", WORDS)
def test_wrong_words_are_refused_in_one_chinese_sentence(
    case: str, console: Console
) -> None:
    assert_refused(console.run(*WORDS[case]))


@pytest.mark.parametrize("case", REMEDIES)
def test_remedies_refuse_in_one_chinese_sentence(case: str, console: Console) -> None:
    assert_refused(console.run("remedies", "-", given=REMEDIES[case]))


@pytest.mark.parametrize("case", REPORTS)
def test_report_check_refuses_in_one_chinese_sentence(
    case: str, console: Console, tmp_path: Path
) -> None:
    path = tmp_path / "report.json"
    path.write_text(REPORTS[case], encoding="utf-8")

    assert_refused(console.run("report", "check", str(path)))


@pytest.mark.parametrize("command", ["clock", "remedies"])
def test_bytes_that_are_no_text_are_refused(
    command: str, console: Console, tmp_path: Path
) -> None:
    path = tmp_path / "bytes.json"
    path.write_bytes(b'{"received_on": "\xff\xfe"}')

    assert_refused(console.run(command, str(path)))
    assert_refused(console.run(command, "-", given=path.read_bytes()))


@pytest.mark.parametrize(
    ("given", "cause"),
    [
        ("", "内容为空"),
        (" \n", "内容为空"),
        ('{"received_on": "2025-03-03", "events": [', "JSON 不完整"),
        ('{"received_on": "2025-0', "JSON 不完整"),
        ('{"received_on" "2025"}', "不是 JSON，第 1 行第 16 个字处有误"),
        ('{"received_on": ' + "9" * 5_000 + "}", "数字过长"),
        ('{"received_on": "\\ud800"}', "代理字符"),
        ("[" * 100_000, "嵌套过深"),
        ("“申请”".encode("gbk"), "不是 UTF-8 编码"),
        ("null", "“null”"),
        ("true", "“true”"),
        ("[null, false]", "“[null, false]”"),
    ],
    ids=range(12),
)
@pytest.mark.parametrize("words", [("clock",), ("remedies",), ("report", "check")])
def test_the_true_cause_is_named(
    words: tuple[str, ...], given: str | bytes, cause: str, console: Console
) -> None:
    ran = console.run(*words, "-", given=given)

    assert_refused(ran)
    assert cause in ran.err


@pytest.mark.parametrize("number", ["9" * 20, "1" + "0" * 5_000, "+" + "7" * 19])
def test_too_long_a_number_of_items_is_told_the_most(
    number: str, console: Console
) -> None:
    ran = console.run("fee", "items", number)

    assert_refused(ran)
    assert f"不大于 {'9' * 18} 的整数" in ran.err


@pytest.mark.parametrize("outcome", [None, True, 7, "9.9", "", "granted"])
def test_an_outcome_that_is_none_names_its_field_and_overdue(
    outcome: object, console: Console
) -> None:
    given = {"outcome": outcome, "body_kind": "town", "decided_on": DAY}

    ran = console.run("remedies", "-", given=json.dumps(given))

    assert_refused(ran)
    assert "办理结果 outcome“" in ran.err
    assert "overdue" in ran.err
    assert "None" not in ran.err


def test_a_receipt_before_the_decision_says_what_to_do(console: Console) -> None:
    given = {"outcome": "1", "body_kind": "town", "decided_on": DAY}

    ran = console.run(
        "remedies", "-", given=json.dumps({**given, "received_on": "2025-03-02"})
    )

    assert_refused(ran)
    assert "请核对并改正其中一个日期" in ran.err
