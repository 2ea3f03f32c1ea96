"""Addresses of plans, under /ke-hoach/."""

from django.urls import path

from nepso.programme.plans.views_staff import (
    adding,
    adoption,
    dividing,
    duty,
    parties,
    reading,
    receive,
    review,
)

app_name = "plans"
urlpatterns = [
    path("", reading.plan_list, name="list"),
    path("dua-vao/", receive.receive, name="receive"),
    path("ban/<str:version_id>/", reading.read, name="read"),
    path("ban/<str:version_id>/dang-doc/", receive.progress, name="progress"),
    path("ban/<str:version_id>/tep-goc/", receive.original, name="original"),
    path("ban/<str:version_id>/bo/", receive.discard, name="discard"),
    path("ban/<str:version_id>/ra-soat/", review.review, name="review"),
    path("ban/<str:version_id>/xac-nhan/", review.confirm_certain, name="confirm_certain"),
    path("ban/<str:version_id>/thong-tin/", reading.describe, name="describe"),
    path("ban/<str:version_id>/them/", adding.add, name="add"),
    path("ban/<str:version_id>/thong-qua/", adoption.adopt, name="adopt"),
    path("ban/<str:version_id>/chuyen-viec/", adoption.carry_over, name="carry_over"),
    path("ban/<str:version_id>/so-sanh/", reading.compare, name="compare"),
    path("viec/<str:duty_id>/", duty.duty, name="duty"),
    path("viec/<str:duty_id>/quyet-dinh/", review.decide, name="decide"),
    path("viec/<str:duty_id>/tach/", dividing.split, name="split"),
    path("viec/<str:duty_id>/gop/", dividing.merge, name="merge"),
    path("viec/<str:duty_id>/bang-loi/", duty.words_only, name="words_only"),
    path("viec/<str:duty_id>/lich-su/", duty.history, name="history"),
    path("viec/<str:duty_id>/giai-phap/", parties.link, name="link"),
    path("viec/<str:duty_id>/co-quan/", parties.add_party, name="add_party"),
    path("viec/<str:duty_id>/co-quan/<str:party_id>/", parties.party, name="party"),
    path("viec/<str:duty_id>/co-quan/<str:party_id>/nhom/", parties.members, name="members"),
    path("<str:plan_id>/", reading.plan, name="plan"),
    path("<str:plan_id>/sua-doi/", receive.amend, name="amend"),
    path("<str:plan_id>/ke-hoach-chinh/", reading.make_programme, name="make_programme"),
]
