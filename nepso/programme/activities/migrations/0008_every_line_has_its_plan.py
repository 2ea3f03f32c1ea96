"""Every line has its plan now, and the index of what stands starts with it."""

import django.db.models.deletion
from django.db import migrations, models


def _plan():
    return models.ForeignKey(
        "plans.plan", django.db.models.deletion.PROTECT, related_name="+", db_index=False
    )


class Migration(migrations.Migration):
    dependencies = [("activities", "0007_lines_of_every_plan")]

    operations = [
        migrations.AlterField("countedactivity", "plan", _plan()),
        migrations.AlterField("counteditem", "plan", _plan()),
        migrations.AddIndex(
            "countedactivity",
            models.Index(
                condition=models.Q(("until_at", None)),
                fields=[
                    "plan",
                    "month",
                    "form",
                    "clause",
                    "is_only",
                    "done_on",
                    "reach_measured",
                    "reach_estimated",
                ],
                name="counted_activity_standing",
            ),
        ),
    ]
