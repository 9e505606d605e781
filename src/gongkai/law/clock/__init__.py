"""The clock of a request: its events replayed into deadline, state, faults and reasons.

>>> reading = read({"received_on": "2026-02-06", "events": []})
>>> reading.due_on, reading.state.label
(datetime.date(2026, 3, 12), '本机关办理中')
"""

from gongkai.law.clock.explanation import Day
from gongkai.law.clock.reading import Reading, read
from gongkai.law.clock.run import Breach, Lapse

__all__ = ["Breach", "Day", "Lapse", "Reading", "read"]
