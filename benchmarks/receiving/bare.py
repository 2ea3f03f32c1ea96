"""The limit: a bare view with one INSERT, CSRF checked; an upload is on the disk as well."""

from __future__ import annotations

import os
import sys
from functools import cache

from benchmarks.receiving.posting import (
    TEXT,
    database,
    encoded,
    folder_for_once,
    measure,
    photo_bytes,
)


def main(url: str, count: int, photo: bool) -> None:
    """Set a Django of one view up, post, print."""
    from django.conf import settings

    folder = folder_for_once("nepso-bare-")
    settings.configure(
        SECRET_KEY="x" * 50, ALLOWED_HOSTS=["testserver"], ROOT_URLCONF=__name__, MEDIA_ROOT=folder,
        DATABASES={"default": database(url, folder)}, USE_TZ=True,
        MIDDLEWARE=["django.middleware.csrf.CsrfViewMiddleware"],
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    )  # fmt: skip
    import django

    django.setup()
    from django.core.wsgi import get_wsgi_application
    from django.db import connection

    with connection.schema_editor() as editor:
        editor.create_model(_row())
    token = "a" * 32
    fields = [("csrfmiddlewaretoken", token), ("text", TEXT), ("link", "https://vi-du.example/qua")]
    body = encoded(fields, ("anh", photo_bytes()) if photo else None)
    told = measure(
        get_wsgi_application(), "/gui/", f"csrftoken={token}", [body] * count,
        lambda status, content: status.startswith("200") and content.isdigit(),
    )  # fmt: skip
    with connection.schema_editor() as editor:
        editor.delete_model(_row())
    print(told)


@cache
def _row():
    from django.db import models

    class Row(models.Model):
        text = models.TextField()
        link = models.CharField(max_length=2000)
        photo = models.CharField(max_length=200, blank=True)
        at = models.DateTimeField(auto_now_add=True)

        class Meta:
            app_label = "bare"

    return Row


def send(request):
    """Store what was sent and answer its number."""
    from django.core.files.storage import default_storage
    from django.http import HttpResponse

    photo = request.FILES.get("anh")
    kept = default_storage.save("anh.jpg", photo) if photo else ""
    if kept:  # the same promise as the row's: it is there after a power cut
        with open(default_storage.path(kept), "rb") as file:
            os.fsync(file.fileno())
    row = _row().objects.create(text=request.POST["text"], link=request.POST["link"], photo=kept)
    return HttpResponse(str(row.pk))


def _urls():
    from django.urls import path

    return [path("gui/", send)]


urlpatterns = _urls()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3] == "photo")
