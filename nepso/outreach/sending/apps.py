from django.apps import AppConfig

from nepso.foundation.notices.kinds import kind_joins
from nepso.outreach.sending.kinds import TOLD


class SendingConfig(AppConfig):
    name = "nepso.outreach.sending"
    label = "sending"
    verbose_name = "Đăng tự động"

    def ready(self) -> None:
        kind_joins(TOLD)
