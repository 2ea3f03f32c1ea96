"""Addresses of accounts."""

from django.urls import path

from nepso.foundation.accounts import (
    views_absence,
    views_onboarding,
    views_own,
    views_people,
    views_person_acts,
    views_public,
    views_slips,
)

app_name = "accounts"
urlpatterns = [
    path("", views_own.me, name="me"),
    path("thong-tin/", views_own.own_facts, name="own_facts"),
    path("uy-quyen/", views_own.delegate, name="delegate"),
    path("uy-quyen/<str:public_id>/ket-thuc/", views_own.delegate_end, name="delegate_end"),
    path("phieu/", views_public.slip, name="slip"),
    path("dat-mat-khau/", views_public.choose_password, name="password_choose"),
    path("can-bo/", views_people.people, name="people"),
    path("can-bo/bang-tinh/", views_onboarding.onboarding, name="onboarding"),
    path("can-bo/bang-tinh/mau/", views_onboarding.onboarding_template, name="onboarding_template"),
    path("can-bo/bang-tinh/xuat/", views_onboarding.onboarding_export, name="onboarding_export"),
    path(
        "can-bo/bang-tinh/<str:public_id>/xem/",
        views_onboarding.onboarding_preview,
        name="onboarding_preview",
    ),
    path(
        "can-bo/bang-tinh/<str:public_id>/nhap/",
        views_onboarding.onboarding_confirm,
        name="onboarding_confirm",
    ),
    path("can-bo/phieu/", views_slips.slips, name="slips"),
    path("can-bo/phieu/<str:public_id>/in/", views_slips.slips_print, name="slips_print"),
    path("can-bo/moi/", views_people.person_new, name="person_new"),
    path("can-bo/<str:public_id>/", views_people.person, name="person"),
    path("can-bo/<str:public_id>/sua/", views_people.person_edit, name="person_edit"),
    path("can-bo/<str:public_id>/vai-tro/", views_person_acts.role_grant, name="membership_grant"),
    path(
        "can-bo/<str:public_id>/vai-tro/<str:role_id>/ket-thuc/",
        views_person_acts.role_end,
        name="membership_end",
    ),
    path("can-bo/<str:public_id>/phieu/", views_slips.slip_new, name="slip_new"),
    path(
        "can-bo/<str:public_id>/phieu/<str:slip_id>/huy/",
        views_slips.slip_end,
        name="slip_end",
    ),
    path("can-bo/<str:public_id>/lam-thay/", views_absence.absence, name="absence"),
    path("can-bo/<str:public_id>/nghi/", views_person_acts.leave, name="leave"),
    path("can-bo/<str:public_id>/mo-lai/", views_person_acts.reopen, name="reopen"),
]
