"""Following a submission with its code, which travels by POST alone: in no address, no cookie, no
session, no log. The code is all the right there is, so no cookie has to prove where a form came
from (``csrf_exempt``): who does not know the code can send nothing in its name.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from nepso.casework.intake.allowed import allowed_of
from nepso.casework.intake.codes import code_read, code_shown
from nepso.casework.intake.delivered import calls_nobody
from nepso.casework.intake.forms import CONSENT_FIELD
from nepso.casework.intake.harms import Harm
from nepso.casework.intake.kinds import FieldGroup, Side
from nepso.casework.intake.models import NoticeAddress, Submission
from nepso.casework.intake.pace import client_address, pace_count, seconds_left
from nepso.casework.intake.ports import PassedOn, due_of, passed_on, reader_of
from nepso.casework.intake.receiving import PICTURES_FIELD, pictures_aside, pictures_forget
from nepso.casework.intake.selectors import submission_by_code, thread_of
from nepso.casework.intake.services import (
    consents_change,
    contact_erase,
    device_give,
    devices_forget,
    material_add,
    notice_address_forget,
    notice_address_give,
    submission_appeal,
    submission_erase,
    submission_rate,
    submission_withdraw,
    thread_answer,
    thread_seen,
)
from nepso.casework.intake.services.devices import USE
from nepso.casework.intake.states import ERASED, SUBMISSION, WAITING_FOR_YOU, WITHDRAWN
from nepso.casework.intake.views_public import in_chosen_language, languages
from nepso.foundation.notices.mailing import mail_leaves
from nepso.foundation.webpush.selectors import Offer, push_offer
from nepso.foundation.webpush.services import DeviceFacts
from nepso.kernel.errors import Invalid, NepsoError, TooMany
from nepso.kernel.states import State

View = Callable[..., HttpResponse]
NOT_FOUND = gettext_noop(
    "Không tìm thấy phản ánh nào có mã này. Hãy xem lại từng ký tự trên phiếu: không có chữ I, L, "
    "O, U; không phân biệt chữ hoa, chữ thường."
)
READER_FIELD = "cho_doc"
# The boxes that were ticked when the page was shown: only what a person changed is changed.
SHOWN_FIELD = "da_thay"
_MOST_BOXES = 40
_ALREADY_GONE = gettext_noop("Những gì đã gửi đi hoặc đã có người đọc thì không lấy lại được.")
_HANDLER_TOLD = gettext_noop("Người đang xử lý được báo rằng bạn đã đổi.")
_NOBODY_CALLS = gettext_noop(
    "Không còn nơi nào được xem cách liên hệ nên sẽ không ai gọi cho bạn: hãy xem câu trả lời ở "
    "trang này."
)
_SURE = gettext_noop("Hãy đánh dấu vào ô “Tôi chắc chắn” rồi bấm lại.")


def kept_to_itself(view: View) -> View:
    """Neither stored on the way nor told to the next page."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Referrer-Policy"] = "no-referrer"
        response["Cache-Control"] = "no-store, private"
        return response

    return shown


@csrf_exempt
@kept_to_itself
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@in_chosen_language
def follow(request: HttpRequest) -> HttpResponse:
    """The code asked for; with it, where the submission stands, and what its reporter may do."""
    if request.method != "POST":
        return _asked(request, "", 200)
    typed = request.POST.get("ma", "")
    submission = submission_by_code(typed)
    if submission is None:
        if pace_count("code", client_address(request)) > settings.NEPSO_WRONG_CODES_REFUSED_AFTER:
            raise TooMany(
                _("Có quá nhiều mã không đúng từ một nơi: hãy chờ vài phút rồi thử lại."),
                retry_after=seconds_left(),
            )
        return _asked(request, _(NOT_FOUND), 404)
    act = _ACTS.get(request.POST.get("viec", ""))
    told, problem, status = "", "", 200
    if act is not None:
        try:
            _keep_pace(submission)
            told = act(request, submission)
        except TooMany:
            raise
        except NepsoError as error:
            problem, status = error.sentence, error.status
            submission = submission_by_code(typed) or submission
    return _shown(request, submission, code_read(typed), told=told, problem=problem, status=status)


