"""Addresses of replies and appeals."""

from django.urls import path

from nepso.casework.replies.views_staff import appeals, templates, writing

app_name = "replies"
urlpatterns = [
    path("tra-loi/mau/", templates.templates, name="templates"),
    path("tra-loi/mau/<str:key>/", templates.template, name="template"),
    path("tra-loi/ho-so/<str:case_id>/", writing.write, name="write"),
    path("tra-loi/<str:public_id>/", writing.reply, name="reply"),
    path("tra-loi/<str:public_id>/sua/", writing.edit, name="edit"),
    path("tra-loi/<str:public_id>/buoc/", writing.step, name="step"),
    path("khieu-nai/", appeals.appeals, name="appeals"),
    path("khieu-nai/<str:public_id>/", appeals.appeal, name="appeal"),
]
