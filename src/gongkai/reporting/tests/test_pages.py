from collections.abc import Iterator
from datetime import date
from random import Random
from urllib.parse import urlparse

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.bodies.models import Appointment, PublicBody
from gongkai.bodies.roles import Role
from gongkai.reporting import actions
from gongkai.reporting.models import AnnualReport, Signature
from gongkai.reporting.states import ReportState
from gongkai.reporting.tests import make

pytestmark = pytest.mark.django_db
S = ReportState
ONE = ["gaotun", make.YEAR]
PAGES = [
    "workbench",
    "rehearsal",
    "differences",
    "narrative",
    "sign",
    "publish",
    "preview",
]


@pytest.fixture(autouse=True)
def on_20_january(settings: object) -> None:
    settings.TODAY = date(2025, 1, 20)  # type: ignore[attr-defined]


@pytest.fixture
def body() -> PublicBody:
    return make.body()


def enter(at: PublicBody, *roles: Role) -> Client:
    client = Client()
    client.force_login(
        make.staff(at, *roles),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    return client


def text(client: Client, name: str, *args: object, **query: str) -> str:
    response = client.get(reverse(f"reporting:{name}", args=args), query)
    assert response.status_code == 200, (name, response.status_code)
    return response.content.decode()


def test_the_list_offers_to_begin_the_year_that_ended(body: PublicBody) -> None:
    client = enter(body, Role.REQUEST_HANDLER)

    assert "打开2024年度报告" in text(client, "reports")
    opened = client.post(reverse("reporting:reports"), {"year": "2024"})

    assert opened.status_code == 302
    assert AnnualReport.objects.get(body=body).year == 2024


@pytest.mark.parametrize("year", ["", "abc", "1999", "2020", "99999", "-1", "2024.5"])
def test_a_year_that_cannot_be_begun_is_an_error_on_the_form(
    body: PublicBody, year: str
) -> None:
    client = enter(body, Role.REQUEST_HANDLER)

    refused = client.post(reverse("reporting:reports"), {"year": year})

    assert refused.status_code == 422
    assert "有内容需要修改" in refused.content.decode()


@pytest.mark.parametrize("state", list(S))
@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_in_every_state(
    body: PublicBody, page: str, state: ReportState
) -> None:
    make.report(body, state)
    client = enter(body, Role.REQUEST_HANDLER, Role.LEAD_OFFICIAL)

    response = client.get(reverse(f"reporting:{page}", args=ONE), follow=True)

    assert response.status_code == 200


def test_every_number_of_the_tables_is_a_link_that_opens(body: PublicBody) -> None:
    make.report(body)
    make.info_request(body, decided=date(2024, 3, 20)).save()
    client = enter(body, Role.INFORMATION_OFFICER)

    page = text(client, "workbench", *ONE)
    links = [part.split('"')[0] for part in page.split('href="')[1:]]
    cells = [link for link in links if "/cells/" in link]

    assert len(cells) == 200
    assert page.count('id="cell-') == 200
    for link in cells[::7]:
        assert client.get(link).status_code == 200


def test_a_cell_says_which_it_is_and_lists_its_requests(body: PublicBody) -> None:
    make.info_request(body, decided=date(2024, 3, 20)).save()
    client = enter(body, Role.INFORMATION_OFFICER)

    page = text(client, "cell", *ONE, "requests", "granted", "person")

    assert "表三 · （一）予以公开 · 自然人：1件" in page
    assert "预算" in page


def test_a_cell_nobody_counted_in_says_so(body: PublicBody) -> None:
    client = enter(body, Role.INFORMATION_OFFICER)

    assert "没有记录" in text(client, "cell", *ONE, "disputes", "cases", "direct.total")


@pytest.mark.parametrize(
    "path",
    [
        "gaotun/2024/cells/requests/granted/nobody/",
        "gaotun/2024/cells/nothing/granted/person/",
        "gaotun/2024/cells/proactive/licence/issued/",
        "gaotun/2019/cells/requests/granted/person/",
        "gaotun/99999999999999999999/cells/requests/granted/person/",
        "gaotun/1/",
        "nowhere/2024/",
        "gaotun/2024/report.exe",
        "gaotun/2024/cells/requests/granted/%F0%9F%98%80/",
    ],
)
def test_what_does_not_exist_is_not_found(body: PublicBody, path: str) -> None:
    make.report(body)
    client = enter(body, Role.INFORMATION_OFFICER)

    assert client.get(f"/desk/reports/{path}").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        {"page": "abc"},
        {"page": "-1"},
        {"page": "999999999999999999999"},
        {"until": "gestern"},
        {"until": "2024-02-30"},
        {"until": "9999-12-31"},
        {"until": "0001-01-01"},
        {"until": "\x00"},
    ],
)
def test_junk_in_the_address_is_no_error(
    body: PublicBody, query: dict[str, str]
) -> None:
    client = enter(body, Role.INFORMATION_OFFICER)

    text(client, "cell", *ONE, "requests", "received", "total", **query)


