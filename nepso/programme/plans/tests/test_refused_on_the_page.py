"""What a small form of a duty's page refuses is told there, and what was typed stays."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from nepso.programme.plans.cards import cards_of
from nepso.programme.plans.comparing import compare_words
from nepso.programme.plans.cutting import cut_places
from nepso.programme.plans.excerpts import NEAR, excerpt
from nepso.programme.plans.forms import DutyForm, duty_initial
from nepso.programme.plans.models import Duty, DutyParty, Plan
from nepso.programme.plans.selectors import document_pieces, duties_in_review
from nepso.programme.plans.services import duty_merge, duty_split, pasted, plan_receive
from nepso.programme.plans.tests.conftest import PLAN


@pytest.fixture
def duty(version):
    return version.duties.select_related("version").get(clause="II.1", bullet=1)


@pytest.fixture
def desk(client, officer):
    client.force_login(officer)
    return client


def test_a_name_that_nobody_has_stays_in_its_field(desk, duty):
    party = duty.parties.filter(part="lead").get()
    DutyParty.objects.filter(pk=party.pk).update(agency=None)
    where = reverse("plans:party", args=[duty.public_id, party.public_id])
    answer = desk.post(where, {"revision": duty.revision, "ten": "Trường Lạ Hoắc"})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert page.count("Không có cơ quan hay nhóm nào tên “Trường Lạ Hoắc”") == 2
    assert 'value="Trường Lạ Hoắc"' in page


def test_a_name_given_twice_is_told_on_the_page(desk, duty):
    where = reverse("plans:add_party", args=[duty.public_id])
    given = {"ten": "Sở Văn hóa, Thể thao và Du lịch", "part": "lead", "revision": duty.revision}
    answer = desk.post(where, given)
    assert answer.status_code == 409
    assert "Nhiệm vụ này đã có “Sở Văn hóa, Thể thao và Du lịch”." in answer.content.decode()


def test_a_passage_that_does_not_stand_in_the_text_stays_typed(desk, duty):
    where = reverse("plans:words_only", args=[duty.public_id])
    given = {"bang_loi": "phan", "words_only_part": "chữ không có", "revision": duty.revision}
    answer = desk.post(where, given)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "chữ không có</textarea>" in page
    assert "Phần này không có nguyên văn trong nhiệm vụ" in page


def test_an_unmatched_name_and_an_unclear_deadline_are_doubted_once(version, duty):
    DutyParty.objects.filter(duty=duty, part="lead").update(
        agency=None, is_group=True, name="các sở"
    )
    doubts = [
        {"code": "group", "about": "các sở", "sentence": "“các sở” là một nhóm; hãy chọn."},
        {"code": "deadline", "about": "", "sentence": "“Quý IV” chưa phải một ngày cụ thể."},
    ]  # fmt: skip
    Duty.objects.filter(pk=duty.pk).update(
        doubts=doubts, deadline_kind="unclear", deadline_text="Quý IV"
    )
    card = cards_of([duties_in_review(version, "tat-ca").get(pk=duty.pk)])[0]
    assert card.doubts == [
        "“các sở” là một nhóm chưa khớp: hãy chọn nhóm hoặc cơ quan.",
        "Thời hạn “Quý IV” chưa phải một ngày: hãy ghi ngày hạn.",
    ]


def test_places_to_cut_show_whole_words():
    text = " ".join(["Tổ chức hội sách lưu động tại các trường học vùng cao,"] * 4)
    words = set(text.split())
    for place in cut_places(text):
        shown = f"{place.before} {place.after}".replace("…", " ").split()
        assert set(shown) <= words


def test_the_excerpt_keeps_the_duty_whole_and_its_neighbours_short(version, duty):
    pieces = document_pieces(version)
    for piece in pieces:
        if piece.kind != "heading" and not piece.has_duty and piece.runs:
            piece.runs[0] = piece.runs[0].__class__("chữ " * 400, None, False)
    shown = excerpt(pieces, duty)
    assert "".join(r.text for p in shown for r in p.runs if r.duty == duty).split() == (
        version.text[duty.span_start : duty.span_end].split()
    )
    assert all(len(r.text) <= NEAR + 2 for p in shown for r in p.runs if r.duty is None)


def test_an_empty_file_is_told_with_what_to_do(desk):
    empty = SimpleUploadedFile("rong.txt", b"")
    answer = desk.post(reverse("plans:receive"), {"cach": "tep", "file": empty})
    assert "Tệp này rỗng: hãy mở tệp xem có chữ không" in answer.content.decode()


def test_no_place_to_cut_lies_within_a_name():
    text = "Báo cáo Sở Văn hóa, Thể thao và Du lịch, đồng thời gửi Sở Tài chính."
    found = cut_places(text, names=["Văn hóa, Thể thao và Du lịch"])
    assert [place.after for place in found] == ["đồng thời gửi Sở Tài chính."]


def test_a_split_within_one_line_is_taken_back_whole(version, officer):
    duty = version.duties.select_related("version").get(clause="I.1.a")
    before = duty.text
    first, second = duty_split(duty=duty, at=before.index("phát trên"), revision=None, by=officer)
    merged = duty_merge(duty=first, other=second, revision=None, other_revision=None, by=officer)
    assert merged.text == before


def test_the_closing_paragraph_is_called_so_in_the_form(duty):
    initial = duty_initial(Duty(clause="closing", kind="report", role="thuc_hien", text="Báo cáo."))
    assert initial["clause"] == "Phần kết"
    form = DutyForm({**{k: v for k, v in initial.items() if v}, "text": "Báo cáo.\r\nHết."})
    assert form.is_valid(), form.errors
    assert (form.facts().clause, form.facts().text) == ("closing", "Báo cáo.\nHết.")


def test_a_wrapped_line_is_no_change():
    assert [c.kind for c in compare_words("Tổ chức\r\nhội sách", "Tổ chức hội sách")] == ["kept"]


def test_a_plan_of_the_same_title_is_told_before_adoption(desk, version, officer):
    other = plan_receive(received=pasted(PLAN), by=officer)
    for name in ("review", "adopt"):
        where = reverse(f"plans:{name}", args=[version.public_id])
        assert "Đã có một kế hoạch cùng trích yếu" not in desk.get(where).content.decode()
    Plan.objects.filter(pk=other.plan_id).update(title=version.plan.title)
    for name in ("review", "adopt"):
        where = reverse(f"plans:{name}", args=[version.public_id])
        assert "Đã có một kế hoạch cùng trích yếu" in desk.get(where).content.decode()
