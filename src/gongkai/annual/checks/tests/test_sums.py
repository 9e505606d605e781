from dataclasses import replace

import pytest

from gongkai.annual.checks import check
from gongkai.annual.report import Finding
from gongkai.annual.tests import make


def found(text: str) -> list[Finding]:
    words = replace(make.WORDS, one=text)
    return [each for each in check(make.report(narrative=words)) if each.rule == "TX-2"]


@pytest.mark.parametrize(
    ("text", "total", "parts"),
    [
        (
            "发布信息2139条，其中动态类1744条，政务393条，解读21条，回应2条。",
            2139,
            2160,
        ),
        ("累计发布信息108条。其中，网站发布58条，公众号推送60条。", 108, 118),
        ("公开信息42条，发布动态150条，总计公开信息193条。", 193, 192),
        ("公开信息42条、动态160条，合计192条。", 192, 202),
        (
            "累计发布108条信息。其中，网站发布55条，公众号推送50条，"
            "同时发布4份政策文件，涵盖制度、年报各1份。",
            108,
            109,
        ),
    ],
)
def test_parts_that_miss_their_total_are_found(
    text: str, total: int, parts: int
) -> None:
    (finding,) = found(text)

    assert (finding.found, finding.expected) == (total, parts)
    assert finding.severity.value == "warn"
    assert finding.row == "one"


def test_a_list_that_lacks_one_is_only_asked_about() -> None:
    (finding,) = found(
        "累计发布108条。其中，网站发布53条，公众号推送50条，同时发布4份文件。"
    )

    assert finding.severity.value == "info"


@pytest.mark.parametrize(
    "text",
    [
        "累计发布108条。其中，网站发布54条，公众号推送50条，同时发布4份文件。",
        "发布876篇信息，其中原创343篇。",
        "累计公开信息301条。其中普法8条，工作动态48条，领导信息4条。",
        "收到申请9件，上年结转1件，其中网络申请5件，信函申请5件。",
        "公开信息13921条，其中网站12766条，公众号1100余条，专栏900条。",
        "公开信息约100条，其中动态80条，公告50条。",
        "公开273条，其中动态100条，公告50条，答复网民留言200条。",
        "发布6452条，其中动态2637条、政策文件47条，其他信息3768条。",
        "公开信息42条，发布动态150条，总计公开信息192条。",
        "发布动态50条、公告20条，合计征集意见3件。",
        "发布动态50条、公告20条，总计征集3条。",
        "发布动态约50条、公告20条，总计发布60条。",
        "发布动态50条，总计发布60条。",
        "合计公开信息。",
        "发布动态50条、公告20条，全部信息总计100条。",
        "其中动态50条、公告20条。",
        "公开信息100条，其中动态类为主。",
    ],
)
def test_partial_approximate_and_matching_lists_are_no_faults(text: str) -> None:
    assert found(text) == []
