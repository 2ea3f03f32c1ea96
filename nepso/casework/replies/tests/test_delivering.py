"""An answer reaches its reporter by the way they chose, and the case says until then it has not."""

import datetime as dt
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.urls import reverse
from django.utils.timezone import localtime

from nepso.casework.cases.services import case_ask
from nepso.casework.cases.tests.world import EVERYTHING, TELEPHONE, file_one
from nepso.casework.intake import jobs
from nepso.casework.intake.delivered import to_tell, to_tell_now
from nepso.casework.intake.facts import ContactFacts
from nepso.casework.intake.kinds import NotTold
from nepso.casework.intake.models import Contact, Delivery, NoticeAddress, Submission
from nepso.casework.intake.selectors import submission_by_code
from nepso.casework.intake.services import (
    contact_erase,
    delivery_record,
    notice_address_confirm,
    notice_address_give,
    submission_hold_lift,
    submission_withdraw,
    thread_seen,
    thread_write,
)
from nepso.casework.intake.services.addresses import notice_address_token
from nepso.casework.intake.services.delivering import delivery_failed, delivery_sent
from nepso.casework.replies.tests.test_appeals_of_triage import decided
from nepso.casework.replies.tests.ways import SAID, reporter, sent
from nepso.foundation.jobs.models import Job
from nepso.foundation.jobs.running import run_job
from nepso.foundation.jobs.services import job_claim, job_reap
from nepso.kernel.clock import held_at, now, today
from nepso.kernel.errors import Conflict, Invalid, NotFound

EMAIL = "nguoi-gui@example.vn"


def by_mail(world, **facts):
    contact = ContactFacts(email=EMAIL)
    return world.case(claimed="police", answer_by="email", contact=contact, **facts)


def by_telephone(world, **facts):
    return world.case(claimed="police", answer_by="telephone", **facts)


def confirmed(case):
    address = NoticeAddress.objects.get(submission=reporter(case))
    return notice_address_confirm(token=notice_address_token(address=address))


def run(name):
    """The jobs of a kind that wait, as a worker runs them."""
    for job in Job.objects.filter(name=name, state="waiting"):
        getattr(jobs, {"intake.deliver_answer": "deliver_answer",
                       "intake.confirm_address": "confirm_address",
                       "intake.tell_reporter": "tell_reporter"}[name])(**job.arguments)  # fmt: skip


def delivery(case):
    return Delivery.objects.get(entry__submission=reporter(case), entry__kind="reply")


def test_the_answer_itself_goes_to_a_confirmed_address(world):
    case = by_mail(world)
    confirmed(case)
    sent(world, case)
    assert delivery(case).state == "queued"
    run("intake.deliver_answer")
    assert delivery(case).state == "sent"
    [letter] = mail.outbox
    assert letter.to == [EMAIL]
    assert SAID.text in letter.body
    assert SAID.ground in letter.body
    assert not {"phản ánh", "lừa"} & set(letter.subject.lower().split())
    run("intake.deliver_answer")
    assert len(mail.outbox) == 1, "a job that runs twice sends once"


def test_nothing_goes_to_an_address_that_nobody_confirmed(world):
    case = by_mail(world)
    sent(world, case)
    run("intake.deliver_answer")
    assert (delivery(case).state, delivery(case).why) == ("awaited", "not_confirmed")
    assert mail.outbox == []
    confirmed(case)
    run("intake.deliver_answer")
    assert delivery(case).state == "sent"
    assert len(mail.outbox) == 1


def test_an_answer_whose_address_was_replaced_goes_to_the_new_one(world):
    case = by_mail(world)
    confirmed(case)
    sent(world, case)
    notice_address_give(submission=reporter(case), email="moi@example.vn", carries_answer=True)
    run("intake.deliver_answer")
    Job.objects.filter(name="intake.deliver_answer").update(state="done")
    assert mail.outbox == []
    confirmed(case)
    run("intake.deliver_answer")
    assert [letter.to for letter in mail.outbox] == [["moi@example.vn"]]


