"""Every person who wrote of a reply is known; of those that stand, who saved them last."""

from django.conf import settings
from django.db import migrations, models


def who_is_known(apps, schema_editor):
    reply = apps.get_model("replies", "Reply")
    writers = reply.writers.through
    rows = reply.objects.filter(written_by__isnull=False).values_list("pk", "written_by")
    writers.objects.bulk_create(
        [writers(reply_id=key, account_id=by) for key, by in rows.iterator()], batch_size=500
    )


class Migration(migrations.Migration):
    dependencies = [
        ("replies", "0002_nobody_decides"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="reply",
            name="writers",
            field=models.ManyToManyField(related_name="+", to=settings.AUTH_USER_MODEL),
        ),
        migrations.RunPython(who_is_known, migrations.RunPython.noop),
    ]
