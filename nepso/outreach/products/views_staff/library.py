"""The library, and putting a file into it."""

from __future__ import annotations

from typing import IO, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.base import File
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.selectors import agency_by_public_id
from nepso.foundation.files.documents import TAKEN
from nepso.foundation.files.kinds import AUDIO, VIDEO
from nepso.foundation.files.media_contents import most_bytes
from nepso.foundation.files.media_kinds import FILMS, SOUNDS, UNKNOWN, looks_like_media
from nepso.foundation.files.models import StoredFile
from nepso.foundation.files.parts import (
    PART_BYTES,
    upload_add,
    upload_at,
    upload_begin,
    upload_destroy,
    upload_open,
)
from nepso.foundation.files.quarantine import looks_like_a_photo
from nepso.foundation.files.services import file_keep, media_keep, photo_keep
from nepso.kernel.errors import Conflict, Invalid, NotFound, TooLarge, TooMany
from nepso.kernel.policy import require
from nepso.outreach.products import selectors, services
from nepso.outreach.products.forms_assets import AssetAddForm
from nepso.outreach.products.kinds import AssetKind
from nepso.outreach.products.models import Asset
from nepso.outreach.products.policies import may_keep_products, may_write
from nepso.outreach.products.presenting import card_of
from nepso.outreach.products.selectors.library import RIGHTS, LibraryFilters
from nepso.outreach.products.views_staff.coming_back import asked_for, wanted_by

_MEDIA_NAMES = (".mp3", ".m4a", ".ogg", ".opus", ".wav", ".mp4", ".webm", ".mov", ".avi", ".mkv")
_TAKEN_HERE = (
    "Tệp này không thuộc loại được nhận: hãy gửi ảnh JPG, PNG, WebP, HEIC; tài liệu "
    f"{TAKEN}; {SOUNDS}; hoặc {FILMS}."
)
_DOCUMENT_NAMES = (".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp")


@login_required
def library(request: HttpRequest) -> HttpResponse:
    """Pictures and files that one may use or keeps."""
    require(may_keep_products(request.user))
    filters = LibraryFilters.read(request.GET)
    page = selectors.assets_page(
        request.user,
        filters,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    values = {
        "filters": filters,
        "page": page,
        "cards": [card_of(one, request.user) for one in page.rows],
        "agencies": selectors.agencies_writing(request.user),
        "kinds": AssetKind.choices,
        "rights": RIGHTS.items(),
    }
    return render(request, "products/library.html", values)


@login_required
def add(request: HttpRequest) -> HttpResponse:
    """The file alone; what is known of its rights is told on the next page."""
    require(may_keep_products(request.user))
    agencies = selectors.agencies_writing(request.user)
    if request.method != "POST":
        return _add_page(request, AssetAddForm(agencies=agencies))
    form = AssetAddForm(request.POST, request.FILES, agencies=agencies)
    asset = _kept(request, form) if form.is_valid() else None
    if asset is None:
        return _add_page(request, form, status=422)
    messages.success(request, "Đã đưa vào kho. Hãy ghi quyền sử dụng để dùng được trong sản phẩm.")
    return redirect(f"{reverse('products:asset_edit', args=[asset.public_id])}{asked_for(request)}")


def _add_page(request: HttpRequest, form: AssetAddForm, *, status: int = 200) -> HttpResponse:
    limits = {"most_audio": most_bytes(AUDIO), "most_video": most_bytes(VIDEO)}
    values = {"form": form, "wanted_by": wanted_by(request), **limits}
    return render(request, "products/asset_add.html", values, status=status)


def _kept(request: HttpRequest, form: AssetAddForm) -> Asset | None:
    """The asset; None with a sentence in the form when the file cannot be taken."""
    given, person = form.cleaned_data, cast(Account, request.user)
    agency = agency_by_public_id(given["agency"])
    require(may_write(person, agency))
    token: str = given["uploaded"]
    try:
        upload = upload_open(token=token, person=person.pk) if token else given["file"]
        with upload:
            stored = _stored(upload, person)
        known = selectors.assets_visible_to(person).filter(stored__sha256=stored.sha256).first()
        title = given["title"] or stored.name.rpartition(".")[0]
        asset = services.asset_add(agency=agency, stored=stored, facts={"title": title}, by=person)
    except (Invalid, TooLarge, Conflict, NotFound) as error:
        told = getattr(error, "fields", None) or {"file": error.sentence}
        if isinstance(error, Invalid | TooLarge) and "title" not in told:
            upload_destroy(token=token, person=person.pk)  # it will never be taken
        for name, sentence in told.items():
            form.add_error(name if name in form.fields else None, sentence)
        return None
    upload_destroy(token=token, person=person.pk)
    if known is not None:
        messages.info(request, f"Tệp này đã có trong kho: “{known.title}”. Có thể dùng bản ấy.")
    return asset


def _stored(upload: File[bytes], person: Account) -> StoredFile:
    """Kept as what it begins like: the name says nothing but whether a document is meant."""
    name = upload.name or ""
    head = upload.read(16)
    upload.seek(0)
    if looks_like_media(head):
        return media_keep(content=upload, name=name, by=person)
    if name.lower().endswith(_MEDIA_NAMES):
        raise Invalid(UNKNOWN)
    if name.lower().endswith(_DOCUMENT_NAMES):
        return file_keep(content=upload, name=name, by=person)
    if not looks_like_a_photo(head):
        raise Invalid(_TAKEN_HERE)
    return photo_keep(content=upload, name=name, by=person)


@login_required
@require_POST
def upload_start(request: HttpRequest) -> JsonResponse:
    """A script begins an upload in parts: how large, before a byte of it was sent."""
    require(may_keep_products(request.user))
    size = request.POST.get("size", "")
    try:
        token = upload_begin(
            name=request.POST.get("name", ""),
            size=int(size) if size.isascii() and size.isdecimal() and len(size) < 16 else 0,
            person=cast(Account, request.user).pk,
        )
    except (Invalid, TooLarge, TooMany) as error:
        return JsonResponse({"sentence": error.sentence}, status=error.status)
    return JsonResponse({"token": token, "at": 0, "part": PART_BYTES})


@login_required
@require_http_methods(["GET", "POST"])
def upload_part(request: HttpRequest) -> JsonResponse:
    """The next part (POST), or how far it came (GET), so that it goes on after a break."""
    require(may_keep_products(request.user))
    token, person = request.headers.get("X-Upload", ""), cast(Account, request.user).pk
    try:
        if request.method == "GET":
            return JsonResponse({"at": upload_at(token=token, person=person)})
        given = request.headers.get("X-Offset", "")
        at = int(given) if given.isascii() and given.isdecimal() and len(given) < 16 else -1
        there = upload_add(token=token, person=person, at=at, part=cast("IO[bytes]", request))
    except Conflict as error:
        there = upload_at(token=token, person=person)
        return JsonResponse({"sentence": error.sentence, "at": there}, status=409)
    except (Invalid, NotFound) as error:
        return JsonResponse({"sentence": error.sentence}, status=error.status)
    return JsonResponse({"at": there})
