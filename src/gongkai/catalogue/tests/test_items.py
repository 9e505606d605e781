from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from gongkai.bodies.tests import make as bodies
from gongkai.catalogue import actions
from gongkai.catalogue.errors import CatalogueRefused
from gongkai.catalogue.models import Item, Publication
from gongkai.catalogue.tests import make
from gongkai.channels.keys import Channel
from gongkai.channels.models import Snapshot
from gongkai.trail.models import Entry

pytestmark = pytest.mark.django_db
MONDAY = make.MONDAY
NEXT_DAY = make.moment(date(2024, 3, 5))


def publish(item: Item, *channels: Channel, **rest: Any) -> Item:
    return actions.publish_item(
        actor=None,
        item=item,
        channels=channels or (Channel.PORTAL,),
        at=rest.pop("at", NEXT_DAY),
    )


def test_a_draft_is_seen_by_nobody() -> None:
    make.draft()

    assert not Snapshot.objects.exists()


def test_publishing_sets_the_day_the_number_and_the_proof() -> None:
    body = bodies.body("gaotun")
    item = publish(make.draft(make.column(body)))

    portal = item.publications.get()
    assert (item.state, item.published_on, item.index_number) == (
        "published",
        date(2024, 3, 5),
        "gaotun/2024-00001",
    )
    assert portal.link == f"/{body.county.code}/gaotun/item/{item.uuid}/"
    assert portal.confirmed_at == NEXT_DAY
    assert ["索引号", "gaotun/2024-00001"] in Snapshot.objects.live().get().facts
    assert Entry.objects.filter(kind="catalogue.published").count() == 1


def test_the_day_of_publication_stays_when_published_again() -> None:
    item = publish(make.draft())
    actions.edit_item(
        actor=None,
        item=item,
        expected_revision=item.revision,
        title="更正后的标题",
        at=NEXT_DAY,
    )

    again = publish(item, at=make.moment(date(2024, 6, 1)))

    assert (again.published_at, again.index_number[-5:]) == (NEXT_DAY, "00001")
    live = Snapshot.objects.live().get()
    assert (live.title, live.version, live.published_at) == (
        "更正后的标题",
        2,
        NEXT_DAY,
    )
    assert Publication.objects.count() == 1


def test_an_edit_is_not_public_before_it_is_published() -> None:
    item = publish(make.draft())

    actions.edit_item(
        actor=None, item=item, expected_revision=item.revision, title="尚未发布的标题"
    )

    assert Snapshot.objects.live().get().title == "街道召开例会"


def test_index_numbers_follow_one_another_within_a_year() -> None:
    column = make.column(bodies.body("gaotun"))
    days = [date(2024, 12, 30), date(2024, 12, 31), date(2025, 1, 1)]

    numbers = [make.published(column, on=day).index_number for day in days]

    assert numbers == ["gaotun/2024-00001", "gaotun/2024-00002", "gaotun/2025-00001"]


def test_a_body_may_number_by_month_under_its_own_code() -> None:
    body = bodies.body()
    actions.set_index_rule(
        actor=None, body=body, prefix="113417020032563511", with_month=True
    )

    assert (
        make.published(make.column(body)).index_number
        == "113417020032563511/202403-00001"
    )


@pytest.mark.parametrize("prefix", ["", "a/b", "x" * 31, "空 格"])
def test_a_prefix_that_would_break_the_number_is_refused(prefix: str) -> None:
    with pytest.raises(CatalogueRefused, match="前缀"):
        actions.set_index_rule(actor=None, body=bodies.body(), prefix=prefix)


def test_a_push_counts_once_its_link_is_pasted_back() -> None:
    item = make.published(channels=make.BOTH, confirm=False)
    push = item.publications.get(channel="wechat")
    assert push.confirmed_at is None

    confirmed = actions.confirm_link(
        actor=None,
        item=item,
        channel="wechat",
        link="https://mp.weixin.qq.com/s/abc",
        at=NEXT_DAY,
    )

    assert (confirmed.link, confirmed.confirmed_on) == (
        "https://mp.weixin.qq.com/s/abc",
        date(2024, 3, 5),
    )


def test_the_same_link_twice_changes_nothing_and_another_is_refused() -> None:
    item = make.published(channels=make.BOTH)
    push = item.publications.get(channel="wechat")
    entries = Entry.objects.count()

    again = actions.confirm_link(
        actor=None, item=item, channel="wechat", link=push.link
    )

    assert again == push
    assert Entry.objects.count() == entries
    with pytest.raises(CatalogueRefused, match="不能改动"):
        actions.confirm_link(actor=None, item=item, channel="wechat", link=make.link())


