"""The plan adopted last was what pages and reports were about: it stays so."""

from django.db import migrations


def choose(apps, schema_editor):
    version = (
        apps.get_model("plans", "PlanVersion")
        .objects.filter(state="adopted")
        .order_by("-adopted_at", "-pk")
        .first()
    )
    if version is not None:
        apps.get_model("plans", "Plan").objects.filter(pk=version.plan_id).update(is_programme=True)


class Migration(migrations.Migration):
    dependencies = [("plans", "0002_programme_plan")]

    operations = [migrations.RunPython(choose, migrations.RunPython.noop)]
