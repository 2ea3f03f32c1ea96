"""Consent given when filing is seen, withdrawn and given afterwards, with the code."""

import re

import pytest

from nepso.casework.cases.consents import shown_to
from nepso.casework.cases.selectors.offering import offered_parts
from nepso.casework.cases.selectors.reading import parts_for
from nepso.casework.cases.services import (
    outside_ask,
    outside_open,
    referral_accept,
    referral_offer,
)
from nepso.casework.cases.tests.world import EVERYTHING, STORY, TELEPHONE, file_one, make_world
from nepso.casework.intake.codes import code_hash
from nepso.casework.intake.facts import ContactFacts
from nepso.casework.intake.models import Consent, Delivery, Submission
from nepso.casework.intake.selectors import consented
from nepso.casework.intake.services import (
    consents_change,
    contact_erase,
    thread_answer,
    thread_write,
)
from nepso.foundation.audit.models import AuditLine
from nepso.foundation.notices.models import Notice
from nepso.kernel.errors import Conflict, Invalid

pytestmark = pytest.mark.django_db
CODE = "0123456789ABCDEF"


@pytest.fixture
def world(db):
    return make_world()


def with_code(submission: Submission) -> Submission:
    Submission.objects.filter(pk=submission.pk).update(code_hash=code_hash(CODE))
    return submission


def follow(client, **more):
    return client.post("/tra-cuu/", {"ma": CODE, **more})


def section(answer) -> str:
    """The section in which the reporter sees and changes it."""
    page = answer.content.decode()
    return page[page.index('id="ai-xem"') :].partition("</details>")[0]


def boxes(page: str) -> dict[str, bool]:
    """The boxes of the section, by value: whether they are ticked."""
    found = re.findall(r'<input[^>]*name="dong_y"[^>]*value="([^"]+)"([^>]*)>', page)
    return {value: "checked" in rest for value, rest in found}


def test_the_reporter_sees_who_may_see_what_and_no_code_is_in_an_address(client, world):
    consents = frozenset({("police", "text"), ("police", "contact"), ("coordinator", "contact")})
    with_code(world.case(claimed="police", consents=consents).links.get().submission)
    answer = follow(client)
    page = answer.content.decode()
    assert "Ai được xem gì" in page
    seen = boxes(page)
    assert seen["police:text"]
    assert seen["police:contact"]
    assert seen["coordinator:contact"]
    assert not seen["police:material"]
    assert not seen["other_agency:text"]
    assert "<li>Công an tỉnh, " in section(answer)
    assert not re.search(r'(action|href)="[^"]*01234', page)


def test_withdrawn_it_is_seen_no_more_at_once_noted_and_told(client, world):
    case = world.case(claimed="police")
    submission = with_code(case.links.get().submission)
    officer = world.person("police")
    assert parts_for(case, officer)[0].text == STORY
    seen = boxes(follow(client).content.decode())
    given = [one for one, ticked in seen.items() if ticked and not one.startswith("police:")]
    shown = [one for one, ticked in seen.items() if ticked]
    answer = follow(client, viec="dong-y", dong_y=given, da_thay=shown)
    assert answer.status_code == 200, answer.content.decode()
    assert not any(boxes(answer.content.decode())[f"police:{g}"] for g in ("text", "contact"))
    assert "đã gửi đi" in answer.content.decode()
    part = parts_for(case, officer)[0]
    assert (part.text, part.links, part.contact, part.groups) == ("", [], None, frozenset())
    assert shown_to(case, submission, case.agency) == frozenset()
    line = AuditLine.objects.get(act="intake.consents_change")
    assert "police:text" in line.detail["withdrawn"]
    assert STORY not in str(line.detail)
    told = Notice.objects.get(account=officer, sentence__contains="đồng ý")
    assert STORY not in told.sentence


def test_given_later_it_is_seen(world):
    case = world.case(claimed="police", consents=frozenset())
    submission = case.links.get().submission
    officer = world.person("police")
    assert parts_for(case, officer)[0].text == ""
    consents_change(submission=submission, give={"police:text"}, withdraw=set())
    assert parts_for(case, officer)[0].text == STORY
    assert consented(submission, "police") == {"text"}


