"""Claim: public pages are made at 300 a second on 2 cores, whatever the number of items."""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING
from unittest.mock import patch
from urllib.error import URLError
from urllib.request import urlopen
from wsgiref.util import setup_testing_defaults

from measure.claims import Claim, note, settle
from measure.world import begin

if TYPE_CHECKING:
    from gongkai.bodies.models import PublicBody, Staff
    from gongkai.catalogue.models import Item

FEW, MANY = 30, 300
FLOOR = 300.0  # requests a second
SECONDS, CONNECTIONS = 4, 16
CORES, RENDERED = 2, 60
YEAR = 2024
CHINA = timezone(timedelta(hours=8))
PARAGRAPH = "各股室按职责分工抓好落实，进展情况及时在政府门户网站公开，接受群众监督。"
SERVE = (
    "import sys; from gongkai.config.command import main; sys.exit(main(sys.argv[1:]))"
)


def office() -> tuple["PublicBody", "Staff", "Staff"]:
    """Return a department with a drafter and a lead official."""
    from gongkai.bodies.actions.organising import add_body
    from gongkai.bodies.actions.staffing import add_staff

    county = add_body(actor=None, code="bench", name="测速县人民政府", kind="county")
    body = add_body(
        actor=None,
        code="bench-ju",
        name="测速县某局",
        kind="county_department",
        parent=county,
    )
    drafter = add_staff(actor=None, body=body, username="drafter", name="起草人")
    return (
        body,
        drafter,
        add_staff(actor=None, body=body, username="lead", name="分管领导"),
    )


def publish_items(body: "PublicBody", actor: "Staff", first: int, last: int) -> "Item":
    """Publish the items numbered ``first`` to ``last`` and return the last of them."""
    from gongkai.catalogue import actions
    from gongkai.catalogue.models import Column

    column = Column.objects.filter(body=body, key="news").first() or actions.add_column(
        actor=actor, body=body, key="news", title="工作动态", interval="two_weeks"
    )
    for number in range(first, last):
        at = datetime(YEAR, 1, 3, 9, tzinfo=CHINA) + timedelta(days=number % 360)
        item = actions.draft_item(
            actor=actor,
            body=body,
            column=column,
            kind="news",
            title=f"第{number}次推进会召开",
            content=f"{PARAGRAPH}\n\n" * 6,
            composed_on=at.date(),
            at=at,
        )
        actions.publish_item(actor=actor, item=item, channels=["portal"], at=at)
    return item


def publish_report(body: "PublicBody", drafter: "Staff", lead: "Staff") -> None:
    """Take the year's report from its opening to the portal."""
    from gongkai.reporting import actions, findings
    from gongkai.reporting.compute import report_of
    from gongkai.reporting.digest import digest_of, text_of

    at = datetime(YEAR + 1, 1, 15, 9, tzinfo=CHINA)
    report = actions.open_report(body=body, year=YEAR, actor=drafter, at=at)
    found = findings.of(report, report_of(report), on=date(YEAR + 1, 1, 15))
    for finding in findings.unexplained(report, found):
        actions.explain_finding(
            report=report,
            actor=drafter,
            rule=finding.rule,
            message=finding.message,
            text="与事实相符。",
            at=at,
        )
    actions.check_report(report=report, actor=drafter, at=at)
    digest = digest_of(text_of(report_of(report)))
    actions.sign_report(report=report, actor=lead, seen_digest=digest, at=at)
    actions.freeze_report(report=report, actor=lead, at=at)
    actions.publish_report(report=report, actor=lead, at=at)


def queries(path: str) -> int:
    """Return how many statements it takes to make the page at ``path`` anew."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "localhost"})
    client.get(path)
    with nothing_kept(), CaptureQueriesContext(connection) as captured:
        answer = client.get(path)
    if answer.status_code != 200:
        raise RuntimeError(f"{path} 答 {answer.status_code}")
    return len(captured)


@contextmanager
def nothing_kept() -> Iterator[None]:
    """Make the portal render every page anew while this lasts."""
    from gongkai.portal.shelf import Shelf

    with patch.object(Shelf, "get", lambda shelf, key, head: None):
        yield


def made_per_second(path: str) -> float:
    """Return how often in a second ``CORES`` cores, left alone, can make the page at ``path`` anew."""
    from gongkai.config.wsgi import application

    def make() -> None:
        environ: dict[str, object] = {"HTTP_HOST": "localhost", "PATH_INFO": path}
        setup_testing_defaults(environ)
        b"".join(
            application(environ, lambda status, headers, error=None: lambda data: None)
        )

    with nothing_kept():
        make()
        began = time.process_time()
        for _ in range(RENDERED):
            make()
    return CORES * RENDERED / (time.process_time() - began)


@contextmanager
def serving() -> Iterator[str]:
    """Serve the installation by its own command and yield its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-c", SERVE, "serve", "--port", str(port)],
        stdout=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _await(address)
        yield address
    finally:
        server.terminate()
        server.wait(20)


def _await(address: str) -> None:
    for _ in range(300):
        try:
            urlopen(address, timeout=5).close()  # noqa: S310
        except (URLError, OSError):
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"{address} 没有打开")


def per_second(url: str) -> float:
    """Return how many requests a second wrk gets answered."""
    ran = subprocess.run(
        ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{SECONDS}s", url],
        capture_output=True,
        text=True,
        check=True,
    )
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", ran.stdout)
    rate = re.search(r"Requests/sec:\s+([\d.]+)", ran.stdout)
    if refused or rate is None:
        raise RuntimeError(f"{url}\n{ran.stdout}")
    return float(rate[1])


def claims() -> Iterator[Claim]:
    """Yield how the statements grow, then the rate of each kind of page."""
    body, drafter, lead = office()
    publish_report(body, drafter, lead)
    item = publish_items(body, drafter, 0, FEW)
    here = "/bench/bench-ju/"
    pages = {
        "首页": "/",
        "县门户": "/bench/",
        "单位页": here,
        "栏目页": f"{here}news/",
        "信息页": f"{here}item/{item.uuid}/",
        "年报页": f"{here}report/{YEAR}/",
    }
    few = {name: queries(path) for name, path in pages.items()}
    publish_items(body, drafter, FEW, MANY)
    for name, path in pages.items():
        text = f"{name}查询数，信息 {FEW}→{MANY} 条"
        yield Claim(text, queries(path), few[name], " 条")
    for name, path in pages.items():
        print(
            f"      {name}不留旧页、每次现做：{CORES} 核每秒约 {made_per_second(path):.0f} 次（按处理器时间）"
        )
    if not shutil.which("wrk"):
        note("没有 wrk，未测每秒请求数；请安装 Debian 的 wrk 包")
        return
    with serving() as address:
        for name, path in pages.items():
            per_second(address + path)
            text = f"{name}每秒应答（granian 2 进程，{CONNECTIONS} 个连接）"
            yield Claim(text, per_second(address + path), FLOOR, " 次", floor=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="gongkai-bench-") as folder:
        os.environ.pop("GONGKAI_TODAY", None)
        begin(folder)
        sys.exit(settle(claims()))
