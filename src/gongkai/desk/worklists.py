"""What is due: each list declared once, with who sees it and where its lines lead."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from gongkai.bodies.models import PublicBody, Staff
from gongkai.bodies.permissions import Permission
from gongkai.catalogue.models import Item
from gongkai.catalogue.queries import ColumnState, freshness, waiting
from gongkai.disputes.models import Lawsuit, Reconsideration
from gongkai.inforequests import queries as inforequests
from gongkai.inforequests.models import InfoRequest
from gongkai.law.days import statutory_day

Found = Sequence[Any] | QuerySet[Any]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to do: its name, where it opens, and what is said of it."""

    name: str
    url: str
    note: str


@dataclass(frozen=True, slots=True)
class Worklist:
    """A list of things due at a body: ``find`` them, and say each as a ``line``."""

    key: str
    title: str
    unit: str
    tone: str
    permission: Permission
    done: str
    find: Callable[[PublicBody, date], Found]
    line: Callable[[Any, date], Line]

    def count(self, body: PublicBody, on: date) -> int:
        """Return how many are due on ``on``."""
        found = self.find(body, on)
        return found.count() if isinstance(found, QuerySet) else len(found)


@dataclass(frozen=True, slots=True)
class Due:
    """A worklist with its number, as one line of the home page."""

    worklist: Worklist
    number: int

    @property
    def tone(self) -> str:
        """Return ok when nothing is due, else the worklist's own tone."""
        return self.worklist.tone if self.number else "ok"


def due(staff: Staff, body: PublicBody, on: date) -> list[Due]:
    """Return what is due at ``body`` on ``on``, as far as ``staff`` may see it."""
    return [
        Due(each, each.count(body, on))
        for each in WORKLISTS
        if staff.can(each.permission, body)
    ]


def find(key: str) -> Worklist | None:
    """Return the worklist called ``key``, or ``None``."""
    return next((each for each in WORKLISTS if each.key == key), None)


def _columns(standing: str) -> Callable[[PublicBody, date], Found]:
    def found(body: PublicBody, on: date) -> Found:
        return [each for each in freshness([body], on) if each.standing == standing]

    return found


def _column(state: ColumnState, on: date) -> Line:
    last = f"上次更新 {state.last}" if state.last else "从未更新"
    address = f"{reverse('catalogue:items')}?column={state.column.uuid}"
    return Line(state.column.title, address, f"{state.label}，{last}")


def _pending(body: PublicBody) -> list[Reconsideration | Lawsuit]:
    return [
        *Reconsideration.objects.filter(body=body, concluded_on=None),
        *Lawsuit.objects.filter(body=body, concluded_on=None),
    ]


def _request(record: InfoRequest, on: date) -> Line:
    due_on = record.due_on or record.alarm_due_on
    if due_on is None:
        said = record.get_state_display()
    elif due_on < on:
        said = f"答复期限 {due_on}，已逾期 {(on - due_on).days} 天"
    else:
        said = f"答复期限 {due_on}，还有 {(due_on - on).days} 天"
    return Line(f"{record.number} {record.subject}", record.get_absolute_url(), said)


def _unconfirmed(record: InfoRequest, on: date) -> Line:
    said = f"{record.get_route_display()}，{statutory_day(record.submitted_at)}提交，尚未与申请人确认"
    return Line(f"{record.number} {record.subject}", record.get_absolute_url(), said)


def _dispute(record: Reconsideration | Lawsuit, on: date) -> Line:
    return Line(
        str(record), record.get_absolute_url(), f"{record.filed_on} 提出，尚未审结"
    )


def _draft(record: Item, on: date) -> Line:
    said = f"{record.column.title}，{statutory_day(record.drafted_at)}起草"
    return Line(record.title, record.get_absolute_url(), said)


VIEW = Permission.VIEW_DESK
WORKLISTS = (
    Worklist(
        "unconfirmed",
        "待确认的申请",
        "件",
        "late",
        VIEW,
        "没有等待与申请人确认的申请。",
        lambda body, on: inforequests.awaiting_confirmation(body),
        _unconfirmed,
    ),
    Worklist(
        "overdue",
        "已逾期的申请",
        "件",
        "late",
        VIEW,
        "没有超过答复期限的申请。",
        lambda body, on: inforequests.overdue(body, on=on),
        _request,
    ),
    Worklist(
        "due",
        "即将到期的申请",
        "件",
        "warn",
        VIEW,
        "近几个工作日内没有到期的申请。",
        lambda body, on: inforequests.due_soon(body, on=on),
        _request,
    ),
    Worklist(
        "columns-late",
        "逾期未更新的栏目",
        "个",
        "late",
        VIEW,
        "各栏目都在更新周期之内。",
        _columns("late"),
        _column,
    ),
    Worklist(
        "columns-due",
        "即将到期的栏目",
        "个",
        "warn",
        VIEW,
        "近几天没有栏目到期。",
        _columns("warn"),
        _column,
    ),
    Worklist(
        "drafts",
        "待发布的信息",
        "条",
        "warn",
        Permission.PUBLISH_ITEM,
        "没有等待发布的信息。",
        lambda body, on: waiting(body),
        _draft,
    ),
    Worklist(
        "disputes",
        "未审结的复议诉讼",
        "件",
        "warn",
        VIEW,
        "没有尚未审结的复议和诉讼。",
        lambda body, on: _pending(body),
        _dispute,
    ),
)