def test_one_article_is_no_proof_for_two_items() -> None:
    column = make.column()
    first = make.published(column, channels=make.BOTH)
    second = make.published(column, channels=make.BOTH, confirm=False)

    with pytest.raises(CatalogueRefused, match="另一条信息"):
        actions.confirm_link(
            actor=None,
            item=second,
            channel="wechat",
            link=first.publications.get(channel="wechat").link,
        )


def test_a_channel_not_published_to_cannot_be_confirmed() -> None:
    with pytest.raises(CatalogueRefused, match="尚未发布"):
        actions.confirm_link(
            actor=None, item=make.published(), channel="wechat", link=make.link()
        )


def test_a_withdrawn_item_is_kept_and_gone_from_the_public() -> None:
    item = make.published()

    actions.withdraw_item(actor=None, item=item, reason="内容有误")

    assert (item.state, item.withdrawn_reason) == ("withdrawn", "内容有误")
    assert not Snapshot.objects.live().exists()
    assert Item.objects.filter(pk=item.pk).exists()


def test_a_withdrawn_item_cannot_be_published_edited_or_withdrawn_again() -> None:
    item = make.published()
    actions.withdraw_item(actor=None, item=item, reason="内容有误")

    with pytest.raises(CatalogueRefused, match="另行起草"):
        publish(item)
    with pytest.raises(CatalogueRefused, match="不能再修改"):
        actions.edit_item(
            actor=None, item=item, expected_revision=item.revision, title="新标题"
        )
    with pytest.raises(CatalogueRefused, match="无需撤下"):
        actions.withdraw_item(actor=None, item=item, reason="内容有误")


def test_an_item_only_pushed_can_be_withdrawn() -> None:
    item = make.published(channels=(Channel.WECHAT,))

    assert (
        actions.withdraw_item(actor=None, item=item, reason="内容有误").state
        == "withdrawn"
    )


@pytest.mark.parametrize("reason", ["", "  ", "长" * 201])
def test_withdrawing_asks_for_a_reason_of_fitting_length(reason: str) -> None:
    with pytest.raises(CatalogueRefused, match="撤下原因"):
        actions.withdraw_item(actor=None, item=make.published(), reason=reason)


def test_two_who_act_on_what_they_saw_cannot_both_be_right() -> None:
    item = make.draft()
    same = Item.objects.get(pk=item.pk)
    publish(item)

    with pytest.raises(CatalogueRefused, match="刚被他人修改"):
        publish(same)
    with pytest.raises(CatalogueRefused, match="刚被他人修改"):
        actions.edit_item(actor=None, item=item, expected_revision=1, title="新标题")

    assert Snapshot.objects.count() == 1


def test_a_refused_publication_leaves_nothing_behind() -> None:
    item = make.draft(content="", kind="news")
    entries = Entry.objects.count()

    with pytest.raises(CatalogueRefused, match="正文为空"):
        publish(item)

    assert (Entry.objects.count(), Publication.objects.count()) == (entries, 0)


@pytest.mark.parametrize("channels", [(), ("radio",)])
def test_a_channel_must_be_known(channels: tuple[str, ...]) -> None:
    with pytest.raises(CatalogueRefused, match="渠道"):
        actions.publish_item(actor=None, item=make.draft(), channels=channels)


def test_a_document_needs_its_date_of_composition() -> None:
    with pytest.raises(CatalogueRefused, match="成文日期"):
        publish(make.draft(kind="normative"))


def test_a_document_is_not_composed_after_it_is_drafted_or_published() -> None:
    with pytest.raises(CatalogueRefused, match="晚于今天"):
        make.draft(composed_on=date(2024, 3, 5), on=MONDAY)
    item = publish(make.draft())
    with pytest.raises(IntegrityError), transaction.atomic():
        Item.objects.filter(pk=item.pk).update(composed_on=date(2024, 3, 6))


def test_what_is_not_to_be_disclosed_is_filed_and_never_published() -> None:
    item = make.draft(kind="normative", attribute="on_request", composed_on=MONDAY)

    with pytest.raises(CatalogueRefused, match="依申请公开"):
        publish(item)
    filed = actions.file_item(actor=None, item=item)

    assert filed.state == "filed"
    assert not Snapshot.objects.exists()
    with pytest.raises(CatalogueRefused, match="不能归档"):
        actions.file_item(actor=None, item=filed)


