"""Addresses of periodic reports and indicators."""

from django.urls import include, path

from nepso.programme.reporting.views_staff import (
    checking,
    deciding,
    errata,
    figures,
    indicators,
    lists,
    report,
    words,
)

app_name = "reporting"
urlpatterns = [
    path("", lists.mine, name="list"),
    path("lap/", lists.open_report, name="open"),
    path("ky/<str:public_id>/", lists.period, name="period"),
    path("ky/<str:public_id>/lap-danh-sach/", lists.expect, name="expect"),
    path("ky/<str:public_id>/chi-tieu/", indicators.period_indicators, name="period_indicators"),
    path("chi-tieu/", indicators.indicators, name="indicators"),
    path("chi-tieu/nap/", indicators.seed, name="indicators_seed"),
    path("chi-tieu/<slug:code>/", indicators.indicator, name="indicator"),
    path("chi-tieu/<slug:code>/sua/", indicators.reword, name="indicator_reword"),
    path("chi-tieu/<slug:code>/dung/", indicators.retire, name="indicator_retire"),
    path("so-lieu/<str:public_id>/dinh-chinh/", errata.figure_erratum, name="figure_erratum"),
    path("doan/<str:public_id>/", words.paragraph, name="paragraph"),
    path("doan/<str:public_id>/bo/", words.remove, name="paragraph_remove"),
    path("doan/<str:public_id>/chuyen/", words.move, name="paragraph_move"),
    path("doan/<str:public_id>/nhan/", words.adopt, name="paragraph_adopt"),
    path("doan/<str:public_id>/dinh-chinh/", errata.paragraph_erratum, name="paragraph_erratum"),
    path("don-doc/", include("nepso.programme.reporting.following.urls")),
    path("<str:public_id>/", report.report, name="report"),
    path("<str:public_id>/dem-lai/", report.recount, name="recount"),
    path("<str:public_id>/khong-co/", report.nothing, name="nothing"),
    path("<str:public_id>/so-lieu/<int:part>/", figures.figures, name="figures"),
    path("<str:public_id>/loi/", words.words, name="words"),
    path("<str:public_id>/loi/them/", words.paragraph_new, name="paragraph_new"),
    path("<str:public_id>/loi/goi-y/", words.suggest, name="suggest"),
    path("<str:public_id>/soat/", checking.check, name="check"),
    path("<str:public_id>/soat/giai-thich/", checking.explain, name="explain"),
    path("<str:public_id>/trinh/", checking.submit, name="submit"),
    path("<str:public_id>/lay-lai/", checking.take_back, name="take_back"),
    path("<str:public_id>/duyet/", checking.approve, name="approve"),
    path("<str:public_id>/xem/", deciding.read, name="read"),
    path("<str:public_id>/tra-can-bo/", deciding.hand_back, name="hand_back"),
    path("<str:public_id>/tiep-nhan/", deciding.accept, name="accept"),
    path("<str:public_id>/tra-lai/", deciding.give_back, name="give_back"),
]
