"""What the pure commands share: a JSON object read from a file or stdin, numbers and days."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from gongkai.law.errors import BadHistory
from gongkai.law.payload import parse_day

_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")


def read_object(argv: Sequence[str], usage: str) -> dict[str, Any]:
    """Return the JSON object in the file named, or on stdin for ``-`` or nothing.

    :raises BadHistory: there is no such file, or it holds no JSON object.
    """
    if len(argv) > 1:
        raise BadHistory("参数", " ".join(argv), f"用法为 {usage}")
    name = argv[0] if argv else "-"
    value = _parse(_text(name), name)
    if not isinstance(value, dict):
        raise BadHistory("输入", value, "应为一个 JSON 对象，请以花括号开头")
    return value


def _text(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except (OSError, ValueError):
        raise BadHistory("文件", name, "无法读取，请核对路径和权限") from None


def _parse(text: bytes, name: str) -> Any:
    try:
        value = json.loads(text.decode("utf-8-sig"))
        # An escape may name half of a character, which no answer could repeat.
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError):
        source = "标准输入" if name == "-" else name
        raise BadHistory("输入", source, "不是 UTF-8 编码的 JSON，请核对内容") from None
    return value


def integer(field: str, text: str) -> int:
    """Return the whole number, 0 or more, written as ``text``.

    :raises BadHistory: it is not one.
    """
    if not _INTEGER.fullmatch(text) or int(text) < 0:
        raise BadHistory(field, text, "请填写不小于 0 的整数")
    return int(text)


def calendar_day(field: str, text: str) -> date:
    """Return the day written as ``text``.

    :raises BadHistory: it is not written YYYY-MM-DD.
    """
    return parse_day(field, text)
