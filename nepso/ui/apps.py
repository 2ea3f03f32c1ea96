"""The look, as a Django app."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """First in INSTALLED_APPS, so that our templates and translations win over Django's."""

    name = "nepso.ui"
    label = "ui"
    verbose_name = "Giao diện"