def test_where_no_mail_leaves_it_is_not_offered_and_a_person_tells_it(world, client, settings):
    case = by_mail(world)
    confirmed(case)
    sent(world, case)
    way = 'value="email"'
    filing = reverse("intake:report", args=["scam"])
    assert way in client.get(filing).content.decode()
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    assert way not in client.get(filing).content.decode()
    run("intake.deliver_answer")
    assert (delivery(case).state, delivery(case).why) == ("failed", "no_server")


def test_never_confirmed_it_is_for_a_person(world):
    case = by_mail(world)
    sent(world, case)
    assert to_tell_now(world.person("police")) == 0
    NoticeAddress.objects.update(made_at=now() - dt.timedelta(days=8))
    jobs.forget()
    assert (delivery(case).state, delivery(case).why) == ("failed", "not_confirmed")
    assert to_tell_now(world.person("police")) == 1


def test_a_question_is_told_of_without_a_word_of_it(world):
    case = by_mail(world)
    confirmed(case)
    case_ask(case=case, revision=None, submission=reporter(case), text="Số nào gọi cho bạn?",
             by=world.person("police"))  # fmt: skip
    assert not Delivery.objects.exists()
    run("intake.tell_reporter")
    [letter] = mail.outbox
    assert "Số nào" not in letter.body


def test_who_asked_for_notices_alone_is_sent_no_answer(world):
    case = world.case(claimed="police")
    notice_address_give(submission=reporter(case), email=EMAIL)
    confirmed(case)
    sent(world, case)
    run("intake.tell_reporter")
    [letter] = mail.outbox
    assert SAID.text not in letter.body
    assert not Delivery.objects.exists()


def test_suspected_spam_sends_mail_to_nobody_until_a_person_looked(world):
    given = {"answer_by": "email", "contact": ContactFacts(email=EMAIL)}
    submission = file_one(held_reason="trap", **given)
    assert not Job.objects.filter(name="intake.confirm_address").exists()
    submission_hold_lift(submission=submission, by=world.person("reception"))
    run("intake.confirm_address")
    assert [letter.to for letter in mail.outbox] == [[EMAIL]]


@pytest.mark.parametrize(
    ("error", "state", "why"),
    [
        (SMTPServerDisconnected("đứt"), "failed", "no_server"),
        (SMTPRecipientsRefused({}), "failed", "refused"),
    ],
)
def test_what_does_not_go_says_why(world, monkeypatch, error, state, why):
    def refuse(self, **_):
        raise error

    case = by_mail(world)
    confirmed(case)
    sent(world, case)
    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    job = Job.objects.get(name="intake.deliver_answer")
    if why == "no_server":  # outside a job every try is the last
        with pytest.raises(OSError, match="đứt"):
            jobs.deliver_answer(**job.arguments)
    else:
        jobs.deliver_answer(**job.arguments)
    assert (delivery(case).state, delivery(case).why) == (state, why)
    assert list(to_tell(world.person("police"))) == [reporter(case)]


def test_while_it_is_tried_again_it_stays_on_its_way(world, monkeypatch):
    case = by_mail(world)
    confirmed(case)
    sent(world, case)
    monkeypatch.setattr(jobs, "is_last_try", lambda: False)
    monkeypatch.setattr("django.core.mail.EmailMessage.send", _hung_up)
    with pytest.raises(OSError, match="đứt"):
        run("intake.deliver_answer")
    assert (delivery(case).state, delivery(case).why) == ("queued", "trying_again")
    monkeypatch.undo()
    run("intake.deliver_answer")
    assert delivery(case).state == "sent"


def _hung_up(self, **_):
    raise SMTPServerDisconnected("đứt")


def test_a_mail_whose_worker_died_is_sent_by_the_next_one(world):
    with held_at(now() - dt.timedelta(minutes=5)):
        case = by_mail(world)
        confirmed(case)
        sent(world, case)
        Job.objects.exclude(name="intake.deliver_answer").delete()
        assert job_claim(worker="died").name == "intake.deliver_answer"
        assert job_claim(worker="next") is None, "it is leased"
    assert job_reap() == 1
    run_job(job_claim(worker="next"))
    assert delivery(case).state == "sent"
    assert len(mail.outbox) == 1


