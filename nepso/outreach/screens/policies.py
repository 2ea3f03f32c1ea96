"""Who may keep screens, write an alert and publish it."""

from __future__ import annotations

from collections.abc import Collection

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.policies import (
    may_approve_for,
    may_run_programme,
    may_work_for,
    may_work_for_some,
)
from nepso.foundation.accounts.selectors import Person, approvers_of
from nepso.foundation.agencies.kinds import AgencyKind
from nepso.foundation.agencies.models import Agency
from nepso.kernel.policy import ALLOWED, Decision, allow_when, refused
from nepso.outreach.distribution.policies import may_keep_outlets
from nepso.outreach.screens.alert_area import commune_of
from nepso.outreach.screens.kinds import Severity
from nepso.outreach.screens.models import Alert, DisplayScreen
from nepso.outreach.screens.states import PUBLISHED, WAITING

# Schools and businesses of the province stand for no place.
_WITHOUT_AREA = frozenset({AgencyKind.SCHOOL, AgencyKind.ENTERPRISE, AgencyKind.OTHER})
_NO_AREA = (
    "Cơ quan này không phụ trách địa bàn nào: hãy nhờ UBND xã, phường hoặc cơ quan cấp tỉnh phát."
)
_SECOND = (
    "Bạn đã soạn hoặc sửa thông báo này: hãy nhờ người khác phát, "
    "trừ mức đặc biệt nghiêm trọng thì ghi lý do phát một mình."
)
_BY_YOUR_KEY = (
    "Máy gửi thông báo này bằng khóa do bạn cấp: hãy nhờ một cán bộ của cơ quan đọc rồi bấm nhận, "
    "hoặc nhờ thủ trưởng khác, cơ quan cấp trên hay cơ quan đầu mối phát."
)


def may_see_screens(person: Person) -> Decision:
    """The pages of screens, loudspeakers and alerts: whoever works for an agency."""
    return may_work_for_some(person)


def may_keep_screen(person: Person, screen: DisplayScreen) -> Decision:
    """Set what it plays when, give it a new code: the agency of its outlet."""
    return may_keep_outlets(person, screen.outlet.agency)


def may_write_alert(person: Person, agency: Agency) -> Decision:
    """Write an alert in the name of an agency: who works for it, and the lead desk."""
    return may_work_for(person, agency)


def may_alert_in(agency: Agency, communes: Collection[Agency]) -> Decision:
    """Where an agency may alert: a commune or ward (and what belongs to it) in its own area alone,
    an agency of the province everywhere. Asked of the agency, whoever writes in its name."""
    area = commune_of(agency)
    if area is None:
        return allow_when(agency.kind not in _WITHOUT_AREA, _NO_AREA)
    return allow_when(
        bool(communes) and all(one.pk == area.pk for one in communes),
        f"{agency.name} chỉ được phát trong địa bàn {area.name}: hãy bỏ chọn nơi khác, "
        "hoặc nhờ cơ quan cấp tỉnh phát.",
    )


def may_change_alert(person: Person, alert: Alert) -> Decision:
    """Change what waits, write what is to replace what runs: who may write for its agency."""
    if alert.state not in (WAITING, PUBLISHED):
        return refused("Thông báo này đã kết thúc: hãy soạn thông báo mới.")
    return may_write_alert(person, alert.agency)


def may_publish_alert(person: Person, alert: Alert) -> Decision:
    """The second pair of eyes: head or lead desk, never who wrote it."""
    if alert.state != WAITING:
        return refused("Thông báo này không chờ phát: hãy tải lại trang.")
    decision = ALLOWED if may_run_programme(person) else may_approve_for(person, alert.agency)
    if not decision:
        return decision
    if _has_hand_in(person, alert):
        return refused(_SECOND)
    sent_it = _sent_by_key(person, alert)
    return allow_when(not sent_it or _read_by_another(person, alert), _BY_YOUR_KEY)


def _has_hand_in(person: Person, alert: Alert) -> bool:
    """Whoever wrote it or changed a word of it: all its steps until now are of such, but what a
    machine did by their key was written by no person."""
    if not isinstance(person, Account):
        return False
    wrote = alert.written_by_id == person.pk and not alert.by_machine
    return wrote or alert.steps.filter(by=person, by_machine=False).exists()


def _sent_by_key(person: Person, alert: Alert) -> bool:
    """Whether a machine sent it by a key of this person, who might send any text by it."""
    return alert.by_machine and isinstance(person, Account) and alert.written_by_id == person.pk


def _read_by_another(person: Person, alert: Alert) -> bool:
    """Whether somebody else answers for the words of a machine: read and took, or changed them."""
    steps = alert.steps.filter(by_machine=False, by__isnull=False)
    return steps.exclude(by_id=person.pk).exists()


def may_accept_alert(person: Person, alert: Alert) -> Decision:
    """Answer for what a machine sent, as if one had written it: an officer of its agency whose key
    did not send it; another then publishes (decision 0196)."""
    if alert.state != WAITING or not alert.by_machine:
        return refused("Thông báo này không chờ ai nhận: hãy tải lại trang.")
    if _sent_by_key(person, alert):
        return refused(_BY_YOUR_KEY)
    if alert.steps.filter(by_machine=False).exists():
        return refused("Đã có người nhận thông báo này: chỉ còn chờ phát.")
    return may_write_alert(person, alert.agency)


def may_publish_alone(person: Person, alert: Alert) -> Decision:
    """Publish without a second: what is Extreme, when waiting costs more than an error; and what
    one's own key sent, unchanged, where no other head of the agency or above it could."""
    if alert.state != WAITING:
        return refused("Thông báo này không chờ phát: hãy tải lại trang.")
    if alert.severity == Severity.EXTREME:
        return may_work_for(person, alert.agency)
    if not _sent_by_key(person, alert) or _has_hand_in(person, alert):
        return refused(_SECOND)
    if not (decision := may_approve_for(person, alert.agency)):
        return decision
    others = [str(one) for one in approvers_of(alert.agency) if one.pk != person.pk]
    return allow_when(not others, f"Hãy nhờ {', '.join(others[:3])} phát thông báo này.")


def may_end_alert(person: Person, alert: Alert) -> Decision:
    """Cancel what runs, drop what waits: the agency at once, alone: taking away harms nobody."""
    if alert.state not in (WAITING, PUBLISHED):
        return refused("Thông báo này đã kết thúc: hãy tải lại trang.")
    return may_work_for(person, alert.agency)
