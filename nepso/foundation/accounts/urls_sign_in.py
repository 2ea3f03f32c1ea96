"""Addresses of signing in, under the names by which allauth asks for them.

What is not here (opening an account oneself, e-mail lists) has no address.
"""

from allauth.account import views as account
from allauth.usersessions import views as sessions
from django.urls import path, re_path

from nepso.foundation.accounts import views_public, views_reset

urlpatterns = [
    path("dang-nhap/", views_public.SignIn.as_view(), name="account_login"),
    path("dang-xuat/", account.logout, name="account_logout"),
    path("da-dong/", account.account_inactive, name="account_inactive"),
    path("doi-mat-khau/", account.password_change, name="account_change_password"),
    path("quen-mat-khau/", account.password_reset, name="account_reset_password"),
    path("quen-mat-khau/da-gui/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^quen-mat-khau/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views_reset.ResetFromKey.as_view(),
        name="account_reset_password_from_key",
    ),
    path(
        "quen-mat-khau/da-doi/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("phien/", sessions.list_usersessions, name="usersessions_list"),
]
