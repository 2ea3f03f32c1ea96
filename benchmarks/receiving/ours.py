"""Ours: the POST that accepts a submission, with everything that a server does for it."""

from __future__ import annotations

import os
import sys
import time

from benchmarks.receiving.posting import TEXT, encoded, folder_for_once, measure, photo_bytes


def main(url: str, count: int, photo: bool) -> None:
    """Prepare a data folder, post as so many people, print."""
    os.environ.update(
        NEPSO_MODE="local", DJANGO_SETTINGS_MODULE="config.settings",
        NEPSO_DATA=folder_for_once("nepso-g1-"),
    )  # fmt: skip
    os.environ.pop("NEPSO_DATABASE_URL", None)
    if not url.startswith("sqlite"):
        os.environ["NEPSO_DATABASE_URL"] = url
    from config import preparing

    preparing.prepare()
    from django.conf import settings
    from django.core.management import call_command

    call_command("collectstatic", verbosity=0, interactive=False)
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.NEPSO_FILINGS_A_MINUTE = 10**9  # a quiet day, however fast these come
    from config.wsgi import application
    from nepso.casework.intake.form_tokens import QUICKEST, token_new

    token = "a" * 32
    common = [
        ("csrfmiddlewaretoken", token), ("buoc", "gui"), ("text", TEXT),
        ("links", "https://vi-du.example/qua"), ("wanted", "answer"), ("answers", "money_sent"),
        ("name", "Người gửi"), ("telephone", "0900000000"), ("dong_y", "coordinator:text"),
        ("dong_y", "police:text"),
    ]  # fmt: skip
    picture = ("anh", photo_bytes()) if photo else None
    bodies = [encoded([*common, ("to", token_new())], picture) for _ in range(count)]
    time.sleep(QUICKEST + 0.2)
    print(
        measure(
            application,
            "/phan-anh/scam/",
            f"csrftoken={token}",
            bodies,
            lambda status, content: status.startswith("200") and "Đã nhận".encode() in content,
        )
    )


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3] == "photo")
