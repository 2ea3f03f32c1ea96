import pytest
from django.urls import reverse

from nepso.foundation.agencies.models import Agency
from nepso.foundation.audit.selectors import audit_of
from nepso.kernel.errors import Conflict, Invalid
from nepso.programme.plans.selectors import adoption_checklist
from nepso.programme.plans.services import measure_link_decide, party_add, plan_version_adopt
from nepso.programme.plans.tests.test_adopting import confirm_all


@pytest.fixture
def confirmed(version, officer):
    confirm_all(version, officer)
    return version


def test_measures_that_reach_nobody_are_listed_until_linked_or_addressed(confirmed, officer):
    first, second = adoption_checklist(confirmed).general
    assert (first.kind, second.kind) == ("measure", "measure")
    duty = confirmed.duties.select_related("version").get(clause="II.1", bullet=2)
    measure_link_decide(duty=duty, measure=first, is_confirmed=True, revision=None, by=officer)
    assert adoption_checklist(confirmed).general == [second]
    agency = Agency.objects.get(name="Sở Tài chính")
    party_add(duty=second, part="lead", agency=agency, revision=None, by=officer)
    assert adoption_checklist(confirmed).general == []


def test_adoption_asks_a_person_whether_they_stay_general(client, confirmed, officer):
    with pytest.raises(Conflict, match="không đến cơ quan nào"):
        plan_version_adopt(version=confirmed, revision=None, by=officer)
    client.force_login(officer)
    where = reverse("plans:adopt", args=[confirmed.public_id])
    page = client.get(where)
    general = page.context["checklist"].general
    for duty in general:
        assert f"{reverse('plans:duty', args=[duty.public_id])}#giai-phap" in page.content.decode()
    assert "cơ quan thực hiện đều đã rõ" not in page.content.decode()
    confirmed.refresh_from_db()
    form = {"revision": confirmed.revision}
    assert client.post(where, form).status_code == 409
    assert client.post(where, {**form, "de_chung": "1"}).status_code == 302
    told = [entry.detail for entry in audit_of(confirmed) if entry.act == "plans.adopt"]
    assert told[0]["general"] == [duty.public_id for duty in general]


def test_a_measure_is_linked_from_its_own_page(client, version, officer):
    client.force_login(officer)
    measure = version.duties.filter(kind="measure").select_related("version").first()
    duty = version.duties.get(clause="II.1", bullet=2)
    page = client.get(reverse("plans:duty", args=[measure.public_id])).content.decode()
    assert f'<option value="{duty.public_id}">' in page
    assert '<option value="">Hãy chọn</option>' in page
    where = reverse("plans:link", args=[measure.public_id])
    assert client.post(where, {"viec": "dung", "nhiem_vu": ""}).status_code == 400
    client.post(where, {"viec": "dung", "nhiem_vu": duty.public_id})
    assert measure.duty_links.filter(duty=duty, is_confirmed=True).exists()
    page = client.get(reverse("plans:duty", args=[measure.public_id])).content.decode()
    assert f"Đã liên kết: {duty.place} thực hiện giải pháp {measure.place}." in page
    with pytest.raises(Invalid):
        measure_link_decide(
            duty=measure, measure=measure, is_confirmed=True, revision=None, by=officer
        )
