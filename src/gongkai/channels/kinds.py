"""What the trail says of what was shown."""

from gongkai.trail.kinds import Kind, register

SHOWN = register(
    Kind(
        "channels.shown",
        "门户网站显示“{title}”第{version}版，摘要值{digest}",
        label="门户网站显示",
    )
)
WITHDRAWN = register(
    Kind("channels.withdrawn", "门户网站撤下“{title}”：{reason}", label="门户网站撤下")
)
