"""The shipped configuration of the web server keeps no address of whoever reports or asks."""

import re
from pathlib import Path

from django.urls import reverse

from config import environment

PUBLIC = (
    reverse("intake:choose"),
    reverse("intake:choose_business"),
    reverse("intake:report", args=["scam"]),
    reverse("intake:follow"),
    reverse("intake:confirm_address", args=["x"]),
    reverse("lookup:look_up"),
    reverse("cases:outside_answer"),
    reverse("open311:requests", args=["json"]),
)


def test_neither_log_names_who_opened_these_pages():
    written = (Path(environment.PROJECT) / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    assert re.search(r"^    access_log off;", written, re.MULTILINE)
    blocks = re.findall(r"location ~ (\S+) \{(.*?)\}", written, re.DOTALL)
    (pattern,) = [where for where, inside in blocks if "error_log /dev/null" in inside]
    for path in PUBLIC:
        assert re.match(pattern, path), path
    assert not re.match(pattern, reverse("portal:figures"))
