"""The shape of what is entered about bodies and people."""

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.functional import lazy

from gongkai.bodies import firstrun, passwords
from gongkai.bodies.models import Office, PublicBody, Staff
from gongkai.bodies.permissions import Permission
from gongkai.bodies.roles import Role
from gongkai.law.bodykinds import BodyKind
from gongkai.trail import moment

BELOW_COUNTY = [
    (str(kind.value), kind.label) for kind in BodyKind if kind is not BodyKind.COUNTY
]
EARLIEST = date(1949, 10, 1)
LATEST = date(2100, 12, 31)


class Day(forms.DateField):
    """A day, entered with the browser's own calendar."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options
        )

    def validate(self, value: Any) -> None:
        """Refuse days that no record of an office can bear."""
        super().validate(value)
        if value and not EARLIEST <= value <= LATEST:
            raise ValidationError(f"日期应在{EARLIEST}至{LATEST}之间。")


class BodyDetails(forms.Form):
    """What may change about a body."""

    name = forms.CharField(label="机构名称", max_length=100)
    region = forms.CharField(
        label="所在地区",
        max_length=50,
        required=False,
        help_text="有地方性假日的自治州等填写，如黔东南州。",
    )
    address = forms.CharField(label="办公地址", max_length=200, required=False)
    phone = forms.CharField(label="联系电话", max_length=50, required=False)
    office_hours = forms.CharField(label="办公时间", max_length=100, required=False)


class NewBody(BodyDetails):
    """A body below the current one."""

    code = forms.CharField(
        label="机构代码",
        max_length=30,
        help_text="小写字母、数字和连字符，用作网址，建立后不能修改。",
    )
    kind = forms.ChoiceField(label="机构类型", choices=BELOW_COUNTY)
    field_order = ("name", "code", "kind")


class NewOffice(forms.Form):
    """An office of the current body."""

    name = forms.CharField(label="股室名称", max_length=100)


class StaffDetails(forms.Form):
    """What may change about an account."""

    name = forms.CharField(label="姓名", max_length=50)
    office = forms.ModelChoiceField(
        label="所在股室",
        queryset=Office.objects.none(),
        required=False,
        empty_label="(不分股室)",
    )
    phone = forms.CharField(label="办公电话", max_length=50, required=False)

    def __init__(self, *args: Any, body: PublicBody, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["office"].queryset = body.offices.all()  # type: ignore[attr-defined]


class NewStaff(StaffDetails):
    """An account of the current body."""

    username = forms.CharField(
        label="账号",
        max_length=40,
        help_text="小写字母开头，可含数字、点、下划线和连字符。",
    )
    identity = forms.CharField(
        label="身份证号或手机号",
        max_length=30,
        required=False,
        help_text="只用来识别同一个人的多个账号，系统不保存号码本身。",
    )
    field_order = ("name", "username", "office", "phone", "identity")


class NewAppointment(forms.Form):
    """A role for an account, at the current body."""

    role = forms.ChoiceField(
        label="角色", choices=[(role.value, role.label) for role in Role]
    )
    since = Day(label="自", initial=moment.today)
    until = Day(label="至", required=False, help_text="不定期的空着。")


class NewSeat(forms.Form):
    """A seat in the steering group."""

    name = forms.CharField(label="姓名", max_length=50)
    seat = forms.CharField(
        label="组内职务", max_length=50, help_text="如组长、副组长、成员。"
    )
    since = Day(label="自", initial=moment.today)


class TrailFilter(forms.Form):
    """What part of the trail to show."""

    kind = forms.ChoiceField(label="事项", required=False)
    since = Day(label="自", required=False)
    until = Day(label="至", required=False)

    def __init__(
        self, *args: Any, kinds: list[tuple[str, str]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].choices = [("", "全部事项"), *kinds]  # type: ignore[attr-defined]


class Upload(forms.Form):
    """The filled workbook."""

    file = forms.FileField(
        label="填好的工作簿（.xlsx）", widget=forms.FileInput(attrs={"accept": ".xlsx"})
    )


def code_hint() -> str:
    """Return where the setup code is to be read: the file of this very installation."""
    return f"写在服务器的 {firstrun.path()} 中；也可以用启动本系统时的 GONGKAI_DATA 运行 gongkai doctor 查看。"


class FirstRun(forms.Form):
    """The county and its first system administrator."""

    setup_code = forms.CharField(
        label="启用码", max_length=100, help_text=lazy(code_hint, str)()
    )
    name = forms.CharField(
        label="县级人民政府名称", max_length=100, help_text="全称，如云岭县人民政府。"
    )
    code = forms.CharField(
        label="机构代码",
        max_length=30,
        help_text="小写字母、数字和连字符，用作网址，如 yunling。",
    )
    region = forms.CharField(
        label="所在地区",
        max_length=50,
        required=False,
        help_text="有地方性假日的自治州等填写，如黔东南州。",
    )
    username = forms.CharField(label="系统管理员账号", max_length=40)
    person = forms.CharField(label="系统管理员姓名", max_length=50)
    password = forms.CharField(
        label="口令",
        help_text=passwords.RULE,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label="再输一次口令",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        """Hold the password against the installation's rules, and against itself."""
        given = super().clean() or {}
        password = given.get("password")
        if password and given.get("again") and password != given["again"]:
            self.add_error("again", "两次输入的口令不一致。")
        if password:
            try:
                validate_password(
                    password,
                    Staff(
                        username=given.get("username", ""), name=given.get("person", "")
                    ),
                )
            except ValidationError as refused:
                self.add_error("password", refused)
        return given


def permissions_of(staff: Staff, body: PublicBody) -> dict[str, bool]:
    """Return each permission's name with whether ``staff`` holds it at ``body``, for templates."""
    return {permission.value: staff.can(permission, body) for permission in Permission}
