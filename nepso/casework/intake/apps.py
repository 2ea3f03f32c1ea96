from django.apps import AppConfig

from nepso.foundation.search.declaring import searched


class IntakeConfig(AppConfig):
    name = "nepso.casework.intake"
    label = "intake"
    verbose_name = "Tiếp nhận phản ánh"

    def ready(self) -> None:
        searched(self.get_model("Submission"), marked="search_text", folded="folded")
