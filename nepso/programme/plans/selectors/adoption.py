"""What stands between a reviewed version and its adoption, and what adoption will do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from nepso.foundation.agencies.selectors import group_members
from nepso.programme.plans.kinds import CarryChoice, DeadlineKind, DutyKind, Part
from nepso.programme.plans.models import CarryOver, Duty, DutyParty, MeasureLink, PlanVersion
from nepso.programme.plans.ports import OpenWorkStanding, open_work_standings
from nepso.programme.plans.selectors.review import (
    NEEDS_LEAD,
    UNDATED_PERIOD,
    UNDATED_YEARLY,
    UNMATCHED,
    WITHOUT_KIND,
)
from nepso.programme.plans.states import DROPPED, DUTY_STATES, PROPOSED

MOST_NAMED = 8


@dataclass(frozen=True)
class CheckItem:
    """One finding: a sentence, the duties it is about (at most eight), where to mend it (``url``
    for a page of another package)."""

    code: str
    sentence: str
    duties: list[Duty] = field(default_factory=list)
    url: str = ""


@dataclass(frozen=True)
class AdoptionChecklist:
    """``blocking`` must be mended first, ``advice`` may stand; then what adoption does.

    ``general`` are measures that would reach nobody: no agency is named for them and no duty
    carries them out. A person mends each, or says that they stay general. ``open_work`` is work
    that the version does not give again as it was.
    """

    blocking: list[CheckItem]
    general: list[Duty]
    advice: list[CheckItem]
    duty_count: int
    given_count: int
    agency_count: int
    group_count: int
    open_work: list[OpenWorkStanding]

    @property
    def is_ready(self) -> bool:
        return not self.blocking


def adoption_checklist(version: PlanVersion) -> AdoptionChecklist:
    """Everything undecided about a version, and how many duties go to how many agencies."""
    kept = version.duties.filter(state__in=DUTY_STATES.group("kept")).defer("compiled")
    to = _addressees(version)
    amended = version.carry_overs.exists()
    open_work = open_work_standings(version) if amended else []
    return AdoptionChecklist(
        blocking=_blocking(version, kept) + _emptied(kept, to.emptied) + _open_work(open_work),
        general=list(measures_for_nobody(version)),
        advice=_advice(version, kept),
        duty_count=kept.count(),
        given_count=len(to.given),
        agency_count=len(to.agencies),
        group_count=len(to.groups),
        open_work=open_work,
    )


def carry_over_moves(version: PlanVersion) -> dict[str, str]:
    """Public id of an old duty → that of the duty of this version in which its open work goes on,
    as people decided; several may go on in one."""
    rows = version.carry_overs.filter(decision__in=(CarryChoice.SAME, CarryChoice.CHANGED))
    return dict(rows.values_list("old__public_id", "new__public_id"))


def carry_overs_together(rows: Iterable[CarryOver]) -> dict[int, list[CarryOver]]:
    """By the key of each of ``rows`` whose open work goes on in a new duty, as people decided: the
    others whose work goes on in the same one."""
    by_new: defaultdict[int, list[CarryOver]] = defaultdict(list)
    for row in rows:
        if row.decision and row.new_id is not None:
            by_new[row.new_id].append(row)
    return {
        row.pk: [other for other in alike if other.pk != row.pk]
        for alike in by_new.values()
        for row in alike
    }


def measures_for_nobody(version: PlanVersion) -> QuerySet[Duty]:
    """Kept measures without an agency of their own that no kept duty is confirmed to carry out."""
    kept = DUTY_STATES.group("kept")
    carried = MeasureLink.objects.filter(
        is_confirmed=True, duty__state__in=kept, measure__version=version
    )
    led = DutyParty.objects.filter(duty__version=version, part=Part.LEAD)
    rows = version.duties.filter(kind=DutyKind.MEASURE, state__in=kept).defer("compiled")
    return (
        rows.exclude(pk__in=carried.values("measure"))
        .exclude(pk__in=led.values("duty"))
        .order_by("order")
    )


def _found(code: str, sentence: str, rows: QuerySet[Duty]) -> list[CheckItem]:
    """One item with the number of rows put into the sentence, or none."""
    duties = list(rows.distinct().order_by("order"))
    if not duties:
        return []
    return [CheckItem(code, sentence.format(n=len(duties)), duties[:MOST_NAMED])]


def _blocking(version: PlanVersion, kept: QuerySet[Duty]) -> list[CheckItem]:
    addressed = kept.filter(kind__in=NEEDS_LEAD)
    led = addressed.filter(parties__part=Part.LEAD)
    open_leads = DutyParty.objects.filter(UNMATCHED, part=Part.LEAD, duty__in=kept)
    found = [
        *_found("waiting", "Còn {n} nhiệm vụ chưa xác nhận.", kept.filter(state=PROPOSED)),
        *_found(
            "no_lead", "Có {n} nhiệm vụ chưa có cơ quan thực hiện.", addressed.exclude(pk__in=led)
        ),
        *_found(
            "unmatched",
            "Có {n} nhiệm vụ mà tên cơ quan thực hiện chưa khớp với cơ quan nào.",
            kept.filter(parties__in=open_leads),
        ),
        *_carry_over(version),
    ]
    if not kept.exists():
        found.append(CheckItem("empty", "Chưa có nhiệm vụ nào để giao."))
    return found


def _emptied(kept: QuerySet[Duty], duties: set[int]) -> list[CheckItem]:
    return _found(
        "emptied",
        "Có {n} nhiệm vụ giao cho nhóm mà mọi thành viên đều bị bỏ ra: hãy để lại ít nhất một "
        "thành viên, hoặc bớt nhóm khỏi nhiệm vụ.",
        kept.filter(pk__in=duties),
    )


def _carry_over(version: PlanVersion) -> list[CheckItem]:
    rows = version.carry_overs.select_related("old", "new")
    found = []
    undecided = [row.old for row in rows if not row.decision]
    if undecided:
        sentence = f"Còn {len(undecided)} nhiệm vụ cũ chưa quyết định việc đang làm đi đâu."
        found.append(CheckItem("carry_over", sentence, undecided[:MOST_NAMED]))
    lost = [row.old for row in rows if row.decision and row.new and row.new.state == DROPPED]
    if lost:
        sentence = f"Có {len(lost)} việc đang làm chuyển sang nhiệm vụ mới mà nay đã bỏ."
        found.append(CheckItem("carry_over", sentence, lost[:MOST_NAMED]))
    return found


def _open_work(standings: list[OpenWorkStanding]) -> list[CheckItem]:
    return [
        CheckItem(
            "open_work",
            f"Còn {standing.undecided} việc đang làm mà bản mới không giao lại cho đúng cơ quan, "
            "đúng kỳ ấy: hãy quyết định việc đi đâu.",
            url=standing.url,
        )
        for standing in standings
        if standing.undecided
    ]


def _advice(version: PlanVersion, kept: QuerySet[Duty]) -> list[CheckItem]:
    open_partners = DutyParty.objects.filter(UNMATCHED, part=Part.COORDINATING, duty__in=kept)
    undecided = kept.filter(measure_links__decided_by=None, measure_links__isnull=False)
    found = [
        *_found(
            "unclear",
            "Có {n} nhiệm vụ ghi thời hạn chưa rõ: sổ nhiệm vụ sẽ để trống hạn.",
            kept.filter(Q(deadline_kind=DeadlineKind.UNCLEAR) | WITHOUT_KIND),
        ),
        *_found(
            "undated",
            "Có {n} nhiệm vụ làm theo kỳ chưa ghi đủ ngày, tháng: sổ nhiệm vụ sẽ lấy ngày cuối "
            "tháng, cuối kỳ.",
            kept.filter(UNDATED_YEARLY | UNDATED_PERIOD),
        ),
        *_found(
            "partners",
            "Có {n} nhiệm vụ nêu bên phối hợp chưa khớp: vẫn giữ tên như văn bản ghi.",
            kept.filter(parties__in=open_partners),
        ),
        *_found(
            "links",
            "Có {n} nhiệm vụ còn gợi ý liên kết với giải pháp chưa quyết định.",
            undecided,
        ),
    ]
    if version.text and not (version.symbol and version.issued_on):
        sentence = "Văn bản chưa có số hoặc ngày ban hành: có thể ghi trước khi thông qua."
        found.append(CheckItem("describe", sentence))
    return found


@dataclass
class _Addressees:
    """The duties that some agency of the system will have in its register, those agencies (members
    of groups included, those left out not), the groups that lead a duty, and the duties that name
    a group of which a person left out every member."""

    given: set[int] = field(default_factory=set)
    agencies: set[int] = field(default_factory=set)
    groups: set[int] = field(default_factory=set)
    emptied: set[int] = field(default_factory=set)


def _addressees(version: PlanVersion) -> _Addressees:
    rows = DutyParty.objects.filter(
        duty__version=version, duty__state__in=DUTY_STATES.group("kept"), part=Part.LEAD
    )
    found = _Addressees()
    for duty, agency in rows.filter(agency__isnull=False).values_list("duty_id", "agency_id"):
        found.given.add(duty)
        found.agencies.add(agency)
    members: dict[int, set[int]] = {}
    parties = rows.filter(group__isnull=False).select_related("group")
    for party in parties.prefetch_related("excluded"):
        assert party.group is not None
        if party.group.pk not in members:
            members[party.group.pk] = {a.pk for a in group_members(party.group)}
        left = members[party.group.pk] - {a.pk for a in party.excluded.all()}
        found.agencies |= left
        if left:
            found.given.add(party.duty_id)
        elif members[party.group.pk]:
            found.emptied.add(party.duty_id)
    found.groups = set(members)
    return found
