"""The register: the list of requests, by filter or as the records behind a cell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from gongkai.bodies.access import DeskRequest, allow
from gongkai.bodies.models import PublicBody
from gongkai.bodies.permissions import Permission
from gongkai.inforequests import queries, wording
from gongkai.inforequests.forms import FilterForm
from gongkai.inforequests.models import InfoRequest, InfoRequestQuerySet
from gongkai.inforequests.wording import Tag
from gongkai.law.outcomes import Outcome
from gongkai.law.requesters import RequesterKind
from gongkai.trail import moment

PAGE = 30
VIEWS = {
    "": "全部",
    "open": "在办",
    "due": "即将到期",
    "late": "已逾期",
    "unconfirmed": "待确认",
}
ROW_NAMES = {
    "received": "本年新收政府信息公开申请数量",
    "carried_in": "上年结转政府信息公开申请数量",
    "handled": "本年度办理结果总计",
    "carried_out": "结转下年度继续办理",
    "fees": "本年收取的信息处理费",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A request with its two tags."""

    info_request: InfoRequest
    state: Tag
    due: Tag | None
    outcome: str


@require_GET
@allow(Permission.VIEW_DESK)
def register(request: DeskRequest) -> HttpResponse:
    """Show the register of the body worked for."""
    today = moment.today()
    body = request.desk_body
    form = FilterForm(request.GET)
    requests = InfoRequest.objects.visible_to(request.user).filter(body=body)
    cell = _cell(request)
    if cell:
        requests = requests.filter(pk__in=cell.records(body).values("pk"))
    view = request.GET.get("view", "")
    requests = _narrowed(request, requests, view, today)
    found = queries.register(requests, form.filters()).select_related("body")
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "form": form,
        "page": page,
        "rows": [_row(each, today) for each in page.object_list],
        "query": f"{query.urlencode()}&" if query else "",
        "views": VIEWS.items(),
        "view": view,
        "cell": cell,
        "may_receive": request.user.can(Permission.REGISTER_REQUEST, body),
    }
    return render(request, "inforequests/register.html", context)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of table three whose requests the register shows."""

    year: int
    row: str
    column: str
    until: date | None

    @property
    def title(self) -> str:
        """The cell in words."""
        kinds = {kind.key: kind.label for kind in RequesterKind} | {"total": "总计"}
        name = ROW_NAMES.get(self.row) or Outcome.from_key(self.row).label
        return f"{self.year}年表三 {name} · {kinds[self.column]}"

    def records(self, body: PublicBody) -> InfoRequestQuerySet:
        """Return the requests behind the cell."""
        counted = queries.counts(body, self.year, until=self.until)
        if self.row == "fees":
            return counted.fees().records()
        return counted.records(self.row, self.column)


def _cell(request: DeskRequest) -> Cell | None:
    """Return the cell asked for, if one is.

    :raises Http404: the table has no such cell.
    """
    if "row" not in request.GET:
        return None
    row, column = request.GET["row"], request.GET.get("column", "total")
    known = (row, column) == ("fees", "total") or (
        row in queries.ROWS and column in queries.COLUMNS
    )
    try:
        year = int(request.GET.get("report", ""))
        until = request.GET.get("until")
        if not known or not 2019 <= year <= 2199:
            raise Http404("年度报告没有这一格。")
        return Cell(year, row, column, date.fromisoformat(until) if until else None)
    except ValueError:
        raise Http404("年度报告没有这一格。") from None


def _narrowed(
    request: DeskRequest, requests: InfoRequestQuerySet, view: str, today: date
) -> InfoRequestQuerySet:
    body = request.desk_body
    chosen = {
        "open": lambda: queries.worklist(body),
        "due": lambda: queries.due_soon(body, on=today),
        "late": lambda: queries.overdue(body, on=today),
        "unconfirmed": lambda: queries.awaiting_confirmation(body),
    }
    if view not in chosen:
        return requests
    return requests.filter(pk__in=chosen[view]().order_by().values("pk"))


def _row(info_request: InfoRequest, today: date) -> Row:
    return Row(
        info_request,
        wording.state_tag(info_request.state),
        wording.due_tag(info_request, on=today),
        wording.outcome_name(info_request.outcome),
    )
