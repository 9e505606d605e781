"""Tables of the reference, written from the declarations (run by cog: ``make docs``)."""

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.config.settings")


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table."""
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    lines += [f"| {' | '.join(cell(value) for value in row)} |" for row in rows]
    return "\n".join(lines)


def cell(value: object) -> str:
    """Return ``value`` as it may stand in a Markdown cell."""
    return str(value).replace("|", "\\|").replace("\n", " ")


def steps() -> str:
    """Return every step of the procedure."""
    from gongkai.law.procedure import STEPS

    return table(
        [
            "步骤",
            "名称",
            "依据",
            "可由何状态开始",
            "之后的状态",
            "对期限的作用",
            "权限",
        ],
        (
            (
                f"`{step.name}`",
                step.label,
                step.source,
                "、".join(sorted(state.label for state in step.start)),
                step.end.label if step.end else "不变",
                f"`{step.clock.value}`",
                f"`{step.permission}`",
            )
            for step in STEPS.values()
        ),
    )


def diagram() -> str:
    """Return the procedure as a Mermaid state diagram."""
    from gongkai.law.procedure import STEPS

    arrows = [
        f"    {start.value} --> {(step.end or start).value}: {step.label}"
        for step in STEPS.values()
        for start in sorted(step.start, key=lambda state: str(state.value))
        if step.end
    ]
    return "\n".join(["```mermaid", "stateDiagram-v2", *arrows, "```"])


def outcomes() -> str:
    """Return the outcomes with article, row and remedy class."""
    from gongkai.law.outcomes import Outcome

    return table(
        ["编号", "标识", "表三所在", "行", "依据", "救济"],
        (
            (
                each.code,
                f"`{each.key}`",
                each.group or "",
                each.label,
                "；".join(str(cite) for cite in each.basis),
                each.remedy.value,
            )
            for each in Outcome
        ),
    )


def dated() -> str:
    """Return every dated value with its versions."""
    from gongkai.law.dated import all_values

    return table(
        ["名称", "自", "值", "依据"],
        (
            (name, day, value, each.source)
            for name, each in all_values().items()
            for day, value in each.versions()
        ),
    )


def policies() -> str:
    """Return our readings where the law is silent."""
    from gongkai.law.policies import POLICIES

    return table(
        ["名称", "作法", "标记", "出处"],
        ((f"`{p.name}`", p.text, p.mark.value, p.source) for p in POLICIES.values()),
    )


def tables(key: str) -> str:
    """Return the rows and columns of every table of a report format."""
    from gongkai.annual.formats import FORMATS

    parts = []
    chosen = FORMATS[key]
    for each in (chosen.proactive, chosen.requests, chosen.disputes):
        parts.append(f"### {each.title}\n\n标识 `{each.key}`。\n")
        parts.append(
            table(
                ["行", "标识", "所在"],
                ((row.label, f"`{row.key}`", row.group or "") for row in each.rows),
            )
        )
        parts.append("")
        parts.append(
            table(
                ["列", "标识"],
                ((column.label, f"`{column.key}`") for column in each.columns),
            )
        )
        parts.extend(f"\n勾稽关系：{identity.text}。" for identity in each.identities)
        parts.append("")
    return "\n".join(parts)


def checks() -> str:
    """Return every check of a report."""
    from gongkai.annual.checks import RULES

    return table(
        ["规则", "程度", "内容", "出处"],
        ((f"`{r.id}`", r.severity, r.statement, r.source) for r in RULES),
    )


def permissions() -> str:
    """Return which role may do what."""
    from gongkai.bodies.permissions import GRANTS, Permission
    from gongkai.bodies.roles import Role

    return table(
        ["权限", "标识", *(role.label for role in Role)],
        (
            (
                permission.label,
                f"`{permission.value}`",
                *("●" if permission in GRANTS[role] else "" for role in Role),
            )
            for permission in Permission
        ),
    )


def kinds() -> str:
    """Return the kinds of entry of the trail."""
    import django

    django.setup()
    from gongkai.trail.kinds import every

    return table(
        ["类别", "写成的话", "遮盖的个人信息"],
        ((f"`{k.name}`", k.text, "、".join(k.personal)) for k in every()),
    )


def commands() -> str:
    """Return the words of the command with what they do."""
    import pkgutil
    from importlib import import_module

    from gongkai.config import commands as package

    found = (info.name for info in pkgutil.iter_modules(package.__path__))
    modules = ((name, import_module(f"{package.__name__}.{name}")) for name in found)
    return table(
        ["命令", "作用"],
        (
            (f"`gongkai {name}`", module.HELP)
            for name, module in modules
            if hasattr(module, "HELP")
        ),
    )
