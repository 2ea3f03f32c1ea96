from django.apps import AppConfig
from django.db.models.signals import post_migrate

from nepso.foundation.search.indexing import indexes_prepare


class SearchConfig(AppConfig):
    name = "nepso.foundation.search"
    label = "search"
    verbose_name = "Tìm kiếm"

    def ready(self) -> None:
        post_migrate.connect(indexes_prepare, dispatch_uid="search.indexes_prepare")
