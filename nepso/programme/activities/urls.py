"""Addresses of activities and their evidence."""

from django.urls import path

from nepso.programme.activities.views_staff import (
    activity,
    evidence,
    item,
    lists,
    narrative,
    recording,
    sheets,
)

app_name = "activities"
urlpatterns = [
    path("", lists.everything, name="list"),
    path("cua-co-quan/", lists.mine, name="mine"),
    path("cho-thu-truong/", lists.for_head, name="for_head"),
    path("cho-dau-moi/", lists.for_desk, name="for_desk"),
    path("duyet/", lists.accept_many, name="accept_many"),
    path("ghi/", recording.record, name="record"),
    path("xuat/", sheets.export, name="export"),
    path("nhap-bang/", sheets.preview, name="import"),
    path("nhap-bang/mau/", sheets.template, name="template"),
    path("nhap-bang/xac-nhan/", sheets.confirm, name="import_confirm"),
    path("nhap-bang/anh/", sheets.photos, name="photos"),
    path("tuong-thuat/<str:public_id>/", narrative.narrative, name="narrative"),
    path("minh-chung/<str:public_id>/", item.item, name="item"),
    path("minh-chung/<str:public_id>/tep/", item.file, name="file"),
    path("minh-chung/<str:public_id>/anh-nho/", item.thumbnail, name="thumbnail"),
    path("minh-chung/<str:public_id>/cong-khai/", item.clear, name="clear"),
    path("<str:public_id>/", activity.activity, name="activity"),
    path("<str:public_id>/sua/", recording.edit, name="edit"),
    path("<str:public_id>/buoc/", activity.move, name="move"),
    path("<str:public_id>/gop/", activity.join, name="join"),
    path("<str:public_id>/minh-chung/", evidence.add, name="evidence_add"),
    path("<str:public_id>/minh-chung/<str:item>/bo/", evidence.drop, name="evidence_drop"),
    path("<str:public_id>/minh-chung/<str:item>/khong-nhan/", evidence.refuse, name="refuse"),
    path("<str:public_id>/minh-chung/<str:item>/nguoi/", evidence.people, name="people"),
]
