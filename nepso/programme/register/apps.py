from django.apps import AppConfig

from nepso.foundation.search.declaring import searched


class RegisterConfig(AppConfig):
    name = "nepso.programme.register"
    label = "register"
    verbose_name = "Sổ theo dõi nhiệm vụ"

    def ready(self) -> None:
        searched(self.get_model("PlanTask"), marked="search_text", folded="folded")
