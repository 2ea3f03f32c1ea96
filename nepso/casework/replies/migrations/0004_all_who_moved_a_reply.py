"""Every person who submitted, returned, approved, dropped or sent a reply is known; of those that
stand, who did by their audit lines."""

from django.conf import settings
from django.db import migrations, models

ACTS = ("replies.submit", "replies.return", "replies.approve", "replies.drop", "replies.send")


def who_is_known(apps, schema_editor):
    reply = apps.get_model("replies", "Reply")
    lines = apps.get_model("audit", "AuditLine").objects.filter(
        act__in=ACTS, subject_type="replies.reply"
    )
    pairs = set(lines.exclude(actor="").values_list("subject", "actor"))
    replies = dict(reply.objects.values_list("public_id", "pk"))
    people = dict(apps.get_model("accounts", "Account").objects.values_list("public_id", "pk"))
    moved_by = reply.moved_by.through
    rows = [
        moved_by(reply_id=replies[on], account_id=people[by])
        for on, by in sorted(pairs)
        if on in replies and by in people
    ]
    moved_by.objects.bulk_create(rows, batch_size=500)


class Migration(migrations.Migration):
    dependencies = [
        ("replies", "0003_all_who_wrote_a_reply"),
        ("audit", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="reply",
            name="moved_by",
            field=models.ManyToManyField(related_name="+", to=settings.AUTH_USER_MODEL),
        ),
        migrations.RunPython(who_is_known, migrations.RunPython.noop),
    ]
