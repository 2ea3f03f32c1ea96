"""From a submission to a figure of the annual report, and no way back to the submission."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nepso.casework.cases.services import case_claim, case_open
from nepso.casework.cases.tests.world import STORY, TELEPHONE, file_one
from nepso.casework.intake.models import Submission
from nepso.foundation.accounts.roles import Role
from nepso.programme.register.tests.world import make_person
from nepso.programme.reporting.consolidated.services import consolidated_freeze
from nepso.programme.reporting.consolidated.tests import recounting
from nepso.programme.reporting.consolidated.tests.year import Year
from nepso.programme.reporting.models import (
    ConsolidatedContribution,
    Figure,
    Indicator,
    IndicatorVersion,
    PeriodIndicator,
)
from nepso.programme.reporting.services import indicators_freeze, indicators_seed
from nepso.programme.reporting.tests.conftest import indicators, period  # noqa: F401 - fixtures

RECEIVED = "phan-anh-tiep-nhan"
MEASURES = {
    RECEIVED: "received", "phan-anh-da-tra-loi": "answered", "phan-anh-dung-han": "on_time",
    "phan-anh-chuyen": "referred",
}  # fmt: skip


@pytest.fixture
def year(world, period, indicators) -> Year:  # noqa: F811
    return Year(world, period)


@pytest.fixture
def made(year):
    """Two cases at one commune, one at another, one submission that waits; reported and signed."""
    people = {}
    for name, agency in (("one", year.world.commune), ("two", year.world.others[1])):
        people[name] = make_person(f"ho-so-{name}", "Người Xử Lý", agency, Role.FOCAL_OFFICER)
        for harm in ("scam", "private_data")[: 2 if name == "one" else 1]:
            case = case_open(submission=file_one(harm=harm), agency=agency, harm=harm, by=None)
            case_claim(case=case, revision=case.revision, by=people[name])
    file_one()
    begun = dt.datetime.combine(year.period.counts_from, dt.time(12)) + dt.timedelta(days=2)
    Submission.objects.update(received_at=timezone.make_aware(begun))
    year.reported()
    report = year.made()
    consolidated_freeze(report=report, by=year.person("desk"))
    report.refresh_from_db()
    report.world = year.world
    return report


def whole(report, code=RECEIVED):
    return report.figures.get(version__indicator__code=code, breakdown="")


def opened(report, figure, role="desk", tab=""):
    client = Client()
    client.force_login(report.world.person(role))
    address = reverse("figures:figure", args=[figure.public_id])
    return client.get(address, {"xem": tab} if tab else {}).content.decode()


def test_the_whole_and_each_agency_are_counted(made):
    figure = whole(made)
    assert (figure.counted, figure.stated) == (4, 4)
    rows = ConsolidatedContribution.objects.filter(figure=figure)
    told = {row.agency_id: row.counted for row in rows}
    world = made.world
    assert told == {world.commune.pk: 2, world.others[1].pk: 1, world.culture.pk: 1}
    own = Figure.objects.get(report__agency=world.commune, asked__indicator__code=RECEIVED)
    assert own.counted == 2


@pytest.mark.parametrize("code", MEASURES)
def test_each_is_what_plain_sql_counts(made, code):
    figure, without_case = whole(made, code), 1 if code == RECEIVED else 0
    version = figure.version
    assert version.rule == {"measure": MEASURES[code]}
    assert figure.counted == recounting.evidence(made, version) + without_case
    commune = {"agency": made.world.commune.pk}
    own = Figure.objects.get(report__agency=made.world.commune, asked__indicator__code=code)
    assert own.counted == recounting.evidence(made, version, **commune)


def test_behind_it_stand_numbers_and_no_submission(made):
    page = opened(made, whole(made), tab="phan-anh")
    # Few as they are, no harm is told of one (docs/decisions/0202); a month of the province is.
    assert "Các loại việc còn lại, gộp lại" in page
    assert f"Tháng {made.period.counts_from:%m/%Y}" in page
    assert "Lừa đảo, mạo danh để chiếm đoạt" not in page
    for told in (STORY, TELEPHONE, "/ho-so/", "/phan-loai/item", "lua-dao.example"):
        assert told not in page
    own = Figure.objects.get(report__agency=made.world.commune, asked__indicator__code=RECEIVED)
    page = opened(made, own, role="officer")
    assert "số của từng cơ quan thì không" in page
    assert "gộp lại" not in page
    assert "Lộ thông tin" not in page
    assert STORY not in page


def test_a_part_is_of_its_agencies_alone(made):
    part = made.figures.get(
        version__indicator__code=RECEIVED, breakdown="agency_kind", key=made.world.commune.kind
    )
    assert part.stated == 3
    page = opened(made, part, tab="phan-anh")
    assert "số của từng cơ quan thì không" in page
    assert f"Tháng {made.period.counts_from:%m/%Y}" not in page


def test_what_was_frozen_before_keeps_its_way_of_counting(world, period):  # noqa: F811
    """An installation seeded before: its period counts what its wording says, and a new seed adds
    no second wording."""
    old = Indicator.objects.create(code=RECEIVED, order=1)
    old.latest = IndicatorVersion.objects.create(
        indicator=old, number=1, part="II.2", name="Phản ánh đã tiếp nhận", unit="phản ánh",
        definition="Như cũ.", formula="Như cũ.", counted_from="counts",
        rule={"of": ["submissions_received"]}, clauses=["II.2.c"],
    )  # fmt: skip
    old.save()
    indicators_freeze(period=period)
    indicators_seed()
    frozen = PeriodIndicator.objects.get(period=period, indicator=old).version
    assert (frozen.counted_from, old.versions.count()) == ("counts", 1)