def test_a_mail_whose_job_was_lost_is_for_a_person_in_the_end(world):
    with held_at(now() - dt.timedelta(days=2, minutes=1)):
        case, police = by_mail(world), world.person("police")
        confirmed(case)
        sent(world, case)
    Job.objects.filter(name="intake.deliver_answer").delete()
    with held_at(now() - dt.timedelta(days=1)):
        jobs.forget()
    assert delivery(case).state == "queued", "it may still be tried"
    assert to_tell_now(police) == 0
    jobs.forget()
    assert (delivery(case).state, delivery(case).why) == ("failed", "no_server")
    assert to_tell_now(police) == 1
    assert mail.outbox == []


def test_a_mail_on_its_way_still_goes_where_the_answer_was_read(world):
    case = by_mail(world)
    confirmed(case)
    sent(world, case)
    thread_seen(submission=reporter(case))
    assert delivery(case).state == "queued", "they asked for it"
    run("intake.deliver_answer")
    assert delivery(case).state == "sent"
    assert SAID.text in mail.outbox[0].body


def test_by_telephone_a_person_tells_it_and_notes_that(world, client):
    case = by_telephone(world)
    sent(world, case)
    assert delivery(case).state == "to_tell"
    client.force_login(world.person("police"))
    page = client.get(reverse("cases:case", args=[case.public_id])).content.decode()
    assert "Câu trả lời chưa đến người phản ánh" in page
    where = reverse("intake:telling", args=[reporter(case).public_id])
    assert SAID.text in client.get(where).content.decode()
    tomorrow = today() + dt.timedelta(days=1)
    said = {"way": "telephone", "told_at": f"{localtime():%d/%m/%Y %H:%M}"}
    missed = client.post(where, {**said, "is_reached": "chua"})
    assert missed.status_code == 422, "without a day on which it is tried again"
    client.post(where, {**said, "is_reached": "chua", "next_on": f"{tomorrow:%d/%m/%Y}"})
    assert delivery(case).state == "to_tell"
    assert to_tell_now(world.person("police")) == 0, "a day was agreed on"
    client.post(where, {**said, "is_reached": "roi"})
    assert delivery(case).state == "told"
    tries = reporter(case).delivery_tries.order_by("id")
    assert [(one.is_reached, one.by.username) for one in tries] == [
        (False, "police"), (True, "police"),
    ]  # fmt: skip
    page = client.get(reverse("cases:case", args=[case.public_id])).content.decode()
    assert "Câu trả lời chưa đến người phản ánh" not in page
    with pytest.raises(Conflict):
        _record(case, world.person("police"))


def test_the_page_names_whom_to_ask_and_leads_to_the_case(world, client, settings):
    settings.NEPSO_CONTACT = "phòng Công nghệ, máy lẻ 12"
    case = by_telephone(world)
    sent(world, case)
    where = reverse("intake:telling", args=[reporter(case).public_id])
    in_a_week = today() + dt.timedelta(days=7)
    _record(case, world.person("police"), is_reached=False, next_on=in_a_week)
    for name in ("police", "reception"):
        client.force_login(world.person(name))
        page = client.get(where).content.decode()
        assert "Cần giúp đỡ: phòng Công nghệ, máy lẻ 12" in page, (
            "whoever reported stands elsewhere"
        )
        assert f'href="{reverse("cases:case", args=[case.public_id])}"' in page
        assert (f'href="tel:{TELEPHONE}"' in page) == (name == "reception")
        listed = client.get(reverse("intake:telling_list")).content.decode()
        assert f'hẹn báo lại ngày <span class="nep-nowrap">{in_a_week:%d/%m/%Y}' in listed


def _record(case, by, **change):
    facts = {"way": "telephone", "told_at": now(), "is_reached": True, "next_on": None, **change}
    return delivery_record(submission=reporter(case), by=by, **facts)


