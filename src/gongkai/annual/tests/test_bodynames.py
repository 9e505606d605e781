import pytest

from gongkai.annual.bodynames import kind_of
from gongkai.law.bodykinds import BodyKind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("高屯街道办事处", BodyKind.STREET_OFFICE),
        ("西安市莲湖区西关街道办", BodyKind.STREET_OFFICE),
        ("高屯街道", BodyKind.STREET_OFFICE),
        ("尼勒克县某镇", BodyKind.TOWN),
        ("某县丰收乡（镜像站）", BodyKind.TOWN),
        ("万潮镇人民政府", BodyKind.TOWN),
        ("云岭县人民政府", BodyKind.COUNTY),
        ("大足区人民政府", BodyKind.COUNTY),
        ("澄湖县自然资源局", BodyKind.COUNTY_DEPARTMENT),
        ("上海市科学技术委员会", BodyKind.COUNTY_DEPARTMENT),
        ("市科委", BodyKind.COUNTY_DEPARTMENT),
        ("淮安市人民政府", None),
        ("广西壮族自治区人民政府", None),
        ("国家税务总局云岭县税务局", None),
        ("中国气象局", None),
        ("某开发区管理委员会", None),
        ("经开区管委", None),
        ("中共云岭县委", None),
        ("大足区人民政府办公室", None),
        ("", None),
    ],
)
def test_a_name_tells_the_kind_of_body_or_nothing(
    name: str, kind: BodyKind | None
) -> None:
    assert kind_of(name) is kind
