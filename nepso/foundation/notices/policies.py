"""Who may do what with notices."""

from __future__ import annotations

from nepso.foundation.accounts.policies import may_read_programme
from nepso.foundation.accounts.selectors import Person
from nepso.foundation.notices.models import Notice
from nepso.kernel.policy import Decision, allow_when


def may_have_notices(person: Person) -> Decision:
    """The inbox: everybody with a role."""
    return may_read_programme(person)


def may_read_notice(person: Person, notice: Notice) -> Decision:
    """A notice is its receiver's alone."""
    return allow_when(
        person.pk is not None and person.pk == notice.account_id,
        "Thông báo này gửi cho người khác: hãy mở danh sách thông báo của bạn.",
    )
