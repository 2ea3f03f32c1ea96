"""Addresses of looking up."""

from django.urls import path

from nepso.casework.lookup import views_public, views_staff

app_name = "lookup"
urlpatterns = [
    path("", views_public.look_up, name="look_up"),
    path("danh-sach/", views_public.lists, name="lists"),
    path("bao-sai/da-nhan/", views_public.disputed, name="disputed"),
    path("bao-sai/<int:pk>/", views_public.dispute, name="dispute"),
    path("quan-ly/", views_staff.keep, name="keep"),
    path("quan-ly/<str:public_id>/rut/", views_staff.withdraw, name="withdraw"),
    path("quan-ly/bao-sai/<str:public_id>/", views_staff.decide, name="decide"),
]
