"""27/11/2026: a later word was given to a sort of recipient; to the agency that had the case then."""

from django.db import migrations


def name_the_agency(apps, schema_editor):
    words = apps.get_model("intake", "ThreadEntry").objects.exclude(readers=[])
    steps = apps.get_model("cases", "CaseStep").objects.exclude(agency=None)
    for word in words.iterator():
        of_case = steps.filter(case__links__submission=word.submission_id, at__lte=word.at)
        last = of_case.select_related("agency").order_by("-id").first()
        # Where nobody had it, to whom it was given is not known: it is the reception's alone.
        word.readers = [f"{kind}:{last.agency.public_id}" for kind in word.readers] if last else []
        word.save(update_fields=["readers"])


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0005_reporters_clocks"),
        ("intake", "0003_who_is_complained_of"),
        ("agencies", "0002_police_of_their_own"),
    ]

    operations = [migrations.RunPython(name_the_agency, migrations.RunPython.noop)]
