"""A reply from draft to the thread: written, approved by another person, sent."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from nepso.casework.cases.kinds import StepKind
from nepso.casework.cases.models import CaseFile
from nepso.casework.cases.services import case_close
from nepso.casework.cases.states import CASE, REFERRING
from nepso.casework.cases.stepping import GONE, asked_no_more, seen_as, words
from nepso.casework.cases.telling import tell
from nepso.casework.intake.services import thread_write
from nepso.casework.replies.kinds import Redress, ReplyOutcome
from nepso.casework.replies.models import DecisionRecord, Reply
from nepso.casework.replies.plain import places_left
from nepso.casework.replies.policies import may_approve_reply, may_write_reply
from nepso.casework.replies.states import APPROVED, DRAFT, DROPPED, IN_REVIEW, REPLY, SENT
from nepso.casework.replies.wording import as_the_reporter_reads
from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import reachable_at
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require

WRITE = act("replies.write", "đã viết bản trả lời")
SUBMIT = act("replies.submit", "đã trình duyệt trả lời")
RETURN = act("replies.return", "đã trả lại bản trả lời")
APPROVE = act("replies.approve", "đã duyệt trả lời")
SEND = act("replies.send", "đã gửi trả lời cho người phản ánh")
DROP = act("replies.drop", "đã bỏ bản trả lời")
LONGEST = 6000


class ReplyConflict(Conflict):
    """Somebody else saved in between; ``current`` is the reply as it is now."""

    def __init__(self, current: Reply) -> None:
        super().__init__("Người khác vừa sửa bản trả lời này: hãy so hai bản rồi lưu lại.")
        self.current = current


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reply says."""

    outcome: str
    text: str
    ground: str
    explanation: str
    redress: str
    redress_text: str = ""
    template: str = ""


def _checked(said: Answer) -> Answer:
    wrong: dict[str, str] = {}
    if said.outcome not in ReplyOutcome.values:
        wrong["outcome"] = "Hãy chọn kết quả."
    if said.redress not in Redress.values:
        wrong["redress"] = "Hãy chọn đã khắc phục gì."
    needed = (
        ("text", said.text, "Chưa có nội dung trả lời.", LONGEST),
        ("ground", said.ground, "Chưa ghi căn cứ: hãy nêu quy định hoặc sự việc.", 2000),
        (
            "explanation",
            said.explanation,
            "Chưa giải thích: hãy nói vì sao.",
            3000,
        ),
    )
    for name, text, empty, most in needed:
        try:
            words(text, name, empty=empty, most=most)
        except Invalid as error:
            wrong |= error.fields
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)
    return said


@transaction.atomic
def reply_write(
    *, case: CaseFile, reply: Reply | None, revision: int, said: Answer, by: Account
) -> Reply:
    """Write or change the draft of a case; there is one at a time. What was in review or approved
    becomes a draft again. Raises Invalid per field; ReplyConflict on another's change."""
    case = seen_as(case, None)  # held, so that two first drafts come one after the other
    require(may_write_reply(by, case))
    if not case.is_live:
        raise Conflict("Hồ sơ đã khép: không viết trả lời được nữa.")
    _checked(said)
    if reply is None:
        existing = Reply.objects.filter(case=case, state__in=REPLY.group("under_way")).first()
        if existing is not None:
            raise ReplyConflict(existing)
        fresh = Reply(case=case)
    else:
        fresh = held(reply, revision)
        if fresh.state != DRAFT:
            REPLY.require_move(fresh.state, DRAFT)
    fresh.outcome, fresh.text, fresh.state = said.outcome, said.text.strip(), DRAFT
    fresh.template = said.template or fresh.template
    fresh.written_by, fresh.written_at = by, now()
    fresh.approved_by, fresh.approved_at = None, None
    fresh.revision += 1
    fresh.save()
    facts = {
        "ground": said.ground.strip(),
        "explanation": said.explanation.strip(),
        "redress": said.redress,
        "redress_text": said.redress_text.strip(),
    }
    fresh.writers.add(by)
    DecisionRecord.objects.update_or_create(reply=fresh, defaults=facts)
    asked_no_more(case)
    record(WRITE, by=by, on=fresh, detail={"case": case.public_id, "outcome": said.outcome})
    return fresh


def held(reply: Reply, revision: int | None) -> Reply:
    """The row as stored, held until the transaction ends, after its case, which every act holds
    first."""
    seen_as(reply.case, None)
    rows = Reply.objects.select_for_update(of=("self",))
    fresh = rows.select_related("case__agency", "written_by").get(pk=reply.pk)
    if revision is not None and fresh.revision != revision:
        raise ReplyConflict(fresh)
    return fresh


def _moved(reply: Reply, state: str, by: Account) -> None:
    REPLY.require_move(reply.state, state)
    reply.state = state
    reply.moved_by.add(by)
    reply.revision += 1
    asked_no_more(reply.case)


