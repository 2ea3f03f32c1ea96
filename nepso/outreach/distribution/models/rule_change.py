"""A change of a rule: what is written, and what another person said to it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from nepso.foundation.agencies.models import Agency
from nepso.kernel.clock import now
from nepso.kernel.fields import NfcTextField, PublicIdField
from nepso.outreach.distribution.kinds import OutletKind
from nepso.outreach.distribution.states import RULE_CHANGE_STATES, WAITING

Facts = dict[str, Any]


class RuleChange(models.Model):
    """Đề nghị đổi quy tắc: the words of a rule go out in every variant, so that a person other
    than its writer approves them first (issue 5); until then the rule that was approved holds.

    ``facts`` are the columns of ``MakingRule`` as they would be, ``before`` those that held when it
    was decided. ``revision`` counts on from one change of the same kind and agency to the next: who
    writes says which one they saw. Rows are never taken away: they are the history.
    """

    public_id = PublicIdField()
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=16, choices=OutletKind.choices)
    facts: models.JSONField[Facts, Facts] = models.JSONField()
    before: models.JSONField[Facts, Facts] = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=RULE_CHANGE_STATES.choices, default=WAITING)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    written_at = models.DateTimeField(default=now)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    decided_at = models.DateTimeField(null=True)
    reason = NfcTextField("lý do", blank=True)
    revision = models.PositiveIntegerField(default=0)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "đề nghị đổi quy tắc"
        verbose_name_plural = "đề nghị đổi quy tắc"
        indexes = [models.Index(fields=["kind", "agency", "id"], name="rule_change_of_scope")]
        constraints = [
            models.UniqueConstraint(
                "kind", condition=Q(agency=None, state=WAITING), name="rule_change_for_all_once"
            ),
            models.UniqueConstraint(
                "agency", "kind", condition=Q(state=WAITING), name="rule_change_waits_once"
            ),
        ]
