"""A body outside answers without an account; the code is in no address and known to nobody else."""

import datetime as dt
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from nepso.casework.cases.consents import links_for_outside, links_to_ask_about
from nepso.casework.cases.forms import OutsideForm
from nepso.casework.cases.jobs import expire_outside
from nepso.casework.cases.letters_outside import outside_letter
from nepso.casework.cases.models import CaseFile, OutsideRequest
from nepso.casework.cases.services import (
    outside_ask,
    outside_end,
    outside_open,
    outside_renew,
    referral_accept,
    referral_offer,
)
from nepso.casework.cases.services.asking_outside import MOST_TRIES
from nepso.casework.cases.services.ending import case_empty
from nepso.casework.cases.tests.world import STORY, TELEPHONE
from nepso.foundation.audit.selectors import audit_of
from nepso.kernel.errors import Conflict, Invalid, NotFound
from tests.conventions.vietnamese import english_words

PAGE = reverse("cases:outside_answer")


@pytest.fixture
def asked(world):
    case = world.case(claimed="police")
    return outside_ask(
        case=case, revision=case.revision, body_kind="bank", body_name="Ngân hàng Ví dụ",
        links=["https://lua-dao.example/nhan-qua"], questions="Tài khoản nhận tiền còn mở không?",
        by=world.person("police"),
    )  # fmt: skip


def test_the_answer_takes_the_case_on_and_the_clock_never_rested(world, asked, client):
    case = asked.request.case
    due = CaseFile.objects.get(pk=case.pk).due_at
    number, code = asked.request.public_id, asked.code.lower()
    page = client.post(PAGE, {"number": number, "code": code})
    text = page.content.decode()
    assert "Tài khoản nhận tiền còn mở không?" in text
    assert STORY not in text
    assert not english_words(text)
    # Stricter, a browser says "Origin: null" with the form and is turned away.
    assert page["Referrer-Policy"] == "same-origin"
    given = {"number": number, "code": code, "answered_as": "Bộ phận A", "answer": "Đã khóa."}
    assert "Đã nhận câu trả lời" in client.post(PAGE, given).content.decode()
    client.post(PAGE, {**given, "answer": "Gửi lại"})
    stored, case = OutsideRequest.objects.get(), CaseFile.objects.get(pk=case.pk)
    assert (stored.state, stored.answer) == ("replied", "Đã khóa.")
    assert (case.state, case.due_at) == ("working", due)


def test_who_answered_of_which_body_and_when_is_a_fact_of_the_case(world, asked, client):
    given = {"number": asked.request.public_id, "code": asked.code, "answer": "Đã khóa."}
    client.post(PAGE, {**given, "answered_as": "Phòng Pháp chế"})
    stored, case = OutsideRequest.objects.get(), CaseFile.objects.get()
    step = case.steps.get(kind="outside_replied")
    assert (step.reason, step.by) == ("Ngân hàng Ví dụ: Phòng Pháp chế", None)
    (line,) = audit_of(stored).filter(act="cases.outside_reply")
    assert line.detail == {"case": case.public_id, "kind": "bank"}, "no name in the trail"
    assert abs(line.at - stored.answered_at) < dt.timedelta(minutes=1)
    client.force_login(world.person("police"))
    page = client.get(f"/ho-so/{case.public_id}/").content.decode()
    assert "Ngân hàng Ví dụ: Phòng Pháp chế" in page
    assert "Bên ngoài, bằng mã trả lời · Công an tỉnh" in page
    case_empty(case=case, by=None, why="retention")
    assert not CaseFile.objects.get().steps.exclude(reason="").exists()


def test_wrong_codes_read_alike_and_too_many_end_it(asked, client):
    right, wrong = {"number": asked.request.public_id}, {"number": "2" * 16}
    answers = [
        client.post(PAGE, {**which, "code": "AAAA-BBBB-CCCC-DDDD"}) for which in (right, wrong)
    ]
    assert [a.status_code for a in answers] == [404, 404]
    sentences = [
        re.search(r"Số yêu cầu hoặc mã chưa đúng[^<]*", a.content.decode()) for a in answers
    ]
    assert sentences[0].group() == sentences[1].group()
    for _ in range(MOST_TRIES):
        client.post(PAGE, {**right, "code": "x", "answer": "y", "answered_as": "z"})
    with pytest.raises(NotFound):
        outside_open(number=asked.request.public_id, code=asked.code)


def test_only_a_hash_is_kept_and_a_new_code_ends_the_old(world, asked):
    assert asked.code not in str(OutsideRequest.objects.values().get())
    fresh = outside_renew(request=asked.request, by=world.person("police"))
    with pytest.raises(NotFound):
        outside_open(number=asked.request.public_id, code=asked.code)
    assert outside_open(number=asked.request.public_id, code=fresh.code) == asked.request


