"""The shape of what is entered about a dispute."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import QuerySet

from gongkai.disputes.models import Reconsideration
from gongkai.disputes.results import CONCLUSIONS, SuitRoute
from gongkai.inforequests.forms import DeskForm
from gongkai.inforequests.models import InfoRequest


class DayInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class FilingForm(DeskForm):
    """What every dispute is filed with."""

    number = forms.CharField(
        label="申请编号",
        max_length=20,
        required=False,
        help_text="因哪件申请引起，例如 2024-0012；不涉及具体申请的留空。",
    )
    filed_on = forms.DateField(
        label="提出日期",
        widget=DayInput,
        error_messages={"invalid": "请按 2024-03-05 的写法填写日期。"},
    )
    case_number = forms.CharField(label="案号", max_length=60, required=False)
    organ = forms.CharField(label="复议机关或法院", max_length=100, required=False)
    note = forms.CharField(
        label="说明",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self, *args: Any, requests: QuerySet[InfoRequest], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.requests = requests

    def clean_number(self) -> str:
        number = str(self.cleaned_data["number"]).strip()
        if number and not self.requests.filter(number=number).exists():
            raise forms.ValidationError(f"登记簿里没有编号为“{number}”的申请，请核对。")
        return number

    def info_request(self) -> InfoRequest | None:
        """Return the request named by its number."""
        number = self.cleaned_data["number"]
        return self.requests.get(number=number) if number else None


class ReconsiderationForm(FilingForm):
    """An application for reconsideration."""


if TYPE_CHECKING:
    _Choice = forms.ModelChoiceField[Reconsideration]
else:
    _Choice = forms.ModelChoiceField


class Before(_Choice):
    """A choice among reconsiderations, each by its number, day and request."""

    def label_from_instance(self, obj: Reconsideration) -> str:
        about = f"，申请{obj.info_request.number}" if obj.info_request else ""
        return f"{obj.case_number or '未填案号'}，{obj.filed_on:%Y-%m-%d}提出{about}"


class LawsuitForm(FilingForm):
    """A lawsuit, with the reconsideration before it if there was one."""

    route = forms.ChoiceField(
        label="起诉方式",
        choices=[(route.value, route.label) for route in SuitRoute],
        widget=forms.RadioSelect,
    )
    field_order = ("number", "route", "reconsideration", "filed_on")

    def __init__(
        self, *args: Any, reconsiderations: QuerySet[Reconsideration], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reconsideration"] = Before(
            label="此前的复议",
            queryset=reconsiderations.select_related("info_request"),
            required=False,
            empty_label="没有",
            help_text="只用于复议后起诉。",
        )
        self.order_fields(self.field_order)


class ConcludeForm(DeskForm):
    """How a dispute ended."""

    result = forms.ChoiceField(
        label="结果",
        choices=[
            (each.value, f"{each.label}（{each.covers}）") for each in CONCLUSIONS
        ],
        widget=forms.RadioSelect,
        help_text="按年度报告表四的口径。",
    )
    concluded_on = forms.DateField(
        label="审结日期",
        widget=DayInput,
        error_messages={"invalid": "请按 2024-03-05 的写法填写日期。"},
    )
