"""January at the department (journeys 6.3 Y1 and 6.4 Y1), and a year without requests (6.4 Y2)."""

import hashlib
import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.conftest import Enter

pytestmark = pytest.mark.browser
WORKBENCH = "/desk/reports/chenghu-zrzy/2024/"
PORTAL = "/chenghu/chenghu-zrzy/report/2024/"


def table(page: Page, key: str) -> list[list[str]]:
    """Return the numbers of a statutory table, row by row, as they are printed."""
    rows = page.locator(f"table.report-{key}").first.locator("tr")
    found = [
        [text.strip() for text in row.locator("td").all_inner_texts()]
        for row in rows.all()
    ]
    return [row for row in found if row]


def downloaded(page: Page, address: str) -> bytes:
    reply = page.request.get(address)
    assert reply.ok
    return reply.body()


def test_the_handler_drafts_the_lead_signs_on_a_phone_and_the_year_is_public(
    visit: Enter,
) -> None:
    handler = visit(WORKBENCH, username="zrzy.jingban")
    expect(handler.get_by_role("heading", level=1)).to_contain_text("2024年")
    carried_out = table(handler, "requests")[-1]
    assert carried_out == ["1", "1", "1", "1", "1", "1", "6"]
    assert handler.get_by_text("处差错").count() == 0

    handler.locator("table.report-requests a", has_text="6").last.click()
    expect(handler.get_by_role("heading", level=1)).to_contain_text("6件")
    expect(handler.locator("tbody tr")).to_have_count(6)
    handler.locator("tbody a").first.click()
    expect(handler.get_by_role("heading", name="时限说明")).to_be_visible()

    handler.goto(f"{WORKBENCH}narrative/")
    five = handler.locator("textarea[name=five]")
    five.fill(f"{five.input_value()}\n下一步：建立发布预提醒机制。")
    handler.get_by_role("button", name="保存").click()
    handler.wait_for_load_state()
    handler.goto(WORKBENCH)
    expect(handler.locator("#narrative")).to_contain_text("建立发布预提醒机制")
    handler.get_by_role("button", name="核对通过，送签").click()

    lead = visit("/desk/", username="zrzy.fenguan", phone=True)
    lead.get_by_role("link", name=re.compile("2024年度报告")).first.click()
    lead.goto(f"{WORKBENCH}sign/")
    expect(lead.locator("#text").locator("..").locator("..")).to_contain_text("预提醒")
    lead.locator("summary", has_text="签发").first.click()
    lead.get_by_role("button", name="确认签发").click()
    expect(lead.get_by_role("heading", name="签批单")).to_be_visible()

    handler.goto(WORKBENCH)
    handler.get_by_role("button", name="冻结").click()
    handler.get_by_role("link", name="公布").first.click()
    handler.get_by_role("button", name="确认公布").click()
    handler.goto(WORKBENCH)
    digest = handler.locator("code.digest").first.inner_text()
    assert re.fullmatch("[0-9a-f]{64}", digest)
    handler.get_by_text("冻结的数字与现在的台账一致").wait_for()

    public = visit(PORTAL)
    expect(public.get_by_role("heading", level=1)).to_contain_text("2024年")
    assert digest in public.inner_text("main")
    data = downloaded(public, f"{PORTAL.rstrip('/')}.json")
    assert hashlib.sha256(data).hexdigest() == digest
    printed = json.loads(data)["tables"]["requests"]["rows"]
    assert table(public, "requests") == [
        [str(cell["value"]) for cell in row["cells"]] for row in printed
    ]
    for extension in ("docx", "xlsx", "pdf", "html"):
        assert len(downloaded(public, f"{PORTAL.rstrip('/')}.{extension}")) > 8_000


def test_the_lead_official_cannot_sign_what_is_not_checked(visit: Enter) -> None:
    lead = visit(
        "/desk/reports/gaotun/2024/sign/", username="gaotun.fenguan", phone=True
    )

    expect(lead.get_by_role("button", name="确认签发")).to_have_count(0)
    expect(lead.get_by_role("heading", name="签批单")).to_be_visible()


def test_a_year_without_requests_is_proved_by_its_channels(visit: Enter) -> None:
    handler = visit("/desk/requests/channels/", username="gaotun.jingban")
    expect(handler.locator("tbody tr")).not_to_have_count(0)
    handler.get_by_role("link", name="登记一次测试").click()
    handler.locator("select[name=channel]").select_option("online")
    handler.locator("input[name=on]").fill("2025-01-17")
    handler.locator("input[name=evidence]").fill("测试申请一件，当日收到")
    handler.locator("main form button.primary").click()
    expect(handler.locator("tbody")).to_contain_text("2025-01-17")

    public = visit("/yunling/gaotun/report/2024/")
    text = public.inner_text("main")
    assert "未收到政府信息公开申请" in text
    assert "开展申请渠道测试" in text
    assert {n for row in table(public, "requests") for n in row} == {"0"}


def axe(page: Page) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    found: dict[str, Any] = Axe().run(page).response
    return [f"{fault['id']}: {fault['help']}" for fault in found["violations"]]


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/yunling/",
        "/yunling/gaotun/",
        "/yunling/gaotun/report/2024/",
        "/accounts/login/",
    ],
)
def test_public_pages_are_accessible_and_fit_a_phone(
    visit: Enter, path: str, phone: bool
) -> None:
    page = visit(path, phone=phone)

    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= (
        360 if phone else 1280
    )


@pytest.mark.parametrize(
    "path",
    [
        "/desk/",
        "/desk/requests/",
        "/desk/catalogue/items/",
        WORKBENCH,
        "/desk/disputes/",
    ],
)
def test_desk_pages_are_accessible(visit: Enter, path: str) -> None:
    page = visit(path, username="zrzy.jingban")

    assert axe(page) == []


def test_the_portal_works_without_scripts_and_calls_no_other_host(
    visit: Enter,
) -> None:
    asked: list[str] = []
    page = visit("/")
    page.on("request", lambda request: asked.append(request.url))
    for path in ("/yunling/", "/yunling/gaotun/", "/yunling/gaotun/report/2024/"):
        page.goto(path)

    assert {re.split("[/:]+", url)[1] for url in asked} == {"127.0.0.1"}
