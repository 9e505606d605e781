from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from gongkai.bodies.models import PublicBody
from gongkai.bodies.tests import make as bodies
from gongkai.catalogue import actions
from gongkai.catalogue.tests import make as catalogue
from gongkai.portal.tests import make

pytestmark = pytest.mark.django_db
NOBODY = "01900000-0000-7000-8000-000000000000"


@pytest.fixture
def body() -> PublicBody:
    return make.gaotun()


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_an_installation_not_yet_set_up_says_so(client: Client) -> None:
    assert "尚未启用" in text(client, "/")


def test_the_way_leads_from_the_home_to_an_item(
    client: Client, body: PublicBody
) -> None:
    column = catalogue.column(body, key="dongtai")
    item = catalogue.published(column, title="街道召开例会")
    address = f"/yunling/gaotun/item/{item.uuid}/"

    assert 'href="/yunling/"' in text(client, "/")
    assert 'href="/yunling/gaotun/"' in text(client, "/yunling/")
    assert address in text(client, "/yunling/")
    assert 'href="/yunling/gaotun/dongtai/"' in text(client, "/yunling/gaotun/")
    assert address in text(client, "/yunling/gaotun/dongtai/")
    assert "街道召开例会" in text(client, address)


def test_an_item_shows_its_statutory_metadata(client: Client, body: PublicBody) -> None:
    item = catalogue.document(
        catalogue.column(body),
        composed_on=date(2024, 3, 4),
        document_number="高街规〔2024〕1号",
        subject="城市管理",
        keywords="门前三包",
        summary="规定责任区范围。",
    )

    shown = text(client, f"/yunling/gaotun/item/{item.uuid}/")

    for said in (
        "索引号",
        "gaotun/2024-00001",
        "高街规〔2024〕1号",
        "成文日期",
        "2024-03-04",
        "有效性",
        "有效",
        "主题分类",
        "城市管理",
        "公开方式",
        "主动公开",
    ):
        assert said in shown


def test_a_repealed_document_says_so_and_leads_to_what_repealed_it(
    client: Client, body: PublicBody
) -> None:
    column = catalogue.column(body)
    old = catalogue.document(column, composed_on=date(2020, 1, 2), title="旧办法")
    new = catalogue.document(column, composed_on=date(2024, 3, 1), title="新办法")
    actions.repeal_item(
        actor=None,
        item=old,
        on=date(2024, 3, 1),
        by=new,
        at=catalogue.moment(date(2024, 3, 5)),
    )

    shown = text(client, f"/yunling/gaotun/item/{old.uuid}/")

    assert "本文件已废止" in shown
    assert f'href="/yunling/gaotun/item/{new.uuid}/"' in shown


def test_a_document_and_its_interpretation_lead_to_each_other(
    client: Client, body: PublicBody
) -> None:
    column = catalogue.column(body)
    document = catalogue.document(
        column, composed_on=date(2024, 3, 1), title="管理办法"
    )
    interpretation = catalogue.published(
        column, kind="interpretation", title="管理办法解读", explains=document
    )

    assert "管理办法解读" in text(client, f"/yunling/gaotun/item/{document.uuid}/")
    assert f"/item/{document.uuid}/" in text(
        client, f"/yunling/gaotun/item/{interpretation.uuid}/"
    )


