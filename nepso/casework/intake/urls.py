"""Addresses of receiving: reporting, following, entering for others."""

from django.urls import path

from nepso.casework.intake import (
    views_confirming,
    views_following,
    views_public,
    views_staff,
    views_telling,
)

app_name = "intake"
urlpatterns = [
    path("phan-anh/", views_public.choose, name="choose"),
    path("phan-anh/doanh-nghiep/", views_public.choose, {"business": True}, name="choose_business"),
    path(
        "phan-anh/doanh-nghiep/<str:harm>/",
        views_public.report,
        {"business": True},
        name="report_business",
    ),
    path("phan-anh/<str:harm>/", views_public.report, name="report"),
    path("tiep-nhan/", views_staff.enter, name="enter"),
    path("tiep-nhan/bang-tinh/", views_staff.batch, name="batch"),
    path("tiep-nhan/bang-tinh/mau.xlsx", views_staff.batch_form, name="batch_form"),
    path("tiep-nhan/bao-tin/", views_telling.telling_list, name="telling_list"),
    path("tiep-nhan/bao-tin/<str:public_id>/", views_telling.telling, name="telling"),
    path("tiep-nhan/<str:harm>/", views_staff.enter_one, name="enter_one"),
    path("tra-cuu/", views_following.follow, name="follow"),
    path("xac-nhan-thu/<str:token>/", views_confirming.confirm_address, name="confirm_address"),
]
