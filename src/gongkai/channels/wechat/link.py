"""The proof of a push: the article's own address, as WeChat gives it."""

from typing import Final
from urllib.parse import urlsplit

from gongkai.channels.errors import NotShown

HOST: Final = "mp.weixin.qq.com"
LONGEST: Final = 500


def article_link(pasted: str) -> str:
    """Return ``pasted`` as an article's address.

    >>> article_link(" https://mp.weixin.qq.com/s/AbC ")
    'https://mp.weixin.qq.com/s/AbC'

    :raises NotShown: it is not the address of an article of an official account.
    """
    link = pasted.strip()
    try:
        parts = urlsplit(link)
        host, port = parts.hostname, parts.port
    except ValueError:
        parts, host, port = urlsplit(""), None, None
    fits = (
        parts.scheme in {"http", "https"}
        and host == HOST
        and port is None
        and parts.username is None
        and parts.path.startswith("/s")
        and not any(sign.isspace() or ord(sign) < 32 for sign in link)
    )
    if not fits or len(link) > LONGEST:
        raise NotShown(
            f"链接“{link[:60]}”不是公众号文章地址，请在公众号文章右上角选择“复制链接”，粘贴以 https://{HOST}/s 开头的地址。",
            "link",
        )
    return link
