import hashlib

from django.db import migrations, models


def bind(apps, schema_editor):
    """Readings whose words certainly did not change since they were added stay on the air; of the
    rest nobody knows, so that they are heard and chosen anew."""
    Reading = apps.get_model("broadcasts", "Reading")
    for one in Reading.objects.select_related("variant").iterator():
        variant = one.variant
        changes = [variant.made_at, variant.edited_at, variant.approved_at]
        if any(at is not None and at > one.created_at for at in changes):
            continue
        is_own = variant.edited is not None and variant.state == "ready"
        parts = variant.edited if is_own else variant.made
        one.of_script = hashlib.sha256(parts.get("script", "").encode()).hexdigest()
        one.save(update_fields=["of_script"])


class Migration(migrations.Migration):
    dependencies = [("broadcasts", "0001_readings_of_scripts")]

    operations = [
        migrations.AddField(
            model_name="reading",
            name="of_script",
            field=models.CharField(blank=True, default="", max_length=64),
            preserve_default=False,
        ),
        migrations.RunPython(bind, migrations.RunPython.noop),
    ]