def test_findings_name_their_cell_and_jump_to_it(body: PublicBody) -> None:
    make.report(body)
    AnnualReport.objects.update(five="无")
    client = enter(body, Role.REQUEST_HANDLER)

    page = text(client, "workbench", *ONE)

    anchors = {part.split('"')[0] for part in page.split('href="#')[1:]} - {"main"}
    assert "part-five" in anchors
    assert all(f'id="{anchor}"' in page for anchor in anchors)


@pytest.mark.parametrize("page", ["workbench", "rehearsal"])
def test_no_jump_leads_nowhere(body: PublicBody, page: str, settings: object) -> None:
    make.report(body)
    if page == "rehearsal":
        settings.TODAY = date(2024, 12, 20)  # type: ignore[attr-defined]
    AnnualReport.objects.update(one="收到申请9件。", two="", five="", six="")
    make.requests(body, Random(7), 60)
    make.ledger(body, Random(7), 20)
    client = enter(body, Role.REQUEST_HANDLER)

    shown = text(client, page, *ONE)

    anchors = {part.split('"')[0] for part in shown.split('href="#')[1:]}
    assert len(anchors) > 4
    assert [each for each in anchors if f'id="{each}"' not in shown] == []


def test_an_explained_warning_no_longer_bars_the_way(body: PublicBody) -> None:
    report = make.report(body)
    client = enter(body, Role.REQUEST_HANDLER)
    make.check(report, make.handler(body))

    page = text(client, "workbench", *ONE)

    assert "等待分管领导签发" in page


def test_the_drafter_explains_a_warning_on_the_page(body: PublicBody) -> None:
    report = make.report(body)
    client = enter(body, Role.REQUEST_HANDLER)
    sent = {"rule": "TX-3", "message": "第五部分为空", "text": "已向县里说明"}

    client.post(reverse("reporting:explain", args=ONE), sent)
    client.post(reverse("reporting:explain", args=ONE), {"text": ""})

    assert list(report.explanations.values_list("text", flat=True)) == ["已向县里说明"]


def test_two_officers_who_save_at_once_see_each_others_words(body: PublicBody) -> None:
    report = make.report(body)
    client = enter(body, Role.REQUEST_HANDLER)
    url = reverse("reporting:narrative", args=ONE)
    actions.save_narrative(
        report=report,
        actor=make.handler(body),
        expected_version=1,
        parts={"five": "发布54条。"},
    )

    late = client.post(url, {"version": "1", **report.parts, "five": "发布55条。"})
    shown = late.content.decode()
    report.refresh_from_db()

    assert late.status_code == 422
    assert "<del>4</del>" in shown
    assert "<ins>5</ins>" in shown
    assert report.five == "发布54条。"
    assert 'name="version" value="2"' in shown


def test_saving_again_after_seeing_the_difference_keeps_the_second(
    body: PublicBody,
) -> None:
    make.report(body)
    client = enter(body, Role.REQUEST_HANDLER)
    url = reverse("reporting:narrative", args=ONE)

    saved = client.post(url, {"version": "1", "five": "发布55条。"})

    assert saved.status_code == 302
    assert AnnualReport.objects.get().five == "发布55条。"


@pytest.mark.parametrize("version", ["", "0", "x", "99999999999999999999"])
def test_a_version_that_is_none_is_refused(body: PublicBody, version: str) -> None:
    make.report(body)
    client = enter(body, Role.REQUEST_HANDLER)

    refused = client.post(
        reverse("reporting:narrative", args=ONE), {"version": version, "one": "文"}
    )

    assert refused.status_code == 422


def test_a_theme_named_twice_is_refused(body: PublicBody) -> None:
    make.report(body)
    client = enter(body, Role.REQUEST_HANDLER)
    order = {f"theme{n}": "on_request" for n in range(1, 6)}

    refused = client.post(
        reverse("reporting:redraft", args=ONE), {"version": "1", **order}
    )

    assert refused.status_code == 422
    assert "各须出现一次" in refused.content.decode()


