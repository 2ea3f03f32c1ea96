from django.apps import AppConfig

from nepso.foundation.search.declaring import searched


class RulebookConfig(AppConfig):
    name = "nepso.foundation.rulebook"
    label = "rulebook"
    verbose_name = "Bộ Quy tắc"

    def ready(self) -> None:
        searched(
            self.get_model("CodeArticle"), marked="search_text", folded="folded", has_title=True
        )
