"""28/11/2026: a case merged before 0007 tells where its reporters went, as its audit line does."""

from django.db import migrations


def tell_where(apps, schema_editor):
    cases = apps.get_model("cases", "CaseFile").objects
    lines = apps.get_model("audit", "AuditLine").objects.filter(act="cases.merge").order_by("id")
    for gone, detail in lines.values_list("subject", "detail").iterator(chunk_size=500):
        into = cases.filter(public_id=detail.get("into")).values_list("pk", flat=True).first()
        if into is not None:
            cases.filter(public_id=gone).update(merged_into=into)


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0007_merged_into"),
        ("audit", "0001_initial"),
    ]

    operations = [migrations.RunPython(tell_where, migrations.RunPython.noop)]
