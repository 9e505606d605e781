"""The shape of what is typed at the report workbench."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from gongkai.annual.report import PART_TITLES
from gongkai.bodies.seen import SeenForm

LONGEST_PART = 20_000


class NarrativeForm(forms.Form):
    """The six parts, the order of the themes, and the version they were read at."""

    version = forms.IntegerField(
        min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        themes: Mapping[str, str],
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.themes = themes
        for key, title in PART_TITLES.items():
            rows = 18 if key == "one" else 6
            self.fields[key] = forms.CharField(
                label=title,
                required=False,
                max_length=LONGEST_PART,
                widget=forms.Textarea(attrs={"rows": rows}),
            )
        for number in range(1, len(themes) + 1):
            self.fields[f"theme{number}"] = forms.ChoiceField(
                label=f"第{number}项", choices=list(themes.items()), required=False
            )

    def theme_fields(self) -> list[forms.BoundField]:
        """Return the choices of order, first to last."""
        return [self[f"theme{n}"] for n in range(1, len(self.themes) + 1)]

    def part_fields(self) -> list[forms.BoundField]:
        """Return the six texts."""
        return [self[key] for key in PART_TITLES]

    @property
    def order(self) -> Sequence[str]:
        """Return the themes as ordered, or nothing when no order was sent."""
        chosen = [
            self.cleaned_data.get(f"theme{n}") for n in range(1, len(self.themes) + 1)
        ]
        return [key for key in chosen if key]

    @property
    def texts(self) -> dict[str, str]:
        """Return the six texts by key."""
        return {key: self.cleaned_data.get(key, "") for key in PART_TITLES}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        order = self.order
        if order and sorted(order) != sorted(self.themes):
            self.add_error("theme1", "五个主题各须出现一次，请检查次序中有无重复。")
        return cleaned


class ExplanationForm(forms.Form):
    """Why a warning stands."""

    rule = forms.CharField(max_length=20, widget=forms.HiddenInput)
    message = forms.CharField(max_length=500, widget=forms.HiddenInput, strip=False)
    text = forms.CharField(label="情况说明", max_length=500)


class SignForm(forms.Form):
    """What the lead official saw, and a reason where one person holds both posts."""

    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)
    one_person_reason = forms.CharField(
        label="一人多岗说明",
        max_length=200,
        required=False,
        help_text="您参与了本报告的起草。确因一人多岗须由您签发的，请写明原因，说明与签发一并留痕。",
    )


class ReturnForm(forms.Form):
    """Why a report goes back to drafting."""

    reason = forms.CharField(label="退回原因", max_length=200)


class UndoForm(forms.Form):
    """Why an imported report goes out of use."""

    reason = forms.CharField(label="撤销导入的原因", max_length=200)


class OpenForm(forms.Form):
    """The year of a report to begin."""

    year = forms.IntegerField(label="报告年度", min_value=2000, max_value=9999)


class NamingForm(SeenForm):
    """What the body calls itself, its site and its account in the text."""

    self_name = forms.CharField(
        label="本机关自称", max_length=20, required=False, help_text="如“我街道”"
    )
    portal_name = forms.CharField(
        label="门户网站名称",
        max_length=60,
        required=False,
        help_text="如“县政府门户网站”",
    )
    wechat_account = forms.CharField(
        label="微信公众号名称", max_length=40, required=False, help_text="不带引号"
    )


class ImportForm(forms.Form):
    """A report of an earlier year as a file of the published data format."""

    LARGEST = 2_000_000

    file = forms.FileField(
        label="往年年报数据文件",
        help_text="由本系统导出的 JSON 文件（gongkai.report/1）。",
    )

    def clean_file(self) -> Any:
        """Return the file, refusing one that is larger than any report can be."""
        file = self.cleaned_data["file"]
        if file.size > self.LARGEST:
            raise forms.ValidationError("文件过大，不是年报数据文件，请重新选择。")
        return file
