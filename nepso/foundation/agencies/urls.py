"""Addresses of agencies."""

from django.urls import path

from nepso.foundation.agencies import views_change, views_staff

app_name = "agencies"
urlpatterns = [
    path("", views_staff.agency_list, name="list"),
    path("so-do/", views_staff.agency_tree_page, name="tree"),
    path("moi/", views_change.agency_new, name="new"),
    path("nhom/", views_staff.group_list, name="groups"),
    path("nhom/moi/", views_change.group_new, name="group_new"),
    path("nhom/<str:public_id>/", views_staff.group, name="group"),
    path("nhom/<str:public_id>/sua/", views_change.group_edit, name="group_edit"),
    path("nhom/<str:public_id>/ten-khac/", views_change.group_alias, name="group_alias"),
    path("ten-khac/<int:number>/bo/", views_change.alias_end, name="alias_end"),
    path("<str:public_id>/", views_staff.agency, name="agency"),
    path("<str:public_id>/sua/", views_change.agency_edit, name="edit"),
    path("<str:public_id>/ket-thuc/", views_change.agency_end, name="end"),
    path("<str:public_id>/ten-khac/", views_change.agency_alias, name="alias"),
]
