from django.apps import AppConfig

from nepso.foundation.notices.kinds import kind_joins
from nepso.foundation.search.declaring import searched
from nepso.outreach.products.kinds import TOLD


class ProductsConfig(AppConfig):
    name = "nepso.outreach.products"
    label = "products"
    verbose_name = "Sản phẩm truyền thông"

    def ready(self) -> None:
        for model in ("Product", "Asset", "Translation"):
            searched(self.get_model(model), marked="search_text", folded="folded", has_title=True)
        kind_joins(TOLD)