def test_what_never_was_is_not_noted(world):
    case = by_telephone(world)
    sent(world, case)
    with pytest.raises(Invalid):
        _record(case, world.person("police"), told_at=now() + dt.timedelta(hours=1))


def test_one_call_tells_what_waited_then_and_no_more(world):
    case = by_telephone(world)
    an_hour_ago = now() - dt.timedelta(hours=1)
    with held_at(an_hour_ago - dt.timedelta(hours=1)):
        asked(world, case)
    sent(world, case)
    with pytest.raises(Invalid, match="chưa có gì để báo"):
        _record(case, world.person("police"), told_at=an_hour_ago - dt.timedelta(hours=2))
    _record(case, world.person("police"), told_at=an_hour_ago)
    question = Delivery.objects.get(entry__kind="question")
    assert (question.state, delivery(case).state) == ("told", "to_tell")


def test_a_day_agreed_on_hides_nothing_that_came_later(world):
    case, police = by_telephone(world), world.person("police")
    asked(world, case)
    in_a_week, never = today() + dt.timedelta(days=7), today() + dt.timedelta(days=31)
    with pytest.raises(Invalid, match="30 ngày"):
        _record(case, police, is_reached=False, next_on=never)
    _record(case, police, is_reached=False, next_on=in_a_week)
    assert to_tell_now(police) == 0
    _record(case, police, is_reached=False, next_on=today())
    assert to_tell_now(police) == 1, "the latest try counts"
    _record(case, police, is_reached=False, next_on=in_a_week)
    sent(world, case)
    assert to_tell_now(police) == 1, "of the answer they were not told yet"


def asked(world, case):
    case_ask(case=case, revision=None, submission=reporter(case), text="Số nào gọi cho bạn?",
             by=world.person("police"))  # fmt: skip


def test_who_withdraws_is_sent_nothing_more(world):
    case = by_mail(world)
    confirmed(case)
    thread_write(submission=reporter(case), kind="reply", text="Đang xem", by=None)
    submission_withdraw(submission=reporter(case))
    assert delivery(case).state == "dropped"
    run("intake.deliver_answer")
    assert mail.outbox == []


def test_what_became_of_it_meanwhile_stays(world):
    case = by_mail(world)
    confirmed(case)
    sent(world, case)
    stale = delivery(case)
    Delivery.objects.update(state="told")
    delivery_failed(delivery=stale, why=NotTold.NO_SERVER)
    delivery_sent(delivery=stale)
    assert delivery(case).state == "told"


def test_what_the_reporter_read_is_there(world):
    case = by_telephone(world)
    sent(world, case)
    thread_seen(submission=reporter(case))
    assert delivery(case).state == "seen"


@pytest.mark.parametrize(("choice", "why"), [("accept", "clear_harm"), ("refer", "competent")])
def test_that_it_was_taken_up_is_no_answer(world, choice, why):
    submission = file_one(answer_by="email", contact=ContactFacts(email=EMAIL))
    token = notice_address_token(address=NoticeAddress.objects.get(submission=submission))
    notice_address_confirm(token=token)
    decided(world, choice, why, submission=submission, agency=world.police)
    assert not Delivery.objects.exists()
    run("intake.tell_reporter")
    assert mail.outbox, "there is news, without a word of it"


def test_the_address_of_suspected_spam_is_kept_while_nobody_looked(world):
    submission = file_one(held_reason="trap", answer_by="email", contact=ContactFacts(email=EMAIL))
    NoticeAddress.objects.update(made_at=now() - dt.timedelta(days=8))
    jobs.forget()
    submission.refresh_from_db()
    submission_hold_lift(submission=submission, by=world.person("reception"))
    jobs.forget()
    address = NoticeAddress.objects.get(submission=submission)
    assert notice_address_confirm(token=notice_address_token(address=address)) == ""


def test_a_refusal_of_triage_is_told_too(world):
    submission = file_one(answer_by="telephone")
    decided(world, "refuse", "unfounded", submission=submission)
    assert list(to_tell(world.person("reception"))) == [submission]
    assert not to_tell(world.person("police")).exists(), "it never had a case of theirs"


