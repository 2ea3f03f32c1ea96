"""What replies shows on the pages of cases (``cases.ports.Answering``)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.urls import reverse

from nepso.casework.cases.models import CaseFile
from nepso.casework.cases.ports import AnswerPanel, NextAct, PanelLine
from nepso.casework.cases.states import OUTSIDE, WORKING
from nepso.casework.replies.models import Reply
from nepso.casework.replies.policies import may_write_reply
from nepso.casework.replies.states import DRAFT, IN_REVIEW, REPLY
from nepso.foundation.accounts.models import Account


class RepliesOfCases:
    """Replies, as cases sees it."""

    def next_acts(self, cases: Sequence[CaseFile], person: Account) -> dict[int, NextAct]:
        """One query: where the answer of each case in work stands."""
        keys = [c.pk for c in cases if c.state in (WORKING, OUTSIDE)]
        if not keys:
            return {}
        under_way = Reply.objects.filter(case__in=keys, state__in=REPLY.group("under_way"))
        found = {r.case_id: r for r in under_way.only("case_id", "state", "public_id")}
        acts = {}
        for case in cases:
            if case.pk in found:
                acts[case.pk] = _next(found[case.pk])
            elif case.state == WORKING:
                url = reverse("replies:write", args=[case.public_id])
                acts[case.pk] = NextAct("Viết trả lời", url, "edit")
        return acts

    def panel(self, case: CaseFile, person: Account) -> AnswerPanel:
        """Every reply of a case, the latest first."""
        rows = list(case.replies.select_related("written_by", "approved_by").order_by("-id")[:20])
        has_one = any(row.state in REPLY.group("under_way") for row in rows)
        may_write = case.is_live and not has_one and may_write_reply(person, case)
        return AnswerPanel(
            lines=[_line(row) for row in rows],
            write_url=reverse("replies:write", args=[case.public_id]) if may_write else "",
        )

    def answered_since(self, since: dt.datetime) -> QuerySet[CaseFile]:
        """Those with a reply under way that somebody wrote or approved since then."""
        under_way = Reply.objects.filter(state__in=REPLY.group("under_way"))
        touched = under_way.filter(Q(written_at__gte=since) | Q(approved_at__gte=since))
        return CaseFile.objects.filter(pk__in=touched.values("case"))


def _next(reply: Reply) -> NextAct:
    url = reverse("replies:reply", args=[reply.public_id])
    if reply.state == DRAFT:
        return NextAct("Viết tiếp trả lời", reverse("replies:edit", args=[reply.public_id]), "edit")
    if reply.state == IN_REVIEW:
        return NextAct("Duyệt trả lời", url, "check")
    return NextAct("Gửi trả lời", url, "send")


def _line(reply: Reply) -> PanelLine:
    state = REPLY.state(reply.state)
    facts = f"Viết: {reply.written_by}"
    if reply.approved_by_id:
        facts += f" · Duyệt: {reply.approved_by}"
    url = reverse("replies:reply", args=[reply.public_id])
    return PanelLine(reply.get_outcome_display(), url, state.label, state.colour, facts)
