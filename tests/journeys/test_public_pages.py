"""The portal as a reader meets it: on a phone and a desk, by keyboard, without a script (journey 6.7)."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.journeys.conftest import PHONE, Site

pytestmark = pytest.mark.browser
Enter = Callable[..., Page]
PAGES = {
    "home": "/",
    "county": "/yunling/",
    "body": "/yunling/gaotun/",
    "column": "/yunling/gaotun/dongtai/",
    "report": "/yunling/gaotun/report/2024/",
    "reports": "/yunling/reports/",
    "other body": "/chenghu/chenghu-zrzy/",
}


def first_item(page: Page) -> str:
    page.goto(PAGES["column"])
    return page.locator(".item-list a").first.get_attribute("href") or ""


def faults(page: Page) -> list[str]:
    return [
        f"{each['id']}: {each['nodes'][0]['html']}"
        for each in Axe().run(page).response["violations"]
    ]


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
@pytest.mark.parametrize("name", [*PAGES, "item"])
def test_every_public_page_is_for_everybody(
    visit: Enter, name: str, phone: bool
) -> None:
    page = visit(PAGES.get(name, "/"), phone=phone)
    if name == "item":
        page.goto(first_item(page))

    expect(page.locator("h1")).not_to_contain_text("没有找到")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_view_for_older_readers_is_larger_and_still_fits(visit: Enter) -> None:
    page = visit(PAGES["body"], phone=True)
    size = "parseFloat(getComputedStyle(document.body).fontSize)"
    before = page.evaluate(size)

    page.get_by_role("link", name="长者版").click()

    assert page.evaluate(size) >= before * 1.4
    assert page.url.endswith(PAGES["body"])
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_keyboard_reaches_the_text_at_once(visit: Enter) -> None:
    page = visit(PAGES["body"])

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"


def test_a_reader_without_scripts_finds_a_report_and_its_files(
    browser: Browser, site: Site
) -> None:
    context = browser.new_context(
        java_script_enabled=False,
        base_url=site.address,
        viewport=PHONE,  # type: ignore[arg-type]
    )
    page = context.new_page()
    page.goto("/")

    page.get_by_role("link", name="云岭县人民政府").click()
    page.get_by_role(
        "link", name=re.compile("高屯街道.*2024年政府信息公开工作年度报告")
    ).first.click()

    expect(page.get_by_role("heading", level=1)).to_contain_text(
        "2024年政府信息公开工作年度报告"
    )
    for name in ("Word", "PDF", "Excel", "JSON"):
        address = page.get_by_role("link", name=re.compile(f"^{name}")).get_attribute(
            "href"
        )
        assert page.request.get(f"{site.address}{address}").ok
    context.close()


def test_no_page_asks_anything_of_another_host(visit: Enter, site: Site) -> None:
    page = visit("/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    for address in PAGES.values():
        page.goto(address)

    assert [url for url in asked if not url.startswith(site.address)] == []
