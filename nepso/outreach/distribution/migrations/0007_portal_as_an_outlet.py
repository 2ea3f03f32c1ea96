from typing import Any

from django.db import migrations, models

import nepso.kernel.fields
from nepso.foundation.search.declaring import search_columns


def told_of_what_is_there(apps: Any, schema_editor: Any) -> None:
    """Which postings stand on a page of ours and in a person's words; outlets of a kind that shows
    nothing any more are out of use; statements are searched."""
    Posting = apps.get_model("distribution", "Posting")
    Posting.objects.filter(outlet__kind="portal").update(is_on_portal=True)
    changed = Posting.objects.filter(variant__edited__isnull=False).select_related("variant")
    for one in changed.iterator(chunk_size=500):
        if one.shown and one.shown == one.variant.edited:
            Posting.objects.filter(pk=one.pk).update(is_edited=True)
    apps.get_model("distribution", "Outlet").objects.filter(kind="feed").update(in_use=False)
    Statement = apps.get_model("distribution", "RecallStatement")
    for one in Statement.objects.select_related("recall__product__agency").iterator():
        product = one.recall.product
        parts = [product.title, one.was_wrong, one.is_right, product.agency.name]
        marked, folded = search_columns(parts)
        Statement.objects.filter(pk=one.pk).update(search_text=marked, folded=folded)


class Migration(migrations.Migration):
    dependencies = [
        ("distribution", "0006_outlets_speak_a_language"),
        ("products", "0008_due_for_approval"),
    ]

    operations = [
        migrations.AddField(
            model_name="posting", name="is_edited", field=models.BooleanField(default=False)
        ),
        migrations.AddField(
            model_name="posting", name="is_on_portal", field=models.BooleanField(default=False)
        ),
        migrations.AddField(
            model_name="recallstatement",
            name="folded",
            field=models.TextField(default="", editable=False),
        ),
        migrations.AddField(
            model_name="recallstatement",
            name="search_text",
            field=models.TextField(default="", editable=False),
        ),
        migrations.AlterField(
            model_name="historicalvariant",
            name="disclosed_as",
            field=nepso.kernel.fields.NfcCharField(blank=True, max_length=300),
        ),
        migrations.AlterField(
            model_name="variant",
            name="disclosed_as",
            field=nepso.kernel.fields.NfcCharField(blank=True, max_length=300),
        ),
        migrations.AddIndex(
            model_name="posting",
            index=models.Index(
                condition=models.Q(("is_on_portal", True)),
                fields=["out_at", "id"],
                name="posting_on_portal",
            ),
        ),
        migrations.RunPython(told_of_what_is_there, migrations.RunPython.noop),
    ]
