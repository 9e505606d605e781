"""The shape of what is entered about a request; what is allowed is for actions and the law."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from uuid_utils.compat import uuid7

from gongkai.inforequests import fields, identity
from gongkai.inforequests.kinds import FeeMethod, IdentityType, Supply
from gongkai.inforequests.queries import Filters
from gongkai.law.intake import Fixing, IntakeRoute
from gongkai.law.outcomes import Outcome
from gongkai.law.procedure import State
from gongkai.law.requesters import RequesterKind

YES_NO = (("yes", "合理"), ("no", "不合理"))


def day(label: str, *, required: bool = True, hint: str = "") -> forms.DateField:
    """Return a field for a day, entered with the browser's own calendar."""
    return forms.DateField(
        label=label,
        required=required,
        help_text=hint,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "请按 2024-03-05 的写法填写日期。"},
    )


def text(
    label: str, longest: int, *, required: bool = False, hint: str = ""
) -> forms.CharField:
    """Return a field for a line of text."""
    return forms.CharField(
        label=label, max_length=longest, required=required, help_text=hint
    )


def prose(
    label: str, longest: int = 2000, *, required: bool = False
) -> forms.CharField:
    """Return a field for some lines of text."""
    return forms.CharField(
        label=label,
        max_length=longest,
        required=required,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


def pick(label: str, choices: Any, *, hint: str = "") -> forms.ChoiceField:
    """Return a field with a few choices, all in sight, side by side where there is room."""
    return forms.ChoiceField(
        label=label,
        choices=choices,
        help_text=hint,
        widget=forms.RadioSelect(attrs={"class": "cluster"}),
    )


def whole(label: str, most: int, *, hint: str = "") -> forms.IntegerField:
    """Return a field for a whole number from one up."""
    return forms.IntegerField(
        label=label,
        help_text=hint,
        validators=[MinValueValidator(1), MaxValueValidator(most)],
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 1, "max": most}),
    )


