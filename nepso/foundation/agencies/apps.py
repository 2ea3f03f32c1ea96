from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    name = "nepso.foundation.agencies"
    label = "agencies"
    verbose_name = "Cơ quan, đơn vị"
