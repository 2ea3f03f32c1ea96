"""What a keeper does with a connection: set it, replace its token, pause it, test it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.conf import settings
from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.jobs.services import job_enqueue
from nepso.kernel.clock import now, today
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.kernel.validation import require_revision
from nepso.outreach.distribution.kinds import OutletKind
from nepso.outreach.distribution.models import Outlet
from nepso.outreach.sending.adapters.registry import ways_of
from nepso.outreach.sending.facts_checked import facts_checked, secret_checked
from nepso.outreach.sending.fields import SERVICES
from nepso.outreach.sending.kinds import Way
from nepso.outreach.sending.models import FormerWay, OutletConnection
from nepso.outreach.sending.policies import may_keep_connection
from nepso.outreach.sending.selectors import deliveries_standing
from nepso.outreach.sending.states import CONNECTION_STATES, RESTING, UNCHECKED

SET = act("sending.connection_set", "đã đặt kết nối của một kênh đăng")
REPLACE = act("sending.token_replace", "đã thay mã truy cập của một kênh đăng")
REST = act("sending.connection_rest", "đã tạm dừng đăng tự động trên một kênh")
RESUME = act("sending.connection_resume", "đã bật lại đăng tự động trên một kênh")
ASK = act("sending.check_ask", "đã kiểm tra kết nối của một kênh đăng")
# A key that was replaced still signs along so long, so that both sides can change in their time.
_MACHINE = ("host", "port", "user", "host_key")
BOTH_KEYS = dt.timedelta(days=2)


@transaction.atomic
def connection_set(
    *,
    outlet: Outlet,
    way: str,
    facts: Mapping[str, str],
    secret: Mapping[str, str],
    revision: int,
    by: Account,
    expires_on: dt.date | None = None,
    is_demonstration: bool = False,
) -> OutletConnection:
    """Say how an outlet is reached; ``revision`` 0 makes the first one. Tokens that are left empty
    stay as they are. It is checked in a job before anything goes out. What stands by the account
    before keeps that account, sealed as it is: a recall goes the way it was sent.

    Raises Invalid with a sentence per field (never with what was typed), NotAllowed, Conflict.
    """
    require(may_keep_connection(by, outlet))
    rows = OutletConnection.objects.select_for_update(of=("self",))
    found = rows.filter(outlet=outlet).first() or OutletConnection(outlet=outlet, created_by=by)
    require_revision(found, revision)
    _way_checked(outlet, way, is_demonstration=is_demonstration or found.is_demonstration)
    is_real = way == Way.REAL
    told = facts_checked(outlet.kind, facts, is_real=is_real)
    keeps = found.way == way and bool(found.secret) and not any(secret.values())
    if keeps and is_real:
        _same_machine(found, told)
    if _goes_elsewhere(found, way, told):
        _kept_for_what_stands(found)
    if not keeps:
        found.secret = secret_checked(outlet.kind, secret, told, is_real=is_real)
        found.secret_number += 1
        found.expires_on = _day_checked(expires_on)
    found.way, found.facts, found.is_demonstration = way, told, is_demonstration
    _unchecked(found)
    found.save()
    _work_on(found)
    record(SET, by=by, on=found, detail={"outlet": outlet.public_id, "way": way})
    return found


def _same_machine(found: OutletConnection, told: Mapping[str, str]) -> None:
    """A password that is kept goes only to the machine and the name for which it was typed."""
    if not told.get("host"):
        return
    changed = [name for name in _MACHINE if told.get(name, "") != found.facts.get(name, "")]
    if changed:
        sentence = (
            "Máy SFTP, cổng, tên đăng nhập hoặc khóa của máy đã đổi: hãy gõ lại mật khẩu hoặc "
            "khóa riêng cho máy ấy."
        )
        raise Invalid(sentence, fields={"password": sentence})


def _goes_elsewhere(found: OutletConnection, way: str, told: Mapping[str, str]) -> bool:
    """Whether what it sends from now on arrives at another place than what it sent before."""
    if found.pk is None or found.way != way:
        return found.pk is not None
    places = [one.name for one in SERVICES[found.outlet.kind].facts if one.is_place]
    return any(told.get(name, "") != found.facts.get(name, "") for name in places)


def _kept_for_what_stands(found: OutletConnection) -> None:
    """The account as it is until now, for the deliveries that it sent or may have."""
    standing = deliveries_standing(found).filter(former=None)
    if standing.exists():
        facts = {"way": found.way, "facts": found.facts, "secret": found.secret}
        standing.update(former=FormerWay.objects.create(connection=found, **facts))


def _way_checked(outlet: Outlet, way: str, *, is_demonstration: bool) -> None:
    if way not in ways_of(outlet.kind):
        sentence = "Kênh loại này không gửi theo cách ấy được: hãy chọn cách khác."
        raise Invalid(sentence, fields={"way": sentence})
    if way == Way.FAKE and not (settings.NEPSO_FAKE_SENDING or is_demonstration):
        sentence = (
            "Máy chủ giả chỉ dùng khi chạy thử: gửi vào đó sẽ thành lượt đăng không có thật. "
            "Hãy chọn cách khác."
        )
        raise Invalid(sentence, fields={"way": sentence})


def _day_checked(day: dt.date | None) -> dt.date | None:
    if day is not None and day < today():
        sentence = "Ngày hết hạn của mã đã qua: hãy xem lại ngày, hoặc lấy mã mới."
        raise Invalid(sentence, fields={"expires_on": sentence})
    return day


@transaction.atomic
def connection_token_replace(
    *,
    connection: OutletConnection,
    revision: int,
    secret: Mapping[str, str],
    by: Account,
    expires_on: dt.date | None = None,
) -> OutletConnection:
    """Put new tokens in place of old ones; what waited for them goes on once the check is good.

    A webhook's old key signs along for two days. Raises Invalid with a sentence per field.
    """
    found = _held(connection, revision)
    require(may_keep_connection(by, found.outlet))
    kind, is_real = found.outlet.kind, found.way == Way.REAL
    before = dict(found.secret or {})
    found.secret = secret_checked(kind, secret, found.facts, is_real=is_real)
    found.secret_number += 1
    if kind == OutletKind.WEBHOOK and is_real and before.get("key"):
        found.secret["old_key"] = before["key"]
        found.secret["old_key_until"] = (now() + BOTH_KEYS).isoformat()
    found.expires_on = _day_checked(expires_on)
    _unchecked(found)
    found.save()
    _work_on(found)
    record(REPLACE, by=by, on=found, detail={"outlet": found.outlet.public_id})
    return found


@transaction.atomic
def connection_rest(
    *, connection: OutletConnection, revision: int, by: Account
) -> OutletConnection:
    """Put nothing out until somebody resumes; a recall still takes back."""
    found = _held(connection, revision)
    require(may_keep_connection(by, found.outlet))
    CONNECTION_STATES.require_move(found.state, RESTING)
    found.state = RESTING
    found.revision += 1
    found.save()
    record(REST, by=by, on=found, detail={"outlet": found.outlet.public_id})
    return found


@transaction.atomic
def connection_resume(
    *, connection: OutletConnection, revision: int, by: Account
) -> OutletConnection:
    """Go on, after a check."""
    found = _held(connection, revision)
    require(may_keep_connection(by, found.outlet))
    if found.state != RESTING:
        raise Conflict("Kết nối này không tạm dừng: hãy tải lại trang.")
    _unchecked(found)
    found.save()
    _work_on(found)
    record(RESUME, by=by, on=found, detail={"outlet": found.outlet.public_id})
    return found


@transaction.atomic
def connection_check_ask(*, connection: OutletConnection, by: Account) -> None:
    """Test it now, in a job; nothing is posted."""
    require(may_keep_connection(by, connection.outlet))
    job_enqueue("sending.check", connection=connection.public_id)
    record(ASK, by=by, on=connection, detail={"outlet": connection.outlet.public_id})


def _held(connection: OutletConnection, revision: int) -> OutletConnection:
    rows = OutletConnection.objects.select_for_update(of=("self",))
    fresh = rows.select_related("outlet__agency").get(pk=connection.pk)
    require_revision(fresh, revision)
    return fresh


def _unchecked(connection: OutletConnection) -> None:
    connection.state = UNCHECKED
    connection.last_error, connection.last_error_at = "", None
    connection.told_dead_at = connection.quiet_until = None
    connection.revision += 1


def _work_on(connection: OutletConnection) -> None:
    if connection.way != Way.SILENT:
        job_enqueue("sending.work", connection=connection.public_id)
