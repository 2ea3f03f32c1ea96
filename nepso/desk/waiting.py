"""What waits for a person, from every lane: one function a lane, each a handful of lines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from nepso.casework.cases.presenting import case_cards
from nepso.casework.cases.selectors import cases_waiting, referrals_offered_to
from nepso.casework.corrections.models import Correction
from nepso.casework.corrections.policies import may_keep_corrections
from nepso.casework.corrections.selectors import corrections_waiting
from nepso.casework.intake.delivered import to_tell_now
from nepso.casework.intake.policies import may_tell
from nepso.casework.triage.selectors import waiting_counts
from nepso.desk.appeal_lines import appeal_lines
from nepso.foundation.accounts.models import Account
from nepso.kernel.clock import today
from nepso.outreach.distribution.policies import may_distribute
from nepso.outreach.distribution.selectors import (
    items_waiting,
    postings_due,
    rule_address,
    rule_changes_waiting,
    tables_waiting,
    variants_waiting,
)
from nepso.outreach.products.dues import due_of
from nepso.outreach.products.models import Product
from nepso.outreach.products.policies import may_keep_products
from nepso.outreach.products.selectors import products_waiting
from nepso.programme.activities.selectors import (
    activities_for_desk,
    activities_for_head,
    activities_returned,
)
from nepso.programme.plans.models import PlanVersion
from nepso.programme.plans.policies import may_review_plans
from nepso.programme.plans.states import COMPILING, IN_REVIEW, UNREADABLE, VERSION_STATES
from nepso.programme.register.policies import may_settle_succession
from nepso.programme.register.presenting import task_rows
from nepso.programme.register.selectors import (
    agencies_waiting,
    bounded_count,
    deadline_condition,
    my_plan_tasks,
)
from nepso.programme.register.selectors.listing import ORDER, SOON
from nepso.programme.reporting.following.selectors import letters_to_sign, promises_broken
from nepso.programme.reporting.models import PeriodicReport
from nepso.programme.reporting.models.reports import report_title
from nepso.programme.reporting.selectors import reports_to_accept, reports_waiting
from nepso.programme.reporting.states import REPORT_STATES, SUBMITTED

MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class Waiting:
    """One line: ``urgency`` sorts (0 first) and ``when`` is shown; ``colour`` of its words."""

    urgency: int
    title: str
    url: str
    what: str
    when: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True)
class MyCounts:
    """Bounded counts of a person's open tasks."""

    overdue: int
    soon: int
    total: int


def waiting_for(person: Account) -> list[Waiting]:
    """The most urgent lines of all lanes."""
    lines = [line for lane in LANES for line in lane(person)]
    return sorted(lines, key=lambda line: line.urgency)[:MOST_LINES]


def my_counts(person: Account) -> MyCounts:
    """How much waits in the register: overdue, due in 30 days, all."""
    rows = my_plan_tasks(person)
    return MyCounts(
        bounded_count(rows.filter(deadline_condition("qua-han"))),
        bounded_count(rows.filter(deadline_condition("sap-den"))),
        bounded_count(rows),
    )


def _tasks(person: Account) -> list[Waiting]:
    until = today() + SOON
    rows = my_plan_tasks(person).filter(due_sort__lte=until).order_by(*ORDER)
    found = rows.select_related("duty", "agency", "responsible")[:MOST_LINES]
    return [
        Waiting(
            urgency=(row.task.due_sort - today()).days,
            title=row.title,
            url=row.url,
            what=row.who,
            when=f"Hạn {row.due}",
            colour=row.late,
        )
        for row in task_rows(found)
    ]


# Where the next step of a version is taken.
_VERSION_PAGES = {
    COMPILING: "plans:progress",
    UNREADABLE: "plans:progress",
    IN_REVIEW: "plans:review",
}


def _versions(person: Account) -> list[Waiting]:
    if not may_review_plans(person):
        return []
    open_ones = PlanVersion.objects.filter(state__in=VERSION_STATES.group("open"))
    rows = open_ones.select_related("plan").only("state", "public_id", "plan__title")[:5]
    return [
        Waiting(
            urgency=0,
            title=f"Rà soát kế hoạch: {version.plan.title}",
            url=reverse(_VERSION_PAGES[version.state], args=[version.public_id]),
            what=VERSION_STATES.state(version.state).label,
        )
        for version in rows
    ]


def _endings(person: Account) -> list[Waiting]:
    if not may_settle_succession(person):
        return []
    count = agencies_waiting().count()
    return [
        Waiting(
            urgency=0,
            title=f"{count} cơ quan đã kết thúc còn nhiệm vụ chưa xong",
            url=reverse("register:endings"),
            what="Quyết định cơ quan nào làm tiếp",
        )
    ][: bool(count)]


