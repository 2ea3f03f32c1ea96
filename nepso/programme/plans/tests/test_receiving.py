import pytest

from nepso.foundation.audit.models import AuditLine
from nepso.foundation.jobs.models import Job
from nepso.foundation.jobs.running import run_job
from nepso.foundation.jobs.services import job_claim
from nepso.kernel.errors import Conflict, Invalid, NotAllowed, TooLarge
from nepso.programme.plans.models import DutyParty, MeasureLink, PlanVersion
from nepso.programme.plans.selectors import duty_changes
from nepso.programme.plans.services import (
    ReceivedDocument,
    pasted,
    plan_receive,
    version_compile,
    version_resubmit,
)
from nepso.programme.plans.states import COMPILING, IN_REVIEW, UNREADABLE
from nepso.programme.plans.tests.conftest import PLAN


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_a_document_is_kept_and_a_job_reads_it(officer):
    version = plan_receive(received=ReceivedDocument("kế hoạch.txt", PLAN.encode()), by=officer)
    assert version.state == COMPILING
    assert version.source_name == "kế hoạch.txt"
    assert "kế" not in version.source_file.name
    run_job(job_claim(worker="test"))
    version.refresh_from_db()
    assert version.state == IN_REVIEW
    assert version.symbol == "12/KH-UBND"
    assert "Phát triển văn hóa đọc" in version.plan.title
    assert version.duties.count() == 6
    job = Job.objects.get(public_id=version.job)
    assert (job.state, job.percent) == ("done", 100)
    assert AuditLine.objects.filter(act="plans.compile").count() == 1


def test_what_the_machine_found_is_told_as_the_machines(version):
    assert {line.who for line in duty_changes(version.duties.first())} == {"Máy đọc văn bản"}


def test_compiling_twice_changes_nothing(version):
    before = list(version.duties.values_list("pk", "revision"))
    version_compile(version=version)
    stale = PlanVersion.objects.get(pk=version.pk)
    stale.state = COMPILING  # as a second worker may still see it
    version_compile(version=stale)
    assert list(version.duties.values_list("pk", "revision")) == before


def test_exact_names_are_matched_and_their_doubts_settled(version):
    leads = DutyParty.objects.filter(duty__version=version, part="lead")
    assert all(party.is_matched for party in leads)
    commune = leads.get(name="UBND các xã, phường")
    assert commune.group is not None
    assert commune.match_reason
    assert not any(doubt["about"] == commune.name for doubt in commune.duty.doubts)
    assert any("UBND các xã" in doubt for doubt in commune.duty.compiled["doubts"])


def test_duties_are_linked_to_measures_by_suggestion_with_reasons(version):
    link = MeasureLink.objects.filter(duty__text__startswith="Xây dựng").order_by("-score").first()
    assert link.measure.text.startswith("Sản xuất các chương trình")
    assert "chương trình phát thanh" in link.reasons[0]
    assert not link.is_confirmed


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", b"\x89PNG\r\n"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 99),
        ("a.txt", b""),
    ],
)
def test_a_file_that_is_no_document_is_refused_with_a_sentence(officer, name, data):
    with pytest.raises(Invalid) as refused:
        plan_receive(received=ReceivedDocument(name, data), by=officer)
    assert refused.value.fields["file"].endswith(".")
    assert not PlanVersion.objects.exists()


def test_a_file_over_the_limit_is_refused(officer, settings):
    settings.NEPSO_UPLOAD_LIMIT = 1_000_000
    with pytest.raises(TooLarge):
        plan_receive(received=ReceivedDocument("a.txt", b"a" * 1_000_001), by=officer)


def test_garbage_becomes_unreadable_and_pasting_is_the_way_on(officer):
    broken = ReceivedDocument("hong.pdf", b"%PDF-1.7 nothing of a PDF follows")
    version = version_compile(version=plan_receive(received=broken, by=officer))
    assert version.state == UNREADABLE
    assert version.problem.endswith(".")
    version = version_resubmit(version=version, received=pasted(PLAN), by=officer)
    assert version.state == COMPILING
    version = version_compile(version=version)
    assert version.state == IN_REVIEW
    with pytest.raises(Conflict):
        version_resubmit(version=version, received=pasted(PLAN), by=officer)


def test_a_plan_can_start_by_hand(officer):
    version = plan_receive(received=None, title="Kế hoạch thử", by=officer)
    assert (version.state, version.plan.title) == (IN_REVIEW, "Kế hoạch thử")
    with pytest.raises(Invalid):
        plan_receive(received=None, title=" ", by=officer)


def test_only_the_desk_brings_plans_in(officer):
    officer.memberships.all().delete()
    officer = type(officer).objects.get(pk=officer.pk)
    with pytest.raises(NotAllowed):
        plan_receive(received=pasted(PLAN), by=officer)
