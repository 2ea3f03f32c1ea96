"""Addresses of notices."""

from django.urls import path

from nepso.foundation.notices import views_public, views_staff

app_name = "notices"
urlpatterns = [
    path("", views_staff.inbox_page, name="list"),
    path("da-doc-het/", views_staff.read_all, name="read_all"),
    path("cach-nhan-thu/", views_staff.mail_choice, name="mail_choice"),
    path("ngung-thu/<str:token>/", views_public.no_more_mail, name="no_more_mail"),
    path("<str:public_id>/mo/", views_staff.open_notice, name="open"),
    path("<str:public_id>/da-doc/", views_staff.read_one, name="read"),
]
