"""Error pages: what happened, what to do, whom to ask. None needs the database.

They are rendered without request context, so that a broken session, context processor or
database cannot break the page that tells of it; who is signed in gets 4xx in their own frame
where that can be made.
"""

from __future__ import annotations

import errno
import logging
import sqlite3
import sys
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, InternalError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.urls import Resolver404, resolve

from nepso.kernel.connections import leave_connections

log = logging.getLogger(__name__)

TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
_TAKES_NOTHING = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO})
_READ_ONLY = "25006"  # PostgreSQL: read_only_sql_transaction


@dataclass(frozen=True)
class Words:
    """The words of one status: a title, what happened, what to do."""

    title: str
    happened: str
    todo: str


WORDS = {
    400: Words(
        "Không đọc được yêu cầu",
        "Máy chủ không hiểu điều vừa được gửi lên.",
        "Hãy quay lại trang trước, kiểm tra các ô đã nhập rồi gửi lại.",
    ),
    403: Words(
        "Bạn không có quyền xem hoặc làm việc này",
        "Tài khoản đang dùng chưa được giao quyền này.",
        "Nếu đây là việc của bạn, hãy nhờ người quản trị của cơ quan giao quyền.",
    ),
    404: Words(
        "Không tìm thấy trang",
        "Địa chỉ này không có, đã đổi, hoặc bạn không được xem.",
        "Hãy kiểm tra lại địa chỉ, hoặc bắt đầu từ trang chủ.",
    ),
    405: Words(
        "Địa chỉ này chỉ nhận biểu mẫu gửi lên",
        "Trang này không mở trực tiếp được; nó chỉ làm việc khi bấm nút trong một biểu mẫu.",
        "Hãy mở lại trang có biểu mẫu ấy rồi làm từ đó. Chưa có gì thay đổi.",
    ),
    409: Words(
        "Nội dung đã thay đổi trong lúc bạn làm",
        "Có người vừa sửa cùng một nội dung, nên thay đổi của bạn chưa được ghi.",
        "Hãy quay lại, tải lại trang để xem bản mới nhất rồi làm lại.",
    ),
    413: Words(
        "Tệp hoặc nội dung gửi lên quá lớn",
        "Điều vừa gửi vượt quá mức mà hệ thống nhận, nên chưa được ghi.",
        "Hãy giảm dung lượng, hoặc chia nhỏ rồi gửi từng phần.",
    ),
    429: Words(
        "Thử quá nhiều lần",
        "Có quá nhiều lượt gửi trong một thời gian ngắn.",
        "Hãy chờ vài phút rồi thử lại.",
    ),
    500: Words(
        "Hệ thống gặp lỗi",
        "Đây là lỗi của hệ thống, không phải của bạn. Lỗi đã được ghi lại.",
        "Hãy thử lại sau ít phút. Những gì đã được báo là đã lưu thì vẫn còn.",
    ),
    503: Words(
        "Hệ thống tạm ngừng",
        "Hệ thống đang bảo trì hoặc chưa ghi được dữ liệu. Điều vừa gửi chưa được lưu.",
        "Hãy giữ lại nội dung đã soạn và thử lại sau ít phút.",
    ),
}
CSRF = Words(
    "Phiên làm việc đã hết hạn",
    "Để bảo vệ bạn, biểu mẫu này chỉ gửi được trong phiên đã mở nó, và phiên đó không còn.",
    "Hãy bấm nút quay lại của trình duyệt, chép nội dung đã gõ ra chỗ khác, rồi tải lại trang, dán "
    "vào và gửi lại. Trình duyệt cần cho phép lưu cookie.",
)


def form_page_of(path: str) -> str:
    """The nearest page above an address that takes only forms: "/nhiem-vu/x/luu/" is
    "/nhiem-vu/x/"; "" when there is none."""
    parts = path.strip("/").split("/")
    for end in range(len(parts) - 1, 0, -1):
        above = f"/{'/'.join(parts[:end])}/"
        try:
            resolve(above)
        except Resolver404:
            continue
        return above
    return ""


def _answer(request: HttpRequest, status: int, words: Words, sentence: str = "") -> HttpResponse:
    fragment = request.headers.get("HX-Request") == "true"
    values = {
        "status": status,
        "words": words,
        "sentence": sentence,
        "contact": getattr(settings, "NEPSO_CONTACT", ""),
        "back": form_page_of(request.path) if status == 405 else "",
    }
    name = "ui/error_fragment.html" if fragment else f"{status}.html"
    page = "" if fragment else _for_staff(request, status, values)
    page = page or loader.get_template(name).render(values)
    response = HttpResponse(page, status=status)
    if fragment:
        # The htmx-config of the staff shell lets answers of 400 and above be shown.
        response.headers["HX-Retarget"] = "#thong-bao"
        response.headers["HX-Reswap"] = "innerHTML show:window:top"
    return response


def _for_staff(request: HttpRequest, status: int, values: dict[str, Any]) -> str:
    """The same words in the officer's frame, with their menu, for who is signed in; "" for a
    visitor, for an error of ours, and whenever the frame itself cannot be made."""
    try:
        person = getattr(request, "user", None)
        if status >= 500 or person is None or not person.is_authenticated:
            return ""
        return loader.get_template("ui/error_page_staff.html").render(values, request)
    except Exception:
        log.exception("an error page without its frame")
        return ""


def render_error(request: HttpRequest, status: int, sentence: str | None = None) -> HttpResponse:
    """The page of ``status`` (a fragment for htmx); ``sentence`` tells what happened this time.

    A status without its own page gets that of its class: 4xx as 400, 5xx as 500.
    """
    shown = status if status in WORDS else (400 if status < 500 else 500)
    response = _answer(request, shown, WORDS[shown], sentence or "")
    response.status_code = status
    return response


def is_unavailable(error: BaseException | None) -> bool:
    """Whether the disk or the database took nothing: full, read-only, away, locked.

    Nothing was stored then, it is nobody's mistake, and it passes: 503 rather than 500.
    """
    if error is None:
        return False
    if isinstance(error, OSError):
        return error.errno in _TAKES_NOTHING
    if isinstance(error, InternalError):
        return getattr(error.__cause__, "sqlstate", "") == _READ_ONLY
    if getattr(error.__cause__, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR:
        return False  # a statement that is wrong: SQLite has no other name for our own mistakes
    return isinstance(error, (OperationalError, InterfaceError))


def handler400(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A request that Django refused: too much of it is 413, else (bad host, bent address) 400."""
    return render_error(request, 413 if isinstance(exception, TOO_LARGE) else 400)


def handler403(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """PermissionDenied."""
    return render_error(request, 403)


def handler404(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """No such page."""
    return render_error(request, 404)


def handler429(request: HttpRequest) -> HttpResponse:
    """Too many requests (RFC 6585); django-allauth asks the URL configuration for it by name."""
    response = render_error(request, 429)
    response.headers["Retry-After"] = "60"
    return response


def handler500(request: HttpRequest) -> HttpResponse:
    """An error of ours, or a disk or database that failed before a view was reached."""
    if not is_unavailable(sys.exc_info()[1]):
        return render_error(request, 500)
    leave_connections()
    return render_error(request, 503)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The setting CSRF_FAILURE_VIEW. ``reason`` is for programmers and not shown."""
    return _answer(request, 403, CSRF)