def test_the_lead_official_signs_in_two_taps(body: PublicBody) -> None:
    report = make.report(body, S.CHECKED)
    client = enter(body, Role.LEAD_OFFICIAL)

    page = text(client, "sign", *ONE)
    signed = client.post(
        reverse("reporting:sign", args=ONE), {"seen": report.digest}, follow=True
    )

    assert f'name="seen" value="{report.digest}"' in page
    assert "签批单" in signed.content.decode()
    assert Signature.objects.get().digest == report.digest


def test_signing_what_has_changed_shows_it_anew(body: PublicBody) -> None:
    make.report(body, S.CHECKED)
    client = enter(body, Role.LEAD_OFFICIAL)

    refused = client.post(reverse("reporting:sign", args=ONE), {"seen": "0" * 64})

    assert refused.status_code == 422
    assert "有变动" in refused.content.decode()
    assert not Signature.objects.exists()


def test_the_lead_official_returns_a_report(body: PublicBody) -> None:
    report = make.report(body, S.CHECKED)
    client = enter(body, Role.LEAD_OFFICIAL)

    client.post(reverse("reporting:return", args=ONE), {"reason": ""})
    report.refresh_from_db()
    assert report.stage is S.CHECKED
    client.post(reverse("reporting:return", args=ONE), {"reason": "核对数字"})

    report.refresh_from_db()
    assert report.state == "draft"


@pytest.mark.parametrize(
    ("role", "route", "state"),
    [
        (Role.INFORMATION_OFFICER, "sign", S.CHECKED),
        (Role.REQUEST_HANDLER, "sign", S.CHECKED),
        (Role.LEAD_OFFICIAL, "check", S.DRAFT),
        (Role.LEAD_OFFICIAL, "narrative", S.DRAFT),
        (Role.LEAD_OFFICIAL, "publish", S.FROZEN),
        (Role.INFORMATION_OFFICER, "freeze", S.SIGNED),
        (Role.INFORMATION_OFFICER, "publish", S.FROZEN),
        (Role.REVIEWER, "check", S.DRAFT),
        (Role.REVIEWER, "return", S.CHECKED),
        (Role.HOTLINE_CLERK, "explain", S.DRAFT),
    ],
)
def test_who_has_no_right_is_refused(
    body: PublicBody, role: Role, route: str, state: ReportState
) -> None:
    report = make.report(body, state)
    client = enter(body, role)

    refused = client.post(reverse(f"reporting:{route}", args=ONE), {"reason": "x"})

    report.refresh_from_db()
    assert refused.status_code == 403
    assert report.stage is state


def every_route() -> Iterator[str]:
    yield from PAGES
    yield from ("explain", "check", "return", "freeze", "redraft")


@pytest.mark.parametrize("route", [*every_route(), "cell", "download"])
def test_another_bodys_report_cannot_be_reached(body: PublicBody, route: str) -> None:
    make.report(body, S.FROZEN)
    elsewhere = make.body("xinqiao")
    client = enter(elsewhere, Role.REQUEST_HANDLER, Role.LEAD_OFFICIAL)
    more = {"cell": ["requests", "received", "total"], "download": ["json"]}
    url = reverse(f"reporting:{route}", args=[*ONE, *more.get(route, [])])

    assert client.get(url).status_code in {404, 405}
    assert client.post(url, {"reason": "x", "version": "1"}).status_code in {404, 405}


def test_the_county_supervisor_reads_and_changes_nothing(body: PublicBody) -> None:
    report = make.report(body, S.CHECKED)
    assert body.parent is not None
    client = enter(body.parent, Role.COUNTY_SUPERVISOR)

    text(client, "workbench", *ONE)
    text(client, "cell", *ONE, "requests", "received", "total")
    refused = client.post(reverse("reporting:sign", args=ONE), {"seen": report.digest})

    assert refused.status_code == 403


def test_a_stranger_is_sent_to_the_login() -> None:
    response = Client().get(reverse("reporting:reports"))

    assert urlparse(response["Location"]).path == reverse("account_login")


@pytest.mark.parametrize("extension", ["html", "docx", "pdf", "xlsx", "json"])
def test_the_draft_downloads_in_five_formats(body: PublicBody, extension: str) -> None:
    make.report(body)
    client = enter(body, Role.INFORMATION_OFFICER)

    file = client.get(reverse("reporting:download", args=[*ONE, extension]))

    assert file.status_code == 200
    assert f"gaotun-2024.{extension}" in file["Content-Disposition"]
    assert len(file.content) > 1000


