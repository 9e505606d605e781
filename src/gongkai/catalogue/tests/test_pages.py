from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document
from pytest_django import DjangoAssertNumQueries

from gongkai.bodies.models import PublicBody, Staff
from gongkai.bodies.roles import Role
from gongkai.bodies.tests import make as bodies
from gongkai.catalogue.models import Charge, Column, CountingPolicy, Decision, Item
from gongkai.catalogue.tests import make
from gongkai.channels.models import Snapshot

pytestmark = pytest.mark.django_db
LISTS = ["columns", "items", "decisions", "charges", "policy"]


@pytest.fixture
def body() -> PublicBody:
    return bodies.body("gaotun")


@pytest.fixture
def handler(body: PublicBody, client: Client) -> Staff:
    staff = bodies.staff(Role.REQUEST_HANDLER, body=body)
    client.force_login(staff)
    return staff


def item_form(column: Column, **changes: Any) -> dict[str, Any]:
    return {
        "title": "街道召开例会",
        "column": str(column.uuid),
        "kind": "news",
        "content": "第一段\n第二段",
        "attribute": "proactive",
        **changes,
    }


@pytest.mark.parametrize("name", LISTS)
def test_an_empty_office_gets_a_friendly_page(
    client: Client, handler: Staff, name: str
) -> None:
    page = client.get(reverse(f"catalogue:{name}"))

    assert page.status_code == 200
    assert "Traceback" not in page.content.decode()


@pytest.mark.parametrize("name", [*LISTS, "add_column", "draft_item"])
def test_nobody_enters_without_logging_in(client: Client, name: str) -> None:
    page = client.get(reverse(f"catalogue:{name}"))

    assert page.status_code == 302
    assert "/accounts/login/" in page.headers["Location"]


