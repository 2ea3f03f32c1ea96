from django.apps import AppConfig

from nepso.foundation.notices.kinds import kind_joins
from nepso.outreach.screens.kinds import TOLD


class ScreensConfig(AppConfig):
    name = "nepso.outreach.screens"
    label = "screens"
    verbose_name = "Màn hình công cộng"

    def ready(self) -> None:
        kind_joins(TOLD)
