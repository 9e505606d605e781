"""Prove that what is stored of every request is what its history says."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gongkai.inforequests import replay
from gongkai.inforequests.models import InfoRequest
from gongkai.law.errors import LawError


class Command(BaseCommand):
    help = "重放每件申请的全部事件，报告与存储状态不一致的申请。"

    def handle(self, *args: Any, **options: Any) -> None:
        adrift = checked = 0
        requests = InfoRequest.objects.select_related("body__parent").order_by("pk")
        for info_request in requests.prefetch_related("events").iterator(
            chunk_size=500
        ):
            checked += 1
            if why := _contradiction(info_request):
                adrift += 1
                self.stderr.write(
                    f"{info_request.body.code} {info_request.number}：{why}"
                )
        if adrift:
            raise CommandError(f"{checked}件申请中有{adrift}件与办理过程不一致。")
        self.stdout.write(f"{checked}件申请都与办理过程一致。")


def _contradiction(info_request: InfoRequest) -> str | None:
    try:
        found = replay.differences(info_request)
    except LawError as error:
        return f"办理过程无法重放：{error}"
    seqs = [event.seq for event in info_request.events.all()]
    if seqs != list(range(1, info_request.version + 1)):
        return f"事件序号不连续：{seqs}"
    return "；".join(
        f"{name}存为{stored}，应为{replayed}"
        for name, (stored, replayed) in found.items()
    )
