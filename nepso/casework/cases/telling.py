"""Telling officers what waits for them. The sentence may travel by e-mail: number and harm only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from django.urls import reverse

from nepso.casework.cases.models import CaseFile
from nepso.casework.cases.policies import is_barred, works_at
from nepso.casework.cases.states import CASE
from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import (
    accounts_receiving,
    administrators_everywhere,
    reachable_at,
)
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import agencies_valid
from nepso.foundation.notices.kinds import Asked, NoticeKind, kind_joins
from nepso.foundation.notices.ports import Rings, rings_join
from nepso.foundation.notices.selectors import rings_unanswered
from nepso.foundation.notices.services import notice_give, ring_again, ring_answer, ring_start
from nepso.kernel.clock import now, today


def _still_there(asked: Sequence[Asked]) -> set[Asked]:
    """Those of cases that are still there: nobody is sent to one that was sealed."""
    numbers = CaseFile.objects.filter(public_id__in={one.about for one in asked})
    there = set(numbers.values_list("public_id", flat=True))
    return {one for one in asked if one.about in there}


KIND = NoticeKind("cases.case", "Hồ sơ xử lý phản ánh", noun="hồ sơ", still_needed=_still_there)
kind_joins(KIND)


def people_of(agency: Agency) -> list[Account]:
    """Who takes what comes to an agency: its officers, else its heads; reception at the lead's."""
    if agency.is_lead_desk:
        found = accounts_receiving()
        if found:
            return found
    return reachable_at({agency.pk}).taking(agency.pk)


def _called(about: str, *, wide: bool) -> list[Account]:
    """The people of the agency that has the case; when they did not take it, its heads and the
    whole reception too. Nobody of the agency complained of."""
    case = CaseFile.objects.filter(public_id=about).select_related("agency", "handler").first()
    if case is None:
        return []
    people = [case.handler] if case.handler else people_of(case.agency)
    if wide:
        heads = reachable_at({case.agency_id}).heads.get(case.agency_id, [])
        people = [*people, *people_of(case.agency), *heads, *accounts_receiving()]
    return [person for person in people if not is_barred(person, case.complained_of_id)]


def _still_rings(about: str) -> bool:
    live = CaseFile.objects.filter(state__in=CASE.group("live"))
    return live.filter(public_id=about).exists()


def _link_of(about: str) -> str:
    return reverse("cases:case", args=[about])


def _still_nobody_has(asked: Sequence[Asked]) -> set[Asked]:
    """Those of live cases whose agency ended: somebody may have taken it, or over, meanwhile."""
    live = CaseFile.objects.filter(state__in=CASE.group("live"))
    rows = live.filter(public_id__in={one.about for one in asked}).exclude(
        agency__in=agencies_valid().order_by()
    )
    left = set(rows.values_list("public_id", flat=True))
    return {one for one in asked if one.about in left}


NOBODY = NoticeKind(
    "cases.nobody",
    "Hồ sơ không còn cơ quan nào giữ",
    noun="hồ sơ",
    may_mute=False,
    still_needed=_still_nobody_has,
)
kind_joins(NOBODY)


URGENT = NoticeKind(
    "cases.urgent",
    "Hồ sơ khẩn",
    noun="hồ sơ khẩn",
    may_mute=False,
    still_needed=_still_there,
)
RINGS = Rings(
    kind=URGENT,
    called=_called,
    still_rings=_still_rings,
    link_of=_link_of,
    desk="cases:list",
    mailed="Có hồ sơ khẩn chờ anh/chị: mở Nếp Số",
    sentence="Hồ sơ khẩn mới giao cơ quan bạn, có thể có người gặp nguy hiểm: hãy mở và nhận ngay.",
)
rings_join(RINGS)


def ring_handlers(case: CaseFile) -> None:
    """Call those who handle a case of danger, at whatever hour, until one of them takes it."""
    ring_start(kind=URGENT.code, about=case.public_id)


def ring_anew(case: CaseFile) -> None:
    """Whoever had a case of danger has it no more, or it was given to somebody who has not taken it
    yet: it rings from the first round on (decision 0225)."""
    if case.is_urgent and case.is_live:
        ring_again(kind=URGENT.code, about=case.public_id)


def is_ringing(case: CaseFile) -> bool:
    """Whether somebody is being called about it."""
    return case.public_id in rings_unanswered(URGENT.code).filter(about=case.public_id)


def waits_for(person: Account, case: CaseFile) -> bool:
    """Whether a case was given to this person and rings until they take it. One query at most."""
    return case.is_urgent and case.handler_id == person.pk and is_ringing(case)


def taken(case: CaseFile, by: Account) -> None:
    """Somebody took it, or says it was handed over: an act, not a look. Only one of the agency that
    handles it ends the calling."""
    if works_at(by, case.agency):
        ring_answer(kind=URGENT.code, about=case.public_id, by=by)


def tell(
    case: CaseFile,
    whom: Iterable[Account | None],
    sentence: str,
    *,
    by: Account | None,
    link: str = "",
) -> None:
    """One notice to each but the one who acted and who may not read it, being of the agency
    complained of; it leads to the case unless told."""
    link = link or reverse("cases:case", args=[case.public_id])
    key = f"{case.public_id}:{now().isoformat()}"
    for account in dict.fromkeys(whom):
        if account is None or account == by or is_barred(account, case.complained_of_id):
            continue
        notice_give(
            to=account,
            kind=KIND.code,
            key=key,
            sentence=f"{case}: {sentence}",
            link=link,
            abouts=[case.public_id],
            by=by,
        )


def tell_handlers(case: CaseFile, sentence: str, *, by: Account | None) -> None:
    """Whoever handles it; while nobody does, the agency's people."""
    tell(case, [case.handler] if case.handler else people_of(case.agency), sentence, by=by)


def who_can_mend(is_about: Callable[[Account], bool]) -> list[Account]:
    """Who hears that a matter has nobody left: who can name somebody (an agency, an officer) and
    the reception. Nobody of the agency complained about, save who can name where there is nobody
    else."""
    names = set(administrators_everywhere())
    apart = {one for one in names | set(accounts_receiving()) if not is_about(one)}
    hear = apart if apart & names else apart | names
    return sorted(hear, key=lambda one: one.pk)


def once_a_week(about: str) -> str:
    """The key of a notice that is given anew each week while nothing changes."""
    year, week, _ = today().isocalendar()
    return f"{about}:{year}-{week:02}"


def tell_nobody_has(case: CaseFile) -> None:
    """Its agency ended, nobody took over and no coordinator may have it: told once a week. Not all
    who hear so may read it: no harm, no number, no agency."""
    for account in who_can_mend(lambda one: is_barred(one, case.complained_of_id)):
        notice_give(
            to=account,
            kind=NOBODY.code,
            key=once_a_week(case.public_id),
            sentence=(
                "Có hồ sơ mà cơ quan giữ đã kết thúc, chưa có nơi thay: cần ghi cơ quan tiếp nhận "
                "thay, hoặc cơ quan đầu mối khác."
            ),
            link=reverse("agencies:list"),
            abouts=[case.public_id],
        )
