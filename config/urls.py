"""All addresses; each package brings its own."""

from django.contrib import admin
from django.urls import include, path
from django.views.generic.base import RedirectView

from config.health import healthz
from nepso.foundation.accounts.views_public import configuration_sign_in

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    # First, since reporting is where a crowd comes; cases before intake: /phan-anh/luu-tru/ is no
    # harm.
    path("", include("nepso.casework.cases.urls")),
    path("", include("nepso.casework.cases.peers.urls")),
    path("", include("nepso.casework.intake.urls")),
    path("", include("nepso.casework.replies.urls")),
    path("giao-dien/", include("nepso.ui.urls")),
    path("tai-khoan/", include("nepso.foundation.accounts.urls")),
    path("tai-khoan/", include("nepso.foundation.accounts.urls_sign_in")),
    path("co-quan/", include("nepso.foundation.agencies.urls")),
    path("thong-bao/", include("nepso.foundation.notices.urls")),
    path("ky-bao-cao/", include("nepso.foundation.worktime.urls")),
    path("ke-hoach/", include("nepso.programme.plans.urls")),
    path("nhiem-vu/", include("nepso.programme.register.urls")),
    path("hoat-dong/", include("nepso.programme.activities.urls")),
    path("bao-cao/", include("nepso.programme.reporting.urls")),
    path("bao-cao-tong-hop/", include("nepso.programme.reporting.consolidated.urls")),
    path("so-lieu/", include("nepso.programme.reporting.consolidated.urls_figures")),
    path("kiem-tra/", include("nepso.casework.lookup.urls")),
    path("dinh-chinh/", include("nepso.casework.corrections.urls")),
    path("san-pham/", include("nepso.outreach.products.urls")),
    path("ban-tin/", include("nepso.outreach.newsletter.urls")),
    path("", include("nepso.outreach.campaigns.urls")),
    path("", include("nepso.outreach.broadcasts.urls")),
    path("", include("nepso.outreach.screens.urls")),
    path("", include("nepso.outreach.sending.urls")),
    path("", include("nepso.outreach.distribution.urls")),
    path("api/v1/", include("nepso.publicapi.rest.urls")),
    path("khoa-api/", include("nepso.publicapi.urls")),
    path("open311/", include("nepso.publicapi.open311.urls")),
    path("phan-loai/", include("nepso.casework.triage.urls")),
    path("ban-lam-viec/", include("nepso.desk.urls")),
    # One way in, with its lock-out and its rules: ours, not the configuration site's own.
    path(
        "cau-hinh/login/",
        configuration_sign_in,
        name="configuration_sign_in",
    ),
    path(
        "cau-hinh/password_change/",
        RedirectView.as_view(pattern_name="account_change_password"),
        name="configuration_password",
    ),
    path("cau-hinh/", admin.site.urls),
    path("", include("nepso.portal.urls")),
]

handler400 = "nepso.ui.errors.handler400"
handler403 = "nepso.ui.errors.handler403"
handler404 = "nepso.ui.errors.handler404"
handler429 = "nepso.ui.errors.handler429"
handler500 = "nepso.ui.errors.handler500"
