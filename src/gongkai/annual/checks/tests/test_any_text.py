"""Whatever is typed into the six parts, the check answers, and in time."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.annual.checks import check
from gongkai.annual.report import Narrative
from gongkai.annual.tests import make

PIECES = (
    "收到", "受理", "未", "无", "政府信息公开申请", "依申请公开", "上年结转", "结转下年度",
    "行政复议", "行政诉讼", "规范性文件", "制发", "废止", "信息处理费", "其中", "总计", "共计",
    "件", "条", "元", "万", "约", "余", "，", "。", "、", "（", "）", "\n", "（二）", "12", "3,400",
    "0", "一", "两", "２", "2024年", "全区", "䶮", " ", "%",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text())
@settings(max_examples=150, deadline=None)
def test_any_text_is_checked_without_an_error(text: str) -> None:
    words = Narrative(one=text, four=text, five=text, six=text)

    for finding in check(make.report(narrative=words)):
        assert finding.message.endswith("。")


@pytest.mark.parametrize(
    "piece",
    [
        "收到",
        "案件",
        "件数",
        "共计",
        "9",
        "9,",
        "一二",
        "(",
        "（文字描述",
        "其中9件，",
        "\n（一）",
    ],
)
def test_a_repetitive_text_does_not_stall_the_check(piece: str) -> None:
    text = f"（二）依申请公开{piece * (20_000 // len(piece))}"

    assert check(make.report(narrative=replace(make.WORDS, one=text))) is not None


def test_a_number_too_long_for_a_count_is_passed_over() -> None:
    words = replace(make.WORDS, one=f"收到政府信息公开申请{'9' * 5000}件。")

    assert check(make.report(narrative=words)) == ()
