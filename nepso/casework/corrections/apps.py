from django.apps import AppConfig

from nepso.casework.corrections.kinds import TOLD
from nepso.foundation.notices.kinds import kind_joins
from nepso.foundation.search.declaring import searched


class CorrectionsConfig(AppConfig):
    name = "nepso.casework.corrections"
    label = "corrections"
    verbose_name = "Đính chính"

    def ready(self) -> None:
        searched(
            self.get_model("Correction"), marked="search_text", folded="folded", has_title=True
        )
        kind_joins(TOLD)
