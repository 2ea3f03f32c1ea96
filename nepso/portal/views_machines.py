"""For machines: site map, robots.txt, security.txt, the installable application."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from django.conf import settings
from django.contrib.sitemaps.views import SitemapIndexItem
from django.contrib.sitemaps.views import sitemap as sitemap_section
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import cache_control

from nepso.foundation.agencies.models import Agency
from nepso.kernel.addresses import whole
from nepso.kernel.clock import now
from nepso.kernel.errors import NotFound
from nepso.portal.sitemaps import SITEMAPS, pages_of

# Beginnings of addresses that are no public page: officers' pages, and what a citizen types or
# follows. The rest is open. A test goes through the whole list of routes.
CLOSED = (
    *("/ban-tin/quan-ly/", "/ban-tin/xac-nhan/", "/ban-tin/thoi-nhan/", "/ban-tin/thiet-bi/"),
    *("/ban-lam-viec/", "/bao-cao/", "/bao-cao-tong-hop/", "/cau-hinh/", "/co-quan/"),
    *("/dinh-chinh/quan-ly/", "/ho-so/", "/hoat-dong/", "/ke-hoach/", "/khieu-nai/"),
    *(
        "/kenh/",
        "/khoa-api/",
        "/kiem-tra/quan-ly/",
        "/ky-bao-cao/",
        "/nhiem-vu/",
        "/open311/",
        "/phan-loai/",
    ),
    *("/san-pham/", "/tai-khoan/", "/thong-bao/", "/tiep-nhan/", "/tim-kiem/", "/tra-cuu/"),
    *("/so-lieu/*/", "/tra-loi/", "/lich-dang/", "/xac-nhan-thu/"),
)
SECURITY_LASTS = dt.timedelta(days=180)


@cache_control(public=True, max_age=3600)
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """The site map's parts, each at most 10,000 addresses a page."""
    items = []
    for section in SITEMAPS:
        address = whole(reverse("portal:sitemap_section", args=[section]))
        for page in range(1, pages_of(section) + 1):
            items.append(SitemapIndexItem(address if page == 1 else f"{address}?p={page}"))
    values = {"sitemaps": items}
    return render(request, "sitemap_index.xml", values, content_type="application/xml")


@cache_control(public=True, max_age=3600)
def sitemap(request: HttpRequest, section: str) -> HttpResponse:
    """One part of it."""
    if section not in SITEMAPS:
        raise NotFound("Không có phần này trong sơ đồ trang: hãy mở lại từ đầu.")
    answer: HttpResponse = sitemap_section(request, sitemaps=SITEMAPS, section=section).render()
    return answer


@cache_control(public=True, max_age=3600)
def robots(request: HttpRequest) -> HttpResponse:
    """RFC 9309: pages for people are open, officers' pages and personal ones are not."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), ""]
    lines += [f"Sitemap: {whole(reverse('portal:sitemap'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@cache_control(public=True, max_age=3600)
def security(request: HttpRequest) -> HttpResponse:
    """RFC 9116: whom to tell of a weakness. It always has half a year to run, so that it is never
    read as out of date while somebody keeps the site alive."""
    expires = (now() + SECURITY_LASTS).astimezone(dt.UTC).replace(microsecond=0)
    address = whole(reverse("portal:security"))
    lines = [
        f"Contact: {_security_contact()}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: vi",
        f"Canonical: {address}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def _security_contact() -> str:
    """What the operator set, else the lead agency: its mail, else its public page."""
    given: str = settings.NEPSO_SECURITY_CONTACT
    if given:
        return given
    lead = Agency.objects.filter(is_lead_desk=True).first()
    if lead is None:
        return whole(reverse("portal:agencies"))
    if lead.email:
        return f"mailto:{lead.email}"
    return whole(reverse("portal:agency", args=[lead.public_id]))


@cache_control(public=True, max_age=3600)
def manifest(request: HttpRequest) -> HttpResponse:
    """The application that a telephone may install (W3C Web Application Manifest)."""
    icons = [
        {"src": static(f"ui/bieu-tuong-{size}.png"), "sizes": f"{size}x{size}",
         "type": "image/png", "purpose": purpose}
        for size, purpose in ((192, "any"), (512, "any"), (512, "maskable"))
    ]  # fmt: skip
    body = {
        "id": "/",
        "name": f"Nếp Số {settings.NEPSO_PROVINCE}".strip(),
        "short_name": "Nếp Số",
        "description": "Phản ánh điều gây hại, kiểm tra trước khi tin, đọc Bộ Quy tắc ứng xử.",
        "lang": "vi",
        "dir": "ltr",
        "start_url": reverse("portal:home"),
        "scope": "/",
        "display": "minimal-ui",
        "background_color": "#fbf8f2",
        "theme_color": "#173a5e",
        "icons": icons,
        "shortcuts": [
            {"name": "Phản ánh điều gây hại", "url": reverse("intake:choose")},
            {"name": "Kiểm tra trước khi tin", "url": reverse("lookup:look_up")},
        ],
    }
    return JsonResponse(
        body,
        json_dumps_params={"ensure_ascii": False},
        content_type="application/manifest+json",
    )


@cache_control(public=True, max_age=0, must_revalidate=True)
def service_worker(request: HttpRequest) -> HttpResponse:
    """The program that keeps visited public pages: at the root, where alone it may serve them."""
    found = finders.find("portal/giu-trang.js")
    path = Path(found) if found else Path(settings.STATIC_ROOT) / "portal/giu-trang.js"
    return HttpResponse(path.read_bytes(), content_type="text/javascript; charset=utf-8")
