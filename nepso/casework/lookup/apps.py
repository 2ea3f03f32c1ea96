from django.apps import AppConfig


class LookupConfig(AppConfig):
    name = "nepso.casework.lookup"
    label = "lookup"
    verbose_name = "Tra cứu trước khi tin"
