"""What kind of body a name belongs to, as far as the name says."""

from __future__ import annotations

import re

from gongkai.law.bodykinds import BodyKind

_REMARK = re.compile(r"[（(][^（()）]*[）)]")
_ABOVE = re.compile(r"^(?:国家|中国|中华人民共和国)|海关|总局|自治区人民政府$")
"""Bodies of the State Council, of provinces or under vertical leadership."""

_ENDINGS: tuple[tuple[re.Pattern[str], BodyKind], ...] = (
    (re.compile(r"街道(?:办事处|办)?$"), BodyKind.STREET_OFFICE),
    (re.compile(r"(?:镇|乡|苏木)(?:人民政府)?$"), BodyKind.TOWN),
    (re.compile(r"(?:县|区|旗)人民政府$"), BodyKind.COUNTY),
    (
        re.compile(r"(?:局|(?<!管理|村民|居民)委员会|(?<![管村居县市区党工])委)$"),
        BodyKind.COUNTY_DEPARTMENT,
    ),
)


def kind_of(name: str) -> BodyKind | None:
    """Return the kind of body called ``name``; ``None`` where the name does not settle it.

    A 市人民政府 may have districts or not, a 管委会 is no department: both stay open.

    >>> kind_of("高屯街道办事处"), kind_of("丰收乡（镜像站）")
    (<BodyKind.STREET_OFFICE: 'street_office'>, <BodyKind.TOWN: 'town'>)
    >>> kind_of("淮安市人民政府") is None
    True
    """
    bare = _REMARK.sub("", name).strip()
    if _ABOVE.search(bare):
        return None
    for ending, kind in _ENDINGS:
        if ending.search(bare):
            return kind
    return None
