"""A small year through the real acts: two communes report, one corrects; a third does not."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from nepso.foundation.accounts.roles import Role
from nepso.foundation.agencies.models import Agency
from nepso.programme.activities.tests.conftest import AtWork
from nepso.programme.register.tests.world import World, make_person
from nepso.programme.reporting.consolidated.services import consolidated_make, consolidated_start
from nepso.programme.reporting.kinds import FigureDecision, Scope, Section
from nepso.programme.reporting.models import ConsolidatedReport
from nepso.programme.reporting.services import (
    figures_decide,
    paragraph_add,
    report_accept,
    report_approve,
    report_open,
    report_submit,
    reports_expect,
)
from nepso.programme.reporting.tests.writing_up import change, figures_of

LINK = {
    "kind": "link",
    "url": "https://thainguyen.gov.vn/tin/1",
    "title": "Tin về Bộ Quy tắc",
    "seen_on": dt.date(2026, 11, 2),
}
SAME = (
    "Đã tổ chức tuyên truyền Bộ Quy tắc ứng xử tới toàn thể cán bộ và người dân trên địa bàn qua "
    "hệ thống truyền thanh, sinh hoạt thôn xóm và trang thông tin điện tử của xã."
)
TALKS = "hoi-nghi-long-ghep"
PRESS = "san-pham-bao-chi"


class Year:
    """Who did what; ``world`` has the people, ``report`` is the consolidated one once made."""

    def __init__(self, world: World, period) -> None:
        self.world, self.period = world, period
        Agency.objects.filter(pk=world.culture.pk).update(is_lead_desk=True)
        for n, agency in enumerate(world.others, 1):
            world.people[f"officer{n}"] = make_person(
                f"cb{n}", f"Cán Bộ {n}", agency, Role.FOCAL_OFFICER
            )
            world.people[f"head{n}"] = make_person(
                f"tt{n}", f"Thủ Trưởng {n}", agency, Role.AGENCY_HEAD
            )
        self.work = AtWork(world)
        reports_expect(period=period)

    def person(self, role):
        return self.world.person(role)

    def activity(self, agency=None, by="officer", head="head", **facts):
        """An accepted talk with a count of three press items and the link that two claim."""
        made = self.work.record(agency=agency, by=by, **{"form": "speaker", **facts})
        count = {
            "kind": "count",
            "count_of": "press_items",
            "value": Decimal(3),
            "source": "Sổ theo dõi",
        }
        self.work.prove(made, by, **count)
        self.work.prove(made, by, **LINK)
        return self.work.accept(made, head, by)

    def send(self, agency, officer, head, *, corrected=None, words=SAME):
        """The agency's report, accepted; ``corrected``: {indicator code: (value, reason)}."""
        report = report_open(agency=agency, period=self.period, by=self.person(officer))
        changes = []
        for figure in figures_of(report):
            code = figure.asked.version.indicator.code
            if code in (corrected or {}):
                value, reason = corrected[code]
                decision = FigureDecision.CORRECT
                facts = {"decision": decision, "stated": Decimal(value), "reason": reason}
                changes.append(change(figure, **facts))
            else:
                changes.append(change(figure))
        by = self.person(officer)
        figures_decide(report=report, changes=changes, by=by)
        for section, text in ((Section.RESULTS, words), (Section.LIMITS, "Còn thiếu loa.")):
            paragraph_add(report=report, section=section, text=text, plan_tasks=(), by=by)
        report_submit(report=report, by=self.person(officer))
        report_approve(report=report, by=self.person(head))
        return report_accept(report=report, by=self.person("desk"))

    def reported(self):
        """Two communes did one talk each and reported; the first corrected its talks to 4."""
        self.activity()
        self.activity(self.world.others[0], "officer1", "head1")
        self.send(
            self.world.commune, "officer", "head", corrected={TALKS: (4, "Có ba buổi chưa nhập.")}
        )
        self.send(
            self.world.others[0], "officer1", "head1", words=SAME.replace("của xã", "của xã nhà")
        )
        return self

    def made(self, **facts) -> ConsolidatedReport:
        """The consolidated report of the year, made."""
        given = {"scope": Scope.PROVINCE, "period": self.period, **facts}
        return consolidated_make(report=consolidated_start(by=self.person("desk"), **given))
