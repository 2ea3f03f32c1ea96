"""The navigation that both shells show, from the lanes that are there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from nepso.casework.cases.policies import may_have_cases
from nepso.casework.corrections.policies import may_keep_corrections
from nepso.casework.intake.delivered import to_tell_now
from nepso.casework.intake.policies import may_enter, may_tell
from nepso.casework.lookup.policies import may_keep_lists
from nepso.casework.replies.policies import may_have_appeals, may_keep_templates
from nepso.casework.triage.policies import may_read_sealed, may_triage
from nepso.desk.policies import may_steer
from nepso.foundation.accounts.policies import (
    may_lead_some,
    may_manage_people,
    may_read_programme,
)
from nepso.foundation.notices.policies import may_have_notices
from nepso.outreach.campaigns.policies import may_see_campaigns
from nepso.outreach.distribution.policies import may_distribute
from nepso.outreach.products.policies import may_keep_products
from nepso.outreach.screens.policies import may_see_screens
from nepso.outreach.sending.policies import may_see_connections
from nepso.programme.activities.kinds import DRAFTS_KEPT_AT
from nepso.programme.activities.policies import may_read_activities
from nepso.programme.plans.policies import may_review_plans
from nepso.programme.register.policies import may_read_register
from nepso.programme.reporting.following.policies import may_follow_up
from nepso.programme.reporting.policies import may_see_consolidated, may_see_reporting

# Few, for somebody in a hurry on a small screen; what else there is stands in the footer.
PUBLIC = (
    ("intake:choose", "Phản ánh", "alert-triangle"),
    ("lookup:look_up", "Kiểm tra", "shield-check"),
    ("portal:code", "Bộ Quy tắc", "book"),
    ("portal:news", "Tin và bài", "file-text"),
    ("portal:progress", "Đã làm được gì", "circle-check"),
    ("portal:search", "Tìm kiếm", "search"),
)
PUBLIC_FOOTER = (
    ("intake:follow", "Tra cứu phản ánh"),
    ("corrections:public_list", "Đính chính thông tin sai"),
    ("distribution:statements", "Thu hồi và cải chính"),
    ("screens:alerts_public", "Thông báo khẩn"),
    ("portal:plan", "Kế hoạch"),
    ("portal:figures", "Số liệu mở"),
    ("portal:agencies", "Cơ quan, đơn vị"),
    ("newsletter:page", "Bản tin"),
    ("portal:accessibility", "Ai cũng dùng được"),
    ("account_login", "Cán bộ đăng nhập"),
)
# Pages of lanes that a citizen reads too; an officer on them sees what a citizen sees.
PUBLIC_PAGES = {
    "notices:no_more_mail",
    "intake:choose",
    "intake:choose_business",
    "intake:report",
    "intake:report_business",
    "intake:follow",
    "intake:confirm_address",
    "cases:outside_answer",
    "cases:retention",
    "lookup:look_up",
    "lookup:lists",
    "lookup:dispute",
    "lookup:disputed",
    "corrections:public_list",
    "corrections:read",
    "newsletter:page",
    "newsletter:asked",
    "newsletter:confirm",
    "newsletter:confirmed",
    "newsletter:leave",
    "newsletter:device",
    "newsletter:device_leave",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the navigation; ``name`` is the URL name, ``may`` the policy that opens it,
    ``group`` the heading it stands under, ``count`` what waits there for a person: it may ask a
    question or two of the database, and does so only where its group is open."""

    name: str
    label: str
    icon: str
    may: Any
    group: str = ""
    count: Callable[[Any], int] | None = None


def _unread(person: Any) -> int:
    return int(person.notices_unread)


OWN, PROGRAMME, OUTREACH = "Việc của tôi", "Chương trình", "Truyền thông"
CASEWORK, LISTS = "Phản ánh", "Danh mục"
_GROUP_OF = {"nepso.programme": OWN, "nepso.outreach": OUTREACH, "nepso.casework": CASEWORK}
# In the order of the page, group by group; what has no group stands first, without a heading.

