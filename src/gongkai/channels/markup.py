"""Public text made harmless at the moment it is written, by an explicit list of what may stay."""

import html
import re
from typing import Final

import nh3

TAGS: Final = frozenset(
    [
        "p",
        "br",
        "h2",
        "h3",
        "h4",
        "strong",
        "em",
        "b",
        "i",
        "u",
        "s",
        "sub",
        "sup",
        "ul",
        "ol",
        "li",
        "blockquote",
        "hr",
        "a",
        "table",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "th",
        "td",
    ]
)
ATTRIBUTES: Final = {
    "a": {"href", "title"},
    "td": {"rowspan", "colspan"},
    "th": {"rowspan", "colspan", "scope"},
    "ol": {"start"},
}
SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})
# Dropped with all they hold: their text is never meant for a reader.
SILENT: Final = frozenset({"script", "style", "template", "noscript", "title"})
# Marks that turn the direction of writing around, or show nothing, can make a text read as another one.
INVISIBLE: Final = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
BLOCK: Final = re.compile(
    r"<(?:p|h[1-6]|ul|ol|table|div|blockquote|br)\b", re.IGNORECASE
)
PROTOCOL_RELATIVE: Final = re.compile(r"^\s*[/\\]{2}")
OPENED: Final = re.compile(r"<([a-z][a-z0-9]*)")
BREAK: Final = re.compile(r"</(?:p|h[1-6]|li|tr|td|th|caption|blockquote)>|<br>|<hr>")


def clean(markup: str) -> str:
    """Return ``markup`` with only the tags, attributes and link schemes that may be public.

    >>> clean('<p style="color:red" onclick="x()">甲<script>alert(1)</script></p>')
    '<p>甲</p>'
    >>> clean('<a href="javascript:alert(1)">乙</a><img src=x onerror=alert(1)>')
    '<a rel="noopener noreferrer">乙</a>'
    """
    return nh3.clean(
        INVISIBLE.sub("", markup),
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        url_schemes=set(SCHEMES),
        clean_content_tags=set(SILENT),
        attribute_filter=_attribute,
    )


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "href" and PROTOCOL_RELATIVE.match(value):
        return None
    return value


def from_typing(text: str) -> str:
    """Return what an officer typed or pasted as clean markup; plain lines become paragraphs.

    >>> from_typing("第一段\\n第二段 1<2")
    '<p>第一段</p><p>第二段 1&lt;2</p>'
    """
    if BLOCK.search(text):
        return clean(text)
    lines = (line.strip() for line in INVISIBLE.sub("", text).splitlines())
    return clean(
        "".join(f"<p>{html.escape(line, quote=False)}</p>" for line in lines if line)
    )


def plain(markup: str) -> str:
    """Return the words of clean markup, a line a block.

    >>> plain("<p>甲<strong>乙</strong></p><p>1 &lt; 2</p>")
    '甲乙\\n1 < 2'
    """
    spaced = BREAK.sub("\n", markup)
    words = html.unescape(nh3.clean(spaced, tags=set()))
    return "\n".join(line.strip() for line in words.splitlines() if line.strip())


def excerpt(text: str, length: int = 120) -> str:
    """Return the beginning of plain ``text`` on one line, cut with an ellipsis if it is longer."""
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[: length - 1]}…"


def to_typing(markup: str) -> str:
    """Return clean ``markup`` as an officer would type it: plain lines where it holds only paragraphs.

    >>> to_typing("<p>甲</p><p>1 &lt; 2</p>")
    '甲\\n1 < 2'
    """
    return plain(markup) if set(OPENED.findall(markup)) <= {"p"} else markup
