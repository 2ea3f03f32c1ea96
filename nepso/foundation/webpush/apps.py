from django.apps import AppConfig


class WebPushConfig(AppConfig):
    name = "nepso.foundation.webpush"
    label = "webpush"
    verbose_name = "Báo tin trên thiết bị"
