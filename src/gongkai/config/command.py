"""The ``gongkai`` command: one module of ``config.commands`` for each word after it.

A word's module is imported only when it is called, so that the pure commands never
load the framework. Results go to stdout and nothing else does; what is wrong goes to
stderr as one Chinese sentence, and the exit code is 2.
"""

from __future__ import annotations

import ast
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

BAD_INPUT = 2
_COMMANDS = Path(__file__).parent / "commands"


class Command(Protocol):
    """What a module of ``config.commands`` offers."""

    HELP: str

    def run(self, argv: Sequence[str]) -> int:
        """Do the work and return the exit code.

        :raises ValueError: the input cannot be used; the message is one Chinese sentence.
        """
        ...


def words() -> tuple[str, ...]:
    """Return the words the command knows, sorted."""
    return tuple(
        sorted(path.stem for path in _COMMANDS.glob("*.py") if path.stem[0] != "_")
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``gongkai`` with ``argv`` (the process's own by default) and return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        code = _dispatch(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_stdout()
        return 1
    return code


def _dispatch(arguments: list[str]) -> int:
    if not arguments:
        return _refuse(f"缺少命令：请在 gongkai 之后写 {'、'.join(words())} 之一。")
    word, *rest = arguments
    if word in {"-h", "--help", "help"}:
        sys.stdout.write(_overview())
        return 0
    if word not in words():
        return _refuse(f"命令“{word}”不认识：请改用 {'、'.join(words())} 之一。")
    command = cast("Command", import_module(f"gongkai.config.commands.{word}"))
    if rest and rest[0] in {"-h", "--help"}:
        sys.stdout.write(f"{command.HELP}\n")
        return 0
    return _run(command, rest)


def _run(command: Command, rest: Sequence[str]) -> int:
    from gongkai.law.errors import LawError

    try:
        return command.run(rest)
    except (LawError, ValueError) as refusal:
        return _refuse(str(refusal))


def _refuse(sentence: str) -> int:
    sys.stderr.write(" ".join(sentence.split()) + "\n")
    return BAD_INPUT


def _overview() -> str:
    return "".join(f"gongkai {word}\t{_help(word)}\n" for word in words())


def _help(word: str) -> str:
    """Return the module's ``HELP`` without importing it: some of them load the framework."""
    tree = ast.parse((_COMMANDS / f"{word}.py").read_text(encoding="utf-8"))
    named = (
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        and any(
            isinstance(name, ast.Name) and name.id == "HELP" for name in node.targets
        )
    )
    return str(ast.literal_eval(next(named)))


def _forget_stdout() -> None:
    """Let the interpreter end quietly after its reader has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
