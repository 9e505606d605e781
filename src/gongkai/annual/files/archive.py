"""Office files opened with care: they are zip archives of XML that anyone can send.

Parsed here and sparsely: a reader that lays a sheet out as one block of memory is
ended by the system when a file names its last cell.
"""

import io
import zipfile
import zlib
from collections.abc import Mapping

from lxml import etree

from gongkai.annual.errors import BadReport

# What a report needs many times over, and far below what hurts the machine
# (reliability notes, H1).
LARGEST = 20 * 1024 * 1024
_UNPACKED = 100 * 1024 * 1024
_MEMBERS = 2000
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
_AGAIN = "请重新导出后再选"


def members(content: bytes, prefixes: tuple[str, ...]) -> Mapping[str, bytes]:
    """Return the members of the archive whose names begin with one of ``prefixes``.

    :raises BadReport: it is no archive, or unpacks to more than a report can be.
    """
    if len(content) > LARGEST:
        raise BadReport(
            "文件大小", f"{len(content)}字节", "不能超过20兆字节，请重新选择"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _read(archive, prefixes)
    except BadReport:
        raise
    except _DAMAGED as error:
        raise BadReport("文件", "已损坏或不是 Office 文件", _AGAIN) from error


def _read(archive: zipfile.ZipFile, prefixes: tuple[str, ...]) -> dict[str, bytes]:
    listed = archive.infolist()
    size = sum(each.file_size for each in listed)
    if len(listed) > _MEMBERS or size > _UNPACKED:
        raise BadReport("文件内容", f"解压后{size}字节", "远大于一份年报，请重新选择")
    return {
        each.filename: archive.read(each)
        for each in listed
        if each.filename.startswith(prefixes)
    }


def xml(content: bytes | None, name: str) -> etree._Element:
    """Return the root of the XML member called ``name``, its entities left alone.

    :raises BadReport: it is missing or not well-formed.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(content or b"", parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BadReport(name, "缺失或已损坏", _AGAIN) from error


def dated_alike(content: bytes) -> bytes:
    """Return the archive with its members' dates set alike: same report, same bytes."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(result, "w") as new,
    ):
        for each in old.infolist():
            member = zipfile.ZipInfo(each.filename, (1980, 1, 1, 0, 0, 0))
            new.writestr(member, old.read(each), zipfile.ZIP_DEFLATED)
    return result.getvalue()
