"""The docs say what the code does."""

import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
DOCS = [
    *REPOSITORY.glob("*.md"),
    *(REPOSITORY / "docs").rglob("*.md"),
]
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")
COMMAND = re.compile(r"^\$?\s*make ([a-z]+)", flags=re.MULTILINE)
PATH = re.compile(r"`((?:src|docs|tests|bench|examples|deploy|\.ci)/[\w./-]+)`")


def named(path: Path) -> str:
    return str(path.relative_to(REPOSITORY))


@pytest.mark.parametrize("page", DOCS, ids=named)
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    targets = [
        link for link in LINK.findall(page.read_text()) if not link.startswith("http")
    ]

    assert [link for link in targets if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", DOCS, ids=named)
def test_every_path_in_backticks_exists(page: Path) -> None:
    paths = PATH.findall(page.read_text())

    assert [path for path in paths if not (REPOSITORY / path).exists()] == []


@pytest.mark.parametrize("page", DOCS, ids=named)
def test_every_make_target_named_exists(page: Path) -> None:
    makefile = (REPOSITORY / "Makefile").read_text()
    targets = set(re.findall(r"^([a-z]+):", makefile, flags=re.MULTILINE))

    assert set(COMMAND.findall(page.read_text())) <= targets


def test_the_readme_is_short_and_names_the_two_commands() -> None:
    readme = (REPOSITORY / "README.md").read_text()

    assert len(readme.splitlines()) <= 120
    assert "make demo" in readme
    assert "make test" in readme


def test_every_decision_is_listed_and_short() -> None:
    folder = REPOSITORY / "docs" / "adr"
    listed = (folder / "README.md").read_text()
    decisions = sorted(folder.glob("[0-9]*.md"))

    assert len(decisions) >= 10
    assert [page.name for page in decisions if page.name not in listed] == []
    assert [p.name for p in decisions if len(p.read_text().split()) > 400] == []


def test_every_reference_page_is_generated_and_listed() -> None:
    folder = REPOSITORY / "docs" / "reference"
    listed = (folder / "README.md").read_text()
    pages = [page for page in folder.glob("*.md") if page.name != "README.md"]

    assert [page.name for page in pages if page.name not in listed] == []
    assert [page.name for page in pages if "[[[cog" not in page.read_text()] == []
    assert [page.name for page in pages if len(page.read_text()) < 600] == []


WALKED = [
    *(REPOSITORY / "docs" / "tutorial").glob("*.md"),
    *(REPOSITORY / "docs" / "manual").glob("*.md"),
    REPOSITORY / "docs" / "how-to" / "first-day.md",
]


@pytest.mark.parametrize("page", WALKED, ids=named)
def test_what_a_reader_is_told_to_look_for_is_on_the_screen(page: Path) -> None:
    screens = "\n".join(
        each.read_text()
        for pattern in ("src/**/*.html", "src/**/*.py", "examples/**/*.toml")
        for each in REPOSITORY.glob(pattern)
    )
    quoted = re.findall("“([^”]+)”", page.read_text())

    assert [words for words in quoted if words not in screens] == []
