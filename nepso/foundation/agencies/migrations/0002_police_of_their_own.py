"""The police are a kind of their own: what a reporter lets the police read, no army command reads.

Bodies that were "Công an, quân sự" and are called Công an become police; the others stay and are told
apart by a person, which errs on the side of whoever reported. Groups of the old kind hold both.
"""

from django.db import migrations, models

from nepso.foundation.agencies.kinds import AgencyKind


def police_apart(apps, schema_editor):
    agency, group = apps.get_model("agencies", "Agency"), apps.get_model("agencies", "AgencyGroup")
    old = agency.objects.filter(kind="armed_force")
    for one in old:
        if one.name.strip().lower().startswith("công an"):
            agency.objects.filter(pk=one.pk).update(kind="police")
    for one in group.objects.all():
        if "armed_force" in one.kinds and "police" not in one.kinds:
            group.objects.filter(pk=one.pk).update(kinds=[*one.kinds, "police"])


def together_again(apps, schema_editor):
    agency, group = apps.get_model("agencies", "Agency"), apps.get_model("agencies", "AgencyGroup")
    agency.objects.filter(kind="police").update(kind="armed_force")
    for one in group.objects.all():
        if "police" in one.kinds:
            kinds = [kind for kind in one.kinds if kind != "police"]
            group.objects.filter(pk=one.pk).update(kinds=kinds)


class Migration(migrations.Migration):
    dependencies = [("agencies", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="agency",
            name="kind",
            field=models.CharField(choices=AgencyKind.choices, max_length=20, verbose_name="loại"),
        ),
        migrations.RunPython(police_apart, together_again),
    ]
