"""The kinds of trail entry this app writes; no entry names the requester."""

from gongkai.trail.kinds import Kind, register

RECEIVED = register(Kind("request.received", "登记申请{number}"))
CONFIRMED = register(Kind("request.confirmed", "确认收到申请{number}"))
ADVANCED = register(Kind("request.advanced", "申请{number}：{step}", label="办理申请"))
COMPLETED = register(
    Kind("request.completed", "申请{number}：补登{what}", label="补登申请内容")
)
CLOSED = register(Kind("request.closed", "申请{number}结案", label="申请结案"))
CHANNEL_TESTED = register(
    Kind(
        "request.channel_tested",
        "测试申请渠道{channel}（{on}）：{result}",
        label="测试申请渠道",
    )
)
