"""The kinds of information a body discloses of its own accord."""

from enum import Enum
from typing import NamedTuple


class _Traits(NamedTuple):
    key: str
    label: str
    article: str
    is_rule: bool = False


class ItemKind(Enum):
    """A kind of item; ``article`` is the paragraph of 条例 Art. 20 (or another) it answers.

    >>> ItemKind.from_key("budget").label
    '财政预决算'
    """

    NEWS = _Traits("news", "动态信息", "19")
    NOTICE = _Traits("notice", "通知公告", "19")
    POLICY = _Traits("policy", "政策文件", "20.3")
    INTERPRETATION = _Traits("interpretation", "政策解读", "19")
    RESPONSE = _Traits("response", "热点回应", "19")
    RULE = _Traits("rule", "规章", "20.1", is_rule=True)
    NORMATIVE = _Traits("normative", "行政规范性文件", "20.1", is_rule=True)
    SYSTEM = _Traits("system", "政府信息公开制度", "12")
    ANNUAL_REPORT = _Traits("annual_report", "政府信息公开年报", "50")
    POWERS = _Traits("powers", "权力清单", "20.5")
    BUDGET = _Traits("budget", "财政预决算", "20.7")
    THREE_EXPENSES = _Traits("three_expenses", "“三公”经费", "20.7")
    GUIDE = _Traits("guide", "办事指南", "20.5")
    OGI_GUIDE = _Traits("ogi_guide", "政府信息公开指南", "12")
    PLAN = _Traits("plan", "规划计划", "20.3")
    STATISTICS = _Traits("statistics", "统计信息", "20.4")
    ORGANISATION = _Traits("organisation", "机构职能", "20.2")
    PERSONNEL = _Traits("personnel", "人事信息", "20.14")
    OTHER = _Traits("other", "其他法定公开信息", "20.15")

    @property
    def key(self) -> str:
        """What is stored."""
        return self.value.key

    @property
    def label(self) -> str:
        """What is shown."""
        return self.value.label

    @property
    def article(self) -> str:
        """The provision of the OGI Regulations it is disclosed under."""
        return self.value.article

    @property
    def is_rule(self) -> bool:
        """Whether it stands in table 2, Art. 20(1): it then needs a date of composition and has a validity."""
        return self.value.is_rule

    @classmethod
    def from_key(cls, key: str) -> "ItemKind":
        """Return the kind stored as ``key``.

        :raises KeyError: there is none.
        """
        return _BY_KEY[key]


_BY_KEY = {kind.key: kind for kind in ItemKind}
CHOICES = [(kind.key, kind.label) for kind in ItemKind]
"""The kinds as a form or a model offers them."""
