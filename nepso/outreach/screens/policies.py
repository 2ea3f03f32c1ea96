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
from nepso.foundation.accounts.selectors import Person
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
    return allow_when(not _has_hand_in(person, alert), _SECOND)


def _has_hand_in(person: Person, alert: Alert) -> bool:
    """Whoever wrote it or changed a word of it: all its steps until now are of such."""
    if not isinstance(person, Account):
        return False
    return alert.written_by_id == person.pk or alert.steps.filter(by=person).exists()


def may_publish_alone(person: Person, alert: Alert) -> Decision:
    """Publish one's own without a second: only Extreme, when waiting costs more than an error."""
    if alert.state != WAITING:
        return refused("Thông báo này không chờ phát: hãy tải lại trang.")
    if alert.severity != Severity.EXTREME:
        return refused(_SECOND)
    return may_work_for(person, alert.agency)


def may_end_alert(person: Person, alert: Alert) -> Decision:
    """Cancel what runs, drop what waits: the agency at once, alone: taking away harms nobody."""
    if alert.state not in (WAITING, PUBLISHED):
        return refused("Thông báo này đã kết thúc: hãy tải lại trang.")
    return may_work_for(person, alert.agency)
