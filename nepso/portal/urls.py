"""Addresses of the public shell."""

from django.urls import path

from nepso.portal import (
    feeds,
    views_about,
    views_agencies,
    views_code,
    views_figures,
    views_machines,
    views_news,
    views_progress,
    views_public,
)

app_name = "portal"
urlpatterns = [
    path("", views_public.home, name="home"),
    path("ke-hoach-cong-khai/", views_public.plan, name="plan"),
    path("tien-do/", views_progress.progress, name="progress"),
    path("tien-do/du-lieu/", views_progress.data, name="progress_data"),
    path("tien-do/du-lieu.csv", views_progress.data_csv, name="progress_csv"),
    path("tien-do/du-lieu.json", views_progress.data_json, name="progress_json"),
    path("tien-do/anh/<str:public_id>/", views_progress.photo, name="progress_photo"),
    path("tien-do/muc/<str:label>/", views_progress.clause, name="progress_clause"),
    path("so-lieu/", views_figures.figures, name="figures"),
    path("so-lieu/<int:year>.csv", views_figures.data_csv, name="figures_csv"),
    path("so-lieu/dcat.json", views_figures.dcat, name="figures_dcat"),
    path("tim-kiem/", views_public.search, name="search"),
    path("bo-quy-tac/", views_code.code, name="code"),
    path("bo-quy-tac/dieu-<slug:slug>/", views_code.article, name="code_article"),
    path("bo-quy-tac/dieu-<slug:article>/<str:form>.xml", feeds.feed, name="article_feed"),
    path("bo-quy-tac/ban-<int:number>/", views_code.code, name="code_version"),
    path(
        "bo-quy-tac/ban-<int:number>/dieu-<slug:slug>/",
        views_code.article,
        name="code_version_article",
    ),
    path("tin/", views_news.news, name="news"),
    path("tin/<str:form>.xml", feeds.feed, name="news_feed"),
    path("tin/nhom/<slug:slug>/", views_news.news_of_group, name="news_of_group"),
    path("tin/nhom/<slug:slug>/<str:form>.xml", feeds.feed, name="group_feed"),
    path("tin/anh/<str:key>/", views_news.picture, name="picture"),
    path("tin/<slug:slug>/", views_news.read, name="read"),
    path("don-vi/", views_agencies.agencies, name="agencies"),
    path("don-vi/<str:public_id>/", views_agencies.agency, name="agency"),
    path("don-vi/<str:public_id>/<str:form>.xml", feeds.feed, name="agency_feed"),
    path("tro-nang/", views_about.accessibility, name="accessibility"),
    path("khong-co-mang/", views_about.offline, name="offline"),
    path("sitemap.xml", views_machines.sitemap_index, name="sitemap"),
    path("sitemap-<slug:section>.xml", views_machines.sitemap, name="sitemap_section"),
    path("robots.txt", views_machines.robots, name="robots"),
    path(".well-known/security.txt", views_machines.security, name="security"),
    path("ung-dung.webmanifest", views_machines.manifest, name="manifest"),
    path("giu-trang.js", views_machines.service_worker, name="service_worker"),
]