def _keep_pace(submission: Submission) -> None:
    if pace_count("act", submission.public_id) > settings.NEPSO_ACTS_REFUSED_AFTER:
        raise TooMany(
            _("Bạn vừa gửi rất nhiều lần với mã này: hãy chờ vài phút rồi gửi tiếp."),
            retry_after=seconds_left(),
        )


def _asked(request: HttpRequest, problem: str, status: int) -> HttpResponse:
    values = {"problem": problem, **languages(request)}
    return render(request, "intake/ask_code.html", values, status=status)


def _shown(
    request: HttpRequest,
    submission: Submission,
    code: str,
    *,
    told: str,
    problem: str,
    status: int,
) -> HttpResponse:
    state = submission.state
    thread = list(thread_of(submission))
    if any(entry.seen_at is None and entry.side != Side.REPORTER for entry in thread):
        thread_seen(submission=submission)
    living = state not in (ERASED, WITHDRAWN)
    addresses = NoticeAddress.objects.filter(submission=submission).first() if living else None
    values = {
        "submission": submission,
        "state": _in_words(state),
        "code": code_shown(code),
        "thread": thread,
        "materials": submission.materials.order_by("id"),
        "address": addresses,
        "mail_leaves": mail_leaves(),
        "push": push_offer(USE, submission.public_id) if living else Offer("", False),
        "token": secrets.token_urlsafe(16),
        "told": told,
        "problem": problem,
        "typed": request.POST.get("text", "") if problem else "",
        "may_write": living,
        "reader": reader_of(submission) if living else None,
        "own_due_on": due_of(submission) if living and not submission.answer_due_on else None,
        "allowed": allowed_of(submission, thread) if living else [],
        "passed_on": _passed_on(submission) if living else [],
        "calls_nobody": living and calls_nobody(submission),
        "is_ended": state in SUBMISSION.group("closed"),
        "is_asked": state == WAITING_FOR_YOU,
        "may_add": living and state not in SUBMISSION.group("closed"),
        "may_withdraw": SUBMISSION.can_move(state, WITHDRAWN),
        "may_appeal": state in SUBMISSION.group("appealable"),
        "may_rate": state in SUBMISSION.group("ratable"),
        "may_erase": state != ERASED,
        **languages(request),
    }
    return render(request, "intake/follow.html", values, status=status)


def _in_words(code: str) -> State:
    """A state with its label and help in the chosen language."""
    state = SUBMISSION.state(code)
    return replace(state, label=_(state.label), help=_(state.help))


def _passed_on(submission: Submission) -> list[tuple[PassedOn, str]]:
    """Where it went, with what in words; "" where that was not written down."""
    found = passed_on(submission)
    return [
        (one, ", ".join(str(FieldGroup(group).label).lower() for group in one.groups))
        for one in found
    ]


def _sure(request: HttpRequest) -> None:
    if not request.POST.get("chac"):
        raise Invalid(_(_SURE))


def _answer(request: HttpRequest, submission: Submission) -> str:
    text, token = request.POST.get("text", ""), request.POST.get("to", "")[:64]
    reader, allowed = reader_of(submission), request.POST.getlist(READER_FIELD)
    # Ticked for the agency that was shown, which another may have relieved meanwhile.
    given = [reader.key] if reader and reader.key in allowed else []
    thread_answer(submission=submission, text=text, token=token, readers=given)
    if reader and (reader.reads or given):
        told = _("Đã lưu lời bạn viết. %(agency)s và bộ phận tiếp nhận sẽ đọc.")
        return told % {"agency": reader.agency}
    return _("Đã lưu lời bạn viết. Bộ phận tiếp nhận phản ánh sẽ đọc.")


def _add_pictures(request: HttpRequest, submission: Submission) -> str:
    pictures = request.FILES.getlist(PICTURES_FIELD)
    if not pictures:
        raise Invalid(_("Hãy chọn ảnh."))
    if submission.harm == Harm.CHILD_SAFETY:  # before a byte of it is written anywhere
        raise Invalid(_("Không nhận ảnh về xâm hại trẻ em: hãy gọi 111 ngay."))
    token = request.POST.get("to", "")[:40]
    raws = pictures_aside(pictures)
    left = list(raws)  # what is not taken leaves no bytes behind
    try:
        with transaction.atomic():  # all or none: a second try would double the first ones
            added = [
                material_add(submission=submission, raw=raw, by=None, token=f"{token}-{number}")
                for number, raw in enumerate(raws)
            ]
        left = [raw for raw, one in zip(raws, added, strict=True) if one is None]
    finally:
        pictures_forget(left)
    return _("Đã lưu ảnh. Ảnh được làm sạch trước khi có người xem.")


