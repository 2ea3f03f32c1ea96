"""/ban-tin/: subscribe, confirm, leave. Works without script; nothing tells who is known here."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nepso.foundation.notices.mailing import mail_leaves
from nepso.foundation.webpush.selectors import push_offer
from nepso.foundation.webpush.services import DeviceFacts
from nepso.kernel.errors import Invalid, NotFound, TooMany
from nepso.outreach.newsletter import services
from nepso.outreach.newsletter.forms import DeviceForm, SignupForm
from nepso.outreach.newsletter.models import Newsletter
from nepso.outreach.newsletter.pace import signup_paced
from nepso.outreach.newsletter.selectors import newsletters_open
from nepso.outreach.newsletter.wording import reader_of_token
from nepso.ui.forms import tell

_BENT = "Trình duyệt chưa đưa đủ thông tin: hãy tải lại trang rồi bấm lại."


def _offered() -> tuple[list[Newsletter], list[Newsletter]]:
    every = newsletters_open()
    return [one for one in every if not one.is_push], [one for one in every if one.is_push]


def _page(
    request: HttpRequest,
    *,
    form: SignupForm | None = None,
    device: DeviceForm | None = None,
    wrong: str = "",
    status: int = 200,
) -> HttpResponse:
    by_mail, by_push = _offered()
    key = push_offer(services.USE).public if by_push else ""
    values = {
        "by_mail": by_mail if mail_leaves() else [],
        "by_push": by_push if key else [],
        "form": form or SignupForm(offered=by_mail),
        "device": device or DeviceForm(offered=by_push, auto_id="day_%s"),
        "push_key": key,
        "wrong": wrong,
    }
    return render(request, "newsletter/page.html", values, status=status)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Subscribe by e-mail; the same answer for every address."""
    if request.method != "POST":
        return _page(request)
    form = SignupForm(request.POST, offered=_offered()[0])
    if not form.is_valid():
        return _page(request, form=form, status=422)
    try:
        signup_paced(request)
        if not form.cleaned_data["trang_web"]:
            services.signup_take(
                email=form.cleaned_data["email"],
                newsletters=form.cleaned_data["newsletters"],
                audiences=form.cleaned_data["audiences"],
            )
    except Invalid as error:
        tell(form, error)
        return _page(request, form=form, status=422)
    except TooMany as error:
        answer = _page(request, form=form, wrong=error.sentence, status=429)
        answer["Retry-After"] = str(error.retry_after)
        return answer
    return redirect("newsletter:asked")


@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """A letter is on its way, whoever the address belongs to."""
    return render(request, "newsletter/asked.html")


@csrf_exempt  # the page gives no referrer, so browsers send no origin; the link alone is the right
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The link of that letter. Opening it does nothing (mail scanners open links); the button
    confirms."""
    if request.method != "POST":
        return render(request, "newsletter/confirm.html")
    try:
        services.signup_confirm(token=token)
    except NotFound as error:
        return render(request, "newsletter/confirm.html", {"wrong": error.sentence}, status=404)
    return redirect("newsletter:confirmed")


@require_safe
def confirmed(request: HttpRequest) -> HttpResponse:
    """It holds."""
    return render(request, "newsletter/confirmed.html")


@csrf_exempt  # RFC 8058: mail programs post without a cookie; the signed link alone is the right
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """Leave by the link at the foot of a mail: GET asks once, POST ends it. A link of somebody who
    is gone, or a bent one, is answered alike: nobody is told who reads."""
    ended = request.method == "POST"
    reader = reader_of_token(token) if ended else None
    if reader is not None:
        services.reader_leave(reader=reader)
    return render(request, "newsletter/leave.html", {"ended": ended})


@never_cache
@require_POST
def device(request: HttpRequest) -> HttpResponse:
    """This device wants to be told (a form that the script of the page fills)."""
    form = DeviceForm(request.POST, offered=_offered()[1], auto_id="day_%s")
    if not form.is_valid():
        return _page(request, device=form, wrong=_wrong_of(form), status=422)
    facts = form.cleaned_data
    try:
        signup_paced(request)
        services.device_permit(
            device=DeviceFacts(
                endpoint=facts["endpoint"], p256dh=facts["p256dh"], auth=facts["auth"]
            ),
            newsletters=facts["newsletters"],
            audiences=facts["audiences"],
        )
    except (Invalid, TooMany) as error:
        status = 422 if isinstance(error, Invalid) else error.status
        return _page(request, device=form, wrong=error.sentence, status=status)
    return render(request, "newsletter/device.html", {"on": True})


def _wrong_of(form: DeviceForm) -> str:
    said = form.errors.get("newsletters")
    return str(said[0]) if said else _BENT


@never_cache
@require_POST
def device_leave(request: HttpRequest) -> HttpResponse:
    """This device wants no more; the same answer for one that was never known."""
    services.device_leave(endpoint=request.POST.get("endpoint", "")[:1000])
    return render(request, "newsletter/device.html", {"on": False})
