"""The repository keeps its own rules (style §2.3)."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
ROOT = REPOSITORY / "src" / "gongkai"
WRITES = {
    "save",
    "create",
    "delete",
    "bulk_create",
    "get_or_create",
    "update_or_create",
    "bulk_update",
    "update",
}
OF_DICTS_TOO = {"update", "delete"}
FREE = {"actions.py", "actions", "tests", "migrations", "conftest.py"}
PURE = {"law", "annual"}  # no database there: what is saved is a file in memory
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def modules(*, tests: bool = False) -> Iterator[Path]:
    for path in sorted(ROOT.rglob("*.py")):
        if "migrations" not in path.parts and (tests or "tests" not in path.parts):
            yield path


def calls(path: Path) -> Iterator[tuple[ast.Call, ast.Attribute]]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node, node.func


def named(path: Path) -> str:
    return str(path.relative_to(REPOSITORY))


def on_a_queryset(function: ast.Attribute) -> bool:
    return any(sign in ast.unparse(function) for sign in ("objects", "filter("))


def test_nothing_is_written_outside_actions() -> None:
    found = [
        f"{named(path)}:{call.lineno} {ast.unparse(function)}"
        for path in modules()
        if not (FREE | PURE) & set(path.relative_to(ROOT).parts)
        for call, function in calls(path)
        if function.attr in WRITES
        and (function.attr not in OF_DICTS_TOO or on_a_queryset(function))
    ]

    assert found == []


def test_no_module_is_longer_than_four_hundred_lines() -> None:
    long = {
        named(path): lines
        for path in [*modules(tests=True), *(REPOSITORY / "tests").rglob("*.py")]
        if (lines := sum(bool(line.strip()) for line in path.read_text().splitlines()))
        > 400
    }

    assert long == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    empty = re.compile(r"(^|/)(utils|helpers|common|misc)(\.py)?$|_v\d+\.py$")

    assert [named(p) for p in modules(tests=True) if empty.search(str(p))] == []


def test_the_time_is_told_in_one_module() -> None:
    found = [
        f"{named(path)}:{call.lineno}"
        for path in modules()
        if path != ROOT / "trail" / "moment.py"
        for call, function in calls(path)
        if function.attr in {"today", "now", "utcnow"}
        and ast.unparse(function.value).split(".")[-1]
        in {"date", "datetime", "timezone"}
    ]

    assert found == []


def test_the_environment_is_read_in_one_module() -> None:
    found = [
        named(path)
        for path in modules()
        if path != ROOT / "config" / "environment.py"
        and re.search(
            r"os\.environ\.get|os\.environ\[[^\]]+\](?! =)|getenv", path.read_text()
        )
    ]

    assert found == []


def test_no_identifier_is_chinese() -> None:
    found = [
        f"{named(path)}: {name}"
        for path in modules(tests=True)
        for node in ast.walk(ast.parse(path.read_text()))
        for name in (getattr(node, part, None) for part in ("id", "attr", "name"))
        if isinstance(name, str) and CHINESE.search(name)
    ]

    assert found == []


def test_views_reach_records_only_through_what_the_staff_may_see() -> None:
    found = [
        f"{named(path)}:{node.lineno} {ast.unparse(node)}"
        for path in modules()
        if path.name == "views.py" or "views" in path.parts
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Attribute)
        and node.value.attr == "objects"
        and node.attr not in {"visible_to", "none"}
    ]

    assert found == []


@pytest.mark.parametrize(
    "forbidden", ["django", "sqlite3", "socket", "time", "httpx2", "urllib"]
)
def test_the_pure_core_does_not_import(forbidden: str) -> None:
    found = [
        named(path)
        for package in ("law", "annual")
        for path in (ROOT / package).rglob("*.py")
        if "tests" not in path.parts
        for node in ast.walk(ast.parse(path.read_text()))
        for name in imported(node)
        if name == forbidden or name.startswith(f"{forbidden}.")
    ]

    assert found == []


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [node.module]
    return []


def pages() -> list[Path]:
    return [path for path in ROOT.rglob("*.html") if "templates" in path.parts]


def test_no_page_calls_another_host() -> None:
    remote = re.compile(r"""(?:src|href)\s*=\s*["'](?:https?:)?//""")

    assert [named(page) for page in pages() if remote.search(page.read_text())] == []


def test_no_template_carries_a_style_or_a_script_of_its_own() -> None:
    inline = re.compile(
        r"<style|\sstyle=|\son\w+=|<script(?![^>]*(?:\bsrc=|application/json))"
    )

    assert [named(page) for page in pages() if inline.search(page.read_text())] == []


def test_no_template_states_a_period_of_the_law() -> None:
    period = re.compile(r"\d+\s*(?:个)?(?:工作日|日内|个月内)")
    found = [
        f"{named(page)}: {match.group()}"
        for page in pages()
        for match in period.finditer(page.read_text())
    ]

    assert found == []


def test_the_lock_names_no_index_and_hashes_every_package() -> None:
    lock = (REPOSITORY / "requirements.lock").read_text()
    packages = re.findall(r"^[a-z0-9._-]+(?:\[[a-z,]+\])?==", lock, flags=re.MULTILINE)
    hashes = re.findall(r"^\s+--hash=sha256:", lock, flags=re.MULTILINE)

    assert "http" not in lock
    assert len(packages) > 40
    assert len(hashes) >= len(packages)


def test_uv_lock_is_not_kept() -> None:
    ignored = (REPOSITORY / ".gitignore").read_text().splitlines()

    assert "uv.lock" in ignored


def test_every_package_stands_in_a_layer() -> None:
    settings = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    standing = re.findall(r"(?<!\()\b[a-z]+\b(?!\))", " ".join(layers))
    packages = {path.name for path in ROOT.iterdir() if (path / "__init__.py").exists()}

    assert packages == set(standing)
