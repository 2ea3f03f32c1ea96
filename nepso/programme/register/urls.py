"""Addresses of the register."""

from django.urls import path

from nepso.programme.register import views_public
from nepso.programme.register.views_staff import (
    agency,
    lists,
    moving_over,
    sheets,
    standing,
    succession,
    task,
)

app_name = "register"
urlpatterns = [
    path("", lists.register, name="list"),
    path("cua-toi/", lists.mine, name="mine"),
    path("giao/", lists.assign, name="assign"),
    path("van-ban/", standing.document, name="document"),
    path("tien-do/", standing.progress, name="progress"),
    path("lich/", standing.calendar, name="calendar"),
    path("lich/<str:key>.ics", views_public.feed, name="feed"),
    path("ban-giao/", succession.endings, name="endings"),
    path("co-quan/<str:public_id>/ban-giao/", succession.handing_on, name="handing_on"),
    path("ban/<str:version_id>/viec-dang-lam/", moving_over.moving_over, name="moving_over"),
    path("xuat-bang/", sheets.export, name="export"),
    path("nhap-bang/", sheets.preview, name="import"),
    path("nhap-bang/ghi/", sheets.confirm, name="import_confirm"),
    path("co-quan/<str:public_id>/", agency.agency, name="agency"),
    path("co-quan/<str:public_id>/lich-rieng/", agency.feed_new, name="feed_new"),
    path("lich-rieng/<str:public_id>/thu-hoi/", agency.feed_end, name="feed_end"),
    path("<str:public_id>/", task.task, name="task"),
    path("<str:public_id>/luu/", task.update, name="update"),
    path("<str:public_id>/chuyen/", task.move, name="move"),
]