@pytest.mark.parametrize("times", [1, 10])
def test_lists_take_as_many_queries_for_ten_times_the_items(
    client: Client,
    handler: Staff,
    body: PublicBody,
    times: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(times):
        make.published(make.column(body, responsible=handler), channels=make.BOTH)

    with django_assert_max_num_queries(13):
        assert client.get(reverse("catalogue:items")).status_code == 200
    with django_assert_max_num_queries(11):
        assert client.get(reverse("catalogue:columns")).status_code == 200


def test_an_item_is_drafted_published_and_confirmed(
    client: Client, handler: Staff, body: PublicBody
) -> None:
    column = make.column(body)

    drafted = client.post(reverse("catalogue:draft_item"), item_form(column))
    item = Item.objects.get()
    client.post(
        reverse("catalogue:publish_item", args=[item.uuid]),
        {"channels": ["portal", "wechat"], "revision": item.revision},
    )
    client.post(
        reverse("catalogue:confirm_link", args=[item.uuid]),
        {"link": "https://mp.weixin.qq.com/s/abc"},
    )

    assert drafted.headers["Location"] == item.get_absolute_url()
    assert item.content == "<p>第一段</p><p>第二段</p>"
    assert item.publications.filter(confirmed_at__isnull=False).count() == 2
    page = client.get(item.get_absolute_url()).content.decode()
    assert "已确认" in page
    assert f"/{body.county.code}/gaotun/item/{item.uuid}/" in page


def test_a_form_with_errors_answers_422_and_says_where(
    client: Client, handler: Staff, body: PublicBody
) -> None:
    page = client.post(
        reverse("catalogue:draft_item"),
        item_form(make.column(body), title="", composed_on="2024-02-30"),
    )

    assert page.status_code == 422
    assert 'href="#id_title"' in page.content.decode()
    assert 'href="#id_composed_on"' in page.content.decode()


def test_a_refusal_stands_on_the_page_of_the_item(
    client: Client, handler: Staff, body: PublicBody
) -> None:
    item = make.published(make.column(body), channels=make.BOTH, confirm=False)

    page = client.post(
        reverse("catalogue:confirm_link", args=[item.uuid]), {"link": "随便写的"}
    )

    assert page.status_code == 422
    assert "复制链接" in page.content.decode()


@pytest.mark.parametrize(
    ("step", "given"),
    [
        ("publish_item", {}),
        ("publish_item", {"channels": ["radio"]}),
        ("withdraw_item", {"reason": ""}),
        ("repeal_item", {"validity": "repealed", "on": "2024-13-01"}),
    ],
)
def test_every_step_sent_wrongly_answers_422(
    client: Client, handler: Staff, body: PublicBody, step: str, given: dict[str, Any]
) -> None:
    item = make.document(make.column(body), composed_on=date(2024, 1, 2))

    assert (
        client.post(reverse(f"catalogue:{step}", args=[item.uuid]), given).status_code
        == 422
    )


def test_an_edit_of_an_old_page_does_not_overwrite_a_newer_one(
    client: Client, handler: Staff, body: PublicBody
) -> None:
    column = make.column(body)
    item = make.draft(column)
    edit = reverse("catalogue:edit_item", args=[item.uuid])
    client.post(edit, item_form(column, title="第一次修改", revision=1))

    late = client.post(edit, item_form(column, title="第二次修改", revision=1))

    assert late.status_code == 422
    assert "刚被他人修改" in late.content.decode()
    item.refresh_from_db()
    assert item.title == "第一次修改"


def test_a_repeal_and_a_withdrawal_reach_the_public_at_once(
    client: Client, handler: Staff, body: PublicBody
) -> None:
    item = make.document(make.column(body), composed_on=date(2024, 1, 2))

    client.post(
        reverse("catalogue:repeal_item", args=[item.uuid]),
        {
            "validity": "repealed",
            "on": "2024-03-01",
            "basis": "云府发〔2024〕3号",
            "revision": item.revision,
        },
    )
    item.refresh_from_db()
    assert ["有效性", "废止"] in Snapshot.objects.live().get().facts
    client.post(
        reverse("catalogue:withdraw_item", args=[item.uuid]),
        {"reason": "内容有误", "revision": item.revision},
    )

    assert not Snapshot.objects.live().exists()
    assert "内容有误" in client.get(item.get_absolute_url()).content.decode()


def test_what_is_not_for_the_public_is_filed(
    client: Client, handler: Staff, body: PublicBody
) -> None:
    item = make.draft(
        make.column(body), attribute="on_request", composed_on=date(2024, 1, 2)
    )

    client.post(reverse("catalogue:file_item", args=[item.uuid]))

    item.refresh_from_db()
    assert item.state == "filed"


@pytest.mark.parametrize(
    "step",
    [
        "item",
        "edit_item",
        "publish_item",
        "confirm_link",
        "withdraw_item",
        "repeal_item",
        "file_item",
    ],
)
def test_another_body_cannot_see_or_touch_an_item(
    client: Client, handler: Staff, step: str
) -> None:
    foreign = make.published()
    address = reverse(f"catalogue:{step}", args=[foreign.uuid])

    answer = (
        client.get(address)
        if step in {"item", "edit_item"}
        else client.post(address, {"channels": ["portal"]})
    )

    assert answer.status_code == 404


def test_an_information_officer_drafts_but_does_not_publish(
    client: Client, body: PublicBody
) -> None:
    client.force_login(bodies.staff(Role.INFORMATION_OFFICER, body=body))
    item = make.draft(make.column(body))

    assert client.get(reverse("catalogue:draft_item")).status_code == 200
    assert (
        client.post(
            reverse("catalogue:publish_item", args=[item.uuid]),
            {"channels": ["portal"]},
        ).status_code
        == 403
    )
    assert "publish" not in client.get(item.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    "asked",
    [
        "state=published",
        "kind=news",
        "waiting=yes",
        "title=例会",
        "column=nothing",
        "state=x&kind=%00",
        "page=0",
        "page=x",
        "page=9999",
    ],
)
def test_any_filter_answers(
    client: Client, handler: Staff, body: PublicBody, asked: str
) -> None:
    make.published(make.column(body), channels=make.BOTH, confirm=False)

    assert client.get(f"{reverse('catalogue:items')}?{asked}").status_code == 200


def seen(client: Client, address: str) -> str:
    page = client.get(address).content.decode()
    return page.split('name="seen" value="')[1].split('"')[0]


def test_columns_are_set_up_and_changed(
    client: Client, handler: Staff, body: PublicBody
) -> None:
    client.post(
        reverse("catalogue:add_column"),
        {
            "title": "工作动态",
            "key": "dongtai",
            "interval": "two_weeks",
            "responsible": str(handler.uuid),
        },
    )
    column = Column.objects.get()
    again = client.post(
        reverse("catalogue:add_column"),
        {"title": "工作动态", "key": "dongtai", "interval": "two_weeks"},
    )
    change = reverse("catalogue:change_column", args=[column.uuid])
    client.post(
        change,
        {"title": "动态", "interval": "one_year", "seen": seen(client, change)},
    )

    column.refresh_from_db()
    assert again.status_code == 422
    assert (column.title, column.interval, column.responsible) == (
        "动态",
        "one_year",
        None,
    )
    assert "空栏目" in client.get(reverse("catalogue:columns")).content.decode()


def test_decisions_and_charges_are_recorded_one_by_one(
    client: Client, handler: Staff, body: PublicBody
) -> None:
    decision = {
        "kind": "penalty",
        "on": "2024-03-04",
        "reference": "罚决字〔2024〕1号",
        "published": "no",
        "withheld_reason": "涉及个人隐私",
    }
    charge = {
        "on": "2024-03-04",
        "item": "不动产登记费",
        "yuan": "80.50",
        "receipt_number": "00000001",
    }

    assert client.post(reverse("catalogue:decisions"), decision).status_code == 302
    assert client.post(reverse("catalogue:decisions"), decision).status_code == 422
    assert client.post(reverse("catalogue:charges"), charge).status_code == 302
    assert (
        client.post(
            reverse("catalogue:charges"),
            {**charge, "receipt_number": "2", "yuan": "0.001"},
        ).status_code
        == 422
    )

    assert Decision.objects.get().withheld_reason == "涉及个人隐私"
    assert Charge.objects.get().fen == 8050
    assert (
        "80.50"
        in client.get(f"{reverse('catalogue:charges')}?year=2024").content.decode()
    )


@pytest.mark.parametrize("year", ["", "x", "1", "99999999", "²"])
def test_a_year_that_is_none_shows_this_one(
    client: Client, handler: Staff, year: str
) -> None:
    assert client.get(f"{reverse('catalogue:charges')}?year={year}").status_code == 200


def test_a_word_file_gives_the_text_with_its_table(
    client: Client, handler: Staff, body: PublicBody
) -> None:
    document = Document()
    document.add_heading("一、总则", 1)
    document.add_paragraph("本办法适用于全县 < 所有乡镇 >。")
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "合并"
    table.cell(1, 0).text = "甲"
    out = BytesIO()
    document.save(out)

    client.post(
        reverse("catalogue:draft_item"),
        item_form(
            make.column(body), word=SimpleUploadedFile("办法.docx", out.getvalue())
        ),
    )

    content = Item.objects.get().content
    assert "<h2>一、总则</h2><p>本办法适用于全县 &lt; 所有乡镇 &gt;。</p>" in content
    assert '<td colspan="2">合并</td>' in content


def test_what_is_no_word_file_is_refused(
    client: Client, handler: Staff, body: PublicBody
) -> None:
    word = SimpleUploadedFile("办法.docx", b"not a word file")

    page = client.post(
        reverse("catalogue:draft_item"), item_form(make.column(body), word=word)
    )

    assert page.status_code == 422
    assert "另存为 .docx" in page.content.decode()


def test_the_counting_policy_is_changed_on_its_page(
    client: Client, handler: Staff, body: PublicBody
) -> None:
    client.post(
        reverse("catalogue:policy"),
        {
            "name": "县级口径",
            "each": ["system"],
            "together": ["budget", "three_expenses"],
            "seen": seen(client, reverse("catalogue:policy")),
        },
    )
    twice = client.post(
        reverse("catalogue:policy"),
        {"name": "口径", "each": ["system"], "together": ["system"]},
    )

    assert twice.status_code == 422
    assert [group["as_one"] for group in CountingPolicy.objects.get().groups] == [
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("row", "column", "number"),
    [
        ("normative", "issued", 1),
        ("rule", "repealed", 0),
        ("licence", "decisions", 1),
        ("charge", "amount", 1),
        ("publications", "portal", 2),
        ("publications", "wechat", 1),
        ("publications", "documents", 0),
    ],
)
def test_every_figure_opens_its_records(
    client: Client, handler: Staff, body: PublicBody, row: str, column: str, number: int
) -> None:
    place = make.column(body)
    make.document(place, composed_on=date(2024, 1, 2))
    make.published(place, channels=make.BOTH)
    make.decision(body)
    make.charge(body, "80")

    page = client.get(reverse("catalogue:records", args=[2024, row, column]))

    assert page.status_code == 200
    assert f"共 {number} 条" in page.content.decode()


@pytest.mark.parametrize(
    "asked",
    [
        (2024, "x", "y"),
        (2024, "rule", "amount"),
        (1, "rule", "issued"),
        (99999, "rule", "issued"),
        (0, "publications", "portal"),
    ],
)
def test_a_figure_that_does_not_exist_is_not_found(
    client: Client, handler: Staff, asked: tuple[int, str, str]
) -> None:
    assert client.get(reverse("catalogue:records", args=asked)).status_code == 404


def test_the_form_of_index_numbers_is_set_on_its_page(
    client: Client, handler: Staff, body: PublicBody
) -> None:
    address = reverse("catalogue:numbering")

    assert 'value="gaotun"' in client.get(address).content.decode()
    right = {"index_prefix": "113417020032563511", "seen": seen(client, address)}
    wrong = {**right, "index_prefix": "a/b"}
    assert client.post(address, wrong).status_code == 422
    assert client.post(address, right).status_code == 302

    item = make.published(make.column(body))
    assert item.index_number == "113417020032563511/2024-00001"