def test_a_referral_under_way_and_a_question_outside_lose_it(world):
    case = world.case(world.culture, claimed="reception")
    submission = case.links.get().submission
    by = world.person("reception")
    links = list(submission.links)
    asked = outside_ask(
        case=case, revision=case.revision, body_kind="platform", body_name="Nền tảng",
        links=links, questions="Gỡ?", by=by,
    )  # fmt: skip
    assert outside_open(number=asked.request.public_id, code=asked.code).links == links
    consents_change(submission=submission, give=set(), withdraw={"platform_or_bank:text"})
    asked.request.refresh_from_db()
    assert asked.request.links == []
    assert outside_open(number=asked.request.public_id, code=asked.code).links == []
    case.refresh_from_db()
    referral = referral_offer(
        case=case, revision=case.revision, to_agency=world.health, fields=["text", "contact"],
        why="Giúp", by=by,
    )  # fmt: skip
    [part] = offered_parts(referral)
    assert (part.text, part.links, part.contact.telephone) == (STORY, links, TELEPHONE)
    consents_change(submission=submission, give=set(), withdraw={"other_agency:text"})
    [part] = offered_parts(referral)
    assert (part.text, part.links, part.contact.telephone) == ("", [], TELEPHONE)
    consents_change(submission=submission, give=set(), withdraw={"other_agency:contact"})
    assert offered_parts(referral)[0].contact is None
    referral_accept(referral=referral, by=world.person("health"))
    case.refresh_from_db()
    [part] = parts_for(case, world.person("health"))
    assert (part.text, part.links, part.contact) == ("", [], None), "taken over it is no more"


def test_a_stale_page_gives_nothing_back_that_was_withdrawn_meanwhile(client, world):
    submission = with_code(world.case(claimed="police").links.get().submission)
    shown = [one for one, ticked in boxes(follow(client).content.decode()).items() if ticked]
    consents_change(submission=submission, give=set(), withdraw={"police:text"})
    left = [one for one in shown if one != "police:contact"]
    follow(client, viec="dong-y", dong_y=left, da_thay=shown)
    assert consented(submission, "police") == {"material"}


def test_words_given_to_one_agency_are_withdrawn_too(client, world):
    case = world.case(claimed="police", consents=frozenset())
    submission = with_code(case.links.get().submission)
    key = f"police:{world.police.public_id}"
    thread_answer(submission=submission, text="Riêng cho công an.", token="r", readers=[key])
    officer = world.person("police")
    assert "Riêng cho công an." in [e.text for e in parts_for(case, officer)[0].thread]
    seen = boxes(follow(client).content.decode())
    assert seen["police:words"]
    follow(client, viec="dong-y", dong_y=[], da_thay=["police:words"])
    assert "Riêng cho công an." not in [e.text for e in parts_for(case, officer)[0].thread]


def test_nobody_left_who_may_call_is_said_and_nobody_is_asked_to_call(client, world):
    consents = frozenset({("police", "text"), ("police", "contact")})
    contact = ContactFacts(name="Bà A", telephone=TELEPHONE)
    case = world.case(claimed="police", consents=consents, contact=contact, answer_by="telephone")
    submission = with_code(case.links.get().submission)
    thread_write(submission=submission, kind="question", text="Số nào?", by=world.person("police"))
    answer = follow(client, viec="dong-y", dong_y=["police:text"],
                    da_thay=["police:text", "police:contact"])  # fmt: skip
    assert "không ai gọi" in answer.content.decode()
    assert Submission.objects.get(pk=submission.pk).answer_by == ""


