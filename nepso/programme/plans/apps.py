from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "nepso.programme.plans"
    label = "plans"
    verbose_name = "Kế hoạch"
