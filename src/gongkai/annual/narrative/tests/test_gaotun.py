"""高屯街道 2024: the draft says everything the published report says in figures."""

import json
import unicodedata
from decimal import Decimal

import pytest

from gongkai.annual.checks import check
from gongkai.annual.narrative import (
    ChannelCount,
    DocumentCount,
    Facts,
    draft,
    unsupported,
)
from gongkai.annual.report import Report
from gongkai.annual.tests.golden import GOLDEN, report, text
from gongkai.annual.tests.golden import narrative as parts_of
from gongkai.law.bodykinds import BodyKind

GAOTUN = Facts(
    year=2024,
    body_name="高屯街道办事处",
    short_name="高屯街道",
    self_name="我街道",
    kind=BodyKind.STREET_OFFICE,
    channels=(
        ChannelCount("政府门户网站", 54),
        ChannelCount("“水墨高屯”微信公众号", 50, "推送", social=True),
    ),
    documents=(
        DocumentCount("政府信息公开制度", 1),
        DocumentCount("政府信息公开年报", 1),
        DocumentCount("权力清单", 1),
        DocumentCount("财政预决算及“三公经费”", 1),
    ),
    categories=("文件", "信息", "机构职能", "政策文件", "业务工作"),
    received=0,
    carried_in=0,
    handled=0,
    carried_out=0,
    reconsiderations=0,
    lawsuits=0,
    fee_yuan=Decimal(0),
    freshness_weeks=2,
    steering_lead="分管领导",
    officers_per_office=1,
    reviewers=1,
    three_reviews=True,
    hotline_clerks=1,
    portal_name="县政府门户网站",
    stale_columns=0,
    late_replies=0,
)
FACTS = json.loads((GOLDEN / "gaotun2024.facts.json").read_text(encoding="utf-8"))


def bare(words: str) -> str:
    return "".join(unicodedata.normalize("NFKC", words).split())


@pytest.mark.parametrize("fact", FACTS["facts"], ids=lambda fact: fact["id"])
def test_the_draft_holds_every_quoted_figure(fact: dict[str, str]) -> None:
    drafted = draft(GAOTUN)
    words = bare("".join(part or "" for _, part in drafted.parts()))

    assert bare(fact["quote"]) in words


def test_the_draft_rests_on_records_alone() -> None:
    assert unsupported(draft(GAOTUN), GAOTUN) == []


def test_the_published_words_rest_on_the_same_records() -> None:
    published = parts_of(text("gaotun2024.txt"))

    assert unsupported(published, GAOTUN) == []


def test_the_published_report_has_no_fault() -> None:
    published = report("gaotun2024", parts_of(text("gaotun2024.txt")))

    assert check(published) == ()


def test_the_draft_beside_its_tables_has_no_fault() -> None:
    tables = report("gaotun2024")
    drafted = Report.from_json(
        {**tables.to_json(), "narrative": dict(draft(GAOTUN).parts())}
    )

    assert check(drafted, kind=BodyKind.STREET_OFFICE) == ()
