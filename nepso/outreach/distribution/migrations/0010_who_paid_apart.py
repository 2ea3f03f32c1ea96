from typing import Any

from django.db import migrations, models

# As the sentence was written when this migration was.
_BY_MACHINE = "Bản dịch do máy dịch."


def put_apart(apps: Any, schema_editor: Any) -> None:
    """That a machine translated it stood behind who paid, in one column, and passed for it."""
    for name in ("Variant", "HistoricalVariant"):
        Row = apps.get_model("distribution", name)
        for one in Row.objects.filter(disclosed_as__endswith=_BY_MACHINE).iterator(chunk_size=500):
            paid = one.disclosed_as.removesuffix(_BY_MACHINE).rstrip()
            Row.objects.filter(pk=one.pk).update(disclosed_as=paid, is_machine_translated=True)


def put_together(apps: Any, schema_editor: Any) -> None:
    for name in ("Variant", "HistoricalVariant"):
        Row = apps.get_model("distribution", name)
        for one in Row.objects.filter(is_machine_translated=True).iterator(chunk_size=500):
            both = f"{one.disclosed_as} {_BY_MACHINE}".strip()
            Row.objects.filter(pk=one.pk).update(disclosed_as=both)


class Migration(migrations.Migration):
    dependencies = [
        ("distribution", "0009_rules_by_four_eyes_and_links_that_count"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicalvariant",
            name="is_machine_translated",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="variant",
            name="is_machine_translated",
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(put_apart, put_together),
    ]
