from django.apps import AppConfig

from nepso.foundation.search.declaring import searched


class ActivitiesConfig(AppConfig):
    name = "nepso.programme.activities"
    label = "activities"
    verbose_name = "Hoạt động và minh chứng"

    def ready(self) -> None:
        searched(self.get_model("Activity"), marked="search_text", folded="folded", has_title=True)
