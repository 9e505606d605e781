"""监督保障: who is answerable, training, and — for governments — the results of 考核, 评议, 追责."""

from __future__ import annotations

from gongkai.annual.narrative.facts import Facts
from gongkai.annual.narrative.sentence import Sentence


def _officers(facts: Facts) -> str:
    number = facts.officers_per_office
    return (
        f"各股室确定{number}名兼职信息员，具体负责信息公开的日常工作。"
        if number
        else ""
    )


def _hotline(facts: Facts) -> str:
    number = facts.hotline_clerks
    if not number:
        return ""
    return f"明确{number}名工作人员负责“12345”政务热线案件接收、处理和回复工作。"


def _training(facts: Facts) -> str:
    if not facts.trainings:
        return ""
    people = f"，参训{facts.trainees}人次" if facts.trainees else ""
    return f"全年开展政府信息公开业务培训{facts.trainings}次{people}。"


def _assessment(facts: Facts) -> str:
    return f"政府信息公开工作考核结果为{facts.assessment}。"


def _evaluation(facts: Facts) -> str:
    return f"社会评议结果为{facts.evaluation}。"


def _accountability(facts: Facts) -> str:
    if not facts.accountable:
        return "全年未发生因政府信息公开工作被责任追究的情形。"
    return f"因政府信息公开工作被责任追究{facts.accountable}人。"


SENTENCES = (
    Sentence(("officers_per_office",), _officers),
    Sentence(("hotline_clerks",), _hotline),
    Sentence(("trainings",), _training),
    Sentence(("assessment",), _assessment),
    Sentence(("evaluation",), _evaluation),
    Sentence(("accountable",), _accountability),
)
