from decimal import Decimal

import pytest

from gongkai.annual.numbers import chinese_value, figures, plain


def read(text: str) -> list[tuple[object, str, bool]]:
    return [(f.value, f.unit, f.approximate) for f in figures(plain(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共 34 件", [(34, "件", False)]),
        ("２，件", [(2, "", False)]),
        ("2,336条", [(2336, "条", False)]),
        ("分别为3,5件", [(3, "", False), (5, "件", False)]),
        ("双渠道", [(2, "个", False)]),
        ("1.8万余件", [(18000, "件", True)]),
        ("约30件", [(30, "件", True)]),
        ("30件以上", [(30, "件", True)]),
        ("占比6.25%", [(Decimal("6.25"), "%", False)]),
        ("96171.6万元", [(961716000, "元", False)]),
        ("一件", [(1, "件", False)]),
        ("十二名", [(12, "名", False)]),
        ("一百零四份", [(104, "份", False)]),
        ("统一件数", []),
        ("第一件", []),
        ("二人民法庭", []),
        ("20231月1日", [(20231, "月", False), (1, "日", False)]),
        ("国务院令第711号", []),
        ("国办函〔2020〕109号", [(109, "号", False)]),
        ("COVID19件", []),
    ],
)
def test_figures_are_read_with_unit_and_certainty(
    text: str, expected: list[tuple[object, str, bool]]
) -> None:
    assert read(text) == expected


def test_split_digits_are_not_joined() -> None:
    assert plain("12 34\n件") == "12 34件"
    assert plain(" 12 ") == "12"


@pytest.mark.parametrize("number", range(1, 10))
def test_every_digit_word_has_its_value(number: int) -> None:
    assert chinese_value("一二三四五六七八九"[number - 1]) == number
