from typing import Any

from django.db import migrations

from nepso.foundation.similarity.index import keyed
from nepso.foundation.similarity.shingles import shingles, sketch
from nepso.outreach.products.richtext import plain_text

_SPACE = "products.text"


def compared_as_written(apps: Any, schema_editor: Any) -> None:
    """What is there is compared as what will be written (``matching.py``)."""
    Translation = apps.get_model("products", "Translation")
    Asset = apps.get_model("products", "Asset")
    for one in Translation.objects.select_related("product").iterator(chunk_size=200):
        _keep(apps, f"{one.product.public_id}.{one.language}", plain_text(one.source))
    for asset in Asset.objects.exclude(transcript="").iterator(chunk_size=200):
        _keep(apps, f"tep.{asset.public_id}", asset.transcript)


def _keep(apps: Any, item: str, text: str) -> None:
    Sketch = apps.get_model("similarity", "Sketch")
    SketchMark = apps.get_model("similarity", "SketchMark")
    of = shingles(text)
    row, is_new = Sketch.objects.get_or_create(space=_SPACE, item=item, defaults={"size": len(of)})
    if is_new:
        SketchMark.objects.bulk_create(
            SketchMark(sketch=row, value=value) for value in keyed(_SPACE, sketch(of))
        )


class Migration(migrations.Migration):
    dependencies = [
        ("products", "0009_translations_searched"),
        ("similarity", "0001_sketches"),
    ]

    operations = [migrations.RunPython(compared_as_written, migrations.RunPython.noop)]
