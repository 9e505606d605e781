"""The annual reports of a world: last year's, taken in, and this year's, made and published."""

from datetime import date, time
from typing import Final

from gongkai.annual.formats import format_for
from gongkai.annual.report import Narrative, Report
from gongkai.bodies.models import PublicBody
from gongkai.bodies.roles import Role
from gongkai.config.demo import source
from gongkai.config.demo.items import at
from gongkai.config.demo.people import Cast
from gongkai.law.requesters import RequesterKind
from gongkai.reporting import actions
from gongkai.reporting.models import AnnualReport

YEAR: Final = 2024
PUBLISHED: Final = "gaotun"
FIVE: Final = """主要问题：一是部分信息公开的时效性有待提高，个别政策解读未能与文件同步发布；二是公开内容的深度和广度还需拓展，与公众的互动交流仍需加强。
改进情况：一是优化发布流程，用好发布预提醒，确保重要信息及时公开；二是加强兼职信息员培训，提高业务能力；三是利用政务新媒体开展线上互动，及时回应公众关切。"""


def load(world: str, cast: Cast) -> None:
    """Take in the report of the year before; 高屯's own is signed, frozen and published."""
    body = cast.bodies[source.SUBJECT[world]]
    handler = cast.acting(body.code, Role.REQUEST_HANDLER)
    before = actions.import_report(
        body=body,
        report=_before(world, body),
        actor=handler,
        at=at(date(YEAR, 2, 1)),
    )
    actions.publish_report(report=before, actor=handler, at=at(date(YEAR, 2, 2)))
    named = next(
        row for row in source.read(world, "bodies")["body"] if row["code"] == body.code
    )
    actions.name_channels(
        body=body,
        actor=handler,
        self_name=named["self_name"],
        portal_name="政府门户网站",
        wechat_account=named["wechat"],
        at=at(date(YEAR, 1, 2)),
    )
    report = actions.open_report(
        body=body, year=YEAR, actor=handler, at=at(date(YEAR + 1, 1, 6))
    )
    if world == PUBLISHED:
        _publish(report, cast)


def _publish(report: AnnualReport, cast: Cast) -> None:
    handler = cast.acting(report.body.code, Role.REQUEST_HANDLER)
    lead = cast.acting(report.body.code, Role.LEAD_OFFICIAL)
    report = actions.save_narrative(
        report=report,
        actor=handler,
        expected_version=report.version,
        parts={**report.parts, "five": FIVE},
        at=at(date(YEAR + 1, 1, 9)),
    )
    ready = actions.check_report(
        report=report, actor=handler, at=at(date(YEAR + 1, 1, 10))
    )
    actions.sign_report(
        report=ready,
        actor=lead,
        seen_digest=ready.digest,
        at=at(date(YEAR + 1, 1, 13), time(17, 5)),
    )
    ready.refresh_from_db()
    frozen = actions.freeze_report(
        report=ready, actor=handler, at=at(date(YEAR + 1, 1, 14))
    )
    actions.publish_report(report=frozen, actor=handler, at=at(date(YEAR + 1, 1, 15)))


def _before(world: str, body: PublicBody) -> Report:
    """Return the year before: one request of each kind carried over where requests came."""
    form = format_for(YEAR - 1)
    had_requests = (source.EXAMPLES / world / "requests.toml").exists()
    carried = {kind.key: int(had_requests) for kind in RequesterKind}
    requests = {
        (row, kind): value
        for kind, value in carried.items()
        for row in ("received", "carried_out")
    }
    documents = (
        {("normative", "issued"): 1, ("normative", "in_force"): 5}
        if had_requests
        else {}
    )
    reviewed = {("cases", "reconsideration.upheld"): int(had_requests)}
    return Report(
        body_code=body.code,
        body_name=body.name,
        year=YEAR - 1,
        format=form.key,
        proactive=form.proactive.complete(documents),
        requests=form.requests.complete(requests),
        disputes=form.disputes.complete(reviewed),
        narrative=Narrative(
            one="（一）主动公开。（二）依申请公开。（三）政府信息管理。（四）政府信息公开平台建设。（五）监督保障。",
            five="部分栏目更新间隔较长，将建立发布预提醒。",
            six="无其他需要报告的事项。",
        ),
    )
