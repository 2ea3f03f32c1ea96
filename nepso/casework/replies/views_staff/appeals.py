"""Appeals: the queue of those who decide them, and one appeal with what was decided before."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from nepso.casework.cases.clock import is_overdue
from nepso.casework.cases.consents import blacked_out_for
from nepso.casework.cases.selectors import ReporterPart, appellant_parts
from nepso.casework.cases.services import case_read_note
from nepso.casework.intake.harms import Harm
from nepso.casework.intake.kinds import FieldGroup, Recipient
from nepso.casework.intake.models import Submission
from nepso.casework.intake.selectors import consented, links_of
from nepso.casework.replies import selectors, services
from nepso.casework.replies.forms import AppealForm
from nepso.casework.replies.kinds import AppealOutcome
from nepso.casework.replies.models import Appeal
from nepso.casework.replies.policies import may_decide_appeal, may_have_appeals
from nepso.casework.replies.services import AppealConflict
from nepso.casework.replies.states import APPEAL, DECIDING, WAITING
from nepso.casework.replies.wording import as_the_reporter_reads
from nepso.casework.triage.models import Seal, TriageDecision
from nepso.casework.triage.services import seal_read
from nepso.foundation.accounts.models import Account
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.ui.forms import revision_seen, tell


@never_cache
@login_required
def appeals(request: HttpRequest) -> HttpResponse:
    """The queue: open ones by their date, or those that ended."""
    require(may_have_appeals(request.user))
    closed = request.GET.get("xem") == "xong"
    page = selectors.appeals_page(
        request.user,
        closed=closed,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    tabs = [
        {"label": "Đang chờ", "url": "?", "current": not closed},
        {"label": "Đã xong", "url": "?xem=xong", "current": closed},
    ]
    cards = [_card(appeal) for appeal in page.rows]
    return render(request, "replies/appeals.html", {"cards": cards, "page": page, "tabs": tabs})


def _card(appeal: Appeal) -> dict[str, Any]:
    late = is_overdue(appeal, at=now())
    due = f"{timezone.localdate(appeal.due_at):%d/%m/%Y}" if appeal.due_at else ""
    words = f"Quá hạn từ {due}" if late else f"Hạn {due}" if due else ""
    if appeal.decided_at:
        words = f"Kết luận {timezone.localdate(appeal.decided_at):%d/%m/%Y}"
    return {
        "appeal": appeal,
        "state": APPEAL.state(appeal.state),
        "harm": Harm(appeal.harm).label,
        "due": words,
        "colour": "red" if late else "grey",
        "outcome": AppealOutcome(appeal.outcome).label if appeal.outcome else "",
    }


@never_cache
@login_required
def appeal(request: HttpRequest, public_id: str) -> HttpResponse:
    """One appeal: take it, decide it with reasons, leave it to another."""
    require(may_have_appeals(request.user))
    person = cast(Account, request.user)
    found = selectors.appeal_by_public_id(public_id, person)
    if found.case is not None:
        case_read_note(case=found.case, page="appeal", by=person)
    if request.method != "POST":
        return _page(request, found, AppealForm(initial={"revision": found.revision}))
    return _acted(request, found, person)


def _acted(request: HttpRequest, found: Appeal, person: Account) -> HttpResponse:
    form = AppealForm(request.POST)
    step, revision = request.POST.get("buoc", ""), revision_seen(request)
    plain = AppealForm(initial={"revision": found.revision})
    try:
        if step == "nhan":
            services.appeal_claim(appeal=found, revision=revision, by=person)
            messages.success(request, "Bạn đã nhận xem lại việc này.")
        elif step == "thoi":
            services.appeal_give_back(appeal=found, revision=revision, by=person)
            messages.success(request, "Đã để người khác nhận.")
        elif not form.is_valid():
            return _page(request, found, form, status=422)
        else:
            services.appeal_decide(appeal=found, by=person, **form.cleaned_data)
            messages.success(request, "Đã kết luận; người phản ánh đã được báo.")
            return redirect("replies:appeals")
    except AppealConflict as conflict:
        fresh = selectors.appeal_by_public_id(found.public_id, person)
        data = request.POST.copy()
        data["revision"] = str(fresh.revision)
        again = AppealForm(data) if step == "ket-luan" else plain
        return _page(request, fresh, again, status=409, problem=conflict.sentence)
    except Conflict as error:
        return _page(request, found, plain, status=409, problem=error.sentence)
    except Invalid as error:
        tell(form, error)
        return _page(request, found, form, status=422)
    return redirect("replies:appeal", public_id=found.public_id)


def _page(
    request: HttpRequest, found: Appeal, form: AppealForm, *, status: int = 200, problem: str = ""
) -> HttpResponse:
    may_decide = may_decide_appeal(request.user, found)
    mine = found.officer_id == request.user.pk
    values = {
        **_card(found),
        "case": found.case,
        "form": form,
        "problem": problem,
        "decided": _decided(found),
        "parts": _parts(found, cast(Account, request.user)),
        "why_not": "" if may_decide else may_decide.reason,
        "may_claim": found.state == WAITING and may_decide,
        "may_decide": found.state == DECIDING and mine and may_decide,
    }
    return render(request, "replies/appeal.html", values, status=status)


def _decided(found: Appeal) -> list[tuple[str, str, Any]]:
    """What was decided before, as the reporter read it: (by whom, words, when)."""
    rows: list[tuple[str, str, Any]] = []
    if found.case is not None:
        sent = found.case.replies.filter(sent_at__isnull=False).select_related("decision")
        rows += [
            (found.case.agency.name, as_the_reporter_reads(r), r.sent_at)
            for r in sent.order_by("-id")
        ]
    decisions = TriageDecision.objects.filter(submission=found.submission_id).order_by("-id")
    rows += [("Bộ phận tiếp nhận", d.words, d.at) for d in decisions if d.words]
    return rows


def _parts(found: Appeal, person: Account) -> list[ReporterPart]:
    """What the reporter gave, as far as the coordinator or the agency might see it; no contact."""
    if found.case is None:
        return _parts_of_triage(found.submission, person)
    return appellant_parts(found.case, of=[found.submission_id])


def _parts_of_triage(submission: Submission, person: Account) -> list[ReporterPart]:
    """Of what never became a case; reading what is sealed leaves a line."""
    groups = {str(group) for group in consented(submission, Recipient.COORDINATOR)}
    if Seal.objects.filter(submission=submission, erased_at__isnull=True).exists():
        seal_read(submission=submission, by=person)
        groups.add(FieldGroup.TEXT)
    hidden = blacked_out_for([submission.pk], [])[submission.pk]
    return [
        ReporterPart(
            submission=submission,
            is_main=True,
            groups=frozenset(groups),
            text=hidden.text(submission.text) if FieldGroup.TEXT in groups else "",
            links=[hidden.anywhere(one) for one in links_of(submission)],
            contact=None,
            thread=[],
        )
    ]
