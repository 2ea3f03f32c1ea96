"""Addresses of cases."""

from django.urls import path

from nepso.casework.cases import views_public
from nepso.casework.cases.views_staff import acts, case, lists, passing

app_name = "cases"
urlpatterns = [
    path("phan-anh/luu-tru/", views_public.retention, name="retention"),
    path("yeu-cau/", views_public.outside_answer, name="outside_answer"),
    path("ho-so/", lists.queue, name="list"),
    path("ho-so/chuyen-den/<str:public_id>/", passing.offered, name="offered"),
    path("ho-so/<str:public_id>/", case.case, name="case"),
    path("ho-so/<str:public_id>/nhan/", case.claim, name="claim"),
    path("ho-so/<str:public_id>/lam/<str:slug>/", acts.act, name="act"),
    path("ho-so/<str:public_id>/anh/<str:item>/", case.material, name="material"),
    path("ho-so/<str:public_id>/khan-cap/<str:handover>/", case.sign, name="sign"),
    path("ho-so/<str:public_id>/ben-ngoai/<str:item>/", passing.outside, name="outside"),
    path(
        "ho-so/<str:public_id>/ben-ngoai/<str:item>/buoc/",
        passing.outside_step,
        name="outside_step",
    ),
    path(
        "ho-so/<str:public_id>/ben-ngoai/<str:item>/cong-van.<str:ending>",
        passing.letter,
        name="letter",
    ),
]
