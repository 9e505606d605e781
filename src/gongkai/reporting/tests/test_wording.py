from hypothesis import given
from hypothesis import strategies as st

from gongkai.reporting.wording import changes

texts = st.text(alphabet="收到申请35件。；\n䶮", max_size=60)


@given(texts, texts)
def test_what_stayed_and_what_came_is_the_new_text(before: str, after: str) -> None:
    found = changes(before, after)

    assert "".join(c.text for c in found if c.kind != "removed") == after
    assert "".join(c.text for c in found if c.kind != "added") == before


@given(texts)
def test_an_unchanged_text_shows_no_change(text: str) -> None:
    assert {change.kind for change in changes(text, text)} <= {"same"}


def test_a_changed_figure_is_shown_alone() -> None:
    found = changes("发布54条。收到0件。", "发布55条。收到0件。")

    assert [c.text for c in found if c.kind != "same"] == ["4", "5"]


def test_two_long_texts_with_nothing_in_common_are_compared_at_once() -> None:
    found = changes("甲" * 20_000, "乙" * 20_000)

    assert [c.kind for c in found] == ["removed", "added"]
