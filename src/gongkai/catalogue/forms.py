"""The shape of what is entered about columns, items and the ledger."""

from typing import Any

from django import forms

from gongkai.bodies.models import PublicBody, Staff
from gongkai.bodies.seen import SeenForm
from gongkai.catalogue.attributes import Attribute
from gongkai.catalogue.kinds import CHOICES, ItemKind
from gongkai.catalogue.models import Column, Item
from gongkai.catalogue.policies import Policy
from gongkai.catalogue.states import DecisionKind, ItemState
from gongkai.catalogue.validity import Validity
from gongkai.channels.keys import Channel
from gongkai.law.freshness import Interval

MOST_BYTES = 5_000_000


def day(label: str, **rest: Any) -> forms.DateField:
    """Return a field for a day, with the browser's own calendar."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **rest)


class ColumnFields(forms.Form):
    """What is said of a column."""

    title = forms.CharField(label="栏目名称", max_length=100)
    interval = forms.ChoiceField(
        label="更新周期",
        choices=[(each.value, each.label) for each in Interval],
        help_text="动态类栏目按两周检查，公告和政策类按六个月检查。",
    )
    responsible = forms.ModelChoiceField(
        label="责任人",
        queryset=Staff.objects.none(),
        required=False,
        to_field_name="uuid",
    )

    def __init__(self, *args: Any, body: PublicBody, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["responsible"].queryset = body.staff.filter(is_active=True)  # type: ignore[attr-defined]


class ColumnForm(SeenForm, ColumnFields):
    """A column of a body, as it stood when the page was opened."""


class NewColumnForm(ColumnFields):
    """A column that is not there yet."""

    key = forms.CharField(
        label="栏目代码",
        max_length=50,
        help_text="小写字母、数字和连字符，用作网址，建立后不能修改，如 dongtai。",
    )
    field_order = ("title", "key", "interval", "responsible")


class ItemForm(forms.Form):
    """An item: its text first, then the statutory metadata."""

    title = forms.CharField(label="标题", max_length=300)
    column = forms.ModelChoiceField(
        label="栏目",
        queryset=Column.objects.none(),
        to_field_name="uuid",
        empty_label=None,
    )
    kind = forms.ChoiceField(label="信息种类", choices=CHOICES)
    content = forms.CharField(
        label="正文",
        widget=forms.Textarea(attrs={"rows": 14}),
        required=False,
        max_length=500_000,
        help_text="每行一段。可以粘贴带表格的网页代码；与版式无关的样式、脚本会自动去除。",
    )
    word = forms.FileField(
        label="从 Word 文件取正文",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        help_text="选择 .docx 文件后，以文件内容（含表格）代替上面的正文。",
    )
    attribute = forms.ChoiceField(
        label="公开方式", choices=[(a.value, a.label) for a in Attribute]
    )
    document_number = forms.CharField(label="发文字号", max_length=60, required=False)
    composed_on = day(
        "成文日期",
        required=False,
        help_text="文件落款的日期，不得晚于发布日期；规章和规范性文件必填。",
    )
    summary = forms.CharField(
        label="内容概述",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="不填则取正文开头。",
    )
    subject = forms.CharField(label="主题分类", max_length=60, required=False)
    genre = forms.CharField(label="体裁分类", max_length=60, required=False)
    keywords = forms.CharField(label="关键词", max_length=120, required=False)
    source = forms.CharField(
        label="信息来源",
        max_length=100,
        required=False,
        help_text="转载时填写来源单位。",
    )
    explains = forms.ModelChoiceField(
        label="解读的文件",
        queryset=Item.objects.none(),
        to_field_name="uuid",
        required=False,
        help_text="政策解读选择它所解读的文件，两个页面会互相链接。",
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, body: PublicBody, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["column"].queryset = body.columns.all()  # type: ignore[attr-defined]
        self.has_columns = body.columns.exists()
        explained = [kind.key for kind in ItemKind if kind.is_rule] + [
            ItemKind.POLICY.key
        ]
        self.fields["explains"].queryset = body.items.filter(kind__in=explained)  # type: ignore[attr-defined]

    def clean_word(self) -> bytes | None:
        """Return the file's bytes.

        :raises ValidationError: it is larger than a text with tables ever is.
        """
        file = self.cleaned_data["word"]
        if file is None:
            return None
        if file.size > MOST_BYTES:
            raise forms.ValidationError("文件超过5MB，请去掉图片后再上传。")
        content: bytes = file.read()
        return content


class SeenItemForm(forms.Form):
    """A step on an item, bound to the revision that was on the page."""

    revision = forms.IntegerField(
        required=False, widget=forms.HiddenInput(attrs={"id": False})
    )

    def clean_revision(self) -> int:
        """Return the revision that was seen; a page that names none has seen none."""
        seen: int | None = self.cleaned_data["revision"]
        return seen or 0


class PublishForm(SeenItemForm):
    """The channels an item goes to."""

    channels = forms.MultipleChoiceField(
        label="发布渠道",
        choices=[(c.value, c.label) for c in Channel],
        widget=forms.CheckboxSelectMultiple,
    )


class ConfirmForm(forms.Form):
    """The link of a push, pasted back."""

    link = forms.CharField(
        label="公众号文章链接",
        max_length=500,
        help_text="在公众号文章右上角选择“复制链接”后粘贴。",
    )


class WithdrawForm(SeenItemForm):
    """Why an item comes down."""

    reason = forms.CharField(label="撤下原因", max_length=200)


class RepealForm(SeenItemForm):
    """How a document ends."""

    validity = forms.ChoiceField(
        label="有效性",
        choices=[
            (v.value, v.label)
            for v in (Validity.REPEALED, Validity.LAPSED, Validity.PARTLY)
        ],
    )
    on = day("废止或失效日期", required=False, help_text="部分失效可不填。")
    by = forms.ModelChoiceField(
        label="由本机关哪份文件废止",
        queryset=Item.objects.none(),
        to_field_name="uuid",
        required=False,
    )
    basis = forms.CharField(
        label="其他机关的依据文件",
        max_length=300,
        required=False,
        help_text="填写名称和文号。",
    )

    def __init__(self, *args: Any, item: Item, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = item.body.items.exclude(pk=item.pk).filter(composed_on__isnull=False)
        self.fields["by"].queryset = others  # type: ignore[attr-defined]


class ItemFilter(forms.Form):
    """What of the items is listed."""

    state = forms.ChoiceField(
        label="状态",
        choices=[("", "全部"), *((s.value, s.label) for s in ItemState)],
        required=False,
    )
    kind = forms.ChoiceField(
        label="信息种类", choices=[("", "全部"), *CHOICES], required=False
    )
    column = forms.ModelChoiceField(
        label="栏目",
        queryset=Column.objects.none(),
        to_field_name="uuid",
        required=False,
        empty_label="全部",
    )
    waiting = forms.ChoiceField(
        label="渠道回执",
        choices=[("", "全部"), ("yes", "公众号链接待登记")],
        required=False,
    )
    title = forms.CharField(label="标题含", max_length=50, required=False)

    def __init__(self, *args: Any, body: PublicBody, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["column"].queryset = body.columns.all()  # type: ignore[attr-defined]


class DecisionForm(forms.Form):
    """A decision."""

    kind = forms.ChoiceField(
        label="决定种类", choices=[(k.value, k.label) for k in DecisionKind]
    )
    on = day("决定日期")
    reference = forms.CharField(label="决定文书号", max_length=100)
    published = forms.TypedChoiceField(
        label="是否公开",
        choices=[("yes", "已公开"), ("no", "依法不公开")],
        coerce=lambda value: value == "yes",
    )
    withheld_reason = forms.CharField(
        label="不公开的理由",
        max_length=200,
        required=False,
        help_text="依法不公开时必填；未公开的决定同样计入年报。",
    )


class ChargeForm(forms.Form):
    """A charge receipt."""

    on = day("收费日期")
    item = forms.CharField(label="收费项目", max_length=100)
    yuan = forms.DecimalField(
        label="金额（元）", max_digits=14, decimal_places=2, min_value=0
    )
    receipt_number = forms.CharField(label="票据号", max_length=60)


class UploadForm(forms.Form):
    """A filled workbook."""

    file = forms.FileField(
        label="填好的工作簿", widget=forms.FileInput(attrs={"accept": ".xlsx"})
    )


class PolicyForm(SeenForm):
    """How publications are counted."""

    name = forms.CharField(label="口径名称", max_length=200)
    each = forms.MultipleChoiceField(
        label="作为关键文件，逐件计数",
        choices=CHOICES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    together = forms.MultipleChoiceField(
        label="作为关键文件，合并计为一件",
        choices=CHOICES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    @staticmethod
    def initial_of(policy: Policy) -> dict[str, Any]:
        """Return what the form shows for ``policy``."""
        return {
            "name": policy.name,
            "each": [
                kind
                for group in policy.groups
                if not group.as_one
                for kind in group.kinds
            ],
            "together": [
                kind for group in policy.groups if group.as_one for kind in group.kinds
            ],
        }

    def groups(self) -> list[dict[str, Any]]:
        """Return the groups the form describes."""
        label = {kind.key: kind.label for kind in ItemKind}
        single = [
            {"label": label[k], "kinds": [k], "as_one": False}
            for k in self.cleaned_data["each"]
        ]
        together = self.cleaned_data["together"]
        joined = {
            "label": "及".join(label[k] for k in together),
            "kinds": together,
            "as_one": True,
        }
        return [*single, joined] if together else single


class NumberingForm(SeenForm):
    """The form of a body's index numbers."""

    index_prefix = forms.CharField(
        label="索引号前缀",
        max_length=30,
        help_text="统一社会信用代码或机构代码；索引号形如“前缀/年份-五位流水号”。",
    )
    with_month = forms.BooleanField(label="年份后加月份", required=False)