def test_what_is_to_be_disclosed_cannot_be_filed_away() -> None:
    with pytest.raises(CatalogueRefused, match="应当发布"):
        actions.file_item(actor=None, item=make.draft(composed_on=MONDAY))


def test_a_published_item_cannot_become_secret_by_an_edit() -> None:
    item = make.published()

    with pytest.raises(CatalogueRefused, match="先撤下"):
        actions.edit_item(
            actor=None, item=item, expected_revision=item.revision, attribute="withheld"
        )


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("title", "", "标题为空"),
        ("title", "\u200b", "标题为空"),
        ("title", "长" * 301, "最多300字"),
        ("summary", "长" * 301, "最多300字"),
        ("kind", "poem", "信息种类"),
        ("attribute", "secret", "公开方式"),
        ("document_number", "甲\x00乙", "控制字符"),
        ("state", "published", "没有可填写的字段"),
    ],
)
def test_a_field_must_hold_what_it_is_for(field: str, value: str, message: str) -> None:
    given: dict[str, Any] = {field: value}

    with pytest.raises(CatalogueRefused, match=message):
        make.draft(**given)


def test_a_column_of_another_body_is_refused() -> None:
    with pytest.raises(CatalogueRefused, match="不属于本机关"):
        actions.draft_item(
            actor=None,
            body=bodies.body(),
            column=make.column(),
            kind="news",
            title="标题",
        )


def test_a_repeal_names_its_document_and_is_shown_at_once() -> None:
    old = make.document(composed_on=date(2019, 6, 10))
    new = make.document(old.column, composed_on=date(2024, 3, 1))

    actions.repeal_item(actor=None, item=old, on=date(2024, 3, 1), by=new, at=NEXT_DAY)

    shown = Snapshot.objects.live().get(subject=old.uuid)
    assert old.validity == "repealed"
    assert ["有效性", "废止"] in shown.facts
    assert shown.data == {"validity": "repealed", "repealed_by": str(new.uuid)}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"basis": ""}, "依据"),
        ({"on": None}, "日期"),
        ({"on": date(2019, 1, 1)}, "早于成文日期"),
        ({"on": date(2030, 1, 1)}, "尚未到来"),
        ({"validity": "valid"}, "请选择"),
        ({"validity": "gone"}, "请选择"),
        ({"basis": "长" * 301}, "300字"),
    ],
)
def test_a_repeal_must_hold_together(given: dict[str, Any], message: str) -> None:
    item = make.document(composed_on=date(2019, 6, 10))
    whole = {"on": date(2024, 3, 1), "basis": "云府发〔2024〕3号", **given}

    with pytest.raises(CatalogueRefused, match=message):
        actions.repeal_item(actor=None, item=item, at=NEXT_DAY, **whole)


def test_a_document_ends_only_once_but_may_lose_parts_before() -> None:
    item = make.document(composed_on=date(2019, 6, 10))

    actions.repeal_item(
        actor=None,
        item=item,
        on=None,
        validity="partly",
        basis="云府发〔2023〕1号",
        at=NEXT_DAY,
    )
    actions.repeal_item(
        actor=None, item=item, on=date(2024, 3, 1), validity="lapsed", at=NEXT_DAY
    )

    assert (item.validity, item.repealed_on) == ("lapsed", date(2024, 3, 1))
    with pytest.raises(CatalogueRefused, match="不能再次"):
        actions.repeal_item(
            actor=None,
            item=item,
            on=date(2024, 3, 1),
            basis="云府发〔2024〕3号",
            at=NEXT_DAY,
        )


def test_the_database_itself_refuses_a_repeal_without_its_basis() -> None:
    item = make.document(composed_on=date(2019, 6, 10))

    with pytest.raises(IntegrityError), transaction.atomic():
        Item.objects.filter(pk=item.pk).update(
            validity="repealed", repealed_on=date(2024, 3, 1)
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Item.objects.filter(pk=item.pk).update(validity="lapsed")
    with pytest.raises(IntegrityError), transaction.atomic():
        Item.objects.filter(pk=item.pk).update(state="withdrawn")
    with pytest.raises(IntegrityError), transaction.atomic():
        Item.objects.filter(pk=item.pk).update(published_at=None, published_on=None)
