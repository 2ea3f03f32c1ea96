"""What an agency reads of a reporter: the meeting of consents and of what went along, no more."""

from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from nepso.casework.cases.forms import OutsideForm
from nepso.casework.cases.joining import reader_of
from nepso.casework.cases.models import CaseFile
from nepso.casework.cases.selectors import recipients_for, reporter_parts
from nepso.casework.cases.services import (
    case_note,
    case_open,
    outside_ask,
    referral_accept,
    referral_offer,
)
from nepso.casework.cases.tests.world import file_one, make_agency, make_person
from nepso.casework.intake.codes import code_shown
from nepso.casework.intake.facts import Filing
from nepso.casework.intake.mailing import confirm_mail, update_mail
from nepso.casework.intake.models import NoticeAddress
from nepso.casework.intake.services import (
    submission_file,
    submission_withdraw,
    thread_answer,
)
from nepso.casework.triage.models import TriageItem
from nepso.casework.triage.personal_places import personal_data_of
from nepso.casework.triage.services import complained_of_set, suggestion_make, text_redact
from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.roles import Role
from nepso.foundation.agencies.services import agency_merge
from nepso.kernel.errors import Conflict, Invalid

POLICE_ALL = frozenset({("police", "text"), ("police", "material"), ("police", "contact")})
BAD = '<script>alert(1)</script>"><img src=x onerror=alert(2)>'


def part(case, person):
    return reporter_parts(case, recipients_for(case, person))[0]


def test_consent_for_the_police_opens_nothing_to_the_military(world):
    army = make_agency("qs", "Bộ Chỉ huy Quân sự tỉnh", "armed_force", world.province)
    soldier = make_person("soldier", army, Role.FOCAL_OFFICER)
    case = world.case(army, consents=POLICE_ALL)
    seen = part(case, soldier)
    assert (seen.text, seen.contact, seen.links, seen.facts) == ("", None, [], [])
    assert part(world.case(consents=POLICE_ALL), world.person("police")).text


def test_taken_over_it_shows_what_went_along_and_no_more(world):
    case = world.case(claimed="police", harm="dangerous_goods")
    offer = referral_offer(
        case=case, revision=case.revision, to_agency=world.health, fields=("text",), why="Thuốc",
        by=world.person("police"),
    )  # fmt: skip
    assert part(case, world.person("police")).contact is not None
    referral_accept(referral=offer, by=world.person("health"))
    case.refresh_from_db()
    seen = part(case, world.person("health"))
    assert seen.text
    assert seen.contact is None
    assert seen.groups == {"text"}


def words_of(case, person):
    return [entry.text for entry in part(case, person).thread]


def passed_on(case, to, by, taken_by, fields=()):
    offer = referral_offer(
        case=case, revision=case.revision, to_agency=to, fields=fields, why="Đúng việc", by=by
    )
    referral_accept(referral=offer, by=taken_by)
    return CaseFile.objects.get(pk=case.pk)


def test_after_a_merger_the_successor_reads_what_went_along_and_no_more(world):
    case = world.case(claimed="police", harm="dangerous_goods")
    health = world.person("health")
    case = passed_on(case, world.health, world.person("police"), health, fields=("text",))
    heir = make_agency("so-moi", "Sở Y tế và Dân số", "department", world.province)
    later = make_agency("so-moi-2", "Sở Y tế và Môi trường", "department", world.province)
    for old, new in ((world.health, heir), (heir, later)):
        agency_merge(predecessors=[old], into=new, on=timezone.localdate(), by=None)
        case.refresh_from_db()
        seen = part(case, world.person("health"))
        assert (case.agency, seen.groups, seen.contact) == (new, {"text"}, None)
        assert seen.text


def test_moved_away_from_who_is_complained_of_it_still_shows_what_went_along(world):
    case = world.case(claimed="police", harm="dangerous_goods")
    health = world.person("health")
    case = passed_on(case, world.health, world.person("police"), health, fields=("text",))
    item = TriageItem.objects.get(submission=case.links.get().submission)
    by = world.person("reception2")
    complained_of_set(item=item, agency=world.health, reason="Về Sở.", by=by)
    case.refresh_from_db()
    seen = part(case, world.person("above"))
    assert (case.agency, seen.groups, seen.contact) == (world.province, {"text"}, None)
    assert part(case, by).contact is not None, "the reception had it before"


