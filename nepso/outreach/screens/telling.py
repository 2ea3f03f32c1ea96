"""Telling the people whose turn it is: a line in their inbox, without the text itself."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import Reachable, approvers_of, reachable_at
from nepso.foundation.notices.services.giving import notice_give
from nepso.outreach.distribution.models import RecallItem
from nepso.outreach.screens.kinds import TOLD
from nepso.outreach.screens.models import Alert, DisplayScreen
from nepso.outreach.screens.policies import may_accept_alert, may_publish_alert, may_publish_alone


def tell_publishers(alert: Alert) -> None:
    """An alert waits: the heads who may publish it, else the lead desk; of what a machine sent also
    the officers who may answer for it, and the head who might have to publish it alone."""
    reachable = reachable_at([alert.agency_id])
    heads = approvers_of(alert.agency)
    able = [one for one in heads if may_publish_alert(one, alert)]
    desk = [one for one in reachable.desk if may_publish_alert(one, alert)]
    for person in able or desk:
        _tell(person, alert, "Có một thông báo khẩn chờ bạn đọc và phát.")
    if not alert.by_machine:
        return
    for person in reachable.officers.get(alert.agency_id, []):
        if may_accept_alert(person, alert):
            _tell(person, alert, "Máy vừa gửi một thông báo khẩn: hãy đọc rồi nhận hoặc bỏ.")
    for person in heads:
        if not able and may_publish_alone(person, alert):
            _tell(person, alert, "Máy vừa gửi một thông báo khẩn bằng khóa bạn cấp: hãy mở ra xem.")


def tell_workers(alerts: Sequence[Alert], by: Account, sentence: str, *, what: str) -> None:
    """Whoever works for the agency of one of these alerts; once for each ``what``. The people of
    all agencies are asked for at once."""
    reachable = reachable_at([alert.agency_id for alert in alerts])
    for alert in alerts:
        for person in reachable.working(alert.agency_id):
            if person != by:
                _tell(person, alert, sentence, what=what)


def tell_screen_to_see(item: RecallItem, reachable: Reachable, *, is_paired: bool) -> None:
    """Whoever works for the agency of a screen that does not call, or has no device that could:
    somebody goes to it."""
    why = "mất liên lạc" if is_paired else "chưa ghép máy"
    for person in reachable.working(item.agency_id):
        notice_give(
            to=person,
            kind=TOLD.code,
            key=f"{item.public_id}.dead",
            sentence=f"Màn hình {why} có thể còn hiện nội dung đã thu hồi: hãy đến tắt.",
            link=reverse("distribution:recall", args=[item.recall.public_id]),
            abouts=[item.recall.public_id],
        )


def tell_screen_unpaired(screen: DisplayScreen, reachable: Reachable) -> None:
    """Whoever works for the agency of a screen without a device, once for each state of it."""
    name, joined = screen.outlet.name, screen.paired_at
    time = int(joined.timestamp()) if joined else 0  # each loss of a device is told of once
    for person in reachable.working(screen.outlet.agency_id):
        notice_give(
            to=person,
            kind=TOLD.code,
            key=f"{screen.public_id}.{time}.unpaired",
            sentence=f"Màn hình {name} chưa ghép máy nên chưa chứng minh được gì: hãy ghép máy.",
            link=reverse("screens:screen", args=[screen.public_id]),
            abouts=[screen.public_id],
        )


def tell_desk(alert: Alert, by: Account, sentence: str) -> None:
    """The lead desk."""
    for person in reachable_at([alert.agency_id]).desk:
        if person != by:
            _tell(person, alert, sentence)


def _tell(person: Account, alert: Alert, sentence: str, *, what: str = "") -> None:
    notice_give(
        to=person,
        kind=TOLD.code,
        key=f"{alert.public_id}.{what or alert.revision}",
        sentence=sentence,
        link=reverse("screens:alert", args=[alert.public_id]),
        abouts=[alert.public_id],
    )
