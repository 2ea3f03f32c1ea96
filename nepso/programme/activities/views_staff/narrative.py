"""Accounting in words for a task that takes no evidence."""

from __future__ import annotations

from typing import cast

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from nepso.foundation.accounts.models import Account
from nepso.foundation.worktime.models import Period
from nepso.kernel.errors import Invalid, NotFound
from nepso.kernel.fields import NfcFormField
from nepso.kernel.policy import require
from nepso.programme.activities.models import TaskNarrative
from nepso.programme.activities.policies import may_narrate, may_read_narrative
from nepso.programme.activities.presenting import task_label
from nepso.programme.activities.services import NarrativeConflict, narrative_write
from nepso.programme.register.selectors import plan_task_by_public_id


class NarrativeForm(forms.Form):
    """The words; a long field and nothing else."""

    text = NfcFormField(
        label="Cơ quan đã làm gì",
        required=False,
        help_text="Kể việc đã làm, kết quả, khó khăn. Không nêu tên người dân.",
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


@login_required
def narrative(request: HttpRequest, public_id: str) -> HttpResponse:
    """Read, and for those who may write, the words of one task for one period."""
    task = plan_task_by_public_id(public_id, request.user)
    require(may_read_narrative(request.user, task))
    if not task.words_only:
        raise NotFound("Nhiệm vụ này có minh chứng: hãy ghi hoạt động thay cho tường thuật.")
    period = _period(request.GET.get("ky", ""))
    found = TaskNarrative.objects.filter(plan_task=task, period=period).first()
    values = {
        "task": task,
        "title": task_label(task),
        "period": period,
        "periods": Period.objects.order_by("-counts_from")[:8],
        "found": found,
        "form": None,
        "theirs": "",
    }
    if not may_narrate(request.user, task):
        return render(request, "activities/narrative.html", values)
    initial = {"text": found.text if found else "", "revision": found.revision if found else 0}
    form = NarrativeForm(request.POST or None, initial=initial)
    values["form"] = form
    if request.method != "POST" or not form.is_valid():
        return render(request, "activities/narrative.html", values)
    try:
        narrative_write(
            plan_task=task, period=period, by=cast(Account, request.user), **form.cleaned_data
        )
    except NarrativeConflict as conflict:
        data = request.POST.copy()
        data["revision"] = str(conflict.current.revision)
        values |= {"form": NarrativeForm(data), "theirs": conflict.current.text or "(trống)"}
        return render(request, "activities/narrative.html", values, status=409)
    except Invalid as error:
        form.add_error("text", error.sentence)
        return render(request, "activities/narrative.html", values, status=422)
    messages.success(request, "Đã lưu tường thuật.")
    return redirect(f"{request.path}?ky={period.public_id}")


def _period(asked: str) -> Period:
    """The period asked for, else the latest that has begun."""
    rows = Period.objects.order_by("-counts_from")
    found = rows.filter(public_id=asked).first() if asked else rows.first()
    if found is None:
        raise NotFound("Chưa có kỳ báo cáo nào: hãy nhờ cơ quan đầu mối mở kỳ.")
    return found
