"""Addresses of following up, within those of reporting."""

from django.urls import path

from nepso.programme.reporting.following.views_staff import calls, letters

urlpatterns = [
    path("goi-dien/", calls.listed, name="calls"),
    path("goi-dien/bang-tinh/", calls.export, name="calls_export"),
    path("goi-dien/in/", calls.printed, name="calls_print"),
    path("goi-dien/<str:public_id>/", calls.call, name="call"),
    path("cong-van/", letters.listed, name="letters"),
    path("cong-van/lap/", letters.new, name="letters_new"),
    path("cong-van/<str:public_id>/", letters.letter, name="letter"),
    path("cong-van/<str:public_id>/lap-lai/", letters.remake, name="letter_remake"),
    path("cong-van/<str:public_id>/tep/", letters.fetch, name="letter_fetch"),
]
