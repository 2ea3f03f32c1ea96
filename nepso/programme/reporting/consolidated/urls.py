"""Addresses of consolidated reports, under /bao-cao-tong-hop/."""

from django.urls import path

from nepso.programme.reporting.consolidated.views_staff import (
    editing,
    outputs,
    reports,
    settling,
    starting,
)

app_name = "consolidated"
urlpatterns = [
    path("", reports.listed, name="list"),
    path("lap/", starting.start, name="start"),
    path("doan/<str:passage_id>/", editing.passage, name="passage"),
    path("doan/<str:passage_id>/viec/", editing.passage_act, name="passage_act"),
    path("<str:report_id>/", reports.report, name="report"),
    path("<str:report_id>/tien-do/", starting.progress, name="progress"),
    path("<str:report_id>/tong-hop-lai/", starting.remake, name="remake"),
    path("<str:report_id>/bien-tap/", editing.edit, name="edit"),
    path("<str:report_id>/giu-doan-dau/", editing.keep_firsts, name="keep_firsts"),
    path("<str:report_id>/them-doan/", editing.add, name="add"),
    path("<str:report_id>/so-lieu/", reports.figures, name="figures"),
    path("<str:report_id>/tinh-hinh/", reports.reporters, name="reporters"),
    path("<str:report_id>/the-thuc/", settling.describe, name="describe"),
    path("<str:report_id>/chot/", settling.freeze, name="freeze"),
    path("<str:report_id>/mo-lai/", settling.unfreeze, name="unfreeze"),
    path("<str:report_id>/ky/", settling.sign, name="sign"),
    path("<str:report_id>/dinh-chinh/", settling.correct, name="correct"),
    path("<str:report_id>/xem-truoc/", outputs.preview, name="preview"),
    path("<str:report_id>/trang/<int:number>.png", outputs.page, name="page"),
    path("<str:report_id>/xuat/", outputs.ask, name="ask_outputs"),
    path("<str:report_id>/tep/<str:code>/", outputs.file, name="file"),
]