class DeskForm(forms.Form):
    """A form that names the field it misses."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            verb = "选择" if isinstance(field, forms.ChoiceField) else "填写"
            field.error_messages["required"] = f"请{verb}“{field.label}”。"


class ReceiveForm(DeskForm):
    """A request that came to the desk."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    route = pick("提出方式", [(r.value, r.label) for r in IntakeRoute])
    submitted_at = forms.DateTimeField(
        label="提交或到达时间",
        help_text="各种提出方式都要填：申请人交来、发出或信件到达的时间。",
        widget=forms.DateTimeInput(
            attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"
        ),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
        error_messages={"invalid": "请按 2024-03-05 09:30 的写法填写时间。"},
    )
    signed_on = day(
        "签收日期",
        required=False,
        hint="本机关签收之日为收到之日，门卫、收发室签收也算。",
    )
    confirmed_on = day(
        "双方确认日期",
        required=False,
        hint="与申请人确认之日为收到之日；尚未确认的先留空，登记后再补。",
    )
    requester_kind = pick(
        "申请人类型",
        [(k.key, k.label) for k in RequesterKind],
        hint="登记后不再改动：年度报告各列须逐年衔接。律师代理的，按委托人类型选择。",
    )
    requester_name = text("申请人姓名或名称", 100, required=True)
    identity_type = forms.ChoiceField(
        label="证件类型", choices=[(t.value, t.label) for t in IdentityType]
    )
    identity_number = text(
        "证件号码", 40, hint="按件计收信息处理费时，据此累计同一申请人当月件数。"
    )
    contact = text("联系方式", 200, required=True, hint="电话、地址或电子邮箱。")
    subject = text("申请事项", 200, required=True, hint="一句话概括，显示在登记簿中。")
    description = prose("所需信息的名称、文号或特征描述", 5000)
    supply = pick("获取方式", [(s.value, s.label) for s in Supply])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"token": uuid7(), "supply": Supply.PAPER.value})
        super().__init__(*args, **kwargs)

    @property
    def routes(self) -> dict[str, str]:
        """Return, by what fixes the day of receipt, the labels of the routes it is used for."""
        return {fixing.name.lower(): _routes(fixing) for fixing in Fixing}

    def clean_identity_number(self) -> str:
        return identity.plain(self.cleaned_data["identity_number"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        self._refuse_days(given)
        self._refuse_number(given)
        return given

    def _refuse_days(self, given: Mapping[str, Any]) -> None:
        if "route" not in given:
            return
        route = IntakeRoute(given["route"])
        for fixing in (Fixing.SIGNED, Fixing.CONFIRMED):
            name = fixing.value
            if route.fixing is not fixing and given.get(name):
                self.add_error(
                    name,
                    f"提出方式选的是“{route.label}”，不填“{self.fields[name].label}”："
                    f"请清空，或把提出方式改为{_routes(fixing)}。",
                )

    def _refuse_number(self, given: Mapping[str, Any]) -> None:
        number = given.get("identity_number")
        paper = next((t for t in PROVEN if t.value == given.get("identity_type")), None)
        if not number or paper is None:
            return
        is_one, form_of_it = PROVEN[paper]
        if not is_one(number):
            self.add_error(
                "identity_number",
                f"“{number}”不符合{paper.label}的编码规则：应为{form_of_it}。"
                "请对照证件核对；用别的证件的，请改选“证件类型”。",
            )


PROVEN: Mapping[IdentityType, tuple[Callable[[str], bool], str]] = {
    IdentityType.RESIDENT_ID: (
        identity.is_resident_id,
        "18位，出生日期真实，末位校验码相符",
    ),
    IdentityType.CREDIT_CODE: (
        identity.is_credit_code,
        "18位数字或大写字母，末位校验码相符",
    ),
}
"""The papers whose number can be checked: by what, and what it has to be."""


def _routes(fixing: Fixing) -> str:
    return "、".join(r.label for r in IntakeRoute if r.fixing is fixing)


class SeenForm(DeskForm):
    """A form about a request that may have moved since its page was opened."""

    expected_seq = forms.IntegerField(widget=forms.HiddenInput)

    def details(self) -> dict[str, Any]:
        """Return the step's own fields as the action takes them."""
        beside = {"expected_seq", "on"}
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in beside and value not in (None, "")
        }


class StepForm(SeenForm):
    """The day of a step; the steps add their own fields."""

    on = day("日期")


class AskCorrectionForm(StepForm):
    on = day("告知申请人的日期")
    items = prose("需要补正的事项", required=True)
    until = day("补正期限", required=False, hint="留空则按默认的合理期限计算。")


class TakeCorrectionForm(StepForm):
    on = day("收到补正的日期")
    content = prose("补正的内容")


class ConsultForm(StepForm):
    on = day("发出征求意见书的日期")
    party = text("第三方", 100, required=True)
    matter = prose("征求意见的事项")
    received_on = day(
        "第三方收到日期",
        required=False,
        hint="其答复期限从这一天起算；尚不知道的先留空，以后补登。",
    )


class ConsultBodyForm(StepForm):
    on = day("发出征求意见函的日期")
    party = text("被征求意见的机关", 100, required=True)
    kind = pick(
        "机关类别",
        fields.BODY_KINDS,
        hint="共同制作机关逾期不答复视为同意；其他机关没有法定答复期限。",
    )
    matter = prose("征求意见的事项")
    received_on = day("对方收到日期", required=False)


class EndConsultationForm(StepForm):
    on = day("收到答复的日期")
    party = forms.ChoiceField(label="答复的一方", choices=())
    answer = pick("答复意见", fields.ANSWERS)


class ExtendForm(StepForm):
    on = day("告知申请人的日期")
    days = whole(
        "延长的工作日数", 60, hint="在原期限届满前告知才有效；超过法定上限的部分不计。"
    )
    reason = prose("延长的理由", required=True)
    approver = text("批准人", 50, required=True, hint="政府信息公开工作机构负责人。")


class AskFeeForm(StepForm):
    on = day("作出收费通知的日期")
    method = pick(
        "计收方式",
        [(m.value, m.label) for m in FeeMethod],
        hint="一件申请只用一种，金额由系统计算。",
    )
    quantity = whole(
        "件数或页数", 100_000, hint="按件：本件拆分后的件数；按量：本件的页数。"
    )
    received_on = day(
        "申请人收到通知日期", required=False, hint="缴费期限从收到次日起算。"
    )


class TakeFeeForm(StepForm):
    on = day("缴清日期")
    yuan = whole("缴费金额（元）", 999_999)
    receipt_number = text("财政票据号", 50, required=True)


class AskReasonsForm(StepForm):
    on = day("要求说明理由的日期")
    grounds = prose("认为数量、频次明显超过合理范围的事实", required=True)


class TakeReasonsForm(StepForm):
    on = day("收到理由的日期")
    given = prose("申请人说明的理由")
    reasonable = pick("理由是否合理", YES_NO)
    until = day(
        "延迟答复的合理期限",
        required=False,
        hint="理由合理但无法按期答复的，确定并告知申请人。",
    )

    def clean_reasonable(self) -> bool:
        return bool(self.cleaned_data["reasonable"] == "yes")


class WithdrawForm(StepForm):
    on = day("撤回日期")
    reason = prose("申请人撤回的情况", required=True)


def _outcomes() -> list[tuple[str, Any]]:
    grouped: list[tuple[str, Any]] = []
    for outcome in Outcome:
        choice = (
            outcome.key,
            f"{outcome.label} {'、'.join(map(str, outcome.basis))}".strip(),
        )
        if outcome.group is None:
            grouped.append(choice)
        elif grouped and grouped[-1][0] == outcome.group:
            grouped[-1][1].append(choice)
        else:
            grouped.append((outcome.group, [choice]))
    return grouped


class ReplyForm(StepForm):
    on = day("作出答复的日期")
    outcome = forms.ChoiceField(
        label="办理结果",
        choices=[("", "请选择"), *_outcomes()],
        help_text="按年度报告表三分组，一件申请只计一种；部分公开的，只计部分公开，不计其他情形。",
    )
    letter_number = text("答复书文号", 60)
    summary = prose("答复要点", required=True)
    route = pick("送达方式", fields.SERVICE_ROUTES)
    posted_on = day(
        "交邮日期", required=False, hint="邮寄的，以交邮之日为准；尚未交邮的先留空。"
    )
    served_on = day(
        "送达日期", required=False, hint="直接送达、电子送达的，以送达之日为准。"
    )


class ConfirmForm(SeenForm):
    on = day("双方确认的日期", hint="以这一天为收到申请之日。")
    how = text("确认方式", 200, hint="例如：电话确认，号码与时间。")


class DeliverForm(SeenForm):
    of = forms.TypedChoiceField(label="文书", coerce=int, choices=())
    received_on = day("对方收到的日期")


class ServeForm(SeenForm):
    posted_on = day("交邮日期", required=False)
    served_on = day("送达日期", required=False)


class CloseForm(SeenForm):
    on = day("办结归档日期")


STEP_FORMS: Mapping[str, type[StepForm]] = {
    "ask_correction": AskCorrectionForm,
    "take_correction": TakeCorrectionForm,
    "consult": ConsultForm,
    "consult_body": ConsultBodyForm,
    "end_consultation": EndConsultationForm,
    "extend": ExtendForm,
    "ask_fee": AskFeeForm,
    "take_fee": TakeFeeForm,
    "ask_reasons": AskReasonsForm,
    "take_reasons": TakeReasonsForm,
    "withdraw": WithdrawForm,
    "reply": ReplyForm,
}


class FilterForm(forms.Form):
    """What the register is narrowed by; what cannot be read narrows nothing."""

    year = forms.IntegerField(
        label="年份", required=False, min_value=2019, max_value=2199
    )
    state = forms.ChoiceField(
        label="状态",
        required=False,
        choices=[("", "全部"), *((s.value, s.label) for s in State)],
    )
    kind = forms.ChoiceField(
        label="申请人类型",
        required=False,
        choices=[("", "全部"), *((k.key, k.label) for k in RequesterKind)],
    )
    outcome = forms.ChoiceField(
        label="办理结果", required=False, choices=[("", "全部"), *_outcomes()]
    )
    text = forms.CharField(label="编号或事项", required=False, max_length=100)

    @property
    def narrowed_further(self) -> bool:
        """Whether a condition is set that the short form does not show."""
        return any(self.data.get(name) for name in ("state", "kind", "outcome"))

    def filters(self) -> Filters:
        """Return the filters as far as they could be read."""
        self.is_valid()
        return Filters(**{k: v for k, v in self.cleaned_data.items() if v})


class ChannelTestForm(forms.Form):
    """One trial of a way to hand a request in."""

    channel = forms.ChoiceField(
        label="申请渠道", choices=[(each.value, each.label) for each in IntakeRoute]
    )
    on = day("测试日期")
    worked = forms.BooleanField(
        label="渠道畅通，申请能够收到", required=False, initial=True
    )
    evidence = text(
        "经过与结果",
        200,
        required=True,
        hint="如：在网上申请页面提交测试申请一件，当日收到。",
    )
