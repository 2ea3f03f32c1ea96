"""Short ways to a reply and an appeal."""

from __future__ import annotations

import itertools

from nepso.casework.cases.models import CaseFile
from nepso.casework.cases.tests.world import World
from nepso.casework.intake.models import Submission
from nepso.casework.intake.services import submission_appeal
from nepso.casework.replies.models import Appeal, Reply
from nepso.casework.replies.services import (
    Answer,
    reply_approve,
    reply_send,
    reply_submit,
    reply_write,
)

SAID = Answer(
    outcome="answered",
    text="Chào bạn. Chúng tôi đã chặn trang này.",
    ground="Trang mạo danh một ngân hàng.",
    explanation="Tên miền không phải của ngân hàng.",
    redress="limited",
    redress_text="Nhà mạng đã chặn ngày 02/11/2026.",
)
_tokens = itertools.count(1)


def written(world: World, case: CaseFile, by="police", said=SAID) -> Reply:
    return reply_write(case=case, reply=None, revision=0, said=said, by=world.person(by))


def submitted(world: World, case: CaseFile, by="police", said=SAID) -> Reply:
    draft = written(world, case, by, said)
    return reply_submit(reply=draft, revision=draft.revision, by=world.person(by))


def sent(world: World, case: CaseFile, said=SAID, writer="police", approver="police_head") -> Reply:
    reply = submitted(world, case, by=writer, said=said)
    ready = reply_approve(reply=reply, revision=reply.revision, by=world.person(approver))
    return reply_send(reply=ready, revision=ready.revision, by=world.person(writer))


def reporter(case: CaseFile) -> Submission:
    return case.links.get(is_main=True).submission


def appealed(case: CaseFile, text="Trang ấy vẫn mở được.") -> Appeal:
    submission_appeal(submission=reporter(case), text=text, token=f"xem-lai-{next(_tokens)}")
    return Appeal.objects.get(submission=reporter(case), state="waiting")
