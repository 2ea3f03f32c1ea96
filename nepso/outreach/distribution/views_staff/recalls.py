"""Taking a product back: begin, the list of places, a tick for each."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.models import Account
from nepso.foundation.files.services import photo_keep
from nepso.foundation.files.serving import file_response
from nepso.kernel.errors import Conflict, Invalid, NotFound, TooLarge
from nepso.kernel.policy import require
from nepso.outreach.distribution import selectors, services
from nepso.outreach.distribution.forms_postings import RecallForm, StatementForm
from nepso.outreach.distribution.models import Recall, RecallItem, RecallStatement
from nepso.outreach.distribution.policies import (
    may_distribute,
    may_recall,
    may_tell_of_recall,
    may_tick,
)
from nepso.outreach.distribution.selectors.recalls import DONE, LEFT, OWN
from nepso.outreach.distribution.states import RECALL_STATES
from nepso.outreach.products.models import Product
from nepso.outreach.products.selectors import product_by_public_id
from nepso.ui.forms import tell

_PARTS = (
    (OWN, "Việc của cơ quan bạn"),
    (LEFT, "Chưa gỡ"),
    (DONE, "Đã gỡ"),
)


@login_required
def everything(request: HttpRequest) -> HttpResponse:
    """Every recall, what one's own agencies still have to take down above it."""
    require(may_distribute(request.user))
    page = selectors.recalls_page(
        request.user, after=request.GET.get("after", ""), before=request.GET.get("before", "")
    )
    values = {
        "page": page,
        "rows": [{"recall": one, "state": RECALL_STATES.state(one.state)} for one in page.rows],
        "waiting": selectors.items_waiting(request.user),
    }
    return render(request, "distribution/recalls.html", values)


@login_required
def recall(request: HttpRequest, public_id: str) -> HttpResponse:
    """One recall with every place."""
    require(may_distribute(request.user))
    return _page(request, selectors.recall_by_public_id(public_id, request.user))


def _page(request: HttpRequest, found: Recall, *, status: int = 200, **more: Any) -> HttpResponse:
    statement = getattr(found, "statement", None)
    asked = {name: request.GET.get(name, "") for name in ("after", "before")}
    places = selectors.places_of(found, request.user, part=request.GET.get("xem", ""), **asked)
    lines = [_line(request, item) for item in places.page.rows]
    here = reverse("distribution:recall", args=[found.public_id])
    values = {
        "recall": found,
        "state": RECALL_STATES.state(found.state),
        "statement": statement,
        "may_tell": bool(may_tell_of_recall(request.user, found)),
        "form": StatementForm(initial=_initial(statement)),
        "da_doc": statement.told_at.isoformat() if statement else "",
        "lines": lines,
        "places": places,
        "is_read": request.method == "GET",  # a page after a fault stands at an address of acts
        "tabs": [
            {
                "label": label,
                "url": f"{here}?xem={part}",
                "current": part == places.part,
                "count": places.numbers[part],
            }
            for part, label in _PARTS
            if places.numbers[part] or part == places.part
        ],
        "done": places.numbers[DONE],
        **more,
    }
    return render(request, "distribution/recall.html", values, status=status)


def _line(request: HttpRequest, item: RecallItem) -> dict[str, Any]:
    return {"item": item, "may_tick": item.done_at is None and may_tick(request.user, item)}


def _initial(statement: RecallStatement | None) -> dict[str, str]:
    if statement is None:
        return {}
    return {"was_wrong": statement.was_wrong, "is_right": statement.is_right}


@login_required
@require_POST
def tell_public(request: HttpRequest, public_id: str) -> HttpResponse:
    """Change what the public reads of it."""
    require(may_distribute(request.user))
    found = selectors.recall_by_public_id(public_id, request.user)
    require(may_tell_of_recall(request.user, found))
    form, read = StatementForm(request.POST), getattr(found, "statement", None)
    asked = request.POST.get("da_doc", "")
    if form.is_valid():
        try:
            if asked != (read.told_at.isoformat() if read else ""):
                raise Conflict(services.TOLD_MEANWHILE)
            services.recall_tell(
                recall=found, facts=_facts(form), read=read, by=cast(Account, request.user)
            )
        except Conflict as error:  # both are shown: who saves again has read the other's words
            tell(form, error)
            fresh = selectors.recall_by_public_id(public_id, request.user)
            return _page(request, fresh, status=409, form=form, both=True)
        except Invalid as error:
            tell(form, error)
    if not form.is_valid():
        return _page(request, found, status=422, form=form, da_doc=asked)
    messages.success(request, "Đã sửa lời cho người dân.")
    return redirect("distribution:recall", public_id=found.public_id)


def _facts(form: StatementForm | RecallForm) -> services.StatementFacts:
    given = form.cleaned_data
    return {"was_wrong": given["was_wrong"], "is_right": given["is_right"]}


@login_required
def begin(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say why, and take it back from everywhere."""
    require(may_distribute(request.user))
    found = product_by_public_id(public_id, request.user)
    require(may_recall(request.user, found))
    if request.method != "POST":
        return _begin_page(request, found, RecallForm())
    form = RecallForm(request.POST)
    if not form.is_valid():
        return _begin_page(request, found, form, status=422)
    given = form.cleaned_data
    try:
        begun = services.recall_begin(
            product=found,
            kind=given["kind"],
            reason=given["reason"],
            statement=_facts(form),
            by=cast(Account, request.user),
        )
    except (Invalid, Conflict) as error:
        tell(form, error)
        return _begin_page(request, found, form, status=422)
    messages.success(request, "Đã thu hồi: các kênh tự động đã gỡ, mọi nơi khác đã được báo.")
    return redirect("distribution:recall", public_id=begun.public_id)


def _begin_page(
    request: HttpRequest, found: Product, form: RecallForm, *, status: int = 200
) -> HttpResponse:
    values = {"product": found, "form": form}
    return render(request, "distribution/recall_begin.html", values, status=status)


@login_required
@require_POST
def tick(request: HttpRequest, public_id: str) -> HttpResponse:
    """It is gone from one place: how, perhaps with a photo."""
    require(may_distribute(request.user))
    item = selectors.item_by_public_id(public_id, request.user)
    require(may_tick(request.user, item))
    by, photo = cast(Account, request.user), request.FILES.get("anh")
    found = selectors.recall_by_public_id(item.recall.public_id, request.user)
    try:
        stored = photo_keep(content=photo, name=photo.name or "anh", by=by) if photo else None
        services.recall_item_tick(
            item=item, proof=request.POST.get("da_go", ""), by=by, stored=stored
        )
    except (Invalid, TooLarge, Conflict) as error:
        status = 409 if isinstance(error, Conflict) else 422
        typed = {"at": item.public_id, "words": request.POST.get("da_go", "")}
        # Alone, whichever page it stands on: what was typed is not looked for.
        lines = [_line(request, selectors.item_by_public_id(public_id, request.user))]
        more = {"lines": lines, "typed": typed, "is_alone": True}
        return _page(request, found, status=status, wrong=error.sentence, **more)
    messages.success(request, "Đã ghi là đã gỡ ở nơi này.")
    return redirect("distribution:recall", public_id=found.public_id)


@login_required
def tick_file(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The photo of a tick."""
    require(may_distribute(request.user))
    item = selectors.item_by_public_id(public_id, request.user)
    if item.stored is None:
        raise NotFound("Không có ảnh ở dòng này: hãy mở lại trang thu hồi.")
    return file_response(item.stored)
