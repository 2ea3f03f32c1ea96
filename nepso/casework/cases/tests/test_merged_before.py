"""Installed over an older version, a case merged before tells where its reporters went."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import transaction

from nepso.casework.cases.models import CaseFile
from nepso.casework.cases.services import case_merge
from nepso.casework.cases.services.ending import MERGE
from nepso.foundation.audit.models import AuditLine
from nepso.foundation.audit.services import record


def installed_again():
    CaseFile.objects.update(merged_into=None)
    import_module("nepso.casework.cases.migrations.0008_merged_before").tell_where(apps, None)


def test_what_was_merged_before_knows_its_case(world):
    first, second, third, _ = (world.case() for _ in range(4))
    by = world.person("police")
    second = case_merge(case=first, revision=first.revision, into=second, by=by)
    case_merge(case=second, revision=second.revision, into=third, by=by)
    merged = list(CaseFile.objects.order_by("id").values_list("merged_into", flat=True))
    assert merged == [second.pk, third.pk, None, None]
    installed_again()
    assert list(CaseFile.objects.order_by("id").values_list("merged_into", flat=True)) == merged


def test_a_case_opened_again_and_merged_anew_went_where_it_went_last(world):
    first, second, third = (world.case() for _ in range(3))
    with transaction.atomic():
        for into in (second, third):
            record(MERGE, by=None, on=first, detail={"into": into.public_id, "submissions": 1})
    CaseFile.objects.filter(pk=first.pk).update(state="duplicate")
    installed_again()
    assert CaseFile.objects.get(pk=first.pk).merged_into == third


@pytest.mark.parametrize("into", ["khong-co-that", None])
def test_of_a_case_that_is_no_more_nothing_is_told(world, into):
    first = world.case()
    with transaction.atomic():
        record(MERGE, by=None, on=first, detail={"into": into} if into else {})
    lines = AuditLine.objects.count()
    installed_again()
    assert CaseFile.objects.get(pk=first.pk).merged_into is None
    assert AuditLine.objects.count() == lines
