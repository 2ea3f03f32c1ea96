from django.apps import AppConfig


class PublicapiConfig(AppConfig):
    name = "nepso.publicapi"
    label = "publicapi"
    verbose_name = "Giao diện cho máy của đơn vị khác"
