"""What becomes of open work when an amended plan is adopted: decided, duty by duty."""

from __future__ import annotations

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.folding import fold
from nepso.programme.plans.aligning import DutyText, align
from nepso.programme.plans.changes import stamp, version_to_review, version_touch
from nepso.programme.plans.doubts import doubts_without_names
from nepso.programme.plans.kinds import CarryChoice
from nepso.programme.plans.models import CarryOver, Duty, DutyParty, MeasureLink, PlanVersion
from nepso.programme.plans.selectors.review import UNMATCHED
from nepso.programme.plans.services import acts
from nepso.programme.plans.states import ADOPTED, DUTY_STATES

# Why a name is matched where a person said so of the version in force. The machine takes that
# over as its suggestion (``acts.TAKE_OVER``, by nobody): whoever confirms the duty and adopts the
# version decides it.
AS_BEFORE = "như bản đang thực hiện"


def version_prepare_carry_over(*, version: PlanVersion) -> None:
    """Align an amended version with the one in force and suggest what becomes of each old duty.

    Where a duty did not change by a letter, what people decided about it (whom it names, words
    only, the measures it carries out) comes along, so that nobody decides the same thing
    twice. Called while compiling.
    """
    binding = version.plan.versions.filter(state=ADOPTED).first()
    if binding is None:
        return
    old = list(binding.duties.filter(state__in=DUTY_STATES.group("kept")))
    new = list(version.duties.all())
    pairs = align([_words(d) for d in old], [_words(d) for d in new])
    rows = [
        CarryOver(
            version=version,
            old=duty,
            new=new[pair.new] if pair.new is not None else None,
            score=round(pair.score, 3),
            suggestion=pair.choice,
            reason=pair.reason,
        )
        for duty, pair in zip(old, pairs, strict=True)
    ]
    CarryOver.objects.bulk_create(rows)
    for row in rows:
        if row.suggestion == CarryChoice.SAME and row.new is not None:
            _take_decisions(row.old, row.new)
    _match_namesakes(binding, version)
    _take_links(version, {row.old_id: row for row in rows if row.new is not None})
    record(acts.SUGGEST_CARRY, by=None, on=version, detail={"suggested": len(rows)})


def _words(duty: Duty) -> DutyText:
    return DutyText(duty.clause, duty.bullet, duty.folded)


def _take_decisions(old: Duty, new: Duty) -> None:
    new.words_only, new.words_only_part = old.words_only, old.words_only_part
    stamp(new, by=None, act=acts.TAKE_OVER)
    new.save()
    decided = {(p.part, p.name): p for p in old.parties.prefetch_related("excluded")}
    for party in new.parties.all():
        known = decided.get((party.part, party.name))
        if known is not None and known.is_matched:
            _match_as_before(party, known)


def _match_namesakes(binding: PlanVersion, version: PlanVersion) -> None:
    """What a person said a name means holds for it in reworded and new duties too.

    Only where that name meant one thing all over the version in force.
    """
    meant: dict[str, list[DutyParty]] = {}
    said = ("", AS_BEFORE)  # by a person in this version, or in one before it
    decided = DutyParty.objects.filter(duty__version=binding, match_reason__in=said)
    for party in decided.exclude(UNMATCHED).prefetch_related("excluded"):
        meant.setdefault(fold(party.name), []).append(party)
    rows = DutyParty.objects.filter(UNMATCHED, duty__version=version)
    settled: dict[int, list[str]] = {}
    for party in rows:
        known = meant.get(fold(party.name), [])
        if len({(k.agency_id, k.group_id, k.is_outside) for k in known}) == 1:
            _match_as_before(party, known[0])
            party.excluded.clear()  # which members are left out was said of one duty
            settled.setdefault(party.duty_id, []).append(party.name)
    for duty in Duty.objects.filter(pk__in=settled):
        Duty.objects.filter(pk=duty.pk).update(
            doubts=doubts_without_names(duty.doubts, settled[duty.pk])
        )


def _take_links(version: PlanVersion, heirs: dict[int, CarryOver]) -> None:
    """What people said about which measure a duty carries out comes along with both of them.

    Where one of the two was reworded, a "yes" stays a suggestion, with that reason first.
    """
    known = {
        (link.duty_id, link.measure_id): link
        for link in MeasureLink.objects.filter(duty__version=version)
    }
    for old in MeasureLink.objects.filter(duty__in=heirs, decided_by__isnull=False):
        if old.measure_id not in heirs:
            continue
        duty, measure = heirs[old.duty_id], heirs[old.measure_id]
        assert duty.new is not None
        assert measure.new is not None
        link = known.get((duty.new.pk, measure.new.pk)) or MeasureLink(
            duty=duty.new, measure=measure.new, score=old.score, reasons=old.reasons
        )
        if {duty.suggestion, measure.suggestion} == {CarryChoice.SAME}:
            link.is_confirmed, link.decided_by = old.is_confirmed, old.decided_by
        elif old.is_confirmed:
            link.reasons = ["Đã xác nhận ở bản đang thực hiện.", *link.reasons]
        else:
            continue
        stamp(link, by=None, act=acts.TAKE_OVER)
        link.save()


def _match_as_before(party: DutyParty, known: DutyParty) -> None:
    party.agency_id, party.group_id = known.agency_id, known.group_id
    party.is_outside = known.is_outside
    party.match_reason = AS_BEFORE
    stamp(party, by=None, act=acts.TAKE_OVER)
    party.save()
    party.excluded.set(known.excluded.all())


@transaction.atomic
def carry_over_decide(
    *, carry_over: CarryOver, decision: str, new: Duty | None, revision: int | None, by: Account
) -> CarryOver:
    """Say what becomes of the open work of one old duty.

    ``same`` and ``changed`` move it to ``new``, ``gone`` withdraws it. Several old duties may go on
    in one new. Raises Invalid when the new duty is missing or dropped.
    """
    version = version_to_review(carry_over.version, by=by)
    row = CarryOver.objects.get(pk=carry_over.pk)
    if revision is not None and row.revision != revision:
        raise Conflict("Người khác vừa quyết định việc này: hãy xem quyết định đang lưu.")
    if decision == CarryChoice.GONE:
        new = None
    else:
        _require_kept(version, new)
    row.new, row.decision, row.decided_by, row.decided_at = new, decision, by, now()
    row.revision += 1
    row.save()
    version_touch(version)
    record(acts.CARRY, by=by, on=version, detail={"old": row.old.public_id, "decision": decision})
    return row


def _require_kept(version: PlanVersion, new: Duty | None) -> None:
    if new is None or new.version_id != version.pk:
        raise Invalid("Hãy chọn nhiệm vụ trong bản mới nhận việc đang làm.")
    if new.state not in DUTY_STATES.group("kept"):
        raise Invalid("Nhiệm vụ được chọn đã bỏ: hãy chọn nhiệm vụ khác.")


@transaction.atomic
def carry_over_accept_suggestions(*, version: PlanVersion, by: Account) -> int:
    """Decide as suggested where nobody decided yet and the duty did not change by a letter;
    returns how many. One line each. What changed or is gone, a person decides one by one.
    """
    version = version_to_review(version, by=by)
    count = 0
    rows = version.carry_overs.filter(decision="", suggestion=CarryChoice.SAME)
    for row in rows.select_related("new", "old"):
        if row.new is None or row.new.state not in DUTY_STATES.group("kept"):
            continue
        carry_over_decide(
            carry_over=row, decision=row.suggestion, new=row.new, revision=None, by=by
        )
        count += 1
    record(acts.CARRY, by=by, on=version, detail={"accepted": count})
    return count
