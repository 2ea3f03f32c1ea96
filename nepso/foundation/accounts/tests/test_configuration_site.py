"""Django's admin shows configuration models only."""

from __future__ import annotations

import re

import pytest
from django.contrib import admin

from nepso.foundation.agencies.models import Agency
from nepso.foundation.audit.models import AuditLine

CONFIGURATION = {"agencies.agency", "agencies.agencygroup", "agencies.agencyalias"}


def test_only_configuration_is_registered():
    assert {model._meta.label_lower for model in admin.site._registry} == CONFIGURATION


@pytest.mark.django_db
def test_it_opens_for_the_administrator_in_vietnamese(client, people):
    client.force_login(people["administrator"])
    for path in ("", "agencies/agency/", "agencies/agencygroup/", "agencies/agencyalias/"):
        answer = client.get(f"/cau-hinh/{path}")
        assert answer.status_code == 200
        words = re.sub(r"<script.*?</script>|<[^>]+>", " ", answer.content.decode(), flags=re.S)
        assert not re.search(r"\b(Site|Home|Search|Filter|Select|Delete|Save)\b", words), path


@pytest.mark.django_db
def test_a_change_leaves_a_line_and_nothing_is_deleted(client, people, tree):
    client.force_login(people["administrator"])
    path = f"/cau-hinh/agencies/agency/{tree['so-yt'].pk}/change/"
    page = client.get(path)
    form = page.context["adminform"].form
    given = {k: v for k, v in form.initial.items() if v is not None and k in form.fields}
    assert client.post(path, {**given, "telephone": "0208 111"}).status_code == 302
    assert Agency.objects.get(code="so-yt").telephone == "0208 111"
    assert AuditLine.objects.filter(act="agencies.configure").count() == 1
    gone = client.post(f"/cau-hinh/agencies/agency/{tree['so-yt'].pk}/delete/", {"post": "yes"})
    assert gone.status_code == 403


@pytest.mark.django_db
def test_an_officer_reads_why_it_does_not_open_instead_of_going_in_circles(client, people):
    client.force_login(people["officer"])
    answer = client.get("/cau-hinh/", follow=True)
    assert answer.status_code == 403
    assert "chỉ dành cho quản trị hệ thống" in answer.content.decode()
