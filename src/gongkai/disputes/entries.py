"""The kinds of trail entry this app writes."""

from gongkai.trail.kinds import Kind, register

FILED = register(
    Kind(
        "dispute.filed",
        "登记{kind}{case_number}，{filed_on}提出",
        label="登记复议或诉讼",
    )
)
CONCLUDED = register(
    Kind(
        "dispute.concluded",
        "{kind}{case_number}于{concluded_on}审结：{result}",
        label="复议或诉讼审结",
    )
)
