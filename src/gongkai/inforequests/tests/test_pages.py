"""The register's pages: who sees what, what a form refuses, and what a click does."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from gongkai.bodies.models import Staff
from gongkai.bodies.roles import Role
from gongkai.bodies.tests import make as people
from gongkai.inforequests import actions, queries
from gongkai.inforequests.models import InfoRequest
from gongkai.inforequests.tests import make
from gongkai.law.intake import IntakeRoute

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_a_day(settings: Settings) -> None:
    settings.TODAY = date(2024, 3, 25)


@pytest.fixture
def actor(client: Client) -> Staff:
    staff = make.handler()
    client.force_login(staff)
    return staff


def page(client: Client, name: str, *args: object, **query: Any) -> str:
    answer = client.get(reverse(f"inforequests:{name}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def form(made: InfoRequest, **fields: Any) -> dict[str, Any]:
    return {"expected_seq": made.version, "on": "2024-03-20", **fields}


def test_the_register_names_whose_move_it_is_and_how_many_days_are_left(
    client: Client, actor: Staff
) -> None:
    make.received(actor=actor, on=date(2024, 3, 4))
    make.info_request("ask_correction", actor=actor, on=date(2024, 3, 4))

    shown = page(client, "register")

    assert "本机关办理中" in shown
    assert "答复还有5个工作日" in shown
    assert "待申请人补正" in shown
    assert "共 2 件" in shown


def test_a_late_request_says_so_and_an_answered_one_does_not(
    client: Client, actor: Staff
) -> None:
    make.received(actor=actor, on=date(2024, 1, 8))
    make.info_request(
        ("reply", {"served_on": date(2024, 1, 10)}), actor=actor, on=date(2024, 1, 8)
    )

    shown = page(client, "register")

    assert shown.count("答复已逾期") == 1
    assert "按期答复" in shown


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, 4),
        ({"view": "open"}, 4),
        ({"view": "late"}, 1),
        ({"view": "due"}, 2),
        ({"view": "unconfirmed"}, 1),
        ({"view": "nonsense"}, 4),
        ({"state": "received"}, 2),
        ({"outcome": "other"}, 1),
        ({"text": "2024-0003"}, 1),
        ({"year": "zweitausend", "kind": "robot", "page": "99", "text": "决" * 300}, 4),
    ],
)
def test_the_register_is_narrowed(
    client: Client, actor: Staff, query: dict[str, str], found: int
) -> None:
    make.received(actor=actor, on=date(2024, 1, 8))
    make.received(actor=actor, on=date(2024, 3, 4))
    make.received(actor=actor, on=date(2024, 3, 4), route=IntakeRoute.ONLINE)
    make.info_request("withdraw", actor=actor)

    assert f"共 {found} 件" in page(client, "register", **query)


def test_a_cell_of_the_report_opens_the_requests_behind_it(
    client: Client, actor: Staff
) -> None:
    make.info_request("reply", actor=actor)
    make.info_request("ask_fee", "take_fee", actor=actor)
    counted = queries.counts(actor.body, 2024)

    for (row, column), number in counted.cells.items():
        if number:
            shown = page(client, "register", report=2024, row=row, column=column)
            assert f"共 {number} 件" in shown
    assert "共 1 件" in page(client, "register", report=2024, row="fees")


@pytest.mark.parametrize(
    "query",
    [
        {"row": "received"},
        {"row": "lost", "report": "2024"},
        {"row": "received", "column": "robots", "report": "2024"},
        {"row": "received", "report": "1066"},
        {"row": "received", "report": "2024", "until": "Feb 30"},
    ],
)
def test_a_cell_the_report_has_not_is_not_found(
    client: Client, actor: Staff, query: dict[str, str]
) -> None:
    assert client.get(reverse("inforequests:register"), query).status_code == 404


def test_a_request_shows_its_history_its_clock_and_its_steps(
    client: Client, actor: Staff
) -> None:
    made = make.info_request("extend", actor=actor)

    shown = page(client, "detail", made.uuid)

    for said in (
        "登记申请",
        "延长答复期限",
        "需要检索多年档案",
        "时限说明",
        "逐日说明",
    ):
        assert said in shown
    assert "法定节假日" in shown
    for step in ("ask_correction", "consult", "ask_fee", "withdraw"):
        assert reverse("inforequests:handle", args=[made.uuid, step]) in shown
    assert reverse("inforequests:decide", args=[made.uuid, "reply"]) in shown


def test_the_clock_has_a_page_to_print(client: Client, actor: Staff) -> None:
    made = make.info_request(
        ("consult", {"on": date(2024, 3, 6), "received_on": date(2024, 3, 7)}),
        actor=actor,
    )

    shown = page(client, "clock", made.uuid)

    assert "征求意见，不计入期限" in shown
    assert shown.count("<tr>") > 30


def test_every_step_open_to_the_handler_has_its_form(
    client: Client, actor: Staff
) -> None:
    made = make.received(actor=actor)
    shown = client.get(made.get_absolute_url())

    for button in shown.context["buttons"]:
        assert client.get(button.url).status_code == 200


@pytest.mark.parametrize(
    ("step", "fields"),
    [
        ("ask_correction", {"items": "请写明年度"}),
        ("consult", {"party": "某公司"}),
        (
            "consult_body",
            {"party": "某局", "kind": "co_maker", "received_on": "2024-03-21"},
        ),
        ("ask_fee", {"method": "page", "quantity": "150"}),
        ("ask_reasons", {"grounds": "同月三十件"}),
    ],
)
def test_a_step_is_taken_from_its_form(
    client: Client, actor: Staff, step: str, fields: dict[str, str]
) -> None:
    made = make.received(actor=actor)

    answer = client.post(
        reverse("inforequests:handle", args=[made.uuid, step]),
        form(made, **fields),
        follow=True,
    )

    assert answer.status_code == 200
    assert "已登记" in answer.content.decode()
    assert InfoRequest.objects.get().events.get(seq=2).step == step


def test_an_answer_is_taken_from_one_of_the_parties_still_waited_for(
    client: Client, actor: Staff
) -> None:
    made = make.info_request(
        ("consult", {"party": "甲公司"}), ("consult", {"party": "乙公司"}), actor=actor
    )
    url = reverse("inforequests:handle", args=[made.uuid, "end_consultation"])
    assert client.get(url).content.decode().count("<option") == 2

    client.post(url, form(made, party="甲公司", answer="object"))
    made.refresh_from_db()
    stranger = client.post(url, form(made, party="丙公司", answer="agree"))

    assert client.get(url).content.decode().count("<option") == 1
    assert stranger.status_code == 422
    assert made.events.get(seq=4).facts == {"answer": "object"}


def test_the_fee_is_told_when_it_is_asked(client: Client, actor: Staff) -> None:
    made = make.received(actor=actor)

    answer = client.post(
        reverse("inforequests:handle", args=[made.uuid, "ask_fee"]),
        form(made, method="page", quantity="260"),
        follow=True,
    )

    assert "应缴信息处理费5100元" in answer.content.decode()


def test_a_reply_is_shown_again_before_it_counts(client: Client, actor: Staff) -> None:
    made = make.received(actor=actor)
    url = reverse("inforequests:decide", args=[made.uuid, "reply"])
    given = form(made, outcome="deliberative", route="hand", summary="属于过程性信息")

    asked = client.post(url, given).content.decode()
    assert InfoRequest.objects.get().outcome == ""
    answer = client.post(url, {**given, "sure": "yes"}, follow=True)

    assert (
        "本件将计入2024年年度报告表三：“（三）不予公开 6.属于四类过程性信息”行，“自然人”列，1 件"
        in asked
    )
    assert "云岭县人民政府" in asked
    assert InfoRequest.objects.get().outcome == "deliberative"
    assert "救济告知" in answer.content.decode()


def test_a_reply_after_its_last_day_is_pointed_out(
    client: Client, actor: Staff
) -> None:
    made = make.received(actor=actor, on=date(2024, 1, 8))
    given = form(made, outcome="granted", route="hand", summary="提供")

    asked = client.post(
        reverse("inforequests:decide", args=[made.uuid, "reply"]), given
    )

    assert "本件将记为逾期答复" in asked.content.decode()


def test_an_outcome_without_its_step_is_refused_before_the_preview(
    client: Client, actor: Staff
) -> None:
    made = make.received(actor=actor)
    given = form(made, outcome="unpaid", route="hand", summary="不再处理")

    answer = client.post(
        reverse("inforequests:decide", args=[made.uuid, "reply"]), given
    )

    assert answer.status_code == 422
    assert "没有收费通知的记录" in answer.content.decode()


def test_withdrawing_asks_again_too(client: Client, actor: Staff) -> None:
    made = make.received(actor=actor)
    url = reverse("inforequests:handle", args=[made.uuid, "withdraw"])
    given = form(made, reason="已从网站取得")

    asked = client.post(url, given).content.decode()
    client.post(url, {**given, "sure": "yes"})

    assert "“（六）其他处理 3.其他”行" in asked
    assert InfoRequest.objects.get().outcome == "other"


def test_an_outdated_page_cannot_move_a_request(client: Client, actor: Staff) -> None:
    made = make.received(actor=actor)
    stale = form(made, grounds="同月三十件")
    make.advance(made, "extend", actor=actor, on=date(2024, 3, 5))

    answer = client.post(
        reverse("inforequests:handle", args=[made.uuid, "ask_reasons"]), stale
    )

    assert answer.status_code == 422
    assert "本件刚刚已由他人办理" in answer.content.decode()


def test_what_the_law_does_not_allow_is_an_error_of_the_form(
    client: Client, actor: Staff
) -> None:
    made = make.received(actor=actor)

    answer = client.post(
        reverse("inforequests:handle", args=[made.uuid, "take_correction"]), form(made)
    )

    assert answer.status_code == 422


def test_confirming_delivering_serving_and_closing_have_their_forms(
    client: Client, actor: Staff
) -> None:
    made = make.received(actor=actor, route=IntakeRoute.ONLINE, on=date(2024, 3, 4))

    def send(step: str, **fields: Any) -> InfoRequest:
        now = InfoRequest.objects.get()
        url = reverse("inforequests:handle", args=[made.uuid, step])
        assert client.get(url).status_code == 200
        answer = client.post(url, {"expected_seq": now.version, **fields})
        assert answer.status_code == 302, answer.content.decode()
        return InfoRequest.objects.get()

    confirmed = send("confirm", on="2024-03-05", how="电话")
    assert confirmed.received_on == date(2024, 3, 5)
    asked = send("consult", on="2024-03-06", party="某公司")
    assert asked.due_on is None
    known = send("deliver", of="3", received_on="2024-03-07")
    assert known.due_on is not None
    make.advance(known, "reply", actor=actor, on=date(2024, 3, 20))
    assert send("serve", served_on="2024-03-21").in_time is True
    assert send("close", on="2024-03-21").closed_on == date(2024, 3, 21)

    shown = page(client, "detail", made.uuid)
    assert "已办结归档" in shown
    assert "现在可以办理" not in shown


@pytest.mark.parametrize("name", ["detail", "clock"])
def test_another_bodys_request_is_not_there(
    client: Client, actor: Staff, name: str
) -> None:
    foreign = make.received()

    assert (
        client.get(reverse(f"inforequests:{name}", args=[foreign.uuid])).status_code
        == 404
    )


@pytest.mark.parametrize(
    ("route", "step"), [("handle", "withdraw"), ("decide", "reply")]
)
def test_another_bodys_request_cannot_be_moved(
    client: Client, actor: Staff, route: str, step: str
) -> None:
    foreign = make.received()
    url = reverse(f"inforequests:{route}", args=[foreign.uuid, step])

    assert client.get(url).status_code == 404
    assert client.post(url, form(foreign, reason="无", sure="yes")).status_code == 404
    assert InfoRequest.objects.get().outcome == ""


@pytest.mark.parametrize(
    ("route", "step"), [("handle", "fly"), ("handle", "reply"), ("decide", "withdraw")]
)
def test_a_step_under_the_wrong_right_is_not_there(
    client: Client, actor: Staff, route: str, step: str
) -> None:
    made = make.received(actor=actor)

    assert (
        client.get(reverse(f"inforequests:{route}", args=[made.uuid, step])).status_code
        == 404
    )


def test_who_only_registers_cannot_decide(client: Client, actor: Staff) -> None:
    made = make.received(actor=actor)
    clerk = people.staff(Role.HOTLINE_CLERK, body=actor.body)
    client.force_login(clerk)

    shown = page(client, "detail", made.uuid)
    answer = client.get(reverse("inforequests:decide", args=[made.uuid, "reply"]))

    assert "现在可以办理" not in shown
    assert answer.status_code == 403


def test_who_does_not_handle_the_request_sees_no_identity_number(
    client: Client, actor: Staff
) -> None:
    made = make.received(
        actor=actor, identity_number="522627190001015678", contact="13900000000"
    )
    assert "522627190001015678" in page(client, "detail", made.uuid)
    client.force_login(people.staff(Role.REVIEWER, body=actor.body))

    shown = page(client, "detail", made.uuid)

    assert "522627190001015678" not in shown
    assert "13900000000" not in shown
    assert "52**************78" in shown


def test_an_old_request_can_be_closed_after_its_lapse(
    client: Client, actor: Staff
) -> None:
    made = make.info_request("ask_correction", actor=actor, on=date(2024, 1, 8))

    shown = page(client, "detail", made.uuid)

    assert "申请人逾期未补正" in shown
    assert reverse("inforequests:decide", args=[made.uuid, "reply"]) in shown


def test_a_stranger_is_sent_to_the_login(client: Client) -> None:
    answer = client.get(reverse("inforequests:register"))

    assert answer.status_code == 302
    assert "login" in answer.headers["location"]


def test_a_page_of_one_request_asks_few_queries(
    client: Client, actor: Staff, django_assert_max_num_queries: Any
) -> None:
    made = make.info_request(
        "ask_correction", "take_correction", "extend", "reply", actor=actor
    )

    with django_assert_max_num_queries(15):
        page(client, "detail", made.uuid)


def test_the_register_asks_as_many_queries_for_many_as_for_few(
    client: Client, actor: Staff, django_assert_max_num_queries: Any
) -> None:
    for _ in range(12):
        make.received(actor=actor)

    with django_assert_max_num_queries(12):
        page(client, "register")


def test_closing_is_not_offered_before_the_reply_was_served(
    client: Client, actor: Staff
) -> None:
    made = make.info_request("reply", actor=actor)
    close = reverse("inforequests:handle", args=[made.uuid, "close"])
    before = page(client, "detail", made.uuid)

    actions.serve(
        info_request=made,
        served_on=date(2024, 3, 6),
        actor=actor,
        expected_seq=2,
        at=make.LATER,
    )

    assert close not in before
    assert close in page(client, "detail", made.uuid)


@pytest.mark.parametrize(
    ("steps", "offered"),
    [
        ((), True),
        (("extend",), False),
        (("extend", "ask_reasons"), False),
        (("extend", "ask_correction", "take_correction"), True),
        (("ask_correction", "take_correction", "extend"), False),
    ],
)
def test_an_extension_is_offered_once_in_each_run_of_the_clock(
    client: Client, actor: Staff, steps: tuple[str, ...], offered: bool
) -> None:
    made = make.info_request(*steps, actor=actor, on=date(2024, 3, 11))

    shown = page(client, "detail", made.uuid)

    assert (f'/{made.uuid}/decide/extend/"' in shown) is offered
    assert "逐日说明：计入" in shown
