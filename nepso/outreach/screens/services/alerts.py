"""Alerts: written, published by a second person (or alone when it is extreme), ended."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.kernel.validation import require_revision
from nepso.outreach.products.richtext import typed
from nepso.outreach.screens.alert_facts import alert_facts_set
from nepso.outreach.screens.cap.naming import alerts_overtaken_by
from nepso.outreach.screens.kinds import Severity
from nepso.outreach.screens.models import Alert, AlertStep
from nepso.outreach.screens.policies import (
    may_accept_alert,
    may_change_alert,
    may_end_alert,
    may_publish_alert,
    may_publish_alone,
    may_write_alert,
)
from nepso.outreach.screens.states import (
    ALERT_STATES,
    CANCELLED,
    DROPPED,
    PUBLISHED,
    REPLACED,
    WAITING,
)
from nepso.outreach.screens.telling import tell_desk, tell_publishers

WRITE = act("screens.alert_write", "đã soạn một thông báo khẩn")
CHANGE = act("screens.alert_change", "đã sửa một thông báo khẩn đang chờ")
REPLACE = act("screens.alert_replace", "đã soạn bản thay một thông báo khẩn đang phát")
PUBLISH = act("screens.alert_publish", "đã phát một thông báo khẩn")
ALONE = act("screens.alert_publish_alone", "đã phát một mình một thông báo khẩn, có ghi lý do")
ACCEPT = act("screens.alert_accept", "đã đọc và nhận một thông báo khẩn do máy gửi")
END = act("screens.alert_end", "đã kết thúc một thông báo khẩn")


@transaction.atomic
def alert_write(
    *,
    agency: Agency,
    facts: Mapping[str, Any],
    by: Account,
    source: str = "",
    by_machine: bool = False,
    is_demonstration: bool = False,
) -> Alert:
    """Write an alert, or take it over from a CAP message (``source``); it waits for another person.
    ``by_machine``: another system sends it by a key of ``by``.

    Raises Invalid with a sentence per field, Conflict when that message was taken over before.
    """
    require(may_write_alert(by, agency))
    alert = Alert(agency=agency, source=source, is_demonstration=is_demonstration)
    alert.by_machine = by_machine
    _written(alert, facts, by)
    record(WRITE, by=by, on=alert, detail={"severity": alert.severity, "cap": bool(source)})
    return alert


@transaction.atomic
def alert_change(*, alert: Alert, revision: int, facts: Mapping[str, Any], by: Account) -> Alert:
    """Change what waits. Whoever changes a word of it does not publish it either.

    Raises Invalid with a sentence per field, Conflict when somebody else changed it or it is out.
    """
    fresh = _held(alert, revision)
    require(may_change_alert(by, fresh))
    if fresh.state != WAITING:
        raise Conflict("Thông báo đã phát, không sửa tại chỗ được nữa: hãy soạn bản thay thế.")
    fresh.communes.set(alert_facts_set(fresh, facts))
    _step(fresh, WAITING, by, "Đã sửa nội dung.")
    record(CHANGE, by=by, on=fresh)
    return fresh


@transaction.atomic
def alert_replace(
    *,
    alert: Alert,
    revision: int | None,
    facts: Mapping[str, Any],
    by: Account,
    source: str = "",
    by_machine: bool = False,
) -> Alert:
    """Write what is to take the place of an alert that runs: it waits for another person, the old
    one runs on until then (CAP 1.2: an Update).

    Raises Invalid with a sentence per field, Conflict when one waits already or the old one ended.
    """
    fresh = _held(alert, revision)
    require(may_change_alert(by, fresh))
    if fresh.state != PUBLISHED:
        raise Conflict("Thông báo này chưa phát: hãy sửa ngay trên bản đang chờ.")
    if fresh.replaced_by.filter(state=WAITING).exists():
        raise Conflict("Đã có một bản thay thế đang chờ phát: hãy sửa bản đó.")
    made = Alert(agency=fresh.agency, source=source, replaces=fresh, by_machine=by_machine)
    made.is_demonstration = fresh.is_demonstration
    _written(made, facts, by)
    record(REPLACE, by=by, on=made, detail={"replaces": fresh.public_id})
    return made


def _written(alert: Alert, facts: Mapping[str, Any], by: Account) -> None:
    communes = alert_facts_set(alert, facts)
    alert.written_by = by
    alert.identifier = facts.get("identifier") or f"nepso-{alert.public_id}"
    alert.sender = facts.get("sender") or f"nepso-{alert.agency.public_id}"
    same = Alert.objects.filter(sender=alert.sender, identifier=alert.identifier)
    if same.filter(agency=alert.agency).exists():
        raise Conflict("Bản tin này đã được nhận trước đó: hãy tìm trong danh sách.")
    alert.save()
    alert.communes.set(communes)
    _step(alert, WAITING, by, by_machine=alert.by_machine)
    tell_publishers(alert)


@transaction.atomic
def alert_accept(*, alert: Alert, revision: int | None, by: Account) -> Alert:
    """An officer has read what a machine sent and answers for it as if they had written it: so the
    head whose key it was may publish it, and two people have seen it (decision 0196).

    Raises Conflict when somebody else changed it or it is out.
    """
    fresh = _held(alert, revision)
    require(may_accept_alert(by, fresh))
    _step(fresh, WAITING, by, "Đã đọc bản tin máy gửi và nhận.")
    tell_publishers(fresh)
    record(ACCEPT, by=by, on=fresh)
    return fresh


@transaction.atomic
def alert_publish(*, alert: Alert, revision: int, by: Account) -> Alert:
    """The second person publishes it; every screen of its area interrupts at its next call."""
    fresh = _held(alert, revision)
    require(may_publish_alert(by, fresh))
    _published(fresh, by, "")
    record(PUBLISH, by=by, on=fresh)
    return fresh


@transaction.atomic
def alert_publish_alone(*, alert: Alert, revision: int, because: str, by: Account) -> Alert:
    """One person publishes what is extreme, and says why nobody else was asked; or what their own
    key sent where nobody else may, and says what they compared it with. It is logged, and the lead
    desk is told."""
    fresh = _held(alert, revision)
    require(may_publish_alone(by, fresh))
    missing = "Hãy ghi vì sao không chờ được người thứ hai."
    if fresh.severity != Severity.EXTREME:
        missing = "Hãy ghi bạn đã đối chiếu bản tin với nguồn nào."
    fresh.alone_because = _reason(because, missing)
    _published(fresh, by, fresh.alone_because)
    tell_desk(fresh, by, "Một thông báo khẩn vừa được phát một mình: hãy đọc lại cho chắc.")
    record(ALONE, by=by, on=fresh, detail={"by_machine": fresh.by_machine})
    return fresh


@transaction.atomic
def alert_end(*, alert: Alert, revision: int | None, because: str, by: Account) -> Alert:
    """Cancel what runs (screens take it off at their next call) or drop what waits."""
    fresh = _held(alert, revision)
    require(may_end_alert(by, fresh))
    state = CANCELLED if fresh.state == PUBLISHED else DROPPED
    ALERT_STATES.require_move(fresh.state, state)
    fresh.cancelled_because = _reason(because, "Hãy ghi vì sao hủy: mọi người sẽ đọc.")
    fresh.state, fresh.cancelled_at = state, now()
    _step(fresh, state, by, fresh.cancelled_because)
    record(END, by=by, on=fresh, detail={"state": state})
    return fresh


def _held(alert: Alert, revision: int | None) -> Alert:
    """The row, held until the act is done; Conflict when it changed since ``revision``."""
    rows = Alert.objects.select_for_update(of=("self",)).select_related("agency")
    fresh = rows.get(pk=alert.pk)
    require_revision(fresh, revision)
    return fresh


def _published(alert: Alert, by: Account, reason: str) -> None:
    if alert.expires_at <= now():
        raise Conflict("Thông báo đã quá hạn trước khi phát: hãy soạn lại với hạn mới.")
    ALERT_STATES.require_move(alert.state, PUBLISHED)
    for old in alerts_overtaken_by(alert):
        _end_old(old, alert.headline, by)
    alert.state, alert.sent_at = PUBLISHED, now()
    _step(alert, PUBLISHED, by, reason)


def _end_old(replaced: Alert, headline: str, by: Account) -> None:
    """What is replaced ends in the same transaction: no screen shows both, none shows neither."""
    old = Alert.objects.select_for_update(of=("self",)).get(pk=replaced.pk)
    if old.state != PUBLISHED:
        raise Conflict("Thông báo cũ đã kết thúc: hãy bỏ bản này và soạn thông báo mới.")
    ALERT_STATES.require_move(old.state, REPLACED)
    old.state = REPLACED
    _step(old, REPLACED, by, f"Đã thay bằng “{headline}”.")


def _step(
    alert: Alert, state: str, by: Account, reason: str = "", *, by_machine: bool = False
) -> None:
    """Save the row and add what happened."""
    alert.revision += 1
    alert.save()
    AlertStep.objects.create(alert=alert, state=state, by=by, reason=reason, by_machine=by_machine)


def _reason(text: str, sentence: str) -> str:
    said = typed(text)[:500]
    if not said:
        raise Invalid(sentence, fields={"because": sentence})
    return said
