"""What is shown, told and kept of a reporter who left, and of one who joined later."""

import datetime as dt

import pytest
from django.urls import reverse

from nepso.casework.cases.consents import links_for_outside, shown_to
from nepso.casework.cases.jobs import forget
from nepso.casework.cases.models import CaseFile, OutsideRequest, Referral
from nepso.casework.cases.selectors.offering import offered_parts
from nepso.casework.cases.selectors.reading import reporter_parts
from nepso.casework.cases.services import (
    case_ask,
    case_forget,
    case_join,
    outside_ask,
    referral_offer,
)
from nepso.casework.cases.telling import tell
from nepso.casework.cases.tests.world import file_one
from nepso.casework.intake.models import Submission
from nepso.casework.intake.ports import reader_key
from nepso.casework.intake.services import (
    submission_erase,
    submission_show,
    submission_withdraw,
    thread_answer,
)
from nepso.foundation.notices.models import Notice
from nepso.kernel.clock import now
from nepso.kernel.errors import Invalid


@pytest.fixture
def two(world):
    """A case of the police with two reporters: (case, the one it was opened for, the other)."""
    case, other = world.case(claimed="police"), file_one(links=("https://khac.example/qua",))
    main = case.links.get().submission
    case_join(submission=other, into=main, by=None)
    case.refresh_from_db()
    return case, main, other


def part_of(case, submission, recipients=("police",)):
    return next(p for p in reporter_parts(case, recipients) if p.submission.pk == submission.pk)


def test_nothing_of_who_withdrew_is_shown_or_passed_on(world, two):
    case, main, other = two
    assert part_of(case, other).text
    submission_withdraw(submission=other)
    other.refresh_from_db()
    left = part_of(case, other)
    assert (left.text, left.links, left.contact, left.materials) == ("", [], None, [])
    assert shown_to(case, other, world.police) == frozenset()
    assert links_for_outside(case) == ["https://lua-dao.example/nhan-qua"]
    assert part_of(case, main).text, "the one who stays is still read"


def test_an_open_question_loses_the_links_of_who_erased(world, two):
    case, _, other = two
    links = links_for_outside(case)
    assert len(links) == 2
    request = case.outside_requests.create(
        body_name="Sàn", body_kind="platform", questions="Gỡ?", links=links,
        code_hash="x" * 64, expires_at=now() + dt.timedelta(days=3),
        asked_by=world.person("police"),
    )  # fmt: skip
    submission_erase(submission=other, by=None, why="by_code")
    request.refresh_from_db()
    assert request.links == ["https://lua-dao.example/nhan-qua"]


def test_a_case_that_waited_for_who_erased_goes_on_for_the_other(world, two):
    case, main, other = two
    case_ask(
        case=case, revision=case.revision, submission=main, text="Số nào gọi?",
        by=world.person("police"),
    )  # fmt: skip
    submission_erase(submission=Submission.objects.get(pk=main.pk), by=None, why="by_code")
    case.refresh_from_db()
    other.refresh_from_db()
    assert (case.state, other.state) == ("working", "handling")


def test_what_was_written_needs_consent_before_and_after_joining(world):
    case = world.case(claimed="police")
    late = file_one(consents=frozenset())
    thread_answer(submission=late, text="Chỉ nói với nơi tiếp nhận.", token="t")
    case_join(submission=late, into=case.links.get().submission, by=None)
    thread_answer(submission=late, text="Nói sau khi gộp, không cho ai.", token="u")
    thread_answer(submission=late, text="Nói với công an.", token="v",
                  readers=[reader_key("police", world.police)])  # fmt: skip
    said = [entry.text for entry in part_of(case, late).thread if entry.kind == "answer"]
    assert said == ["Nói với công an."]


def test_links_go_with_a_referral_only_where_the_words_do(world):
    case = world.case(claimed="police")
    referral_offer(
        case=case, revision=case.revision, to_agency=world.health, fields=("contact",),
        why="Đúng thẩm quyền", by=world.person("police"),
    )  # fmt: skip
    (part,) = offered_parts(Referral.objects.get())
    assert (part.text, part.links) == ("", [])


def test_nobody_of_the_agency_complained_of_is_told(world):
    case = world.case(claimed="police")
    case.complained_of = world.health
    case.save()
    tell(case, [world.person("health"), world.person("police")], "có việc.", by=None)
    assert [n.account for n in Notice.objects.filter(sentence__endswith="có việc.")] == [
        world.person("police")
    ]


def test_what_never_became_a_case_is_forgotten_as_its_harm_says(world):
    refused, waiting = file_one(), file_one()
    submission_show(submission=refused, state="refused", by=None)
    old = now() - dt.timedelta(days=731)
    Submission.objects.update(since=old)
    forget()
    refused.refresh_from_db()
    waiting.refresh_from_db()
    assert (refused.state, refused.text, refused.links) == ("erased", "", [])
    assert waiting.text, "nobody has decided yet"


def test_an_appeal_keeps_the_words_it_needs(world):
    case = world.case(claimed="police")
    CaseFile.objects.update(is_appealed=True)
    case_forget(case=case)
    assert case.links.get().submission.text


def test_two_complaints_about_two_agencies_are_two_cases(world):
    case = world.case(claimed="police")
    case.complained_of = world.health
    case.save()
    other = file_one("official_channel", complained_of=world.culture)
    with pytest.raises(Invalid, match="hai cơ quan"):
        case_join(submission=other, into=case.links.get().submission, by=None)


def test_who_withdrew_is_read_outside_no_more_nor_is_what_nobody_pruned(world, two, client):
    case, _, other = two
    both = links_for_outside(case)
    asked = outside_ask(
        case=case, revision=case.revision, body_kind="bank", body_name="Ngân hàng", links=both,
        questions="Hỏi?", by=world.person("police"),
    )  # fmt: skip
    sent = {"number": asked.request.public_id, "code": asked.code}

    def read_outside():
        return client.post(reverse("cases:outside_answer"), sent).content.decode()

    assert "khac.example" in read_outside()
    submission_withdraw(submission=other)
    asked.request.refresh_from_db()
    assert asked.request.links == ["https://lua-dao.example/nhan-qua"]
    OutsideRequest.objects.update(links=both)
    page = read_outside()
    assert "lua-dao.example" in page
    assert "khac.example" not in page
