"""What the trail says of bodies and their people."""

from gongkai.trail.kinds import Kind, register

BODY_ADDED = register(Kind("bodies.body_added", "新增机构{name}（{code}）"))
BODY_CHANGED = register(
    Kind("bodies.body_changed", "修改机构{name}的{fields}", label="修改机构信息")
)
OFFICE_ADDED = register(
    Kind("bodies.office_added", "{body_name}新增股室{name}", label="新增股室")
)
STAFF_ADDED = register(
    Kind(
        "bodies.staff_added",
        "{body_name}新增人员{name}（账号{username}）",
        personal=("name",),
        label="新增人员",
    )
)
STAFF_CHANGED = register(
    Kind("bodies.staff_changed", "修改账号{username}的{fields}", label="修改账号信息")
)
STAFF_CLOSED = register(Kind("bodies.staff_closed", "停用账号{username}"))
APPOINTED = register(
    Kind(
        "bodies.appointed",
        "授予{username}在{body_name}的“{role}”角色，自{since}起",
        label="授予角色",
    )
)
APPOINTMENT_ENDED = register(
    Kind(
        "bodies.appointment_ended",
        "终止{username}在{body_name}的“{role}”角色，至{until}止",
        label="终止角色",
    )
)
SEATED = register(
    Kind(
        "bodies.seated",
        "{name}任{body_name}政务公开领导小组{seat}",
        personal=("name",),
        label="加入领导小组",
    )
)
SEAT_ENDED = register(
    Kind(
        "bodies.seat_ended",
        "{name}不再任{body_name}政务公开领导小组{seat}",
        personal=("name",),
        label="退出领导小组",
    )
)
PASSWORD_RESET = register(
    Kind(
        "bodies.password_reset",
        "为账号{username}签发一次性口令",
        label="签发一次性口令",
    )
)
PASSWORD_CHANGED = register(
    Kind("bodies.password_changed", "账号{username}修改口令", label="修改口令")
)
UNLOCKED = register(
    Kind("bodies.unlocked", "解除账号{username}的登录锁定", label="解除登录锁定")
)
FIRST_RUN = register(
    Kind("bodies.first_run", "启用系统，建立{name}（{code}）", label="启用系统")
)
IMPORTED = register(
    Kind("bodies.imported", "导入基础数据：{rows}", label="导入基础数据")
)
LOGGED_IN = register(Kind("bodies.logged_in", "账号{username}登录", label="登录"))
LOCKED = register(
    Kind("bodies.locked", "账号{username}连续输错口令，已锁定", label="账号锁定")
)
FACTOR_ADDED = register(
    Kind(
        "bodies.factor_added",
        "账号{username}启用两步验证：{factor}",
        label="启用两步验证",
    )
)
FACTOR_REMOVED = register(
    Kind(
        "bodies.factor_removed",
        "账号{username}移除两步验证：{factor}",
        label="移除两步验证",
    )
)
