import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.channels import markup
from gongkai.channels.errors import NotShown
from gongkai.channels.wechat.link import article_link

HOSTILE = [
    "<script>alert(1)</script>",
    '<img src="//evil.example/x.png" onerror="alert(1)">',
    '<a href="javascript:alert(1)">点此</a>',
    '<a href="  //evil.example/">点此</a>',
    '<a href="\\\\evil.example/">点此</a>',
    '<a href="data:text/html,<script>alert(1)</script>">点此</a>',
    '<p style="background:url(//evil.example)">甲</p>',
    '<svg><animate onbegin="alert(1)"/></svg>',
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    '<iframe src="https://evil.example"></iframe>',
    '<form action="https://evil.example"><input name="x"></form>',
    '<p id="main" name="x" class="card" onclick="x()">甲</p>',
    '<base href="https://evil.example/"><link rel="stylesheet" href="//evil.example">',
    "<td onmouseover=alert(1)>甲</td>",
]
FORBIDDEN = (
    "script",
    "onerror",
    "onclick",
    "onbegin",
    "onmouse",
    "style",
    "<img",
    "<iframe",
    "<form",
    "<svg",
    "evil.example",
    "javascript:",
    "id=",
    "class=",
    "data:",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_stays(text: str) -> None:
    cleaned = markup.clean(text)

    assert not [sign for sign in FORBIDDEN if sign in cleaned]


def test_a_table_with_merged_cells_stays_whole() -> None:
    table = '<table><tbody><tr><td rowspan="2" colspan="3">甲</td></tr></tbody></table>'

    assert markup.clean(table) == table


def test_marks_that_turn_the_direction_of_writing_are_taken_out() -> None:
    assert markup.clean("<p>甲\u202e乙\u200b丙</p>") == "<p>甲乙丙</p>"


def test_rare_characters_stay() -> None:
    assert markup.from_typing("䶮𠮷某") == "<p>䶮𠮷某</p>"


def test_typed_lines_become_paragraphs_and_signs_stay_signs() -> None:
    assert markup.from_typing("甲 < 乙\n\n丙") == "<p>甲 &lt; 乙</p><p>丙</p>"


def test_pasted_markup_stays_markup() -> None:
    assert markup.from_typing('<p class="MsoNormal">甲</p>') == "<p>甲</p>"


def test_an_excerpt_ends_with_an_ellipsis() -> None:
    assert markup.excerpt("一二三四五", 4) == "一二三…"
    assert markup.excerpt("一二三\n四", 10) == "一二三 四"


@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = markup.clean(text)

    assert markup.clean(once) == once


@given(st.text(max_size=200))
def test_whatever_is_typed_becomes_harmless(text: str) -> None:
    typed = markup.from_typing(text)

    assert "<script" not in typed
    assert markup.clean(typed) == typed


@pytest.mark.parametrize(
    "pasted",
    [
        "",
        "公众号",
        "http://",
        "https://mp.weixin.qq.com.evil.example/s/x",
        "https://user@mp.weixin.qq.com/s/x",
        "https://mp.weixin.qq.com:8443/s/x",
        "https://mp.weixin.qq.com/",
        "javascript:alert(1)",
        "https://[::1/s",
        "https://mp.weixin.qq.com/s/a b",
        f"https://mp.weixin.qq.com/s/{'x' * 600}",
    ],
)
def test_what_is_no_article_is_not_a_link(pasted: str) -> None:
    with pytest.raises(NotShown, match="复制链接"):
        article_link(pasted)


def test_an_article_with_parameters_is_a_link() -> None:
    link = "https://mp.weixin.qq.com/s?__biz=MzA&mid=1&idx=1&sn=ab"

    assert article_link(link) == link
