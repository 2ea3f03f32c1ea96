"""Whether somebody was called stands in notices, that nobody can be named in the namings."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("triage", "0003_who_is_complained_of"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="triageitem",
            name="nobody_named",
        ),
        migrations.RemoveField(
            model_name="triageitem",
            name="rung_at",
        ),
    ]