def test_a_column_is_read_page_by_page_without_a_gap(
    client: Client, body: PublicBody
) -> None:
    column = catalogue.column(body, key="dongtai")
    made = [
        catalogue.published(
            column,
            on=date(2024, 1, 1) + timedelta(days=nth // 3),
            title=f"第{nth:02}条",
        )
        for nth in range(45)
    ]

    seen: list[str] = []
    address: str | None = "/yunling/gaotun/dongtai/"
    while address:
        leaf = client.get(address).context["leaf"]
        seen += [entry.title for entry in leaf.entries]
        address = f"/yunling/gaotun/dongtai/?after={leaf.older}" if leaf.older else None

    assert seen == [item.title for item in reversed(made)]


def test_a_column_is_filtered_by_year(client: Client, body: PublicBody) -> None:
    column = catalogue.column(body, key="dongtai")
    catalogue.published(column, on=date(2023, 12, 31), title="去年的事")
    catalogue.published(column, on=date(2024, 1, 1), title="今年的事")

    shown = text(client, "/yunling/gaotun/dongtai/?year=2023")

    assert "去年的事" in shown
    assert "今年的事" not in shown


def test_a_report_shows_its_words_its_tables_and_the_year_before(
    client: Client, body: PublicBody
) -> None:
    make.report(body, 2023, received=3)
    make.report(body, 2024, received=5, charge="0.04")

    shown = text(client, "/yunling/gaotun/report/2024/")

    for said in (
        "一、总体情况",
        "六、其他需要报告的事项",
        "发布信息108条",
        "行政规范性文件",
        "行政复议",
        "与2023年对照",
        "对照2023年",
        "0.04",
    ):
        assert said in shown
    assert shown.count("<table") == 7
    assert 'href="/yunling/gaotun/report/2023/"' in shown
    assert 'href="/yunling/gaotun/report/2024.docx"' in shown


def test_a_first_report_stands_alone(client: Client, body: PublicBody) -> None:
    make.report(body)

    shown = text(client, "/yunling/gaotun/report/2024/")

    assert "对照" not in shown
    assert shown.count("<table") == 3
    assert "2024年政府信息公开工作年度报告" in text(client, "/yunling/reports/")


def test_the_files_of_a_report_come_under_its_name(
    client: Client, body: PublicBody
) -> None:
    make.report(body)

    docx = client.get("/yunling/gaotun/report/2024.docx")
    data = client.get("/yunling/gaotun/report/2024.json")

    assert docx.content == b"PK-docx"
    assert "attachment" in docx.headers["Content-Disposition"]
    assert "%E9%AB%98%E5%B1%AF" in docx.headers["Content-Disposition"]
    assert data.headers["Content-Type"].startswith("application/json")


@pytest.mark.parametrize(
    "address",
    [
        "/nowhere/",
        "/gaotun/",
        "/yunling/nowhere/",
        "/other/gaotun/",
        "/yunling/gaotun/nowhere/",
        f"/yunling/gaotun/item/{NOBODY}/",
        "/yunling/gaotun/item/none/",
        "/yunling/gaotun/report/1999/",
        "/yunling/gaotun/report/99999999999/",
        "/yunling/gaotun/report/2024.exe",
        "/yunling/gaotun/report/2024.pdf",
        "/yunling/gaotun/report/2024.",
        "/%00/",
        "/yunling/%E9%AB%98%E5%B1%AF/",
    ],
)
def test_what_is_not_there_is_not_found(
    client: Client, body: PublicBody, address: str
) -> None:
    make.report(body)
    bodies.county("other")

    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "asked",
    [
        "year=x",
        "year=0",
        "year=99999",
        "after=x",
        f"after={NOBODY}",
        "year=²⁰²⁴",
        "after=%00",
    ],
)
def test_any_question_to_a_column_answers(
    client: Client, body: PublicBody, asked: str
) -> None:
    catalogue.published(catalogue.column(body, key="dongtai"))

    assert client.get(f"/yunling/gaotun/dongtai/?{asked}").status_code == 200


def test_an_item_of_another_body_is_not_found_under_this_one(
    client: Client, body: PublicBody
) -> None:
    item = catalogue.published()

    assert client.get(f"/yunling/gaotun/item/{item.uuid}/").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_the_portal_only_reads(client: Client, body: PublicBody, method: str) -> None:
    assert getattr(client, method)("/yunling/").status_code == 405


def test_the_older_reader_keeps_a_view_of_their_own(
    client: Client, body: PublicBody
) -> None:
    answer = client.get("/view/elder/?next=/yunling/")

    assert answer.headers["Location"] == "/yunling/"
    assert 'class="elder"' in text(client, "/yunling/")
    client.get("/view/standard/")
    assert 'class="elder"' not in text(client, "/yunling/")


@pytest.mark.parametrize(
    "back",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "",
    ],
)
def test_the_choice_of_view_leads_nowhere_else(client: Client, back: str) -> None:
    assert client.get("/view/elder/", {"next": back}).headers["Location"] == "/"


def test_the_health_page_answers(client: Client) -> None:
    assert client.get("/healthz").content == b"ok\n"


def test_the_map_names_every_public_page(client: Client, body: PublicBody) -> None:
    item = catalogue.published(catalogue.column(body))
    make.report(body)

    index = text(client, "/sitemap.xml")
    own = text(client, "/yunling/gaotun/sitemap.xml")

    assert "http://testserver/yunling/gaotun/sitemap.xml" in index
    assert f"http://testserver/yunling/gaotun/item/{item.uuid}/" in own
    assert "http://testserver/yunling/gaotun/report/2024/" in own


