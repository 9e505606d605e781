"""Every write on a request; each is one transaction with one trail entry."""

from gongkai.inforequests.actions.ending import close
from gongkai.inforequests.actions.intake import confirm, receive
from gongkai.inforequests.actions.steps import DELIVERED, advance, deliver, serve
from gongkai.inforequests.actions.testing import record_channel_test

__all__ = [
    "DELIVERED",
    "advance",
    "close",
    "confirm",
    "deliver",
    "receive",
    "record_channel_test",
    "serve",
]
