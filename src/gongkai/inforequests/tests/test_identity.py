"""The numbers of identity papers against their check characters."""

import pytest

from gongkai.inforequests.identity import is_credit_code, is_resident_id, plain


@pytest.mark.parametrize(
    "number", ["11010519491231002X", "440524188001010014", "522627190001011235"]
)
def test_a_resident_number_with_its_check_character_is_one(number: str) -> None:
    assert is_resident_id(number)


@pytest.mark.parametrize(
    "number",
    [
        "",
        "123",
        "110105194912310021",
        "11010519491231002x",
        "52262719000230123X",
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105491231002",
        "䶮" * 18,
    ],
)
def test_anything_else_is_no_resident_number(number: str) -> None:
    assert not is_resident_id(number)


@pytest.mark.parametrize("place", range(17))
def test_one_wrong_digit_never_passes(place: int) -> None:
    right = "522627190001011235"

    wrong = [
        right[:place] + digit + right[place + 1 :]
        for digit in "0123456789"
        if digit != right[place]
    ]

    assert not any(is_resident_id(each) for each in wrong)


@pytest.mark.parametrize("number", ["91350100M000100Y43", "11522600000000000D"])
def test_a_credit_code_with_its_check_character_is_one(number: str) -> None:
    assert is_credit_code(number)


@pytest.mark.parametrize(
    "number",
    ["", "123", "91350100M000100Y44", "9135010OM000100Y43", "91350100m000100y43"],
)
def test_anything_else_is_no_credit_code(number: str) -> None:
    assert not is_credit_code(number)


def test_full_width_signs_spaces_and_small_letters_are_read() -> None:
    assert plain(" １１０１０５ 19491231 002x ") == "11010519491231002X"
