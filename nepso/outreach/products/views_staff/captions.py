"""Captions of a sound or video: typed or uploaded, faults told by the line, shown as a track."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.models import Account
from nepso.kernel.errors import Conflict, Invalid, NotFound
from nepso.kernel.policy import require
from nepso.outreach.products import selectors, services
from nepso.outreach.products.languages import Language
from nepso.outreach.products.models import Asset, Caption
from nepso.outreach.products.policies import may_keep_products, may_write
from nepso.ui.forms import tell

MOST_BYTES = 1_000_000
_EXAMPLE = "WEBVTT\n\n00:00.000 --> 00:04.000\nXin chào bà con.\n"


class CaptionForm(forms.Form):
    """A text area, and a file that takes its place."""

    text = forms.CharField(
        label="Lời và giờ",
        required=False,
        max_length=400_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 16, "spellcheck": "false"}),
        help_text="Mỗi câu: một dòng giờ, một dòng lời, rồi một dòng trống.",
    )
    file = forms.FileField(
        label="Hoặc tệp phụ đề",
        required=False,
        help_text="WebVTT (.vtt) hoặc SubRip (.srt), tối đa 1 MB; thay cho lời ở ô trên.",
        widget=forms.FileInput(attrs={"accept": ".vtt,.srt,text/vtt"}),
    )
    is_machine_made = forms.BooleanField(
        label="Do máy nghe và chép, chưa phải người viết", required=False
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def clean(self) -> dict[str, Any]:
        """The file's words in the text area, so that a fault is mended there."""
        given = cast(dict[str, Any], super().clean())
        upload = given.get("file")
        if upload is None:
            return given
        if upload.size > MOST_BYTES:
            self.add_error("file", "Tệp phụ đề nặng quá 1 MB: hãy chọn đúng tệp .vtt hoặc .srt.")
            return given
        try:
            given["text"] = upload.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            self.add_error("file", "Tệp phụ đề không phải chữ UTF-8: hãy lưu lại dạng UTF-8.")
        return given


@login_required
def edit(request: HttpRequest, public_id: str, language: str) -> HttpResponse:
    """The editor; what was typed stays whatever is wrong with it."""
    require(may_keep_products(request.user))
    asset = _asset(request, public_id, language)
    require(may_write(request.user, asset.agency))
    found = asset.captions.filter(language=language).first()
    if request.method != "POST":
        return _page(request, asset, language, CaptionForm(initial=_initial(found)))
    form = CaptionForm(request.POST, request.FILES)
    if form.is_valid():
        given = form.cleaned_data
        try:
            services.caption_write(
                asset=asset,
                language=language,
                text=given["text"],
                is_machine_made=given["is_machine_made"],
                revision=given["revision"],
                by=cast(Account, request.user),
            )
        except (Invalid, Conflict) as error:
            data = request.POST.copy()
            data["text"] = given["text"]
            form = CaptionForm(data)
            form.is_valid()
            if isinstance(error, Invalid):
                tell(form, error)
            else:
                form.add_error(None, error.sentence)
        else:
            messages.success(request, "Đã lưu phụ đề.")
            return redirect("products:asset", public_id=public_id)
    return _page(request, asset, language, form, status=422)


def _initial(found: Caption | None) -> dict[str, Any]:
    if found is None:
        return {"text": _EXAMPLE, "revision": 0}
    names = ("text", "is_machine_made", "revision")
    return {name: getattr(found, name) for name in names}


def _page(
    request: HttpRequest, asset: Asset, language: str, form: CaptionForm, *, status: int = 200
) -> HttpResponse:
    is_there = asset.captions.filter(language=language).exists()
    values = {"asset": asset, "form": form, "language": Language(language), "is_there": is_there}
    return render(request, "products/caption.html", values, status=status)


@login_required
@require_POST
def drop(request: HttpRequest, public_id: str, language: str) -> HttpResponse:
    """Take the captions of one language away."""
    require(may_keep_products(request.user))
    asset = _asset(request, public_id, language)
    try:
        services.caption_drop(asset=asset, language=language, by=cast(Account, request.user))
    except Invalid as error:
        messages.error(request, error.sentence)
    else:
        messages.success(request, "Đã bỏ phụ đề.")
    return redirect("products:asset", public_id=public_id)


@login_required
def track(request: HttpRequest, public_id: str, language: str) -> HttpResponse:
    """The captions as a track beside the film."""
    require(may_keep_products(request.user))
    asset = _asset(request, public_id, language)
    found = asset.captions.filter(language=language).first()
    if found is None:
        raise NotFound("Chưa có phụ đề của ngôn ngữ này: hãy mở lại trang của tệp.")
    return HttpResponse(found.text, content_type="text/vtt; charset=utf-8")


def _asset(request: HttpRequest, public_id: str, language: str) -> Asset:
    asset = selectors.asset_by_public_id(public_id, request.user)
    if not asset.is_media or language not in Language.values:
        raise NotFound("Tệp này không có phụ đề của ngôn ngữ ấy: hãy mở lại trang của tệp.")
    return asset
