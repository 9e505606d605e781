"""What the trail says of a report."""

from gongkai.trail.kinds import Kind, register

OPENED = register(
    Kind("report.opened", "打开{year}年度报告并生成初稿", label="打开年度报告")
)
REDRAFTED = register(
    Kind(
        "report.redrafted",
        "按台账重新生成{year}年度报告文字，第{version}版",
        label="重新生成报告文字",
    )
)
SAVED = register(
    Kind(
        "report.saved",
        "修改{year}年度报告文字（{changed}），第{version}版",
        label="修改报告文字",
    )
)
EXPLAINED = register(
    Kind("report.explained", "说明{rule}提示：{text}", label="说明核对提示")
)
CHECKED = register(
    Kind(
        "report.checked",
        "{year}年度报告核对通过，内容哈希{digest}",
        label="报告核对通过",
    )
)
SIGNED = register(
    Kind(
        "report.signed",
        "签发{year}年度报告第{version}版，内容哈希{digest}，一人多岗说明：{one_person_reason}",
        label="签发年度报告",
    )
)
REOPENED = register(
    Kind(
        "report.reopened", "退回{year}年度报告重新起草：{reason}", label="退回年度报告"
    )
)
FROZEN = register(
    Kind("report.frozen", "冻结{year}年度报告，内容哈希{digest}", label="冻结年度报告")
)
PUBLISHED = register(
    Kind(
        "report.published", "公布{year}年度报告，内容哈希{digest}", label="公布年度报告"
    )
)
IMPORTED = register(
    Kind(
        "report.imported",
        "导入{year}年度报告作为上年数据，内容哈希{digest}",
        label="导入上年年报",
    )
)
IMPORT_UNDONE = register(
    Kind(
        "report.import_undone",
        "撤销导入{year}年度报告，内容哈希{digest}：{reason}",
        label="撤销导入年报",
    )
)
NAMED = register(
    Kind(
        "report.named",
        "设定报告用语：自称{self_name}，网站{portal_name}，公众号{wechat_account}",
        label="设定报告用语",
    )
)
