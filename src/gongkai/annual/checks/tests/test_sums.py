import json
from dataclasses import replace

import pytest

from gongkai.annual.checks import check
from gongkai.annual.report import Finding
from gongkai.annual.tests import golden, make


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


OUTCOMES = (
    "办理申请{}件：予以公开7件、部分公开20件、不予公开50件(属于国家秘密1件、"
    "属于三类内部事务信息49件)；无法提供30件；申请人逾期不补正3件；其他处理17件。"
)
CHANNELS = (
    "截至12月31日，通过政府网站与政务新媒体双渠道，累计发布{}条工作动态信息。"
    "其中，门户网站发布{}条，“澄湖自然”微信公众号推送{}条。"
)


@pytest.mark.parametrize(
    ("text", "total", "parts"),
    [
        (
            "累计发布108条。其中，网站发布53条，公众号推送50条，同时发布4份文件。",
            108,
            107,
        ),
        (
            "累计发布109条。其中，网站发布54条，公众号推送50条，同时发布4份文件。",
            109,
            108,
        ),
        (
            "累计发布108条。其中，网站发布54条，公众号推送49条，同时发布4份文件。",
            108,
            107,
        ),
        (CHANNELS.format(73, 38, 34), 73, 72),
        (CHANNELS.format(72, 37, 34), 72, 71),
        (CHANNELS.format(72, 39, 34), 72, 73),
        (CHANNELS.format(72, 8, 34), 72, 42),
        (OUTCOMES.format(128), 128, 127),
        (OUTCOMES.format(126), 126, 127),
        (OUTCOMES.format(227), 227, 127),
        ("发布信息10条：网站6条、公众号3条。", 10, 9),
        ("发布信息10条：网站3条、公众号3条。", 10, 6),
        ("发布信息10条，具体如下：网站6条、公众号3条。", 10, 9),
        ("发布信息10条：网站6条、公众号3条；收到申请3件：网上2件，信函1件。", 10, 9),
        ("收到申请11件，其中自然人9件，法人1件。", 11, 10),
    ],
)
def test_a_list_that_comes_near_its_total_or_claims_to_be_whole_must_reach_it(
    text: str, total: int, parts: int
) -> None:
    (finding,) = found(text)

    assert (finding.found, finding.expected) == (total, parts)
    assert finding.severity.value == "warn"


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
        CHANNELS.format(72, 38, 34),
        OUTCOMES.format(127),
        "发布信息10条：网站6条、公众号4条。",
        "发布信息10条：网站6条、公众号4条；收到申请3件：网上2件，信函1件。",
        "发布信息10条：网站6条、公众号4条；解读政策5条。",
        "发布信息100条：网站发布30条、公众号20条等。",
        "发布信息100条，主要包括：政策40条、解读55条。",
        "发布信息100条，具体做法如下：一是公开政策10条，二是解读5条。",
        "发布信息100条：网站约60条、公众号30条。",
        "发布信息100条：网站60条，其中动态20条、公告10条。",
        "办理申请12件：予以公开7件、部分公开2件，结转下年度继续办理3件。",
        "办理申请127件：予以公开7件，部分公开3件；不予公开117件：国家秘密100件，其他17件。",
        "收到申请9件，上年结转1件：予以公开6件，部分公开4件。",
        "通过双渠道发布信息301条。其中普法8条，工作动态48条，领导信息4条。",
        "服务时间为8:30至12:00，办理3件：满意。",
    ],
)
def test_partial_approximate_and_matching_lists_are_no_faults(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("line", golden.text("narratives.jsonl").splitlines())
def test_published_lists_raise_no_false_alarm(line: str) -> None:
    assert found(json.loads(line)["text"]) == []
