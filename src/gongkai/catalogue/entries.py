"""What the trail says of the catalogue."""

from gongkai.trail.kinds import Kind, register

COLUMN_ADDED = register(
    Kind(
        "catalogue.column_added",
        "新设栏目“{title}”（{key}），更新周期{interval}",
        label="新设栏目",
    )
)
COLUMN_CHANGED = register(
    Kind(
        "catalogue.column_changed",
        "修改栏目“{title}”：更新周期{interval}，责任人{responsible}",
        label="修改栏目",
    )
)
DRAFTED = register(Kind("catalogue.drafted", "起草“{title}”", label="起草信息"))
EDITED = register(
    Kind(
        "catalogue.edited",
        "修改“{title}”的{fields}，第{revision}次修订",
        label="修改信息",
    )
)
PUBLISHED = register(
    Kind(
        "catalogue.published",
        "发布“{title}”，索引号{index_number}，渠道：{channels}",
        label="发布信息",
    )
)
CONFIRMED = register(
    Kind(
        "catalogue.confirmed",
        "登记“{title}”在{channel}的链接{link}",
        label="登记发布链接",
    )
)
FILED = register(
    Kind(
        "catalogue.filed",
        "归档“{title}”（{attribute}，{composed_on}成文）",
        label="归档信息",
    )
)
WITHDRAWN = register(
    Kind("catalogue.withdrawn", "撤下“{title}”：{reason}", label="撤下信息")
)
REPEALED = register(
    Kind(
        "catalogue.repealed",
        "“{title}”自{on}起{validity}，依据：{basis}",
        label="废止或失效",
    )
)
DECISION = register(
    Kind(
        "catalogue.decision", "登记{kind}决定{reference}（{on}）", label="登记行政决定"
    )
)
DECISIONS = register(
    Kind(
        "catalogue.decisions",
        "导入行政决定{added}件，已有{known}件",
        label="导入行政决定",
    )
)
CHARGE = register(
    Kind(
        "catalogue.charge",
        "登记收费票据{receipt_number}，{item}{yuan}元（{on}）",
        label="登记收费票据",
    )
)
CHARGES = register(
    Kind(
        "catalogue.charges",
        "导入收费票据{added}张，已有{known}张",
        label="导入收费票据",
    )
)
POLICY = register(
    Kind("catalogue.policy", "发布信息计数口径改为“{name}”", label="修改计数口径")
)
INDEX_RULE = register(
    Kind("catalogue.index_rule", "索引号规则改为前缀{prefix}", label="修改索引号规则")
)
