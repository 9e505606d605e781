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

_INTEGER = re.compile(r"[+-]?[0-9]+")
_DIGITS = 18
"""Whole numbers up to so many digits are taken."""


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
    source = "标准输入" if name == "-" else name
    if not text.strip():
        raise BadHistory("输入", source, "内容为空，请写入一个 JSON 对象")
    try:
        value = json.loads(text.decode("utf-8-sig"))
        # An escape may name half of a character, which no answer could repeat.
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError) as error:
        raise BadHistory("输入", source, _cause(error)) from None
    return value


def _cause(error: ValueError | RecursionError) -> str:
    """Return why the text could not be read, and the way out."""
    if isinstance(error, RecursionError):
        return "括号嵌套过深，请核对是否多写了括号"
    if isinstance(error, UnicodeDecodeError):
        return "不是 UTF-8 编码，请另存为 UTF-8 后重试"
    if isinstance(error, UnicodeEncodeError):
        return "含有不成对的代理字符（半个字），请重新输入这段文字"
    if not isinstance(error, json.JSONDecodeError):
        return "其中的数字过长，请核对数字"
    place = f"第 {error.lineno} 行第 {error.colno} 个字"
    cut = error.pos >= len(error.doc.rstrip()) or error.msg.startswith("Unterminated")
    if cut:
        return f"JSON 不完整，{place}之后缺少内容，请核对文件是否被截断"
    return f"不是 JSON，{place}处有误，请核对内容"


def integer(field: str, text: str) -> int:
    """Return the whole number, 0 or more, written as ``text``.

    :raises BadHistory: it is not one, or has more than 18 digits.
    """
    if not _INTEGER.fullmatch(text) or (text.startswith("-") and text.strip("-0")):
        raise BadHistory(field, text, "请填写不小于 0 的整数")
    digits = text.lstrip("+-0")
    if len(digits) > _DIGITS:
        most = "9" * _DIGITS
        raise BadHistory(field, text, f"数字过大，请填写不大于 {most} 的整数")
    return int(digits or "0")


def calendar_day(field: str, text: str) -> date:
    """Return the day written as ``text``.

    :raises BadHistory: it is not written YYYY-MM-DD.
    """
    return parse_day(field, text)
