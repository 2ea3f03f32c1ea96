from django.apps import AppConfig

from nepso.foundation.search.declaring import searched


class CampaignsConfig(AppConfig):
    name = "nepso.outreach.campaigns"
    label = "campaigns"
    verbose_name = "Chiến dịch"

    def ready(self) -> None:
        searched(self.get_model("Campaign"), marked="search_text", folded="folded", has_title=True)
