"""The leak oracle: private words are planted everywhere, then every anonymous answer is read (P1)."""

import re
from datetime import date
from html import unescape

import pytest
from django.test import Client

from gongkai.bodies.models import PublicBody
from gongkai.bodies.roles import Role
from gongkai.bodies.tests import make as bodies
from gongkai.catalogue import actions
from gongkai.catalogue.models import Item
from gongkai.catalogue.tests import make as catalogue
from gongkai.portal.tests import make

pytestmark = pytest.mark.django_db
CANARY = "金丝雀"
LINK = re.compile(
    r'(?:href|src|action)="(/[^"#]*)"|<loc>http://testserver(/[^<]*)</loc>'
)


def crawl(client: Client, *more: str) -> dict[str, bytes]:
    """Return every answer an anonymous reader gets, following each address found."""
    waiting = [
        "/",
        "/sitemap.xml",
        "/robots.txt",
        "/healthz",
        "/desk/",
        "/setup/",
        *more,
    ]
    answers: dict[str, bytes] = {}
    while waiting:
        address = waiting.pop()
        if address in answers or address.startswith(("/static/", "/view/")):
            continue
        answer = client.get(address)
        kept = b"".join(answer) if answer.streaming else answer.content
        headers = repr(sorted(answer.headers.items())).encode()
        answers[address] = kept + headers
        if "html" in answer.headers.get(
            "Content-Type", ""
        ) or "xml" in answer.headers.get("Content-Type", ""):
            waiting += [
                unescape(one or other) for one, other in LINK.findall(kept.decode())
            ]
    return answers


def found(answers: dict[str, bytes]) -> list[str]:
    return [address for address, kept in answers.items() if CANARY.encode() in kept]


@pytest.fixture
def body() -> PublicBody:
    return make.gaotun()


@pytest.fixture
def planted(body: PublicBody) -> list[str]:
    """Plant canaries beside real publications; return the addresses a guesser might try."""
    officer = bodies.staff(Role.INFORMATION_OFFICER, body=body, name=f"{CANARY}某")
    column = catalogue.column(body, key="dongtai", responsible=officer)
    shown = catalogue.published(column, channels=catalogue.BOTH)
    secret = [
        catalogue.draft(column, title=f"草稿{CANARY}"),
        catalogue.draft(
            column, content=f"正文{CANARY}", summary=CANARY, keywords=CANARY
        ),
        catalogue.draft(
            column,
            kind="normative",
            attribute="withheld",
            title=f"不公开{CANARY}",
            composed_on=date(2024, 1, 2),
        ),
        _withdrawn(catalogue.published(column, title=f"撤下{CANARY}", content=CANARY)),
        _edited(catalogue.published(column)),
        _interpretation(catalogue.document(column, composed_on=date(2024, 1, 2))),
    ]
    actions.file_item(actor=None, item=secret[2])
    old = catalogue.document(column, composed_on=date(2020, 1, 2))
    actions.repeal_item(
        actor=None,
        item=old,
        on=date(2024, 1, 2),
        by=secret[2],
        at=catalogue.moment(date(2024, 2, 1)),
    )
    catalogue.decision(
        body, reference=f"罚决字{CANARY}号", published=False, withheld_reason=CANARY
    )
    catalogue.charge(body, "80", receipt_number=f"票{CANARY}")
    actions.set_counting_policy(actor=None, body=body, name=f"口径{CANARY}", groups=[])
    make.report(body)
    assert shown.state == "published"
    home = "/yunling/gaotun/"
    guesses = [f"{home}item/{item.uuid}/" for item in secret]
    return [
        *guesses,
        f"{home}report/2024.json",
        f"{home}sitemap.xml",
        f"{home}{CANARY}/",
        f"{home}dongtai/?after={secret[0].uuid}",
    ]


def _withdrawn(item: Item) -> Item:
    return actions.withdraw_item(actor=None, item=item, reason=f"涉及{CANARY}")


def _edited(item: Item) -> Item:
    return actions.edit_item(
        actor=None,
        item=item,
        expected_revision=item.revision,
        title=f"新标题{CANARY}",
        content=CANARY,
    )


def _interpretation(document: Item) -> Item:
    return catalogue.draft(
        document.column, kind="interpretation", title=f"解读{CANARY}", explains=document
    )


def test_no_private_word_is_in_any_anonymous_answer(
    client: Client, planted: list[str]
) -> None:
    answers = crawl(client, *[address for address in planted if CANARY not in address])

    assert len(answers) > 15
    assert found(answers) == []


def test_an_address_with_a_private_word_is_not_echoed(
    client: Client, planted: list[str]
) -> None:
    for address in planted:
        answer = client.get(address)
        assert CANARY not in answer.content.decode()


def test_the_oracle_would_see_a_word_that_is_public(
    client: Client, body: PublicBody
) -> None:
    catalogue.published(catalogue.column(body), title=f"公开的{CANARY}")

    assert len(found(crawl(client))) >= 3


def test_withdrawing_takes_the_word_from_every_answer(
    client: Client, body: PublicBody
) -> None:
    item = catalogue.published(
        catalogue.column(body), title=f"公开的{CANARY}", content=CANARY, summary=CANARY
    )
    address = f"/yunling/gaotun/item/{item.uuid}/"
    assert found(crawl(client, address))

    actions.withdraw_item(actor=None, item=item, reason="内容有误")

    assert found(crawl(client, address)) == []


def test_an_edit_shows_only_once_it_is_published(
    client: Client, body: PublicBody
) -> None:
    item = _edited(catalogue.published(catalogue.column(body)))
    assert found(crawl(client)) == []

    actions.publish_item(actor=None, item=item, channels=["portal"])

    assert found(crawl(client))


def test_hostile_text_never_becomes_markup(client: Client, body: PublicBody) -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    column = catalogue.column(body, title=hostile)
    catalogue.published(
        column,
        title=hostile,
        content=f"<p>{hostile}正文</p>",
        keywords=hostile,
        source=hostile,
    )

    for address, kept in crawl(client).items():
        assert b"<script" not in kept, address
        assert b"<img" not in kept, address
