"""The peer: django-helpdesk's public form, in an environment of its own, with its own defaults."""

from __future__ import annotations

import sys

from benchmarks.receiving.posting import (
    TEXT,
    database,
    encoded,
    folder_for_once,
    measure,
    photo_bytes,
)

APPS = [
    "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
    "django.contrib.sites", "django.contrib.admin", "django.contrib.messages",
    "django.contrib.staticfiles", "django.contrib.humanize", "helpdesk",
    "rest_framework",
]  # fmt: skip
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
CONTEXT = [
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
]


def main(url: str, count: int, photo: bool) -> None:
    """Set a helpdesk with one public queue up, post, print."""
    from django.conf import settings

    folder = folder_for_once("nepso-helpdesk-")
    processors = ["django.template.context_processors.request", *CONTEXT]
    settings.configure(
        SECRET_KEY="x" * 50, ALLOWED_HOSTS=["testserver"], ROOT_URLCONF=__name__, SITE_ID=1,
        DATABASES={"default": database(url, folder)}, USE_TZ=True, MEDIA_ROOT=folder,
        INSTALLED_APPS=APPS, MIDDLEWARE=MIDDLEWARE, STATIC_URL="/static/",
        EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend",
        DEFAULT_AUTO_FIELD="django.db.models.AutoField", HELPDESK_TEAMS_MODE_ENABLED=False,
        TEMPLATES=[{
            "BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
            "OPTIONS": {"context_processors": processors},
        }],
    )  # fmt: skip
    import django

    django.setup()
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application

    call_command("migrate", verbosity=0, interactive=False)
    from helpdesk.models import Queue

    queue, _ = Queue.objects.get_or_create(
        slug="do", defaults={"title": "Đo", "allow_public_submission": True}
    )
    token = "a" * 32
    fields = [
        ("csrfmiddlewaretoken", token), ("queue", str(queue.pk)), ("title", "Tin nhắn lừa đảo"),
        ("body", TEXT + " https://vi-du.example/qua"), ("priority", "3"), ("due_date", ""),
        ("submitter_email", "nguoi-gui@vi-du.example"),
    ]  # fmt: skip
    body = encoded(fields, ("attachment", photo_bytes()) if photo else None)
    print(
        measure(
            get_wsgi_application(),
            "/tickets/submit/",
            f"csrftoken={token}",
            [body] * count,
            lambda status, content: status.startswith("302"),
        )
    )


def _urls():
    from django.urls import include, path

    return [path("", include("helpdesk.urls", namespace="helpdesk"))]


def __getattr__(name):
    """Addresses are read when Django asks, after the apps are ready."""
    if name == "urlpatterns":
        return _urls()
    raise AttributeError(name)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3] == "photo")