STAFF = (
    Entry("desk:home", "Bàn làm việc", "home", may_read_programme),
    Entry("notices:list", "Thông báo", "bell", may_have_notices, count=_unread),
    Entry("desk:search", "Tìm kiếm", "search", may_read_programme),
    Entry("register:mine", "Nhiệm vụ của tôi", "list-check", may_read_register, OWN),
    Entry("activities:list", "Hoạt động", "checklist", may_read_activities, OWN),
    Entry("reporting:list", "Báo cáo", "report-analytics", may_see_reporting, OWN),
    Entry("register:calendar", "Lịch", "calendar", may_read_register, OWN),
    Entry("register:document", "Kế hoạch và tiến độ", "file-text", may_read_register, PROGRAMME),
    Entry("register:list", "Sổ theo dõi", "clipboard-list", may_read_register, PROGRAMME),
    Entry("desk:standing", "Tình hình chung", "chart-bar", may_read_register, PROGRAMME),
    Entry("desk:steering", "Điều hành", "adjustments-horizontal", may_steer, PROGRAMME),
    Entry("reporting:calls", "Danh sách gọi điện", "phone", may_follow_up, PROGRAMME),
    Entry("consolidated:list", "Báo cáo tổng hợp", "list-details", may_see_consolidated, PROGRAMME),
    Entry("plans:list", "Văn bản kế hoạch", "file-description", may_review_plans, PROGRAMME),
    Entry("worktime:list", "Kỳ báo cáo", "calendar-due", may_read_programme, PROGRAMME),
    Entry("products:list", "Sản phẩm", "file-description", may_keep_products, OUTREACH),
    Entry("products:library", "Kho tư liệu", "folder", may_keep_products, OUTREACH),
    Entry("campaigns:calendar", "Lịch đăng", "calendar", may_distribute, OUTREACH),
    Entry("campaigns:list", "Chiến dịch", "flag", may_see_campaigns, OUTREACH),
    Entry("distribution:postings", "Lượt đăng", "send", may_distribute, OUTREACH),
    Entry("distribution:outlets", "Kênh đăng", "list-details", may_distribute, OUTREACH),
    Entry("sending:connections", "Kết nối của kênh", "link", may_see_connections, OUTREACH),
    Entry("newsletter:everything", "Bản tin", "mail", may_distribute, OUTREACH),
    Entry("screens:list", "Màn hình", "player-play", may_see_screens, OUTREACH),
    Entry("broadcasts:scripts", "Bản đọc", "message-circle", may_see_screens, OUTREACH),
    Entry("screens:stations", "Đài, bảng, thiết bị", "settings", may_see_screens, OUTREACH),
    Entry("screens:alerts", "Thông báo khẩn", "alert-triangle", may_see_screens, OUTREACH),
    Entry("triage:list", "Phân loại phản ánh", "inbox", may_triage, CASEWORK),
    Entry("triage:sealed", "Phản ánh niêm phong", "lock", may_read_sealed, CASEWORK),
    Entry("corrections:list", "Đính chính", "info-circle", may_keep_corrections, CASEWORK),
    Entry("cases:list", "Hồ sơ xử lý", "clipboard-list", may_have_cases, CASEWORK),
    Entry("intake:telling_list", "Báo câu trả lời", "send", may_tell, CASEWORK, to_tell_now),
    Entry("replies:appeals", "Khiếu nại", "message-circle", may_have_appeals, CASEWORK),
    Entry("replies:templates", "Mẫu trả lời", "copy", may_keep_templates, CASEWORK),
    Entry("intake:enter", "Tiếp nhận phản ánh", "phone", may_enter, CASEWORK),
    Entry("lookup:keep", "Danh sách cảnh báo", "shield-check", may_keep_lists, CASEWORK),
    Entry("agencies:list", "Cơ quan", "building-community", may_read_programme, LISTS),
    Entry("accounts:people", "Cán bộ", "users", may_manage_people, LISTS),
    Entry("api_keys:list", "Khóa truy cập", "key", may_lead_some, LISTS),
)


def navigation(request: HttpRequest) -> dict[str, Any]:
    """``navigation``: a lazy list of {label, url, icon, group, opens, current, count}, in the order
    of ``STAFF``; ``opens``: its group is the one a person works in, the others stay headings.
    Also ``footer_links`` of the public shell; and ``account_menu``."""
    return {
        "footer_links": SimpleLazyObject(
            lambda: [{"label": label, "url": reverse(name)} for name, label in PUBLIC_FOOTER]
        ),
        "navigation": SimpleLazyObject(lambda: list(_lines(request))),
        "account_menu": SimpleLazyObject(lambda: _account_menu(request)),
    }


def _account_menu(request: HttpRequest) -> dict[str, str]:
    """Who is signed in, with their own page and the way out; nothing for a visitor."""
    if not hasattr(request, "user") or not request.user.is_authenticated:
        return {}
    return {
        "name": str(request.user),
        "url": reverse("accounts:me"),
        "sign_out_url": reverse("account_logout"),
        "person": request.user.public_id,
        "kept_at": DRAFTS_KEPT_AT,
    }


def _lines(request: HttpRequest) -> Iterator[dict[str, Any]]:
    match = request.resolver_match
    view = match.view_name if match else ""
    signed_in = hasattr(request, "user") and request.user.is_authenticated
    if not signed_in or view.startswith("portal:") or view in PUBLIC_PAGES:
        entries = [Entry(*entry, None) for entry in PUBLIC]
    else:
        entries = [entry for entry in STAFF if entry.may(request.user)]
    opened = _group_opened(entries, view, getattr(match, "func", None))
    for entry in entries:
        yield {
            "label": entry.label,
            "url": reverse(entry.name),
            "icon": entry.icon,
            "group": entry.group,
            "opens": entry.group == opened,
            "current": _is_current(entry.name, view) or _is_under(entry, request.path),
            "count": entry.count(request.user)
            if entry.count and entry.group in ("", opened)
            else 0,
        }


def _group_opened(entries: Sequence[Entry], view: str, page: Any) -> str:
    """The group of the page shown: of the entry itself, of its lane, of the package it comes from;
    else the person's first, so that a menu of thirty lines is one of ten."""
    lane = view.partition(":")[0]
    package = ".".join(getattr(page, "__module__", "").split(".")[:2])
    of_page = [one.group for one in entries if _is_current(one.name, view)]
    of_lane = [one.group for one in entries if one.name.startswith(f"{lane}:") and not of_page]
    shown = {one.group for one in entries}
    of_package = [name for name in (_GROUP_OF.get(package),) if name in shown]
    found = (*of_page, *of_lane, *of_package, *(one.group for one in entries))
    return next((group for group in found if group), "")


def _is_under(entry: Entry, path: str) -> bool:
    """A page under one of the public entries: an article of the Code, one piece of news."""
    return (entry.name, entry.label, entry.icon) in PUBLIC and path.startswith(reverse(entry.name))


def _is_current(name: str, view: str) -> bool:
    """The page itself, or for the lists of a lane any page under them."""
    if view == name:
        return True
    own_pages = {entry.name for entry in STAFF}
    lane, _, page = name.partition(":")
    return page == "list" and view not in own_pages and view.startswith(f"{lane}:")