def test_a_word_given_to_one_agency_is_not_the_next_ones(world):
    case = world.case(claimed="police", consents=frozenset())
    submission = case.links.get().submission
    ward = make_agency("ca-xa", "Công an xã", "police", world.province)
    make_person("ward", ward, Role.FOCAL_OFFICER)
    world.people["ward"] = Account.objects.get(username="ward")
    given = [reader_of(submission).key]
    thread_answer(submission=submission, text="Chỉ Công an tỉnh.", token="t", readers=given)
    assert "Chỉ Công an tỉnh." in words_of(case, world.person("police"))
    case.refresh_from_db()
    case = passed_on(case, ward, world.person("police"), world.person("ward"))
    assert "Chỉ Công an tỉnh." not in words_of(case, world.person("ward"))
    assert reader_of(submission).key == f"police:{ward.public_id}", "asked anew, for this one"
    thread_answer(submission=submission, text="Muộn.", token="u", readers=given)
    assert "Muộn." not in words_of(case, world.person("ward")), "ticked for the one before"


def test_a_word_given_follows_a_merger_where_it_is_received_as_the_same(world):
    case = world.case(world.health, claimed="health", consents=frozenset(), harm="dangerous_goods")
    submission = case.links.get().submission
    given = [reader_of(submission).key]
    thread_answer(submission=submission, text="Cho Sở Y tế.", token="t", readers=given)
    heir = make_agency("so-moi", "Sở mới", "department", world.province)
    agency_merge(predecessors=[world.health], into=heir, on=timezone.localdate(), by=None)
    case.refresh_from_db()
    assert "Cho Sở Y tế." in words_of(case, world.person("health"))
    agency_merge(predecessors=[heir], into=world.police, on=timezone.localdate(), by=None)
    case.refresh_from_db()
    assert case.agency == world.police
    assert "Cho Sở Y tế." not in words_of(case, world.person("police"))


def test_words_given_before_this_version_are_of_the_agency_that_had_the_case(world):
    case = world.case(claimed="police", consents=frozenset())
    submission = case.links.get().submission
    thread_answer(submission=submission, text="Từ trước.", token="t", readers=["police"])
    stray = file_one()
    thread_answer(submission=stray, text="Không ai có.", token="t", readers=["police"])
    migration = import_module("nepso.casework.cases.migrations.0006_words_given_to_one_agency")
    migration.name_the_agency(apps, None)
    assert "Từ trước." in words_of(case, world.person("police"))
    assert stray.thread.get(text="Không ai có.").readers == []


@pytest.mark.parametrize("allowed", [False, True])
def test_a_later_word_is_read_by_the_agency_only_where_it_was_allowed(world, allowed):
    case = world.case(claimed="police", consents=frozenset())
    submission = case.links.get().submission
    assert reader_of(submission).reads is False
    given = [reader_of(submission).key] if allowed else []
    thread_answer(submission=submission, text="Nhà tôi ở số 5.", token="t", readers=given)
    words = [entry.text for entry in part(case, world.person("police")).thread]
    assert ("Nhà tôi ở số 5." in words) is allowed
    coordinator = [entry.text for entry in reporter_parts(case, ["coordinator"])[0].thread]
    assert "Nhà tôi ở số 5." in coordinator


def test_who_reads_is_said_above_the_form_and_consent_is_asked_there(client, world):
    filed = submission_file(facts=Filing(harm="scam", form_token="mot-phieu", text="Lừa đảo."))
    code = code_shown(filed.code)
    page = client.post("/tra-cuu/", {"ma": code}).content.decode()
    assert "Người đọc lời này: bộ phận tiếp nhận phản ánh." in page
    assert 'name="cho_doc"' not in page
    case = case_open(submission=filed.submission, agency=world.police, harm="scam", by=None)
    page = client.post("/tra-cuu/", {"ma": code}).content.decode()
    assert "Công an tỉnh đang xử lý nhưng bạn chưa đồng ý" in page
    key = f"police:{world.police.public_id}"
    assert f'name="cho_doc" value="{key}"' in page
    sent = {"ma": code, "viec": "tra-loi", "to": "x", "text": "Lời riêng."}
    answer = client.post("/tra-cuu/", sent).content.decode()
    assert "Bộ phận tiếp nhận phản ánh sẽ đọc" in answer
    answer = client.post("/tra-cuu/", sent | {"to": "y", "text": "Cho xem.", "cho_doc": key})
    assert "Công an tỉnh và bộ phận tiếp nhận sẽ đọc" in answer.content.decode()
    words = [entry.text for entry in part(case, world.person("police")).thread]
    assert "Cho xem." in words
    assert "Lời riêng." not in words