def _withdraw(request: HttpRequest, submission: Submission) -> str:
    _sure(request)
    submission_withdraw(submission=submission)
    return _("Bạn đã rút phản ánh này.")


def _appeal(request: HttpRequest, submission: Submission) -> str:
    text, token = request.POST.get("text", ""), request.POST.get("to", "")[:64]
    submission_appeal(submission=submission, text=text, token=token)
    return _("Đã ghi nhận. Một người khác với người đã quyết định sẽ xem lại.")


def _rate(request: HttpRequest, submission: Submission) -> str:
    stars = request.POST.get("sao", "")
    submission_rate(submission=submission, stars=int(stars) if stars in "12345" and stars else 0)
    return _("Cảm ơn bạn đã đánh giá.")


def _erase(request: HttpRequest, submission: Submission) -> str:
    _sure(request)
    submission_erase(submission=submission, by=None, why="by_code")
    return _("Đã xóa lời kể, đường dẫn, ảnh, trao đổi và cách liên hệ của bạn.")


def _erase_contact(request: HttpRequest, submission: Submission) -> str:
    contact_erase(submission=submission, by=None)
    return _("Đã xóa cách liên hệ của bạn. Phản ánh vẫn được xử lý.")


def _allow(request: HttpRequest, submission: Submission) -> str:
    ticked = set(request.POST.getlist(CONSENT_FIELD)[:_MOST_BOXES])
    shown = set(request.POST.getlist(SHOWN_FIELD)[:_MOST_BOXES])
    if ticked == shown:
        return _("Không có gì thay đổi.")
    nobody_calls = consents_change(
        submission=submission, give=ticked - shown, withdraw=shown - ticked
    )
    told = _("Đã lưu, có hiệu lực ngay.")
    if submission.case_number:
        told = f"{told} {_(_HANDLER_TOLD)}"
    if shown - ticked:
        told = f"{told} {_(_ALREADY_GONE)}"
    return f"{told} {_(_NOBODY_CALLS)}" if nobody_calls else told


def _tell_me(request: HttpRequest, submission: Submission) -> str:
    notice_address_give(
        submission=submission,
        email=request.POST.get("email", "")[:200],
        carries_answer=bool(request.POST.get("ca_tra_loi")),
    )
    return _("Đã gửi một thư để bạn xác nhận. Chỉ sau khi xác nhận mới có thư báo tin.")


def _tell_me_no_more(request: HttpRequest, submission: Submission) -> str:
    notice_address_forget(submission=submission)
    return _("Sẽ không có thư nào nữa.")


def _tell_device(request: HttpRequest, submission: Submission) -> str:
    typed = {name: request.POST.get(name, "")[:1000] for name in ("endpoint", "p256dh", "auth")}
    if not typed["endpoint"]:
        raise Invalid(_("Trình duyệt này chưa bật được báo tin: hãy nhận tin qua thư điện tử."))
    device_give(submission=submission, device=DeviceFacts(**typed))  # type: ignore[typeddict-item]
    return _("Đã bật. Thông báo chỉ nói rằng có cập nhật mới, không nói về việc gì.")


def _tell_no_device(request: HttpRequest, submission: Submission) -> str:
    devices_forget(submission=submission)
    return _("Đã tắt. Thông tin của thiết bị đã được xóa.")


_ACTS: dict[str, Callable[[HttpRequest, Submission], str]] = {
    "tra-loi": _answer,
    "them-anh": _add_pictures,
    "rut": _withdraw,
    "xem-lai": _appeal,
    "danh-gia": _rate,
    "dong-y": _allow,
    "xoa": _erase,
    "xoa-lien-he": _erase_contact,
    "nhan-tin": _tell_me,
    "thoi-nhan-tin": _tell_me_no_more,
    "bao-may": _tell_device,
    "thoi-bao-may": _tell_no_device,
}
