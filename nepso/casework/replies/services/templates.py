"""Keeping the texts that replies start from."""

from __future__ import annotations

from django.db import transaction

from nepso.casework.cases.stepping import words
from nepso.casework.intake.harms import Harm
from nepso.casework.replies.kinds import ReplyOutcome
from nepso.casework.replies.models import ReplyTemplate
from nepso.casework.replies.policies import may_keep_templates
from nepso.casework.replies.shipped import shipped_templates
from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.kernel.errors import Invalid
from nepso.kernel.policy import require
from nepso.kernel.validation import require_revision

KEEP = act("replies.template_keep", "đã sửa mẫu trả lời")


@transaction.atomic
def template_keep(
    *,
    template: ReplyTemplate | None,
    code: str,
    revision: int,
    harm: str,
    outcome: str,
    title: str,
    text: str,
    is_active: bool,
    by: Account,
) -> ReplyTemplate:
    """Add a text, change one, or stand one's own words in for a shipped text (``code``).

    Raises Invalid per field, Conflict when somebody changed it meanwhile.
    """
    require(may_keep_templates(by))
    if code and code not in {one.code for one in shipped_templates()}:
        raise Invalid("Không có mẫu có sẵn này: hãy tải lại danh sách mẫu.")
    if outcome not in ReplyOutcome.values or harm not in ("", *Harm.values):
        raise Invalid("Hãy chọn loại việc và kết quả.", fields={"outcome": "Hãy chọn một dòng."})
    rows = ReplyTemplate.objects.select_for_update()
    held = rows.get(pk=template.pk) if template else ReplyTemplate(code=code)
    if template is not None:
        require_revision(held, revision)
    held.harm, held.outcome, held.is_active = harm, outcome, is_active
    held.title = words(title, "title", empty="Chưa ghi tên mẫu.", most=200)
    held.text = words(text, "text", empty="Chưa có nội dung mẫu.", most=6000)
    held.changed_by, held.changed_at, held.revision = by, now(), held.revision + 1
    held.save()
    record(KEEP, by=by, on=held, detail={"code": held.code, "active": is_active})
    return held
