"""``python -m tests.proofs.faults kill STRIDE|race ROUNDS``: run the experiments and print them as JSON.

It needs a process of its own: it forks, kills and exchanges its database, named by
``GONGKAI_DATA`` and ``DATABASE_URL``, which must be empty.
"""

import json
import os
import sys
from typing import Any

import django
from django.core.management import call_command


def main(what: str, number: int) -> dict[str, Any]:
    """Return what each experiment of ``what`` found."""
    from tests.proofs.faults import acts
    from tests.proofs.faults.store import Store

    call_command("migrate", verbosity=0)
    office = acts.found()
    store = Store()
    try:
        return (
            _killed(store, office, number)
            if what == "kill"
            else _raced(store, office, number)
        )
    finally:
        store.drop()


def _killed(store: Any, office: Any, stride: int) -> dict[str, Any]:
    from tests.proofs.faults import acts
    from tests.proofs.faults.killing import in_child, kill_everywhere

    found = {}
    for name, act in (acts.of_the_request(office) | acts.of_the_report(office)).items():
        print(name, file=sys.stderr, flush=True)
        found[name] = kill_everywhere(store, act, stride)
        done = in_child(act)
        if done.refusal:
            raise RuntimeError(f"{name}: {done.refusal}")
        if name == "check_report":
            found["naive mutant"] = kill_everywhere(
                store, lambda: acts.naive_sign(office.first)
            )
    return found


def _raced(store: Any, office: Any, rounds: int) -> dict[str, Any]:
    from tests.proofs.faults import acts
    from tests.proofs.faults.racing import race

    from gongkai.inforequests.errors import RequestRefused
    from gongkai.reporting.errors import ReportRefused

    request, report = acts.of_the_request(office), acts.of_the_report(office)
    request["receive"]()
    twice = [request["ask_correction"]] * 2
    found = {"ask_correction": race(store, twice, rounds, RequestRefused)}
    for name in list(report)[:4]:
        report[name]()
    for name, sign in (("sign_report", acts.sign), ("naive mutant", acts.naive_sign)):
        both = [
            lambda who=who, sign=sign: sign(who)
            for who in (office.first, office.second)
        ]
        found[name] = race(store, both, rounds, ReportRefused)
    return found


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "gongkai.config.settings"
    django.setup()
    print(json.dumps(main(sys.argv[1], int(sys.argv[2])), ensure_ascii=False))
