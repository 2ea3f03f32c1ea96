"""One searched column, without numbers and names of accounts; one index less of consents."""

import django.db.models.deletion
from django.db import migrations, models

from nepso.casework.intake.finding import findable

_TABLE = "intake_submission_search"


def let_go(apps, schema_editor):
    """SQLite drops no column that a trigger names; after the migrations they are made anew."""
    if schema_editor.connection.vendor == "sqlite":
        for name in ("added", "gone", "changed"):
            schema_editor.execute(f'DROP TRIGGER IF EXISTS "{_TABLE}_{name}"')
        schema_editor.execute(f'DROP TABLE IF EXISTS "{_TABLE}"')


def find_by_words(apps, schema_editor):
    """What was indexed before held numbers too."""
    rows = apps.get_model("intake", "Submission").objects.exclude(folded="")
    for row in rows.only("pk", "harm", "text", "links").iterator(chunk_size=500):
        row.folded = findable(row.harm, row.text, row.links)
        row.save(update_fields=["folded"])


class Migration(migrations.Migration):
    dependencies = [("intake", "0004_answers_delivered")]

    operations = [
        migrations.RunPython(let_go, migrations.RunPython.noop),
        migrations.RemoveField("submission", "search_text"),
        migrations.AlterField(
            "consent",
            "submission",
            models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="consents",
                to="intake.submission",
            ),
        ),
        migrations.RunPython(find_by_words, migrations.RunPython.noop),
    ]
