import pytest

from gongkai.annual.narrative import DEFAULT, THEMES
from gongkai.annual.report import Severity
from gongkai.reporting import actions, compute, findings, progress, themes
from gongkai.reporting.states import ReportState
from gongkai.reporting.tests import make

TEXT = "总说。\n" + "\n".join(
    f"（{ordinal}）{label}。{label}的话。\n{label}的第二段。"
    for ordinal, label in zip("一二三四五", THEMES.values(), strict=True)
)
TURNED = DEFAULT[::-1]


def test_the_themes_change_places_with_every_word() -> None:
    turned = themes.reordered(TEXT, TURNED)

    assert turned.startswith(
        "总说。\n（一）监督保障。监督保障的话。\n监督保障的第二段。\n（二）"
    )
    assert themes.reordered(turned, DEFAULT) == TEXT


@pytest.mark.parametrize(
    "text",
    [
        "",
        "只有一段。",
        "（一）主动公开。甲。",
        "（一）主动公开。甲。\n（二）主动公开。乙。",
    ],
)
def test_a_text_without_clear_themes_stays_as_it_is(text: str) -> None:
    assert themes.reordered(text, TURNED) == text


def test_a_theme_left_out_is_named() -> None:
    (found,) = themes.missing("（一）主动公开。甲。\n（二）依申请公开。乙。监督保障。")

    assert found.severity == Severity.WARN
    assert "没有写政府信息管理、政府信息公开平台建设，" in found.message


def test_a_whole_text_and_none_lack_no_theme() -> None:
    assert list(themes.missing(TEXT)) == []
    assert list(themes.missing(" ")) == []


@pytest.mark.django_db
def test_a_new_order_keeps_what_was_written() -> None:
    body = make.body()
    report = make.report(body)

    actions.save_narrative(
        report=report,
        actor=make.handler(body),
        expected_version=report.version,
        parts={"one": TEXT},
        theme_order=TURNED,
    )

    assert report.one == themes.reordered(TEXT, TURNED)
    assert report.theme_order == ",".join(TURNED)


@pytest.mark.django_db
def test_the_same_order_leaves_the_text_alone() -> None:
    body = make.body()
    report = make.report(body)
    text = themes.reordered(TEXT, TURNED)

    actions.save_narrative(
        report=report,
        actor=make.handler(body),
        expected_version=report.version,
        parts={"one": text},
        theme_order=DEFAULT,
    )

    assert report.one == text


@pytest.mark.django_db
def test_a_draft_without_records_warns_of_the_themes_it_leaves_out() -> None:
    report = make.report(make.body())

    found = findings.of(report, compute.report_of(report), on=make.JANUARY.date())

    assert "主动公开。" not in report.one.replace("依申请公开。", "")
    assert [each.message for each in found if each.rule == themes.RULE]


@pytest.mark.django_db
def test_a_part_left_empty_is_told_once() -> None:
    body = make.body()
    report = make.report(body)
    actions.save_narrative(
        report=report,
        actor=make.handler(body),
        expected_version=report.version,
        parts={"five": ""},
    )

    found = findings.of(report, compute.report_of(report), on=make.JANUARY.date())

    assert [each.rule for each in found if each.row == "five"] == ["ST-1"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("state", "now"),
    [
        (ReportState.DRAFT, "核对"),
        (ReportState.CHECKED, "签发"),
        (ReportState.SIGNED, "冻结"),
        (ReportState.FROZEN, "公布"),
    ],
)
def test_the_step_to_take_is_the_one_the_state_waits_for(
    state: ReportState, now: str
) -> None:
    report = make.report(make.body(), state)

    (step,) = [each.label for each in progress.steps(report) if each.standing == "now"]

    assert step == now
    assert now in report.standing