def _reports(person: Account) -> list[Waiting]:
    """Reports to write or to approve, and for the lead desk one line a period to look at."""
    lines = [_report_line(report) for report in reports_waiting(person)]
    lines += [
        Waiting(
            urgency=0,
            title=f"Tiếp nhận: {report_title(period)}",
            url=f"{reverse('reporting:period', args=[period.public_id])}?tinh_trang=approved",
            what=f"{number} báo cáo đã duyệt, chờ xem",
        )
        for period, number in reports_to_accept(person)
    ]
    return lines


def _report_line(report: PeriodicReport) -> Waiting:
    due = report.period.units_due_on
    days = (due - today()).days if due else SOON.days
    is_submitted = report.state == SUBMITTED
    page = "reporting:read" if is_submitted else "reporting:report"
    verb = "Duyệt" if is_submitted else "Lập"
    return Waiting(
        urgency=days,
        title=f"{verb}: {report.title}",
        url=reverse(page, args=[report.public_id]),
        what=f"{report.agency.name} · {REPORT_STATES.state(report.state).label}",
        when=_when(due, days),
        colour="red" if due and days < 0 else "amber" if due and days <= SOON.days else "",
    )


def _when(due: dt.date | None, days: int) -> str:
    """The date, and by how many days it has passed."""
    if due is None:
        return ""
    return f"Hạn {due:%d/%m/%Y}" + (f", quá {-days} ngày" if days < 0 else "")


def _following(person: Account) -> list[Waiting]:
    """For the lead desk: promises on the telephone that were not kept, letters to sign."""
    lines = [
        Waiting(
            urgency=0,
            title=f"Gọi lại: {number} cơ quan chưa gửi báo cáo như đã hẹn",
            url=f"{reverse('reporting:calls')}?{urlencode({'ky': period.code, 'goi': 'qua-hen'})}",
            what=report_title(period),
            when="Đã quá ngày hẹn",
            colour="red",
        )
        for period, number in promises_broken(person)
    ]
    letters = letters_to_sign(person)
    if letters:
        title, url = f"{letters} công văn đôn đốc chờ ký", reverse("reporting:letters")
        lines.append(Waiting(0, title, url, "Đã có tệp, chờ số và ngày ký"))
    return lines


def _activities(person: Account) -> list[Waiting]:
    """What waits for the person as head, as the lead desk, and what was sent back to them."""
    queues = (
        (activities_returned(person), "activities:mine", "hoạt động bị trả lại", "Cần sửa", "red"),
        (activities_for_head(person), "activities:for_head", "hoạt động chờ bạn duyệt", "", ""),
        (activities_for_desk(person), "activities:for_desk", "hoạt động chờ vào báo cáo", "", ""),
    )
    lines = []
    for rows, name, words, when, colour in queues:
        count = bounded_count(rows)
        if count:
            shown = _many(count)
            url = reverse(name) + ("?tinh_trang=returned" if colour else "")
            what = "Hoạt động và minh chứng"
            lines.append(Waiting(0, f"{shown} {words}", url, what, when, colour))
    return lines


def _submissions(person: Account) -> list[Waiting]:
    """What citizens reported and nobody has decided; what may cost a life stands before all."""
    counts = waiting_counts(person)
    if not counts.total:
        return []
    return [
        Waiting(
            urgency=-1000 if counts.urgent else 0,
            title=f"{_many(counts.total)} phản ánh chờ phân loại",
            url=reverse("triage:list"),
            what="Phản ánh của người dân",
            when=f"{_many(counts.urgent)} khẩn" if counts.urgent else "",
            colour="red" if counts.urgent else "",
        )
    ]


def _cases(person: Account) -> list[Waiting]:
    """Cases to take or to go on with, by their date; offers of other agencies; appeals."""
    lines = [
        Waiting(
            urgency=-1000 if card.case.restricted else _days_left(card.case.due_at),
            title=f"Hồ sơ {card.case.number}: {card.harm}",
            url=card.url,
            what=card.act.label,
            when=card.due.words,
            colour=card.due.colour if card.due.colour in ("red", "amber") else "",
        )
        for card in case_cards(list(cases_waiting(person)[:MOST_LINES]), person)
    ]
    if offered := referrals_offered_to(person).count():
        url, what = reverse("cases:list"), "Cơ quan khác chuyển đến"
        lines.append(Waiting(0, f"{_many(offered)} hồ sơ chờ cơ quan bạn nhận", url, what))
    for one in appeal_lines(person):
        colour = "red" if one.urgency < 0 else ""
        said = f"{_many(one.number)} {one.waits}"
        lines.append(Waiting(one.urgency, said, one.url, one.means, colour=colour))
    return lines


