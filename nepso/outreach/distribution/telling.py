"""Telling the people whose turn it is: a line in their inbox, without the text itself."""

from __future__ import annotations

from django.urls import reverse

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import reachable_at
from nepso.foundation.notices.services.giving import notice_give
from nepso.outreach.distribution.kinds import TOLD
from nepso.outreach.distribution.models import FigureTable, Recall, RuleChange, Variant
from nepso.outreach.distribution.policies import (
    deciding_agencies,
    may_approve_table,
    may_approve_variant,
    may_decide_rule,
)
from nepso.outreach.distribution.selectors.rules import rule_address


def tell_variant_approvers(variant: Variant, by: Account) -> None:
    """Somebody else is to read the changed words: the heads of the agency, else the lead desk."""
    reachable = reachable_at([variant.agency_id])
    for person in reachable.deciding(
        variant.agency_id, lambda one: may_approve_variant(one, variant), but=by
    ):
        _tell_of_variant(person, variant, "Có lời sửa của một bản theo kênh chờ bạn đọc và duyệt.")


def tell_variant_editor(variant: Variant, by: Account) -> None:
    """What became of their words."""
    if variant.edited_by is not None and variant.edited_by != by:
        _tell_of_variant(variant.edited_by, variant, "Lời bạn sửa cho một kênh đã được duyệt.")


def _tell_of_variant(person: Account, variant: Variant, sentence: str) -> None:
    notice_give(
        to=person,
        kind=TOLD.code,
        key=f"{variant.public_id}.{variant.revision}",
        sentence=sentence,
        link=reverse("distribution:variant", args=[variant.public_id]),
        abouts=[variant.public_id],
    )


def tell_rule_approvers(change: RuleChange, by: Account) -> None:
    """Somebody else is to read the changed rule: the heads, else the lead desk."""
    agencies = deciding_agencies(change)
    reachable = reachable_at([one.pk for one in agencies])
    told = {
        person
        for one in agencies
        for person in reachable.deciding(one.pk, lambda who: may_decide_rule(who, change), but=by)
    }
    for person in sorted(told, key=lambda one: one.pk):
        _tell_of_rule(person, change, "Có quy tắc làm bản theo kênh chờ bạn đọc và duyệt.")


def tell_rule_writer(change: RuleChange, by: Account, sentence: str) -> None:
    """What became of their rule."""
    if change.written_by is not None and change.written_by != by:
        _tell_of_rule(change.written_by, change, sentence)


def _tell_of_rule(person: Account, change: RuleChange, sentence: str) -> None:
    notice_give(
        to=person,
        kind=TOLD.code,
        key=f"{change.public_id}.{change.revision}",
        sentence=sentence,
        link=rule_address(change),
        abouts=[change.public_id],
    )


def tell_table_approvers(table: FigureTable, by: Account) -> None:
    """Somebody else is to read the figures: the heads of the agency, else the lead desk."""
    agency = table.product.agency_id
    reachable = reachable_at([agency])
    for person in reachable.deciding(agency, lambda one: may_approve_table(one, table), but=by):
        _tell_of_table(person, table, "Có bảng số liệu của một đồ họa chờ bạn đọc và duyệt.")


def tell_table_typist(table: FigureTable, by: Account) -> None:
    """What became of their figures."""
    if table.typed_by is not None and table.typed_by != by:
        _tell_of_table(table.typed_by, table, "Bảng số liệu bạn nhập cho đồ họa đã được duyệt.")


def _tell_of_table(person: Account, table: FigureTable, sentence: str) -> None:
    notice_give(
        to=person,
        kind=TOLD.code,
        key=f"{table.public_id}.{table.revision}",
        sentence=sentence,
        link=reverse("distribution:artwork", args=[table.product.public_id, "infographic_png"]),
        abouts=[table.public_id],
    )


def tell_recall(recall: Recall, agencies: set[int], by: Account | None) -> None:
    """Everybody who has something to take down, at once: the officers of these agencies."""
    _tell_agencies(
        recall,
        agencies,
        by,
        "Một sản phẩm phải thu hồi ngay khỏi kênh của cơ quan bạn: hãy gỡ rồi đánh dấu đã gỡ.",
    )


def tell_dropped(recall: Recall, agencies: set[int], by: Account | None) -> None:
    """Whose planned runs were dropped and who have nothing else: a script lies printed perhaps."""
    _tell_agencies(
        recall,
        agencies,
        by,
        "Một sản phẩm trong lịch của cơ quan bạn đã bị thu hồi và bỏ khỏi lịch: "
        "đừng đăng, đừng đọc bản đã in.",
    )


def _tell_agencies(recall: Recall, agencies: set[int], by: Account | None, sentence: str) -> None:
    reachable = reachable_at(sorted(agencies))
    told: set[int] = set()
    for agency in agencies:
        for person in (*reachable.officers.get(agency, []), *reachable.heads.get(agency, [])):
            if person.pk not in told and person != by:
                told.add(person.pk)
                notice_give(
                    to=person,
                    kind=TOLD.code,
                    key=f"{recall.public_id}.{agency}",
                    sentence=sentence,
                    link=reverse("distribution:recall", args=[recall.public_id]),
                    abouts=[recall.public_id],
                )
