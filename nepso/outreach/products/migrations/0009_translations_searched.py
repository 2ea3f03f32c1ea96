from typing import Any

from django.db import migrations, models

from nepso.foundation.search.declaring import search_columns
from nepso.outreach.products.richtext import plain_text


def searched_as_written(apps: Any, schema_editor: Any) -> None:
    """What is there is found as what will be written."""
    Translation = apps.get_model("products", "Translation")
    for one in Translation.objects.iterator(chunk_size=200):
        marked, folded = search_columns([one.title, one.key_message, plain_text(one.source)])
        Translation.objects.filter(pk=one.pk).update(search_text=marked, folded=folded)


class Migration(migrations.Migration):
    dependencies = [
        ("products", "0008_due_for_approval"),
    ]

    operations = [
        migrations.AddField(
            model_name="translation",
            name="folded",
            field=models.TextField(default="", editable=False),
        ),
        migrations.AddField(
            model_name="translation",
            name="search_text",
            field=models.TextField(default="", editable=False),
        ),
        migrations.RunPython(searched_as_written, migrations.RunPython.noop),
    ]
