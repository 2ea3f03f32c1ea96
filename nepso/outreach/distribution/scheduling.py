"""When something may run on an outlet: its days, its quiet hours, and what else runs just then."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q
from django.utils import timezone

from nepso.kernel.errors import Invalid
from nepso.outreach.distribution.kinds import OURS, SPOKEN, OutletKind
from nepso.outreach.distribution.making.scripts import reading_seconds
from nepso.outreach.distribution.models import Outlet, Posting, Variant
from nepso.outreach.distribution.ports import is_put_out_by_machine
from nepso.outreach.distribution.states import POSTING_STATES
from nepso.outreach.products.models import Product

# Two texts on one outlet nearer than this are pointed out: the second hides the first.
APART = dt.timedelta(minutes=15)
# Whoever types this minute means now; what lies further back is a slip of the hand, or too late.
_JUST_NOW = dt.timedelta(minutes=5)
FURTHEST = dt.timedelta(days=366)


def times_checked(outlet: Outlet, begins: dt.datetime, until: dt.datetime | None) -> None:
    """Raise Invalid, a sentence per field, for times at which nothing can run there."""
    day = timezone.localtime(begins).date()
    wrong = {}
    if until is not None and until <= begins:
        wrong["until"] = "Giờ kết thúc phải sau giờ đăng: hãy xem lại hai mốc."
    if begins > timezone.now() + FURTHEST:
        wrong["planned_at"] = "Chỉ lên lịch được trong vòng một năm: hãy chọn ngày gần hơn."
    elif not outlet.is_open_on(day):
        wrong["planned_at"] = f"Kênh “{outlet.name}” không dùng vào ngày {day:%d/%m/%Y}."
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)


def in_quiet_hours(outlet: Outlet, moment: dt.datetime) -> bool:
    """Whether that moment lies in them; from 22:00 to 05:00 they go over midnight."""
    return is_quiet_at(outlet, timezone.localtime(moment).time())


def is_quiet_at(outlet: Outlet, time: dt.time) -> bool:
    """Whether that time of any day lies in the quiet hours of an outlet."""
    if outlet.quiet_from is None or outlet.quiet_until is None:
        return False
    if outlet.quiet_from <= outlet.quiet_until:
        return outlet.quiet_from <= time < outlet.quiet_until
    return time >= outlet.quiet_from or time < outlet.quiet_until


def cautions(
    outlet: Outlet,
    variant: Variant,
    begins: dt.datetime,
    until: dt.datetime | None,
    *,
    apart_from: Posting | None = None,
) -> list[str]:
    """What a person should know before they plan it so: a sentence each, nothing is forbidden."""
    told = []
    if begins < timezone.now() - _JUST_NOW:
        told.append(_passed(outlet, is_planned=apart_from is not None))
    last = until or begins + dt.timedelta(seconds=_seconds(variant, outlet))
    if in_quiet_hours(outlet, begins) or (outlet.kind in SPOKEN and in_quiet_hours(outlet, last)):
        told.append(
            f"Rơi vào giờ yên lặng của kênh ({outlet.quiet_from:%H:%M} đến "
            f"{outlet.quiet_until:%H:%M})."
        )
    if outlet.kind not in (*OURS, OutletKind.LCD_SCREEN, OutletKind.LED_BOARD):  # they take turns
        told += [_beside(other) for other in _running_then(outlet, begins, last, apart_from)]
    if _already(outlet, variant.product, apart_from):
        told.append("Sản phẩm này đã có trong lịch hoặc đang đăng trên kênh này.")
    return told


def _passed(outlet: Outlet, *, is_planned: bool) -> str:
    """What to do about it: the button "Đã đăng" stands on the page of a posting alone, which is not
    there before it is planned."""
    if is_put_out_by_machine(outlet):
        return "Giờ này đã qua: máy sẽ đăng ngay."
    first = "" if is_planned else "cứ lên lịch, rồi "
    return (
        f"Giờ này đã qua: nếu đã đăng rồi thì {first}mở trang của lượt đăng và bấm “Đã đăng”, nếu "
        "chưa thì chọn giờ khác."
    )


def _seconds(variant: Variant, outlet: Outlet) -> int:
    if outlet.kind not in SPOKEN:
        return 0
    return reading_seconds(variant.parts["script"], outlet.words_a_minute or 130)


def _running_then(
    outlet: Outlet, begins: dt.datetime, last: dt.datetime, apart_from: Posting | None
) -> list[Posting]:
    live = POSTING_STATES.group("waiting") | POSTING_STATES.group("running")
    near = Q(planned_at__gt=begins - APART, planned_at__lt=last + APART)
    rows = Posting.objects.filter(near, outlet=outlet, state__in=live).select_related("product")
    if apart_from is not None:
        rows = rows.exclude(pk=apart_from.pk)
    return list(rows.order_by("planned_at", "id")[:3])


def _beside(other: Posting) -> str:
    at = timezone.localtime(other.planned_at)
    return f"Gần với “{other.product.title}” lúc {at:%H:%M ngày %d/%m/%Y} trên cùng kênh."


def _already(outlet: Outlet, product: Product, apart_from: Posting | None) -> bool:
    live = POSTING_STATES.group("waiting") | POSTING_STATES.group("running")
    rows = Posting.objects.filter(outlet=outlet, product=product, state__in=live)
    if apart_from is not None:
        rows = rows.exclude(pk=apart_from.pk)
    return rows.exists()
