"""Counted lines name their plan; filled by the next migration."""

import django.db.models.deletion
from django.db import migrations, models


def _plan():
    return models.ForeignKey(
        "plans.plan", django.db.models.deletion.PROTECT, related_name="+", null=True, db_index=False
    )


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0005_index_of_what_stands"),
        ("plans", "0005_known_choices_and_doubts"),
    ]

    operations = [
        migrations.RemoveIndex("countedactivity", "counted_activity_standing"),
        migrations.AddField("countedactivity", "plan", _plan()),
        migrations.AddField("counteditem", "plan", _plan()),
    ]