PAGES = {
    "/": 2,
    "/yunling/": 5,
    "/yunling/reports/": 4,
    "/yunling/gaotun/": 5,
    "/yunling/gaotun/dongtai/": 6,
    "item": 5,
    "/yunling/gaotun/report/2024/": 4,
    "/sitemap.xml": 3,
    "/yunling/gaotun/sitemap.xml": 3,
}


@pytest.mark.parametrize("times", [1, 10])
@pytest.mark.parametrize(("address", "queries"), PAGES.items())
def test_a_page_costs_the_same_for_ten_times_the_items(
    client: Client,
    body: PublicBody,
    address: str,
    queries: int,
    times: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    column = catalogue.column(body, key="dongtai")
    item: Any = None
    for nth in range(times):
        item = catalogue.published(column, on=date(2024, 1, 1) + timedelta(days=nth))
        make.report(body, 2024 + nth)
    if address == "item":
        address = f"/yunling/gaotun/item/{item.uuid}/"

    with django_assert_num_queries(queries):
        first = client.get(address)
    with django_assert_num_queries(1):
        again = client.get(address)

    assert first.status_code == 200
    assert again.content == first.content


def test_a_public_page_sets_no_cookie_and_asks_no_session(
    client: Client, body: PublicBody
) -> None:
    answer = client.get("/yunling/gaotun/")

    assert not answer.cookies
    assert "no-cache" in answer.headers["Cache-Control"]


def test_a_reader_who_has_the_page_is_told_so_until_it_changes(
    client: Client, body: PublicBody
) -> None:
    column = catalogue.column(body, key="dongtai")
    address = "/yunling/gaotun/dongtai/"
    etag = client.get(address).headers["ETag"]

    same = client.get(address, headers={"If-None-Match": etag})
    catalogue.published(column)
    other = client.get(address, headers={"If-None-Match": etag})

    assert (same.status_code, same.content) == (304, b"")
    assert other.status_code == 200


def test_what_is_withdrawn_is_gone_for_a_reader_who_has_it(
    client: Client, body: PublicBody
) -> None:
    item = catalogue.published(catalogue.column(body))
    address = f"/yunling/gaotun/item/{item.uuid}/"
    etag = client.get(address).headers["ETag"]

    actions.withdraw_item(actor=None, item=item, reason="内容有误")

    assert client.get(address, headers={"If-None-Match": etag}).status_code == 404


def test_search_engines_are_kept_from_the_desk_and_shown_the_map() -> None:
    bodies.county()

    response = Client().get("/robots.txt")

    text = response.content.decode()
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("text/plain")
    assert "Disallow: /desk/\n" in text
    assert "Disallow: /accounts/\n" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text


def test_the_map_of_a_county_leads_to_bodies_and_columns(
    client: Client,
    body: PublicBody,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    catalogue.column(body, key="dongtai", title="工作动态")
    bodies.body("elsewhere", name="别县的机关")

    with django_assert_max_num_queries(8):
        shown = text(client, "/yunling/sitemap/")

    assert 'href="/yunling/gaotun/"' in shown
    assert 'href="/yunling/gaotun/dongtai/">工作动态</a>' in shown
    assert "别县的机关" not in shown
    assert client.get("/gaotun/sitemap/").status_code == 404


def test_the_footer_leads_people_to_the_map_and_machines_to_the_xml(
    client: Client, body: PublicBody
) -> None:
    shown = text(client, "/yunling/gaotun/")

    assert '<a href="/yunling/sitemap/">网站地图</a>' in shown
    assert '<link rel="sitemap" type="application/xml" href="/sitemap.xml">' in shown
    assert 'href="/sitemap.xml">网站地图' not in shown


def test_the_home_asks_for_a_county_only_where_there_is_a_choice(
    client: Client, body: PublicBody
) -> None:
    assert "请选择县（区）" not in text(client, "/")

    bodies.county("chenghu")

    assert "请选择县（区）" in text(client, "/")


def test_the_public_pages_say_that_the_day_is_frozen(
    client: Client, body: PublicBody, settings: Any
) -> None:
    settings.TODAY = None
    assert "演示环境" not in text(client, "/yunling/gaotun/")

    settings.TODAY = date(2025, 1, 20)

    assert "演示环境：系统日期为" in text(client, "/yunling/")
    assert "2025年1月20日" in text(client, "/yunling/")