@transaction.atomic
def reply_submit(*, reply: Reply, revision: int, by: Account) -> Reply:
    """Put it before whoever approves. Raises Invalid while places of the template stand open."""
    fresh = held(reply, revision)
    require(may_write_reply(by, fresh.case))
    decision = fresh.decision
    whole = f"{fresh.text}\n{decision.ground}\n{decision.explanation}\n{decision.redress_text}"
    if places := places_left(whole):
        sentence = f"Còn chỗ chưa điền: {', '.join(places[:5])}. Hãy điền rồi trình duyệt."
        raise Invalid(sentence, fields={"text": sentence})
    _moved(fresh, IN_REVIEW, by)
    fresh.returned_because = ""
    fresh.save()
    record(SUBMIT, by=by, on=fresh)
    heads = reachable_at({fresh.case.agency_id}).heads.get(fresh.case.agency_id, [])
    tell(fresh.case, heads, "có trả lời chờ bạn duyệt.", by=by)
    return fresh


@transaction.atomic
def reply_return(*, reply: Reply, revision: int, because: str, by: Account) -> Reply:
    """Send it back to its writer with a reason."""
    fresh = held(reply, revision)
    require(may_approve_reply(by, fresh))
    said = words(because, "because", empty="Chưa ghi lý do: hãy viết cần sửa gì.", most=2000)
    _moved(fresh, DRAFT, by)
    fresh.returned_because, fresh.approved_by, fresh.approved_at = said, None, None
    fresh.save()
    record(RETURN, by=by, on=fresh)
    tell(fresh.case, [fresh.written_by], "bản trả lời được trả lại, hãy sửa.", by=by)
    return fresh


@transaction.atomic
def reply_approve(*, reply: Reply, revision: int, by: Account) -> Reply:
    """Stand by it; never one who wrote any of it (of who saved it last the database holds to that
    too)."""
    fresh = held(reply, revision)
    require(may_approve_reply(by, fresh))
    _moved(fresh, APPROVED, by)
    fresh.approved_by, fresh.approved_at = by, now()
    fresh.save()
    record(APPROVE, by=by, on=fresh)
    return fresh


@transaction.atomic
def reply_send(*, reply: Reply, revision: int, by: Account) -> Reply:
    """Write it into every reporter's thread and close the case with its outcome.

    A confirmed address is told, without a word of it (intake). Sent twice it is there once.
    Raises Conflict for a case that waits for another agency, or whose hand-over is not signed, and
    for words that nobody approved since an appeal opened it again.
    """
    fresh = held(reply, revision)
    require(may_write_reply(by, fresh.case))
    if fresh.case.state == REFERRING or fresh.case.state in CASE.group("closed"):
        raise Conflict("Hồ sơ không ở bước gửi trả lời: hãy mở lại hồ sơ.")
    _require_approved_since(fresh)
    _moved(fresh, SENT, by)
    fresh.sent_by, fresh.sent_at = by, now()
    fresh.save()
    text = as_the_reporter_reads(fresh)
    refused = fresh.outcome in (ReplyOutcome.REFUSED, ReplyOutcome.NOT_OURS)
    for link in fresh.case.links.select_related("submission").order_by("id"):
        if link.submission.state not in GONE:
            thread_write(
                submission=link.submission,
                kind="decision" if refused else "reply",
                text=text,
                by=by,
                agency=fresh.case.agency,
                token=f"reply:{fresh.public_id}",
            )
    fresh.case = case_close(case=fresh.case, revision=None, state=fresh.outcome, by=by)
    record(SEND, by=by, on=fresh, detail={"outcome": fresh.outcome})
    return fresh


def _require_approved_since(reply: Reply) -> None:
    """An appeal that was upheld found what was decided before it wrong."""
    opened = reply.case.steps.filter(kind=StepKind.REOPENED).order_by("-id").first()
    if opened is not None and (reply.approved_at is None or reply.approved_at < opened.at):
        raise Conflict(
            "Bản này được duyệt trước khi hồ sơ mở lại sau khiếu nại: hãy sửa lại, rồi trình duyệt."
        )


@transaction.atomic
def reply_approve_and_send(*, reply: Reply, revision: int, by: Account) -> Reply:
    """Both or neither: where it cannot be sent (a hand-over that nobody signed), nothing is
    approved either. Raises as the two acts do."""
    approved = reply_approve(reply=reply, revision=revision, by=by)
    return reply_send(reply=approved, revision=approved.revision, by=by)


@transaction.atomic
def reply_drop(*, reply: Reply, revision: int, by: Account) -> Reply:
    """Put a draft aside for good."""
    fresh = held(reply, revision)
    require(may_write_reply(by, fresh.case))
    _moved(fresh, DROPPED, by)
    fresh.save()
    record(DROP, by=by, on=fresh)
    return fresh
