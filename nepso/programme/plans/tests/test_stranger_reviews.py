"""What a stranger who reviewed the plan of a commune stumbled over."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from nepso.foundation.agencies.models import Agency
from nepso.kernel.errors import Invalid
from nepso.programme.plans.cutting import cut_at
from nepso.programme.plans.models import Duty, DutyParty, PlanVersion
from nepso.programme.plans.services import (
    duty_edit,
    party_match,
    pasted,
    plan_amend,
    plan_receive,
    version_compile,
)
from nepso.programme.plans.suggesting_days import last_day_of
from nepso.programme.plans.tests.conftest import PLAN
from nepso.programme.plans.tests.test_reviewing import facts_of


@pytest.fixture
def duty(version):
    return version.duties.select_related("version").get(clause="II.1", bullet=1)


@pytest.fixture
def desk(client, officer):
    client.force_login(officer)
    return client


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Quý IV/2026", dt.date(2026, 12, 31)),
        ("Quý III, IV năm 2026", dt.date(2026, 12, 31)),
        ("trong tháng 2/2028", dt.date(2028, 2, 29)),
        ("Năm 2026", dt.date(2026, 12, 31)),
        ("Quý IV", None),
        ("02 lần/tuần", None),
        ("sau Quý IV/2026", None),
        ("năm học 2026-2027", None),
        ("đầu tháng 9/2026", None),
    ],
)
def test_the_last_day_of_a_period_is_suggested(words, day):
    assert last_day_of(words) == day


def test_a_suggested_day_is_filled_in_only_for_a_person_to_save(desk, duty):
    Duty.objects.filter(pk=duty.pk).update(
        deadline_text="Quý IV/2026", deadline_kind="unclear", deadline_on=None
    )
    where = reverse("plans:duty", args=[duty.public_id])
    review = desk.get(reverse("plans:review", args=[duty.version.public_id])).content.decode()
    assert f"{where}?han=2026-12-31" in review
    assert "Lấy 31/12/2026 làm ngày hạn" in review
    assert desk.get(where).context["form"].initial["deadline_on"] is None
    initial = desk.get(where, {"han": "2026-12-31"}).context["form"].initial
    assert (initial["deadline_kind"], initial["deadline_on"]) == ("date", dt.date(2026, 12, 31))
    assert desk.get(where, {"han": "2027-01-01"}).context["form"].initial["deadline_on"] is None
    duty.refresh_from_db()
    assert (duty.deadline_kind, duty.deadline_on) == ("unclear", None)


def test_a_deadline_that_a_person_made_clear_is_no_doubt(duty, officer):
    about = {"code": "deadline", "about": "", "sentence": "“Quý IV/2026” chưa rõ; hãy ghi ngày."}
    other = {"code": "long", "about": "", "sentence": "Đoạn này dài, có một thời hạn ở cuối."}
    Duty.objects.filter(pk=duty.pk).update(
        deadline_text="Quý IV/2026", deadline_kind="unclear", doubts=[about, other]
    )
    duty.refresh_from_db()
    saved = duty_edit(
        duty=duty, facts=facts_of(duty, text="Tổ chức hội sách."), revision=None, by=officer
    )
    assert about in saved.doubts
    facts = facts_of(saved, deadline_kind="date", deadline_on=dt.date(2026, 12, 31))
    assert duty_edit(duty=saved, facts=facts, revision=None, by=officer).doubts == [other]


def test_the_stored_version_prints_its_date_as_people_do(desk, duty):
    Duty.objects.filter(pk=duty.pk).update(deadline_kind="date", deadline_on="2027-02-28")
    form = {"text": "Khác.", "clause": "II.1", "kind": "assignment", "role": "thuc_hien"}
    where = reverse("plans:duty", args=[duty.public_id])
    answer = desk.post(where, {**form, "revision": "77"})
    assert answer.status_code == 409
    assert dict(answer.context["stored"])["Hạn là ngày"] == "28/02/2027"


def test_a_quick_confirmation_renews_the_counts_of_the_tabs(desk, duty):
    where = reverse("plans:decide", args=[duty.public_id])
    form = {"viec": "xac-nhan", "revision": duty.revision, "loc": "can-xem"}
    answer = desk.post(where, form, headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert '<div id="loc-nhiem-vu" hx-swap-oob="true">' in page
    assert [tab["count"] for tab in answer.context["tabs"]][2] == 1
    review = desk.get(reverse("plans:review", args=[duty.version.public_id])).content.decode()
    assert review.count('id="loc-nhiem-vu"') == 1


def test_words_to_split_at_are_found_whatever_their_capitals():
    text = "Tổ chức hội sách. Tập huấn  thủ thư. Mở sách, mở tủ."
    assert cut_at(text, "tập huấn thủ") == text.index("Tập")
    for typed, told in (
        ("không có", "Không thấy"),
        ("mở", "2 chỗ"),
        ("tổ chức", "bắt đầu bằng chính"),
    ):
        with pytest.raises(Invalid, match=told):
            cut_at(text, typed)


def test_a_file_that_only_calls_itself_a_sheet_is_refused(desk):
    file = SimpleUploadedFile("x.xlsx", "Đây là chữ thường.".encode())
    answer = desk.post(reverse("plans:receive"), {"cach": "tep", "file": file})
    assert answer.status_code == 400
    assert "bảng tính .xlsx" in answer.content.decode()
    assert not PlanVersion.objects.exists()


def test_an_empty_reading_offers_no_adoption(desk, officer):
    text = "Thông báo nghỉ lễ. Cơ quan nghỉ làm việc hai ngày."
    version = version_compile(version=plan_receive(received=pasted(text), by=officer))
    answer = desk.get(reverse("plans:review", args=[version.public_id]))
    page = answer.content.decode()
    assert answer.context["progress"].kept == 0
    for words in ("Thông qua…", "Đã xem hết", "0/0", "0%"):
        assert words not in page
    if answer.context["problems"]:
        assert '<details class="plans-problems" open><summary>Máy có' in page
    assert "chưa có nhiệm vụ nào" in desk.get(reverse("plans:list")).content.decode()


def test_what_a_person_said_a_name_means_is_remembered_in_the_next_version(version, officer):
    commune = Agency.objects.get(name="Sở Tài chính")
    party = DutyParty.objects.select_related("duty__version").get(
        duty__version=version, duty__clause="II.2", part="lead"
    )
    DutyParty.objects.filter(pk=party.pk).update(name="Tổ công tác số", agency=None)
    party.refresh_from_db()
    party_match(party=party, agency=commune, revision=None, by=officer)
    PlanVersion.objects.filter(pk=version.pk).update(state="adopted")
    amended = PLAN.replace("2. Công an tỉnh\n- Bảo đảm an ninh", "2. Tổ công tác số\n- Mở lớp an")
    made = version_compile(
        version=plan_amend(plan=version.plan, received=pasted(amended), by=officer)
    )
    again = DutyParty.objects.get(duty__version=made, name="Tổ công tác số")
    assert (again.agency, again.match_reason) == (commune, "như bản đang thực hiện")