def _to_tell(person: Account) -> list[Waiting]:
    """Answers that a person has still to bring to whoever reported."""
    number = to_tell_now(person) if may_tell(person) else 0
    if not number:
        return []
    url, what = reverse("intake:telling_list"), "Gọi, viết hoặc báo tại bàn rồi ghi lại"
    return [Waiting(0, f"{_many(number)} câu trả lời chờ báo cho người phản ánh", url, what)]


def _days_left(due_at: dt.datetime | None) -> int:
    return (timezone.localdate(due_at) - today()).days if due_at else SOON.days


def _many(count: int) -> str:
    return f"{count}" if count < 1000 else "Hơn 999"


def _corrections(person: Account) -> list[Waiting]:
    """Corrections to read and approve, and those that came back to their writer."""
    if not may_keep_corrections(person):
        return []
    return [_correction_line(one) for one in corrections_waiting(person)[:MOST_LINES]]


def _correction_line(correction: Correction) -> Waiting:
    came_back = bool(correction.reason)
    verb = "Đính chính bị trả lại" if came_back else "Duyệt đính chính"
    return Waiting(
        urgency=0,
        title=f"{verb}: {correction.title}",
        url=reverse("corrections:correction", args=[correction.public_id]),
        what=correction.get_area_display(),
        when="Cần sửa" if came_back else "",
        colour="red" if came_back else "",
    )


def _products(person: Account) -> list[Waiting]:
    """Products to read and approve, and those that came back to their writer."""
    if not may_keep_products(person):
        return []
    return [_product_line(one) for one in products_waiting(person)[:MOST_LINES]]


def _product_line(product: Product) -> Waiting:
    came_back = bool(product.reason)
    verb = "Sản phẩm bị trả lại" if came_back else "Duyệt sản phẩm"
    due = due_of(product)
    told = [due.words if due else "", "Cần sửa" if came_back else ""]
    return Waiting(
        urgency=min(due.days, 0) if due else 0,
        title=f"{verb}: {product.title}",
        url=reverse("products:product", args=[product.public_id]),
        what=product.get_audience_display(),
        when=" · ".join(filter(None, told)),
        colour="red" if came_back else due.colour if due else "",
    )


def _outlets(person: Account) -> list[Waiting]:
    """What to take down first of all, then changed words to approve, then what is due or unproven
    on the person's outlets."""
    if not may_distribute(person):
        return []
    taken_back = [
        Waiting(
            urgency=0,
            title=f"{item.asks}: {item.what}",
            url=reverse("distribution:recall", args=[item.recall.public_id]),
            what=item.recall.product.title,
            when="Thu hồi",
            colour="red",
        )
        for item in items_waiting(person)[:MOST_LINES]
    ]
    words = [
        Waiting(
            urgency=0,
            title=f"Duyệt lời sửa: {variant.product.title}",
            url=reverse("distribution:variant", args=[variant.public_id]),
            what=variant.get_kind_display(),
        )
        for variant in variants_waiting(person)[:MOST_LINES]
    ]
    words += [
        Waiting(
            urgency=0,
            title=f"Duyệt bảng số liệu: {table.product.title}",
            url=reverse("distribution:artwork", args=[table.product.public_id, "infographic_png"]),
            what=table.title,
        )
        for table in tables_waiting(person)[:MOST_LINES]
    ]
    words += [
        Waiting(
            urgency=0,
            title=f"Duyệt quy tắc làm bản: {change.get_kind_display()}",
            url=rule_address(change),
            what=change.agency.name if change.agency else "Mọi cơ quan",
        )
        for change in rule_changes_waiting(person)[:MOST_LINES]
    ]
    due = [
        Waiting(
            urgency=1,
            title=f"{'Nộp minh chứng' if posting.out_at else 'Đến giờ đăng'}: "
            f"{posting.product.title}",
            url=reverse("distribution:posting", args=[posting.public_id]),
            what=posting.outlet.name,
        )
        for posting in postings_due(person)[:MOST_LINES]
    ]
    return [*taken_back, *words, *due]


LANES: tuple[Callable[[Account], list[Waiting]], ...] = (
    *(
        _submissions,
        _cases,
        _to_tell,
        _versions,
        _endings,
        _corrections,
        _products,
        _outlets,
        _activities,
        _reports,
    ),
    *(_following, _tasks),
)
