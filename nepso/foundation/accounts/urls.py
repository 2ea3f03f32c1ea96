"""Addresses of accounts."""

from django.urls import path

from nepso.foundation.accounts import views_own, views_public

app_name = "accounts"
urlpatterns = [
    path("", views_own.me, name="me"),
    path("thong-tin/", views_own.own_facts, name="own_facts"),
    path("uy-quyen/", views_own.delegate, name="delegate"),
    path("uy-quyen/<str:public_id>/ket-thuc/", views_own.delegate_end, name="delegate_end"),
    path("phieu/", views_public.slip, name="slip"),
    path("dat-mat-khau/", views_public.choose_password, name="password_choose"),
]
