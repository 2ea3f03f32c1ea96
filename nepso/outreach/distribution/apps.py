from django.apps import AppConfig

from nepso.foundation.notices.kinds import kind_joins
from nepso.foundation.search.declaring import searched
from nepso.outreach.distribution.kinds import TOLD


class DistributionConfig(AppConfig):
    name = "nepso.outreach.distribution"
    label = "distribution"
    verbose_name = "Kênh đăng"

    def ready(self) -> None:
        searched(self.get_model("Outlet"), marked="search_text", folded="folded")
        statement = self.get_model("RecallStatement")
        searched(statement, marked="search_text", folded="folded", has_title=True)
        kind_joins(TOLD)
        # After the models: the panel reads them.
        from nepso.outreach.distribution.product_panel import (  # noqa: PLC0415 - models are read
            ArtworksOfProducts,
            OutletsOfProducts,
        )
        from nepso.outreach.distribution.recall_list import rights_looked_at  # noqa: PLC0415
        from nepso.outreach.products.ports import panels_come_from, when_rights_lost  # noqa: PLC0415

        panels_come_from(OutletsOfProducts())
        panels_come_from(ArtworksOfProducts())
        when_rights_lost(rights_looked_at)
