"""Addresses of the REST API: a contract for machines, so not in Vietnamese."""

from collections.abc import Iterator

from django.urls import URLPattern, path

from nepso.publicapi.rest import views_public as views
from nepso.publicapi.rest.api import api
from nepso.publicapi.rest.guarding import guarded


def _operations() -> Iterator[URLPattern]:
    for one in api.urls[0]:
        # The root is our page for people: what ninja would put there says nothing.
        if isinstance(one, URLPattern) and one.name != "api-root":
            # Ninja's own view of its document escapes every Vietnamese letter.
            view = views.document if one.name == "openapi-json" else one.callback
            yield URLPattern(one.pattern, guarded(view), one.default_args, one.name)


app_name = "rest"
urlpatterns = [
    path("", views.page, name="api-root"),
    *_operations(),
    path("<path:rest>", guarded(views.nothing), name="nothing"),
]