def test_what_waited_to_be_called_is_dropped_with_the_last_who_may_call(world):
    consents = frozenset({("police", "contact"), ("coordinator", "contact")})
    submission = world.case(
        claimed="police", consents=consents, answer_by="telephone"
    ).links.get().submission  # fmt: skip
    thread_write(submission=submission, kind="question", text="Số nào?", by=world.person("police"))
    consents_change(submission=submission, give=set(), withdraw={"police:contact"})
    assert Delivery.objects.get().state == "to_tell", "the reception may still call"
    consents_change(submission=submission, give=set(), withdraw={"coordinator:contact"})
    assert Delivery.objects.get().state == "dropped"


def test_what_is_over_or_was_never_asked_is_refused(world):
    submission = file_one("child_safety", consents=EVERYTHING - {("police", "material")})
    with pytest.raises(Invalid):
        consents_change(submission=submission, give={"police:material"}, withdraw=set())
    with pytest.raises(Invalid):
        consents_change(submission=submission, give={"neighbour:text"}, withdraw=set())
    Submission.objects.filter(pk=submission.pk).update(state="withdrawn")
    with pytest.raises(Conflict):
        consents_change(submission=submission, give=set(), withdraw={"police:text"})
    assert Consent.objects.filter(submission=submission, given=False).count() == 0


def test_about_a_child_nobody_is_given_what_the_form_does_not_ask_for(client, world):
    """The page shows no such box; a form made by hand opens none either."""
    submission = with_code(file_one("child_safety", consents=frozenset()))
    asked = boxes(follow(client).content.decode())
    for recipient in ("other_agency", "platform_or_bank", "handling_agency"):
        assert f"{recipient}:text" not in asked
        with pytest.raises(Invalid):
            consents_change(submission=submission, give={f"{recipient}:text"}, withdraw=set())
        answer = follow(client, viec="dong-y", dong_y=[f"{recipient}:text"])
        assert answer.status_code == 422 or "Hãy chọn trong những ô" in answer.content.decode()
    assert not Consent.objects.filter(submission=submission, given=True).exists()
    consents_change(submission=submission, give={"police:text"}, withdraw=set())
    assert consented(submission, "police") == {"text"}


def test_what_the_form_does_not_ask_for_is_taken_back_all_the_same(world):
    submission = file_one("child_safety", consents=frozenset({("other_agency", "text")}))
    consents_change(submission=submission, give=set(), withdraw={"other_agency:text"})
    assert consented(submission, "other_agency") == set()


def test_saved_twice_it_is_one_change(world):
    submission = world.case(claimed="police").links.get().submission
    for _ in range(2):
        consents_change(submission=submission, give=set(), withdraw={"police:text"})
    assert AuditLine.objects.filter(act="intake.consents_change").count() == 1
    assert Notice.objects.filter(sentence__contains="đồng ý").count() == 1


def test_where_it_went_already_stands_there_plainly(client, world):
    case = world.case(world.culture, claimed="reception")
    with_code(case.links.get().submission)
    referral_offer(
        case=case, revision=case.revision, to_agency=world.health, fields=["text"], why="Giúp",
        by=world.person("reception"),
    )  # fmt: skip
    page = section(follow(client))
    assert re.search(r"<li>Sở Y tế, [^<]*: lời kể và đường dẫn</li>", page, re.IGNORECASE)
    assert re.search(r"<li>Sở Văn hóa[^<]*: những gì bạn cho xem lúc ấy</li>", page)
    assert "Những gì đã gửi đi hoặc đã có người đọc thì không lấy lại được." in page


def test_before_it_went_anywhere_nothing_is_said_to_have_gone(client, world):
    with_code(file_one())
    page = section(follow(client))
    assert "Đã chuyển tới" not in page
    assert "không lấy lại được" not in page


def test_what_was_never_left_is_erased_for_nobody_to_hear(world):
    """Pressed again, or where no way to be reached was left, the handler is told nothing."""
    case = world.case(claimed="police")
    heard = Notice.objects.filter(sentence__contains="xóa cách liên hệ")
    for _ in range(2):
        contact_erase(submission=case.links.get().submission, by=None)
        assert heard.count() == 1
    silent = world.case(claimed="police2", contact=ContactFacts())
    contact_erase(submission=silent.links.get().submission, by=None)
    assert heard.count() == 1
