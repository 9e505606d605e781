"""The narrative as paragraphs: what the officer typed, with its run-in headings found."""

import re
from dataclasses import dataclass

# （一）主动公开。 A level-two heading opens its own paragraph (GB/T 9704-2012, 7.3.3).
_LEAD = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)][^。\n]{1,36}(?:。|$)")
# What XML 1.0 cannot hold, and marks that turn the order of what is read around.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; ``lead`` is its heading, ``text`` what follows on the same line."""

    lead: str
    text: str

    @property
    def whole(self) -> str:
        """Return the paragraph as one line."""
        return self.lead + self.text


def paragraphs(text: str | None) -> tuple[Paragraph, ...]:
    """Return the paragraphs of ``text``, empty lines left out.

    >>> paragraphs("（一）主动公开。发布54条。\\n\\n（二）监督保障")
    (Paragraph(lead='（一）主动公开。', text='发布54条。'), Paragraph(lead='（二）监督保障', text=''))
    """
    lines = (line.strip() for line in clean(text or "").split("\n"))
    return tuple(_paragraph(line) for line in lines if line)


def clean(text: str) -> str:
    """Return ``text`` with plain line ends and without what no file can carry."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNPRINTABLE.sub("", plain)


def squeezed(text: str | None) -> str:
    """Return ``text`` as a reader of the printed page would compare it."""
    return "\n".join(each.whole for each in paragraphs(text))


def _paragraph(line: str) -> Paragraph:
    found = _LEAD.match(line)
    lead = found.group() if found else ""
    return Paragraph(lead, line[len(lead) :])
