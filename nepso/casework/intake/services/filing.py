"""Taking a submission in: acknowledged means stored."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.db import IntegrityError, transaction

from nepso.casework.intake.codes import code_hash, code_of
from nepso.casework.intake.facts import (
    MOST_LINKS,
    MOST_MATERIALS,
    MOST_TEXT,
    Filed,
    Filing,
)
from nepso.casework.intake.finding import findable
from nepso.casework.intake.harms import Harm
from nepso.casework.intake.kinds import (
    Answer,
    AnswerBy,
    CameBy,
    EntryKind,
    FieldGroup,
    HeldReason,
    ReporterKind,
    Side,
    Standing,
    Wanted,
)
from nepso.casework.intake.models import Consent, Contact, Material, Submission, ThreadEntry
from nepso.casework.intake.ports import tell_filed
from nepso.casework.intake.services.addresses import answer_address_give
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.jobs.services import job_enqueue
from nepso.kernel.clock import now
from nepso.kernel.errors import Invalid
from nepso.kernel.folding import nfc
from nepso.kernel.row_statements import row_new
from nepso.kernel.storing import row_store, stored_together

FILE = act("intake.submission_file", "đã nhận một phản ánh")


def submission_file(*, facts: Filing) -> Filed:
    """Store one submission with everything that belongs to it, and tell who waits for it.

    One ``form_token`` is one submission: sent again, the first one and the same code come back.
    Raises Invalid, a sentence per field. When this returns outside a transaction, it is stored.
    """
    _require_fit(facts)
    code = code_of(facts.form_token)
    printed = canonical(facts, code)
    try:
        with transaction.atomic():
            submission = _stored(facts, code, printed)
    except IntegrityError:
        # By the code, which stays: the token is forgotten after two days, or with the words.
        first = Submission.objects.filter(code_hash=code_hash(code)).first()
        if first is None:
            raise
        return Filed(first, code, is_new=False)
    return Filed(submission, code, is_new=True, printed=printed)


def _stored(facts: Filing, code: str, printed: str) -> Submission:
    moment = now()
    submission = row_new(
        Submission,
        code_hash=code_hash(code),
        form_token=facts.form_token,
        harm=facts.harm,
        kind=facts.kind,
        standing=facts.standing,
        text=facts.text,
        links=list(facts.links),
        seen_on=facts.seen_on,
        wanted=facts.wanted,
        wanted_line=facts.wanted_line,
        answer_by=facts.answer_by,
        answers={name: True for name, said in facts.answers.items() if said},
        commune=facts.commune,
        complained_of=facts.complained_of,
        came_by=facts.came_by,
        entered_by=facts.entered_by,
        received_at=moment,
        since=moment,
        filed_hash=hashlib.sha256(printed.encode()).hexdigest(),
        is_held=bool(facts.held_reason),
        held_reason=facts.held_reason,
        folded=findable(facts.harm, facts.text, facts.links),
    )
    by_mail = facts.answer_by == AnswerBy.EMAIL
    # Pictures are taken away again when storing fails: then it must not have been stored.
    with stored_together(last=not by_mail and not facts.materials):
        row_store(submission)
        _store_beside(submission, facts)
        for raw, sha256 in facts.materials:
            material = row_new(Material, submission=submission, raw=raw, sha256=sha256)
            row_store(material)
            job_enqueue("intake.material_make", material=material.public_id)
        detail = {"harm": facts.harm, "came_by": facts.came_by, "held": facts.held_reason}
        record(FILE, by=facts.entered_by, on=submission, detail=detail)
        tell_filed(submission)
    if by_mail:
        answer_address_give(submission=submission, email=facts.contact.email)
    return submission


def _store_beside(submission: Submission, facts: Filing) -> None:
    at, held = submission.received_at, facts.contact
    of = {"submission": submission}
    row_store(row_new(ThreadEntry, **of, side=Side.REPORTER, kind=EntryKind.FILED, at=at))
    # Nobody may read it and the answer goes by mail: the address alone is kept, for that.
    is_read = any(group == FieldGroup.CONTACT for _, group in facts.consents)
    if held and (is_read or facts.answer_by != AnswerBy.EMAIL):
        known = {"name": held.name, "email": held.email, "telephone": held.telephone}
        row_store(row_new(Contact, **of, **known))
    for recipient, group in sorted(facts.consents):
        given = {"recipient": recipient, "field_group": group, "given": True, "at": at}
        row_store(row_new(Consent, **of, **given))


def filed_facts(facts: Filing, code: str) -> dict[str, Any]:
    """What was filed, as the receipt prints it: its canonical JSON is what the hash is of."""
    return {
        "ma": code,
        "dieu_gay_hai": facts.harm,
        "loai": facts.kind,
        "tu_cach": facts.standing,
        "loi_ke": nfc(facts.text),
        "duong_dan": list(facts.links),
        "thay_ngay": facts.seen_on.isoformat() if facts.seen_on else "",
        "mong_muon": facts.wanted,
        "mong_muon_khac": nfc(facts.wanted_line),
        "tra_loi": sorted(name for name, said in facts.answers.items() if said),
        "noi_xay_ra": facts.commune.code if facts.commune else "",
        "co_quan_bi_phan_anh": facts.complained_of.code if facts.complained_of else "",
        "den_qua": facts.came_by,
        "tra_loi_qua": facts.answer_by,
        "co_lien_he": bool(facts.contact),
        "dong_y": sorted(f"{recipient}:{group}" for recipient, group in facts.consents),
        "anh": [sha256 for _, sha256 in facts.materials],
    }


def canonical(facts: Filing, code: str) -> str:
    """Keys sorted, no spaces, UTF-8: anybody can compute the SHA-256 of it again. The code in it
    keeps a short text from being guessed."""
    return json.dumps(
        filed_facts(facts, code), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


_CLOSED = {
    "harm": frozenset(Harm.values),
    "kind": frozenset(ReporterKind.values),
    "standing": frozenset(["", *Standing.values]),
    "wanted": frozenset(["", *Wanted.values]),
    "answer_by": frozenset(["", *AnswerBy.values]),
    "came_by": frozenset(CameBy.values),
    "held_reason": frozenset(["", *HeldReason.values]),
}
_ANSWERS = frozenset(Answer.values)


def _require_fit(facts: Filing) -> None:
    wrong = [name for name, known in _CLOSED.items() if getattr(facts, name) not in known]
    if not _ANSWERS.issuperset(facts.answers):
        wrong.append("answers")
    for name in wrong:
        raise Invalid("Hãy chọn trong danh sách.", fields={name: "Hãy chọn trong danh sách."})
    fields: dict[str, str] = {}
    if not (facts.text.strip() or facts.links or facts.materials):
        fields["text"] = "Hãy kể việc đã xảy ra, dán đường dẫn, hoặc gửi ảnh chụp màn hình."
    if len(facts.text) > MOST_TEXT:
        fields["text"] = f"Lời kể dài quá {MOST_TEXT} ký tự: hãy viết ngắn lại."
    if len(facts.links) > MOST_LINKS:
        fields["links"] = f"Nhiều nhất {MOST_LINKS} đường dẫn: hãy bỏ bớt."
    if facts.materials and facts.harm == Harm.CHILD_SAFETY:
        fields["materials"] = "Không nhận ảnh về xâm hại trẻ em: hãy gọi 111 ngay."
    if len(facts.materials) > MOST_MATERIALS:
        fields["materials"] = f"Nhiều nhất {MOST_MATERIALS} ảnh: hãy bỏ bớt."
    if facts.kind == ReporterKind.BUSINESS and not facts.standing:
        fields["standing"] = "Hãy cho biết doanh nghiệp phản ánh với tư cách gì."
    fields |= _unreachable(facts)
    if fields:
        raise Invalid(" ".join(fields.values()), fields=fields)


def _unreachable(facts: Filing) -> dict[str, str]:
    """Why nobody could answer by the way that was chosen. A mail goes without anybody reading the
    address; who calls, writes or sends a message has to be allowed to see whom."""
    if facts.answer_by == AnswerBy.EMAIL and not facts.contact.email:
        return {"email": "Hãy ghi thư điện tử để nhận câu trả lời, hoặc chọn cách khác."}
    calls = facts.answer_by in (AnswerBy.TELEPHONE, AnswerBy.ZALO)
    if calls and not facts.contact.telephone:
        return {"telephone": "Hãy ghi số điện thoại để nhận câu trả lời, hoặc chọn cách khác."}
    if calls and not any(group == FieldGroup.CONTACT for _, group in facts.consents):
        sentence = (
            "Để có người gọi hoặc nhắn, hãy cho ít nhất một nơi xem cách liên hệ; "
            "hoặc chọn cách nhận câu trả lời khác."
        )
        return {"answer_by": sentence}
    return {}
