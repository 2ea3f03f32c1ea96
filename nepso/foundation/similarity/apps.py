from django.apps import AppConfig


class SimilarityConfig(AppConfig):
    name = "nepso.foundation.similarity"
    label = "similarity"
    verbose_name = "Nội dung gần trùng"
