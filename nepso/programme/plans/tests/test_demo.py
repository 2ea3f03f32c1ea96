from nepso.foundation.audit.models import AuditLine
from nepso.programme.plans.demo import load_plan
from nepso.programme.plans.models import Duty, MeasureLink
from nepso.programme.plans.selectors import plan_current, version_binding
from nepso.programme.plans.selectors.adoption import measures_for_nobody


def test_the_real_plan_is_adopted_once(officer, settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr("nepso.programme.plans.ports._adoption_listeners", [])
    version = load_plan(by=officer)
    assert version_binding() == version
    assert plan_current() == version.plan
    assert Duty.objects.filter(version=version, state="confirmed").count() == 40
    words_only = Duty.objects.filter(version=version, words_only=True).order_by("order")
    assert [d.place for d in words_only] == [
        "II.2.a",
        "IV.1, gạch đầu dòng 2",
        "IV.2",
        "IV.6, gạch đầu dòng 1",
        "IV.8, gạch đầu dòng 3",
    ]
    links = MeasureLink.objects.filter(duty__version=version, is_confirmed=True)
    assert len(links) == 13
    assert all(link.decided_by == officer and link.score for link in links), "each was suggested"
    assert not links.filter(duty__words_only=True).exists()
    assert not links.filter(measure__words_only=True).exists()
    assert [measure.clause for measure in measures_for_nobody(version)] == [
        "II.1.2.b",
        "II.1.2.c",
        "II.1.2.i",
        "II.2.a",
    ]
    lines = AuditLine.objects.count()
    assert load_plan(by=officer) == version
    assert AuditLine.objects.count() == lines