def test_its_date_ends_it_and_the_case_goes_on(asked):
    past = timezone.now() - dt.timedelta(days=1)
    OutsideRequest.objects.update(expires_at=past)
    with pytest.raises(NotFound):
        outside_open(number=asked.request.public_id, code=asked.code)
    expire_outside()
    expire_outside()
    assert OutsideRequest.objects.get().state == "expired"
    assert CaseFile.objects.get().state == "working"


def test_ended_by_its_officer_the_code_is_dead(world, asked):
    outside_end(request=asked.request, by=world.person("police"))
    with pytest.raises(NotFound):
        outside_open(number=asked.request.public_id, code=asked.code)


def test_the_letter_is_official_and_holds_nothing_of_the_reporter(asked):
    import pypdfium2

    letter = outside_letter(asked.request)
    assert letter.pdf == outside_letter(asked.request).pdf
    pages = pypdfium2.PdfDocument(letter.pdf)
    text = "".join(page.get_textpage().get_text_bounded() for page in pages)
    pages.close()
    assert "CỘNG HÒA" in text
    assert "Ngân hàng Ví dụ" in text
    for hidden in (TELEPHONE, "Người Gửi", STORY[:30], asked.code):
        assert hidden not in text


def test_who_was_not_given_the_story_is_not_shown_its_links_by_way_of_a_question(world):
    outside_only = frozenset({("platform_or_bank", "text")})
    case = world.case(claimed="police", consents=outside_only)
    assert links_for_outside(case)
    assert OutsideForm(case=case, person=world.person("police")).fields["links"].choices == []
    case = world.case(claimed="police")
    offer = referral_offer(
        case=case, revision=case.revision, to_agency=world.health, fields=(), why="Thuốc",
        by=world.person("police"),
    )  # fmt: skip
    assert links_to_ask_about(case)
    referral_accept(referral=offer, by=world.person("health"))
    case.refresh_from_db()
    with pytest.raises(Invalid, match="chưa đồng ý"):
        outside_ask(
            case=case, revision=case.revision, body_kind="bank", body_name="Ngân hàng Ví dụ",
            links=["https://lua-dao.example/nhan-qua"], questions="Hỏi?", by=world.person("health"),
        )  # fmt: skip


def test_a_link_goes_outside_only_where_its_reporter_agreed(world):
    some = frozenset({("police", "text")})
    case = world.case(claimed="police", consents=some)
    with pytest.raises(Invalid, match="chưa đồng ý"):
        outside_ask(
            case=case, revision=case.revision, body_kind="bank", body_name="Ngân hàng Ví dụ",
            links=["https://lua-dao.example/nhan-qua"], questions="Hỏi?",
            by=world.person("police"),
        )  # fmt: skip
    assert not OutsideRequest.objects.exists()
    danger = world.case(claimed="police", consents=some, answers={"life_in_danger": True})
    assert links_for_outside(danger) == ["https://lua-dao.example/nhan-qua"]


def passed_on(world, asked, fields):
    """To Sở Y tế, which goes on with the case."""
    case = CaseFile.objects.select_related("agency").get()
    offer = referral_offer(
        case=case, revision=case.revision, to_agency=world.health, fields=fields, why="Thuốc",
        by=world.person("police"),
    )  # fmt: skip
    referral_accept(referral=offer, by=world.person("health"))
    return case.public_id, asked.request.public_id


def test_who_has_the_case_next_reads_no_link_of_a_story_it_was_not_given(world, asked, client):
    which = passed_on(world, asked, fields=())
    client.force_login(world.person("health"))
    page = client.get(reverse("cases:outside", args=which))
    assert page.status_code == 200
    assert "lua-dao.example" not in page.content.decode()
    assert "1 đường dẫn không hiện ở đây" in page.content.decode()
    for ending in ("docx", "pdf"):
        assert client.get(reverse("cases:letter", args=[*which, ending])).status_code == 409
    with pytest.raises(Conflict, match="thôi chờ và gửi yêu cầu mới"):
        outside_renew(request=asked.request, by=world.person("health"))


def test_who_was_given_the_story_reads_its_links_and_goes_on_asking(world, asked, client):
    which = passed_on(world, asked, fields=("text",))
    client.force_login(world.person("health"))
    page = client.get(reverse("cases:outside", args=which)).content.decode()
    assert "https://lua-dao.example/nhan-qua" in page
    assert "không hiện ở đây" not in page
    assert outside_renew(request=asked.request, by=world.person("health")).code
