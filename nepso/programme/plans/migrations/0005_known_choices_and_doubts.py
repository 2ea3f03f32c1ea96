"""Since when a plan is the programme's; and doubts that were sentences get their codes."""

from django.db import migrations
from django.db.models import Min

# How the compiler worded its doubts before it coded them.
_WORDS = (
    ("no_lead", "Không thấy tên cơ quan"),
    ("unverified", "Đọc qua chương trình khác"),
    ("unnumbered", "Đoạn này không có số"),
    ("long", "Đoạn này dài"),
    ("several_dates", "Câu này nhắc nhiều ngày"),
    ("deadline", "Thời hạn “"),
)
_NAMED = (
    ("unknown_name", "” không có trong danh mục"),
    ("group", "” là một nhóm"),
)


def choose(apps, schema_editor):
    choices = apps.get_model("plans", "ProgrammeChoice").objects
    plan = apps.get_model("plans", "Plan").objects.filter(is_programme=True).first()
    if plan is None:
        return
    first = plan.versions.aggregate(first=Min("adopted_at"))["first"]
    choices.create(plan=plan, from_at=first or plan.created_at)


def code(apps, schema_editor):
    for name in ("Duty", "HistoricalDuty"):
        rows = apps.get_model("plans", name).objects.exclude(doubts=[]).only("doubts")
        for row in rows.iterator(chunk_size=500):
            coded = [coded_doubt(doubt) for doubt in row.doubts]
            rows.model.objects.filter(pk=row.pk).update(doubts=coded)


def coded_doubt(doubt):
    if not isinstance(doubt, str):
        return doubt
    for known, mark in _NAMED:
        if doubt.startswith("“") and mark in doubt:
            return {"code": known, "about": doubt[1:].split(mark)[0], "sentence": doubt}
    known = next((known for known, words in _WORDS if doubt.startswith(words)), "")
    return {"code": known, "about": "", "sentence": doubt}


class Migration(migrations.Migration):
    dependencies = [("plans", "0004_programme_choices")]

    operations = [
        migrations.RunPython(choose, migrations.RunPython.noop),
        migrations.RunPython(code, migrations.RunPython.noop),
    ]
