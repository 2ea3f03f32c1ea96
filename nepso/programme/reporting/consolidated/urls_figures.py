"""The permanent addresses of figures, under /so-lieu/."""

from django.urls import path

from nepso.programme.reporting.consolidated.views_staff import figures

app_name = "figures"
urlpatterns = [path("<str:public_id>/", figures.figure, name="figure")]