def test_after_the_close_the_pages_point_at_the_difference(body: PublicBody) -> None:
    make.report(body, S.FROZEN)
    make.info_request(body, decided=date(2024, 3, 20)).save()
    client = enter(body, Role.INFORMATION_OFFICER)

    assert "冻结后台账有变动" in text(client, "workbench", *ONE)
    listed = text(client, "differences", *ONE)
    assert listed.count("看记录") == 6
    cell = text(client, "cell", *ONE, "requests", "received", "total")
    assert "冻结的年报中为 0" in cell


def test_the_rehearsal_lists_what_would_carry_over(
    body: PublicBody, settings: object
) -> None:
    settings.TODAY = date(2024, 10, 8)  # type: ignore[attr-defined]
    make.info_request(body, received=date(2024, 9, 1)).save()
    client = enter(body, Role.INFORMATION_OFFICER)

    page = text(client, "rehearsal", *ONE)

    assert "如果2024年今天结束" in page
    assert "预算" in page
    assert "预演通常自10月1日起使用" not in page


def test_a_rehearsal_before_october_says_it_is_early(
    body: PublicBody, settings: object
) -> None:
    settings.TODAY = date(2024, 2, 29)  # type: ignore[attr-defined]
    client = enter(body, Role.INFORMATION_OFFICER)

    assert "预演通常自10月1日起使用" in text(client, "rehearsal", *ONE)


@pytest.mark.parametrize("year", [2026, 2999])
def test_a_year_to_come_is_not_rehearsed(body: PublicBody, year: int) -> None:
    client = enter(body, Role.INFORMATION_OFFICER)

    address = reverse("reporting:rehearsal", args=["gaotun", year])

    assert client.get(address).status_code == 404


def test_a_rehearsal_of_a_year_past_leads_to_its_report(body: PublicBody) -> None:
    client = enter(body, Role.INFORMATION_OFFICER)
    address = reverse("reporting:rehearsal", args=ONE)

    assert client.get(address).headers["Location"] == reverse("reporting:reports")
    report = make.report(body)

    assert client.get(address).headers["Location"] == report.get_absolute_url()


@pytest.mark.parametrize("state", [S.FROZEN, S.PUBLISHED])
def test_a_closed_report_asks_for_no_explanation_and_names_the_present_records(
    body: PublicBody, state: ReportState
) -> None:
    make.report(body, state)
    AnnualReport.objects.update(five="无")
    make.info_request(body, received=date(2024, 3, 1)).save()
    client = enter(body, Role.REQUEST_HANDLER)

    page = text(client, "workbench", *ONE)

    assert "现在的台账" in page
    assert "保存说明" not in page
    assert reverse("reporting:explain", args=ONE) not in page


def test_names_saved_from_a_stale_page_overwrite_nothing(body: PublicBody) -> None:
    client = enter(body, Role.REQUEST_HANDLER)
    seen = text(client, "reports").split('name="seen" value="')[1].split('"')[0]
    first = {"self_name": "我街道", "wechat_account": "高屯发布", "seen": seen}
    client.post(reverse("reporting:naming"), first)

    late = client.post(
        reverse("reporting:naming"), {**first, "wechat_account": "别的"}, follow=True
    )

    assert "已由他人改动，本次没有保存" in late.content.decode()
    body.refresh_from_db()
    assert body.report_naming.wechat_account == "高屯发布"


def test_last_years_report_comes_in_as_a_file(
    body: PublicBody, settings: object
) -> None:
    settings.TODAY = date(2026, 1, 20)  # type: ignore[attr-defined]
    make.report(body, S.FROZEN)
    client = enter(body, Role.REQUEST_HANDLER)
    exported = client.get(reverse("reporting:download", args=[*ONE, "json"])).content
    AnnualReport.objects.filter(year=make.YEAR).update(year=make.YEAR + 1)
    assert Appointment.objects.exists()

    from django.core.files.uploadedfile import SimpleUploadedFile

    taken = client.post(
        reverse("reporting:import"), {"file": SimpleUploadedFile("a.json", exported)}
    )

    assert taken.status_code == 302
    kept = AnnualReport.objects.get(year=make.YEAR)
    assert kept.origin == "imported"
    assert kept.frozen.encode() == exported
    assert client.get(kept.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff\xfe", b"{}" * 3, b"[" * 9999]
)
def test_a_file_that_is_no_report_is_an_error_on_the_form(
    body: PublicBody, content: bytes
) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    client = enter(body, Role.REQUEST_HANDLER)

    refused = client.post(
        reverse("reporting:import"), {"file": SimpleUploadedFile("a.json", content)}
    )

    assert refused.status_code == 422
