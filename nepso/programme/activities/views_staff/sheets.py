"""Activities in bulk: template, export, import looked at and then confirmed, a ZIP of photos."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.files.kinds import FileKind
from nepso.foundation.files.selectors import stored_by_public_id
from nepso.foundation.files.services import file_keep
from nepso.foundation.search.selectors import matching
from nepso.kernel.clock import today
from nepso.kernel.errors import Invalid, NotAllowed, TooLarge
from nepso.kernel.policy import require
from nepso.programme.activities import selectors
from nepso.programme.activities.models import Activity
from nepso.programme.activities.photos_zip import MOST_ZIP, photos_match
from nepso.programme.activities.policies import may_read_activities, may_record
from nepso.programme.activities.selectors.listing import ORDER, activities_filtered
from nepso.programme.activities.services.importing import activities_import
from nepso.programme.activities.sheets.columns import MOST_ROWS
from nepso.programme.activities.sheets.reading import SheetReading, sheet_read
from nepso.programme.activities.sheets.writing import sheet_of
from nepso.programme.activities.states import ACTIVITY_STATES

HOUR, SALT = 3600, "activities.import"


class SheetForm(forms.Form):
    """A filled template."""

    sheet = forms.FileField(
        label="Bảng đã điền (.xlsx)",
        error_messages={"required": "Chưa chọn tệp: hãy chọn bảng đã điền theo mẫu."},
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )


class ZipForm(forms.Form):
    """Photos in one file."""

    photos = forms.FileField(
        label="Tệp ZIP các ảnh",
        error_messages={"required": "Chưa chọn tệp: hãy nén các ảnh thành một tệp .zip."},
        widget=forms.FileInput(attrs={"accept": ".zip"}),
    )


def _agency(request: HttpRequest) -> Agency:
    """In whose name: as asked, else the person's own first."""
    own = selectors.agencies_recording(request.user)
    asked = request.POST.get("co_quan") or request.GET.get("co_quan", "")
    found = Agency.objects.filter(public_id=asked).first() if asked else None
    if found is None and not own:
        raise NotAllowed("Chỉ cán bộ của một cơ quan nhập được hoạt động: hãy liên hệ quản trị.")
    agency = found or own[0]
    require(may_record(request.user, agency))
    return agency


def _xlsx(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=FileKind.XLSX.content_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}-{today():%Y%m%d}.xlsx"'
    return answer


@login_required
def export(request: HttpRequest) -> HttpResponse:
    """What one's own agency recorded, filtered as the list, in the form of the import."""
    require(may_read_activities(request.user))
    agency = _agency(request)
    filters = selectors.ActivityFilters.read(request.GET)
    rows = activities_filtered(selectors.activities_of_agencies(request.user, [agency]), filters)
    rows = matching(rows, filters.q).order_by(*ORDER).prefetch_related("plan_tasks__duty")
    tasks = selectors.tasks_offered(request.user, agency)
    return _xlsx(sheet_of(rows[:MOST_ROWS], tasks), "hoat-dong")


@login_required
def template(request: HttpRequest) -> HttpResponse:
    """The empty sheet with the lists of one's own agency."""
    require(may_read_activities(request.user))
    tasks = selectors.tasks_offered(request.user, _agency(request))
    return _xlsx(sheet_of([], tasks), "mau-hoat-dong")


@login_required
def preview(request: HttpRequest) -> HttpResponse:
    """Take a sheet, show what it would record and what is wrong; record nothing."""
    require(may_read_activities(request.user))
    agency = _agency(request)
    if request.method != "POST":
        return _page(request, agency, SheetForm())
    form = SheetForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, agency, form, status=422)
    person = cast(Account, request.user)
    upload = form.cleaned_data["sheet"]
    try:
        kept = file_keep(content=upload, name=upload.name, by=person, taken={FileKind.XLSX})
        with default_storage.open(kept.path) as content:
            reading = _read(request, content.read(), agency)
    except (Invalid, TooLarge) as error:
        form.add_error("sheet", error.sentence)
        return _page(request, agency, form, status=422)
    packed = signing.dumps([kept.public_id, agency.public_id, person.pk], salt=SALT)
    ready = bool(reading.rows) and not reading.errors
    shown = packed if ready else ""
    return _page(request, agency, SheetForm(), reading=reading, packed=shown)


def _read(request: HttpRequest, data: bytes, agency: Agency) -> SheetReading:
    return sheet_read(data, agency, selectors.tasks_offered(request.user, agency))


def _page(
    request: HttpRequest, agency: Agency, form: forms.Form, *, status: int = 200, **more: Any
) -> HttpResponse:
    values = {"agency": agency, "form": form, "zip_form": ZipForm(), **more}
    return render(request, "activities/import.html", values, status=status)


@login_required
@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """Record what was looked at: all of it, or nothing; sent twice it is recorded once."""
    require(may_read_activities(request.user))
    try:
        kept, agency_id, person = signing.loads(
            request.POST.get("bang", ""), salt=SALT, max_age=HOUR
        )
    except signing.BadSignature as error:
        raise Invalid("Bảng xem trước đã quá một giờ: hãy gửi lại bảng.") from error
    stored = stored_by_public_id(kept)
    if stored is None or person != request.user.pk:
        raise Invalid("Bảng xem trước không còn: hãy gửi lại bảng.")
    agency = Agency.objects.get(public_id=agency_id)
    require(may_record(request.user, agency))
    with default_storage.open(stored.path) as content:
        reading = _read(request, content.read(), agency)
    if reading.errors:
        return _page(request, agency, SheetForm(), status=409, reading=reading, packed="")
    done = activities_import(
        agency=agency, rows=reading.rows, sha256=stored.sha256, by=cast(Account, request.user)
    )
    messages.success(request, f"Đã ghi {len(done)} hoạt động từ bảng, tất cả là nháp.")
    return redirect("activities:mine")


@login_required
@require_POST
def photos(request: HttpRequest) -> HttpResponse:
    """Match the photos of a ZIP by name to the activities of the agency that wait for them."""
    require(may_read_activities(request.user))
    agency = _agency(request)
    form = ZipForm(request.POST, request.FILES)
    waiting = Activity.objects.filter(
        agency=agency, state__in=ACTIVITY_STATES.group("editable")
    ).exclude(awaited_photos="")
    values: dict[str, Any] = {"zip_form": form}
    status = 422
    if form.is_valid():
        data = form.cleaned_data["photos"].read(MOST_ZIP + 1)
        try:
            values["report"] = photos_match(
                data, list(waiting.order_by("id")), cast(Account, request.user)
            )
            status = 200
        except (Invalid, TooLarge) as error:
            form.add_error("photos", error.sentence)
    return _page(request, agency, SheetForm(), status=status, **values)
