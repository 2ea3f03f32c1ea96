"""What a small form of a duty's page refuses is told there, and what was typed stays."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from nepso.programme.plans.cards import cards_of
from nepso.programme.plans.cutting import cut_places
from nepso.programme.plans.excerpts import NEAR, excerpt
from nepso.programme.plans.models import Duty, DutyParty
from nepso.programme.plans.selectors import document_pieces, duties_in_review


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
