"""Serving: what the options may hold."""

import pytest

from gongkai.config.commands import demo, serve


@pytest.mark.parametrize("text", ["1", "8080", "65535"])
def test_a_port_number_is_read(text: str) -> None:
    assert serve.port(text) == int(text)


@pytest.mark.parametrize(
    "text", ["", "0", "65536", "x", "-1", "８０", "9" * 5000, "80.5"]
)
def test_what_is_no_port_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="端口"):
        serve.port(text)


@pytest.mark.parametrize("argv", [["--port"], ["--colour", "red"], ["8000"]])
def test_serve_names_the_option_it_does_not_know(argv: list[str]) -> None:
    with pytest.raises(ValueError, match="用法"):
        serve.run(argv)


def test_demo_names_the_option_it_does_not_know(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setenv("GONGKAI_DATA", str(tmp_path))

    with pytest.raises(ValueError, match="用法"):
        demo.run(["--now"])
