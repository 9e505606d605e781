"""Builders of histories: one line a step, with the days that matter."""

from __future__ import annotations

from typing import Any

from gongkai.law.clock import Reading, read

Event = dict[str, Any]


def step(name: str, on: str, **more: Any) -> Event:
    return {"step": name, "on": on, **more}


def consult(on: str, received_on: str | None = None, party: str = "甲公司") -> Event:
    return step("consult", on, party=party, received_on=received_on)


def answer(on: str, party: str = "甲公司") -> Event:
    return step("end_consultation", on, party=party)


def reply(on: str, route: str = "post", **more: Any) -> Event:
    return step("reply", on, route=route, **more)


def reading(received_on: str, *events: Event, **more: Any) -> Reading:
    return read({"received_on": received_on, "events": list(events), **more})


def codes(found: Reading) -> list[str]:
    return [breach.code for breach in found.breaches]