def test_nobody_calls_about_an_opinion_that_was_sealed(world, client):
    submission = file_one(answer_by="telephone")
    decided(world, "seal", "stands_outside", submission=submission)
    assert not to_tell(world.person("reception")).exists()
    client.force_login(world.person("reception"))
    where = reverse("intake:telling", args=[submission.public_id])
    assert client.get(where).status_code == 404


def test_who_may_not_read_the_case_is_told_nothing(world, client):
    case = by_telephone(world)
    sent(world, case)
    where = reverse("intake:telling", args=[reporter(case).public_id])
    for name, status in (("health", 404), ("desk", 403), ("leader", 403), ("administrator", 403)):
        client.force_login(world.person(name))
        assert client.get(where).status_code == status, name
    about = by_telephone(world, harm="official_channel", complained_of=world.culture)
    sent(world, about)
    client.force_login(world.person("reception"))
    told = client.get(reverse("intake:telling", args=[reporter(about).public_id]))
    assert told.status_code == 404, "the reception belongs to the agency complained of"


def test_the_telephone_stands_there_only_where_it_was_consented(world, client):
    coordinator = frozenset(one for one in EVERYTHING if one[0] != "coordinator")
    shown, hidden = by_telephone(world), by_telephone(world, consents=coordinator)
    client.force_login(world.person("reception"))
    for case, is_shown in ((shown, True), (hidden, False)):
        sent(world, case)
        page = client.get(reverse("intake:telling", args=[reporter(case).public_id]))
        assert (TELEPHONE in page.content.decode()) is is_shown


def test_who_opens_it_of_a_restricted_case_is_noted(world, client):
    case = by_telephone(world, harm="child_safety")
    client.force_login(world.person("police"))
    submission = reporter(case)
    before = case.reads.count()
    client.get(reverse("intake:telling", args=[submission.public_id]))
    assert case.reads.count() == before + 1


def test_nobody_is_called_any_more_when_the_contact_is_erased(world):
    case = by_telephone(world)
    sent(world, case)
    contact_erase(submission=reporter(case), by=None)
    assert delivery(case).state == "dropped"
    assert reporter(case).answer_by == ""


def test_a_way_by_which_nobody_can_answer_is_refused(world):
    for facts in (
        {"answer_by": "email", "contact": ContactFacts(name="A")},
        {"answer_by": "telephone", "contact": ContactFacts(email=EMAIL)},
        {"answer_by": "telephone", "consents": frozenset()},
    ):
        with pytest.raises(Invalid):
            file_one(**facts)


def test_an_address_for_the_answer_alone_is_nobodys_to_read(world):
    submission = file_one(
        answer_by="email", contact=ContactFacts(email=EMAIL), consents=frozenset()
    )
    assert not Contact.objects.filter(submission=submission).exists()
    assert NoticeAddress.objects.get(submission=submission).address == EMAIL


def test_the_person_behind_a_partners_report_takes_a_code_once(world):
    submission = file_one(came_by="open311", answer_by="email", contact=ContactFacts(email=EMAIL))
    before = submission.code_hash
    token = notice_address_token(address=NoticeAddress.objects.get(submission=submission))
    code = notice_address_confirm(token=token)
    assert notice_address_confirm(token=token) == code, "a double click"
    assert submission_by_code(code) == submission
    assert Submission.objects.get().code_hash != before
    Submission.objects.update(code_claimed_at=now() - dt.timedelta(minutes=11))
    with pytest.raises(NotFound, match="đã dùng"):
        notice_address_confirm(token=token)


def test_whoever_has_a_code_is_given_no_other(world):
    submission = file_one(answer_by="email", contact=ContactFacts(email=EMAIL))
    token = notice_address_token(address=NoticeAddress.objects.get(submission=submission))
    assert notice_address_confirm(token=token) == ""
    assert Submission.objects.get().code_hash == submission.code_hash
