"""Every pair of colours that carries text or marks a control can be told apart (WCAG 2.1 AA)."""

import re
from pathlib import Path

import pytest

STYLES = Path(__file__).parents[1] / "static" / "gongkai"
TEXT = 4.5
CONTROL = 3.0
READ = [
    *(
        (ink, ground)
        for ink in ("ink", "ink-soft", "ink-blue", "link", "link-hover")
        for ground in ("paper", "ground")
    ),
    *((ink, "ground-deep") for ink in ("ink", "ink-soft", "ink-blue", "link")),
    *((state, f"{state}-ground") for state in ("ok", "warn", "late", "info")),
    *(("ink", f"{state}-ground") for state in ("ok", "warn", "late", "info")),
    *((state, "paper") for state in ("ok", "warn", "late", "red")),
    *(
        ("on-dark", ground)
        for ground in ("ink-blue", "ink-blue-deep", "red", "red-deep")
    ),
    *(("on-dark-soft", ground) for ground in ("ink-blue", "ink-blue-deep")),
    ("ink-blue", "info-ground"),
]
SEEN = [
    ("line-strong", "paper"),
    ("line-strong", "ground"),
    ("focus-ink", "paper"),
    ("focus", "ink-blue"),
    ("focus", "focus-ink"),
    ("red", "paper"),
]


def tokens(selector: str) -> dict[str, str]:
    css = (STYLES / "tokens.css").read_text()
    block = re.search(rf"{re.escape(selector)} \{{(.*?)\n\}}", css, flags=re.DOTALL)
    assert block
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block.group(1)))


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4
        for each in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


STANDARD = tokens(":root")
VIEWS = {"standard": STANDARD, "elder": STANDARD | tokens("html.elder")}


def test_black_on_white_is_the_known_ratio() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(("ink", "ground"), READ)
def test_text_can_be_read(view: str, ink: str, ground: str) -> None:
    colours = VIEWS[view]

    assert contrast(colours[ink], colours[ground]) >= TEXT


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(("edge", "ground"), SEEN)
def test_controls_and_focus_can_be_seen(view: str, edge: str, ground: str) -> None:
    colours = VIEWS[view]

    assert contrast(colours[edge], colours[ground]) >= CONTROL


def test_colours_stand_in_the_tokens_and_nowhere_else() -> None:
    stray = [
        f"{path.name}: {colour}"
        for path in STYLES.glob("*.css")
        if path.name not in {"tokens.css", "print.css"}
        for colour in re.findall(r"#[0-9a-fA-F]{3,6}\b", path.read_text())
    ]

    assert stray == []


def test_no_style_asks_another_host() -> None:
    assert not [
        path.name
        for path in STYLES.iterdir()
        if "url(" in path.read_text() or "@import" in path.read_text()
    ]
