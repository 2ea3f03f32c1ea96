"""Lines from which figures are counted: written when an activity enters the report, and closed
when it is withdrawn, so that a figure can be counted again as it was at any moment.

Everything a figure is grouped by stands on the line itself: no join, whatever the number of rows.
"""

from __future__ import annotations

from django.db import models

from nepso.foundation.agencies.models import Agency
from nepso.programme.activities.kinds import Audience, CountOf, Form, ItemKind
from nepso.programme.activities.models.activity import Activity
from nepso.programme.activities.models.evidence import EvidenceItem
from nepso.programme.plans.models import Duty, Plan


class CountedLine(models.Model):
    """What both kinds of line hold: one line for each duty that the activity was done for, of
    whatever ``plan``; a figure counts those of the plan that is the programme's at its moment.

    Counted from ``from_at`` until ``until_at`` (null: still). ``month`` is 202611. ``is_only`` says
    that no other line is about the same thing, so that lines can be added up without looking for
    doubles; a thing on several lines is counted once by its key.
    """

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    commune = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+", db_index=False)
    duty = models.ForeignKey(Duty, models.PROTECT, related_name="+", db_index=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="+", db_index=False)
    clause = models.CharField(max_length=60)
    form = models.CharField(max_length=12, choices=Form.choices)
    audience = models.CharField(max_length=12, choices=Audience.choices)
    done_on = models.DateField()
    month = models.PositiveIntegerField()
    is_only = models.BooleanField(default=True)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True


class CountedActivity(CountedLine):
    """Dòng tính hoạt động: one activity that counts, for one duty."""

    reach_measured = models.PositiveIntegerField(default=0)
    reach_estimated = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["agency", "done_on"], name="counted_activity_agency"),
            models.Index(fields=["duty", "done_on"], name="counted_activity_duty"),
            # What stands now, in the order in which the dashboards add it up: read, never sorted.
            models.Index(
                fields=[
                    *("plan", "month", "form", "clause", "is_only", "done_on"),
                    *("reach_measured", "reach_estimated"),
                ],
                condition=models.Q(until_at=None),
                name="counted_activity_standing",
            ),
        ]


class CountedItem(CountedLine):
    """Dòng tính minh chứng: one item that was accepted with an activity, for one duty."""

    item = models.ForeignKey(EvidenceItem, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=18, choices=ItemKind.choices)
    count_of = models.CharField(max_length=24, choices=CountOf.choices, blank=True)
    value = models.DecimalField(max_digits=14, decimal_places=2, null=True)

    class Meta:
        indexes = [
            models.Index(fields=["agency", "done_on"], name="counted_item_agency"),
            models.Index(fields=["duty", "done_on"], name="counted_item_duty"),
        ]