def test_with_consent_the_agency_reads_all_that_was_filed_and_without_none(world):
    facts = {
        "standing": "brand", "kind": "business", "wanted": "warn", "wanted_line": "Gỡ trước Tết",
        "answers": {"money_sent": True}, "commune": world.commune,
    }  # fmt: skip
    rows = dict(part(world.case(**facts), world.person("police")).facts)
    assert "bị mạo danh" in rows["Với tư cách"]
    assert rows["Mong muốn"] == "Cảnh báo cho người khác. Gỡ trước Tết"
    assert rows["Nơi xảy ra"] == world.commune.name
    assert "Đã chuyển tiền" in rows["Cho biết"]
    kept = world.case(consents=frozenset(), **facts)
    assert part(kept, world.person("police")).facts == []


def test_blacked_out_it_is_so_in_links_and_exchange_too(world):
    case = world.case(
        claimed="police",
        text="Gọi cho tôi theo số 0912345678 nhé.",
        links=("https://xau.example/?tel=+84912345678",),
        wanted_line="Nhắn 0912 345 678",
    )
    submission = case.links.get().submission
    thread_answer(submission=submission, text="Số tôi 0912.345.678, số mẹ 0987654321", token="t")
    suggestion_make(submission=submission)
    item = TriageItem.objects.get(submission=submission)
    found = personal_data_of(submission, None)
    assert any(one.text == "0987654321" and not one.span for one in found)
    text_redact(item=item, chosen=[one.key for one in found], by=world.person("reception"))
    seen = part(case, world.person("police"))
    shown = " ".join([seen.text, *seen.links, str(seen.facts), *(e.text for e in seen.thread)])
    for number in ("912345678", "912 345 678", "912.345.678", "0987654321"):
        assert number not in shown
    assert "[đã che số điện thoại]" in seen.links[0]
    assert OutsideForm(case=case, person=world.person("police")).fields["links"].choices == []
    with pytest.raises(Invalid, match="đường dẫn"):
        outside_ask(
            case=case, revision=None, body_kind="platform", body_name="Sàn", questions="Gỡ?",
            links=submission.links, by=world.person("police"),
        )  # fmt: skip


def test_what_was_withdrawn_takes_no_more_words(client, world):
    filed = submission_file(facts=Filing(harm="scam", form_token="hai-phieu", text="Lừa đảo."))
    submission_withdraw(submission=filed.submission)
    filed.submission.refresh_from_db()
    with pytest.raises(Conflict, match="Bạn đã rút"):
        thread_answer(submission=filed.submission, text="Thêm", token="t")
    sent = {"ma": code_shown(filed.code), "viec": "tra-loi", "to": "x", "text": "Thêm"}
    answer = client.post("/tra-cuu/", sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Bạn đã rút phản ánh này nên không ai đọc" in page
    assert "sẽ đọc" not in page


def test_the_mails_say_nothing_of_a_report(world, settings):
    settings.NEPSO_URL = "https://so.vi-du.vn"
    address = NoticeAddress(submission=file_one(), kind="email", address="a@vi-du.vn")
    for mail in (confirm_mail(address, "abc"), update_mail(address)):
        told = f"{mail.subject} {mail.body}".lower()
        for word in ("phản ánh", "tra-cuu", "tra cứu", "mã bạn", "nếp số", "hồ sơ"):
            assert word not in told
        assert "https://so.vi-du.vn" in told


def test_nothing_written_in_a_case_is_run(client, world):
    case = world.case(claimed="police", text=f"Lời {BAD}", links=(f"https://a.example/{BAD}",),
                      wanted_line=BAD)  # fmt: skip
    submission = case.links.get().submission
    thread_answer(submission=submission, text=BAD, token="t")
    for kind in ("internal", "inter_agency", "public"):
        case.refresh_from_db()
        case_note(case=case, revision=case.revision, kind=kind, text=BAD, by=world.person("police"))
    case.refresh_from_db()
    offer = referral_offer(
        case=case, revision=case.revision, to_agency=world.health, fields=("text",), why=BAD,
        by=world.person("police"),
    )  # fmt: skip
    pages = {"police": case.public_id, "health": f"chuyen-den/{offer.public_id}"}
    for name, page_of in pages.items():
        address = f"/ho-so/{page_of}/"
        client.force_login(world.person(name))
        answer = client.get(address)
        page = answer.content.decode()
        assert answer.status_code == 200, address
        assert "&lt;script&gt;alert(1)" in page
        assert "<script>alert" not in page
        assert "<img src=x" not in page
