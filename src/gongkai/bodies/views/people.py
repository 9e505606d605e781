"""机构与人员: the body, its offices and its people."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gongkai.bodies import actions, forms, queries
from gongkai.bodies.access import DeskRequest, allow, signed_in
from gongkai.bodies.middleware import DESK_BODY
from gongkai.bodies.models import PublicBody
from gongkai.bodies.permissions import Permission
from gongkai.bodies.views.answering import form_page, posted, taken


@require_GET
@allow(Permission.VIEW_PEOPLE)
def home(request: DeskRequest) -> HttpResponse:
    """Show the current body."""
    body = request.desk_body
    context = {
        "body": body,
        "region": queries.region_name(body),
        "can": forms.permissions_of(request.user, body),
        "may_appoint": queries.may_appoint(request.user, body),
        **queries.people(request.user, body),
    }
    return render(request, "bodies/people.html", context)


@require_POST
@signed_in
def switch(request: DeskRequest) -> HttpResponse:
    """Work for another body from now on."""
    try:
        chosen = UUID(request.POST.get("body", ""))
    except ValueError:
        messages.error(request, "没有选定机关，请从列表中选择。")
        return redirect("bodies:people")
    body = next(
        (each for each in queries.switchable(request.user) if each.uuid == chosen), None
    )
    if body is None:
        messages.error(request, "您在所选机关没有角色，不能切换；请向安全管理员申请。")
        return redirect("bodies:people")
    request.session[DESK_BODY] = str(body.uuid)
    messages.success(request, f"现在办理{body.name}的事务。")
    return redirect(queries.landing(request.user, body))


@require_http_methods(["GET", "POST"])
@allow(Permission.MANAGE_PEOPLE)
def add_body(request: DeskRequest) -> HttpResponse:
    """Add a body below the current one."""
    form = forms.NewBody(posted(request))
    act = partial(actions.add_body, actor=request.user, parent=request.desk_body)
    return taken(
        request, form, act, said="已新增机构。", to="bodies:people"
    ) or form_page(
        request,
        form,
        title=f"在{request.desk_body.name}之下新增机构",
        submit="新增机构",
        back=reverse("bodies:people"),
    )


@require_http_methods(["GET", "POST"])
@allow(Permission.MANAGE_PEOPLE)
def change_body(request: DeskRequest, uuid: UUID) -> HttpResponse:
    """Change the details of the current body."""
    body = get_object_or_404(PublicBody.objects.visible_to(request.user), uuid=uuid)
    initial = {name: getattr(body, name) for name in forms.BodyDetails.base_fields}
    form = forms.BodyDetails(posted(request), initial=initial)

    def act(**details: str) -> object:
        return actions.change_body(actor=request.user, body=body, details=details)

    return taken(
        request, form, act, said="已修改机构信息。", to="bodies:people"
    ) or form_page(
        request,
        form,
        title=f"修改{body.name}",
        submit="保存",
        back=reverse("bodies:people"),
    )


@require_http_methods(["GET", "POST"])
@allow(Permission.MANAGE_PEOPLE)
def add_office(request: DeskRequest) -> HttpResponse:
    """Add an office to the current body."""
    form = forms.NewOffice(posted(request))
    act = partial(actions.add_office, actor=request.user, body=request.desk_body)
    return taken(
        request, form, act, said="已新增股室。", to="bodies:people"
    ) or form_page(
        request,
        form,
        title=f"新增{request.desk_body.name}的股室",
        submit="新增股室",
        back=reverse("bodies:people"),
    )


@require_http_methods(["GET", "POST"])
@allow(Permission.MANAGE_PEOPLE)
def add_seat(request: DeskRequest) -> HttpResponse:
    """Give a seat in the steering group of the current body."""
    form = forms.NewSeat(posted(request))
    act = partial(actions.seat, actor=request.user, body=request.desk_body)
    return taken(
        request, form, act, said="已加入领导小组。", to="bodies:people"
    ) or form_page(
        request,
        form,
        title=f"{request.desk_body.name}政务公开领导小组",
        submit="加入领导小组",
        back=reverse("bodies:people"),
    )
