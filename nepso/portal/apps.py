from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "nepso.portal"
    label = "portal"
    verbose_name = "Cổng công khai"
